/**
 * The brief of a product as it grew: what it said at first, then one part for each change under a heading of its own. It
 * is read as a whole: instructions (renames, removals) are carried out, everything else is what the brief says, and what
 * a later part says wins over what an earlier one said.
 */
import type { Specification } from '../../protocol/specification.ts';
import type { Analysis } from '../analyst/analyse.ts';
import { fold, segmentsOf, type Segment, type Span } from '../analyst/language/text.ts';
import { dropElement } from './drop.ts';
import { instructionOf, isInstruction, type Instruction } from './instruction.ts';
import { Manuscript } from './manuscript.ts';

/** What a change did to names: keys of before, and of after once the whole is read. */
export type KeyRename = { entity: string; field?: string; to: string };

/** A history as it was read. `instructions` and `renames` are those of its last part. */
export type HistoryReading = {
  analysis: Analysis;
  instructions: Instruction[];
  renames: KeyRename[];
  /** Where its last part begins. */
  lastPart: number;
};

const heading = /^## (?:Change|Modification) \d+[ \t]*$/gmu;

/** Words by which a change leans on what is there; they say nothing that a brief would not say without them. */
const leaning = new Set([
  'also',
  'now',
  'additionally',
  'aussi',
  'également',
  'désormais',
  'maintenant',
  'dorénavant',
]);

/** The brief with one more part. */
export function appendChange(brief: string, change: string, language: 'en' | 'fr'): string {
  const number = [...brief.matchAll(heading)].length + 1;
  const title = language === 'fr' ? 'Modification' : 'Change';
  return `${brief.trimEnd()}\n\n## ${title} ${number}\n\n${change.trim()}\n`;
}

/** Where the parts begin after their headings; the first begins at 0. */
function partsOf(brief: string): number[] {
  return [0, ...[...brief.matchAll(heading)].map((match) => match.index + match[0].length)];
}

type Act = Instruction & { part: number };

/** Reads a brief with its changes. Without any it is what `analyseBrief` says. */
export function readHistory(brief: string): HistoryReading {
  const starts = partsOf(brief);
  const manuscript = new Manuscript(brief);
  for (const match of brief.matchAll(heading))
    manuscript.blank({ start: match.index, end: match.index + match[0].length });
  const acts: Act[] = [];
  const unknown: (Span & { why: string })[] = [];
  const segments = starts.length > 1 ? segmentsOf(brief) : [];
  for (const [part, start] of starts.entries()) {
    if (part === 0) continue;
    const end = starts[part + 1] ?? brief.length;
    const sentences = segments.filter(
      (one) => one.start >= start && one.end <= end && one.kind !== 'heading',
    );
    readPart({ manuscript, sentences, part, acts, unknown, amendments: starts.slice(1) });
  }
  const analysis = manuscript.analyse(starts.slice(1));
  const { specification } = analysis;
  const lastPart = starts.at(-1) ?? 0;
  const last = acts.filter(({ part }) => part === starts.length - 1);
  if (!specification) return { analysis, instructions: last, renames: [], lastPart };
  const renames = renamesOf(specification, last);
  const done = dropAll(specification, acts, starts);
  const notUnderstood = [
    ...done.notUnderstood,
    ...unknown.map(({ start, end, why }) => ({ start, end, text: brief.slice(start, end), why })),
  ].toSorted((a, b) => a.start - b.start);
  const status = notUnderstood.length > 0 ? 'partial' : 'done';
  return {
    analysis: { ...analysis, status, specification: { ...done, notUnderstood } },
    instructions: last,
    renames,
    lastPart,
  };
}

type PartReading = {
  manuscript: Manuscript;
  sentences: readonly Segment[];
  part: number;
  acts: Act[];
  unknown: (Span & { why: string })[];
  amendments: readonly number[];
};

function readPart({ manuscript, sentences, part, acts, unknown, amendments }: PartReading): void {
  const language = manuscript.language;
  for (const sentence of sentences) {
    const { tokens } = sentence;
    if (isInstruction(tokens, language)) {
      const known = manuscript.analyse(amendments, sentence.start).specification;
      const found = known && instructionOf(tokens, known);
      if (found && 'do' in found) {
        manuscript.blank(sentence);
        if (found.do === 'rename' && known) manuscript.rename(known, found.rename, sentence.start);
        acts.push({ ...found, part });
        continue;
      }
      if (found) {
        manuscript.blank(sentence);
        unknown.push(found);
        continue;
      }
    }
    for (const token of tokens) if (leaning.has(token.lower)) manuscript.blank(token);
    manuscript.settleNegation(tokens);
  }
}

/** The keys that renamed things have now. */
function renamesOf(specification: Specification, acts: readonly Act[]): KeyRename[] {
  const plain = (text: string): string => fold(text.toLowerCase());
  return acts.flatMap((act): KeyRename[] => {
    if (act.do !== 'rename') return [];
    const { entity, field, to } = act.rename;
    if (field === undefined) {
      const found = specification.entities.find((one) =>
        [one.label, one.labelPlural].some((label) => plain(label) === plain(to)),
      );
      return found ? [{ entity, to: found.key }] : [];
    }
    const owner = specification.entities.find(({ key }) => key === entity);
    const found = owner?.fields.find(({ label }) => plain(label) === plain(to));
    return found ? [{ entity, field, to: found.key }] : [];
  });
}

/** Removals in their order; what a later part says again stays. */
function dropAll(
  specification: Specification,
  acts: readonly Act[],
  starts: readonly number[],
): Specification {
  let left = specification;
  for (const act of acts) {
    if (act.do !== 'drop') continue;
    left = dropElement(left, act.element, starts[act.part + 1] ?? Infinity);
  }
  return left;
}

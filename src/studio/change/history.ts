/**
 * The brief of a product as it grew: what it said at first, then one part for each change under a heading of its own. It
 * is read as a whole: instructions (renames, removals) are carried out, everything else is what the brief says, and what
 * a later part says wins over what an earlier one said.
 */
import type { Specification } from '../../protocol/specification.ts';
import type { Analysis } from '../analyst/analyse.ts';
import { keyOf } from '../analyst/assembly/name.ts';
import { fold, segmentsOf, type Segment, type Span } from '../analyst/language/text.ts';
import { dropElement } from './drop.ts';
import { instructionOf, isInstruction, type Instruction, type Rename } from './instruction.ts';
import { Manuscript } from './manuscript.ts';
import { withRoleKeys } from './role-key.ts';

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

/**
 * Reads a brief with its changes. Without any it is what `analyseBrief` says. With `isOnlyRenamed`, nothing of its last
 * part but renames is carried out.
 */
export function readHistory(brief: string, { isOnlyRenamed = false } = {}): HistoryReading {
  const starts = partsOf(brief);
  const last = starts.length - 1;
  const manuscript = new Manuscript(brief);
  for (const match of brief.matchAll(heading))
    manuscript.blank({ start: match.index, end: match.index + match[0].length });
  const reading: PartReading = { manuscript, acts: [], unknown: [], roleKeys: new Map(), starts };
  for (const { sentence, part } of sentencesOf(brief, starts)) {
    if (carryOut(reading, sentence, part)) continue;
    if (isOnlyRenamed && part === last) manuscript.blank(sentence);
    else lean(manuscript, sentence);
  }
  const analysis = manuscript.analyse(starts.slice(1));
  const lastPart = starts.at(-1) ?? 0;
  const instructions = reading.acts.filter(({ part }) => part === last);
  if (!analysis.specification) return { analysis, instructions, renames: [], lastPart };
  const specification = withRoleKeys(analysis.specification, reading.roleKeys);
  const acts = isOnlyRenamed ? reading.acts.filter(({ part }) => part !== last) : reading.acts;
  const done = dropAll(specification, acts, starts);
  const unknown = reading.unknown.map((one) => ({ ...one, text: brief.slice(one.start, one.end) }));
  const notUnderstood = [...done.notUnderstood, ...unknown].toSorted((a, b) => a.start - b.start);
  const status = notUnderstood.length > 0 ? 'partial' : 'done';
  return {
    analysis: { ...analysis, status, specification: { ...done, notUnderstood } },
    instructions,
    renames: renamesOf(specification, instructions),
    lastPart,
  };
}

/** The sentences of the later parts. */
function sentencesOf(brief: string, starts: readonly number[]): { sentence: Segment; part: number }[] {
  if (starts.length === 1) return [];
  return segmentsOf(brief).flatMap((sentence) => {
    const part = starts.findLastIndex((start) => start <= sentence.start);
    return part === 0 || sentence.kind === 'heading' ? [] : [{ sentence, part }];
  });
}

/** What came of the parts so far; `roleKeys`: keys that roles had before their renames, by those that they would have. */
type PartReading = {
  manuscript: Manuscript;
  acts: Act[];
  unknown: (Span & { why: string })[];
  roleKeys: Map<string, string>;
  starts: readonly number[];
};

/** Carries an instruction out; false for a sentence that is none. */
function carryOut(reading: PartReading, sentence: Segment, part: number): boolean {
  const { manuscript, acts, unknown, roleKeys, starts } = reading;
  if (!isInstruction(sentence.tokens, manuscript.language)) return false;
  const known = manuscript.analyse(starts.slice(1), sentence.start).specification;
  const found = known && instructionOf(sentence.tokens, known);
  if (!found) return false;
  manuscript.blank(sentence);
  if (!('do' in found)) {
    unknown.push(found);
    return true;
  }
  if (found.do === 'rename') {
    keepRoleKey(known, found.rename, roleKeys);
    manuscript.rename(known, found.rename, sentence.start);
  }
  acts.push({ ...found, part });
  return true;
}

function lean(manuscript: Manuscript, { tokens }: Segment): void {
  for (const token of tokens) if (leaning.has(token.lower)) manuscript.blank(token);
  manuscript.settleNegation(tokens);
}

/** Remembers under which key a role stays that is called otherwise from now on, by itself or with its entity. */
function keepRoleKey(
  { roles, entities }: Specification,
  rename: Rename,
  roleKeys: Map<string, string>,
): void {
  if ('field' in rename) return;
  const label =
    'role' in rename ? undefined : entities.find(({ key }) => key === rename.entity)?.label.toLowerCase();
  const role = roles.find((one) =>
    'role' in rename ? one.key === rename.role : one.label.toLowerCase() === label,
  );
  const key = keyOf(rename.to);
  if (role && key !== undefined) roleKeys.set(key, roleKeys.get(role.key) ?? role.key);
}

/** The keys that renamed things have now. */
function renamesOf(specification: Specification, acts: readonly Act[]): KeyRename[] {
  return acts.flatMap((act): KeyRename[] => {
    if (act.do !== 'rename' || 'role' in act.rename) return [];
    const { entity, field } = act.rename;
    const to = keyNow(specification, act.rename) ?? keyOf(act.rename.to);
    return to === undefined ? [] : [{ entity, ...(field !== undefined && { field }), to }];
  });
}

/** The key of what is called so now. */
function keyNow({ entities }: Specification, { to, ...of }: Rename): string | undefined {
  const plain = (text: string): string => fold(text.toLowerCase());
  if ('role' in of) return undefined;
  if (of.field === undefined)
    return entities.find((one) => [one.label, one.labelPlural].some((label) => plain(label) === plain(to)))
      ?.key;
  const owner = entities.find(({ key }) => key === of.entity);
  return owner?.fields.find(({ label }) => plain(label) === plain(to))?.key;
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

/** What an outline says of a thing that is kept: that there is one, and each of its fields. */
import { plainly } from '../../grammar/category.ts';
import { describing, frames } from '../../grammar/frame.ts';
import type { Attribute, Frame, NounPhrase } from '../../grammar/logical-form.ts';
import type { Token } from '../../language/text.ts';
import { residueOf } from '../cover.ts';
import type { Reading } from '../cover.ts';
import { isPerson } from '../noun-class.ts';
import type { ReadSentence } from '../sentences.ts';
import type { Reader } from '../sentence.ts';
import { lowerOf, partedAt, placeOf, withoutBrackets } from './entry.ts';
import { fieldOf } from './field-entry.ts';
import type { FieldEntry, Known } from './field-entry.ts';
import type { OutlineNode, Written } from './walk.ts';

type RecordNode = Extract<OutlineNode, { kind: 'record' }>;

/** The name of a thing, in the singular. */
export function thingNamed({ lexicon }: Reader, label: readonly Token[]): string {
  const words = withoutBrackets(label).filter(
    ({ kind, lower }) => kind === 'word' && !Object.hasOwn(lexicon.closed.DET, lower),
  );
  const isHeadFirst = lexicon.language === 'fr';
  return words
    .map(({ lower }, at) =>
      isHeadFirst || at === words.length - 1 ? lexicon.singularOf(lower).singular : lower,
    )
    .join(' ');
}

/** The sentences for which a record of an outline stands. */
export function recordSentences(known: Known, { label, fields, head }: RecordNode): ReadSentence[] {
  const owner = ownerOf(known.reader, label);
  const lead = head ? [sentence(label, [keeping(owner)], [])] : [];
  const read = fields.flatMap((field) => fieldSentences(known, owner, field));
  return head ? [...lead, ...read] : withLabel(read, { label, owner });
}

/** The name before the first field is said together with it. */
function withLabel(
  read: ReadSentence[],
  { label, owner }: { label: readonly Token[]; owner: NounPhrase },
): ReadSentence[] {
  return [sentence(label, [keeping(owner)], []), ...read];
}

/** The thing itself. */
export function ownerOf(reader: Reader, label: readonly Token[]): NounPhrase {
  return { ...placeOf(label), words: thingNamed(reader, label).split(' '), isPlural: false, adjectives: [] };
}

/** That the thing is kept. */
export function keeping(owner: NounPhrase): Frame {
  const { start, end } = owner;
  const predicate = { start, end, kind: 'keep' as const, aux: plainly(owner), objects: [owner] };
  return { start, end, subjects: [], isOnly: false, predicate };
}

/** A sentence with the one reading that its place gives it. */
export function sentence(
  tokens: readonly Token[],
  said: Frame[],
  residues: Reading['residues'],
): ReadSentence {
  return { ...placeOf(tokens), tokens, isHeading: false, readings: [{ frames: said, residues, score: 0 }] };
}

function fieldSentences(known: Known, owner: NounPhrase, { tokens, notes = [] }: Written): ReadSentence[] {
  const all = [...tokens, ...notes.flat()];
  const fields = fieldsIn(known, tokens, notes);
  if (fields.length === 0) return [sentence(all, [], unreadIn(known, [all]))];
  return fields.map(({ attribute, left }, at) => {
    const place = at === 0 ? placeOf(all) : placeOf(tokens);
    const said = frames(place, [owner], [having(place, attribute)]);
    return sentence(all, said, unreadIn(known, left));
  });
}

/** An optional reference is something that one may have. */
function having(place: { start: number; end: number }, attribute: Attribute): Frame['predicate'] {
  const predicate = describing(place, [attribute]);
  return attribute.hints.isOptional &&
    predicate.kind === 'possess' &&
    Object.keys(attribute.hints).length === 1
    ? { ...predicate, aux: { ...predicate.aux, modal: 'can' } }
    : predicate;
}

const and: ReadonlySet<string> = new Set(['and', 'et', '&']);

/** The field, or the two that "and" joins: "adults and children". */
function fieldsIn(
  known: Known,
  tokens: readonly Token[],
  notes: readonly (readonly Token[])[],
): FieldEntry[] {
  const whole = fieldOf(known, tokens, notes);
  const parts = partedAt(tokens, and);
  if (whole?.isKnown === true || parts.length !== 2) return whole ? [whole] : [];
  const each = parts.map((part) => fieldOf(known, part));
  const both = each.filter((field) => field !== undefined);
  return both.length === 2 && both.some(({ isKnown }) => isKnown) ? both : whole ? [whole] : [];
}

/** What was not understood, each run by itself. */
export function unreadIn({ reader }: Known, runs: readonly (readonly Token[])[]): Reading['residues'] {
  return runs
    .flatMap((run) => residueOf(reader.lexicon, run))
    .map((residue) => ({ ...residue, hasOperator: false, touchesBefore: false, touchesAfter: false }));
}

/** The thing to which most of the others are referred by: what the brief is about. */
export function mainThing(known: Known, nodes: readonly OutlineNode[]): readonly Token[] | undefined {
  const records = nodes.filter((node) => node.kind === 'record');
  const counted = records.map(({ label, fields }) => ({
    label,
    count: fields.filter(({ tokens }) => known.things.has(lowerOf(withoutBrackets(tokens)))).length,
  }));
  const best = counted.reduce<{ label?: readonly Token[]; count: number }>(
    (left, right) => (right.count >= left.count ? right : left),
    { count: 0 },
  );
  return best.label;
}

/** The first thing that the main thing refers to and that is nobody: what is lent, booked, repaired. */
export function objectOf(
  { reader, things }: Known,
  nodes: readonly OutlineNode[],
  main: readonly Token[] | undefined,
): string | undefined {
  const { lexicon } = reader;
  const record = nodes.find((node) => node.kind === 'record' && node.label === main);
  const fields = record?.kind === 'record' ? record.fields : [];
  const names = fields.map(({ tokens }) => lowerOf(withoutBrackets(tokens)));
  const name = names.find((one) => things.has(one) && !isPerson(lexicon, one.split(' ')));
  return name === undefined ? undefined : lexicon.pluralOf(name);
}

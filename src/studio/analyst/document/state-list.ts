/**
 * Lists of states and values, as people write them: "Status: booked, on loan, no-show", "Life of a piece: waiting → fired",
 * "A file goes through: …", "Types: check-up (20 min), cleaning".
 */
import { plainly } from '../grammar/category.ts';
import { describing, frames } from '../grammar/frame.ts';
import type { NounPhrase, Predicate, StateName, Word } from '../grammar/logical-form.ts';
import type { Span, Token } from '../language/text.ts';
import { isFieldNoun, isPerson } from './noun-class.ts';
import type { Parsed, Range } from './parsed.ts';
import { cost, residueOf } from './cover.ts';
import type { Reading } from './cover.ts';

type Named = { value: StateName; rest?: Range };

/** The readings of a sentence as a list of states or of values; `heading` is what its part of the brief is about. */
export function stateListReadings(parsed: Parsed, heading: NounPhrase | undefined): Reading[] {
  return [labelled(parsed, heading), passed(parsed), moved(parsed), coursed(parsed)].flatMap(
    (reading) => reading ?? [],
  );
}

/** "Truck states: …", "Life of a piece: …"; under a heading also "Status: …", "Types: …". */
function labelled(parsed: Parsed, heading: NounPhrase | undefined): Reading | undefined {
  const colon = parsed.tokens.findIndex(({ lower }) => lower === ':');
  if (colon < 1) return undefined;
  const isBracketed =
    parsed.wordAt(colon + 1) === '(' &&
    parsed.closingOf(colon + 1, parsed.tokens.length) === parsed.tokens.length - 1;
  const list = isBracketed
    ? { from: colon + 2, to: parsed.tokens.length - 1 }
    : { from: colon + 1, to: parsed.tokens.length };
  const whole = { from: 0, to: colon };
  const label = labelOf(parsed, whole);
  const life = lifeOf(parsed, whole);
  const owner = life ?? (label && stateOwner(parsed, label, heading));
  if (owner) return statesReading(parsed, owner, list);
  return label && heading ? valuesReading(parsed, { label, heading, list }) : undefined;
}

/** The words before the colon as a name, also where one of them could be a verb: "truck states". */
function labelOf(parsed: Parsed, range: Range): NounPhrase | undefined {
  const [found] = parsed.over('NP', range);
  if (found) return found.value;
  const tokens = parsed.tokens.slice(range.from, range.to);
  const isName =
    tokens.length <= 2 &&
    tokens.every(({ kind, lower }) => kind === 'word' && !parsed.lexicon.functionWords.has(lower));
  if (!isName) return undefined;
  const singular = tokens.map(({ lower }) => parsed.lexicon.singularOf(lower));
  const span = parsed.spanOf(range);
  return {
    ...span,
    words: singular.map((one) => one.singular),
    isPlural: singular.some((one) => one.isPlural),
    adjectives: [],
  };
}

/** "Life of a piece". */
function lifeOf(parsed: Parsed, { from, to }: Range): NounPhrase | undefined {
  const end = parsed.phraseEnd('LIFE', from);
  const of = end === undefined ? undefined : parsed.phraseEnd('OF', end);
  return of === undefined ? undefined : parsed.over('NP', { from: of, to })[0]?.value;
}

/** Whose states they are: "the states of a truck", "truck states", or what the heading names. */
function stateOwner(
  { lexicon }: Parsed,
  label: NounPhrase,
  heading: NounPhrase | undefined,
): NounPhrase | undefined {
  const { naming, stateNouns } = lexicon;
  const head = naming.headOf(label.words);
  if (!stateNouns.has(head)) return undefined;
  if (label.of) return label.of;
  const rest = label.words.filter((word) => word !== head);
  if (rest.length > 0 && label.adjectives.length === 0) return { ...label, words: rest };
  return rest.length === 0 && label.adjectives.length === 0 ? heading : undefined;
}

function statesReading(parsed: Parsed, owner: NounPhrase, list: Range): Reading | undefined {
  const found = namesOf(parsed, list);
  if (!found || found.length < 2) return undefined;
  const place = wholeOf(parsed);
  const isCourse = isOrdered(parsed, list);
  const values = found.map(({ value }) => value);
  const predicate: Predicate = isCourse
    ? { ...place, kind: 'sequence', steps: values.map((state) => [state]) }
    : stating(parsed, place, values);
  return readingOf(parsed, { owner, predicate, found });
}

/** "Stages: …", "life of a piece: …", arrows: one after the other, unless they are alternatives. */
function isOrdered(parsed: Parsed, { from, to }: Range): boolean {
  const listed = parsed.tokens.slice(from, to);
  if (listed.some(({ lower }) => lower === '->')) return true;
  const { marks, singularOf } = parsed.lexicon;
  const courses = [...(marks['STAGES'] ?? []), ...(marks['LIFE'] ?? [])];
  const label = parsed.tokens.slice(0, from).map(({ lower }) => lower);
  return (
    !isChoice(parsed, { from, to }) &&
    label.some((word) => courses.includes(word) || courses.includes(singularOf(word).singular))
  );
}

/** "Trips: planned, started, finished", "a cake – ordered, baked, iced, fetched": what is done to it, one after the other. */
function coursed(parsed: Parsed): Reading | undefined {
  const { tokens } = parsed;
  const at = tokens.findIndex(({ lower, kind }, index) => index > 0 && kind === 'mark' && leads.has(lower));
  const [owner] = at < 1 ? [] : parsed.over('NP', { from: 0, to: at });
  const isGoing = tokens.slice(0, at).some((_, index) => parsed.phraseEnd('THROUGH', index) !== undefined);
  if (!owner || isGoing || !isPlain(owner.value)) return undefined;
  const list = { from: at + 1, to: tokens.length - (tokens[at]?.lower === '(' ? 1 : 0) };
  const found = isChoice(parsed, list) ? undefined : namesOf(parsed, list);
  if (!found || !areDone(parsed, found)) return undefined;
  const place = wholeOf(parsed);
  const steps = found.map(({ value }) => [value]);
  return readingOf(parsed, {
    owner: owner.value,
    predicate: { ...place, kind: 'sequence', steps },
    found,
  });
}

function isPlain({ isPronoun, quantity, isOwn }: NounPhrase): boolean {
  return !isPronoun && !quantity && !isOwn;
}

/** Names of states, most of which say what was done. */
function areDone({ lexicon }: Parsed, found: readonly Named[]): boolean {
  const done = found.filter(
    ({ value: { value, verb } }) => verb !== undefined || lexicon.adjectives.has(value),
  );
  const isNamed = found.some(
    ({ rest, value: { value } }) => rest !== undefined || isFieldNoun(lexicon, value.split(' ')),
  );
  return found.length > 2 && !isNamed && done.length * 2 >= found.length;
}

/** Alternatives are not one after the other. */
function isChoice(parsed: Parsed, { from, to }: Range): boolean {
  return parsed.tokens.slice(from, to).some((_, at) => parsed.phraseEnd('OR', from + at) !== undefined);
}

/** What leads from a thing to its states. */
const leads: ReadonlySet<string> = new Set([':', '-', '–', '—', '(', '=']);

/** "Has a status: …". */
function stating({ lexicon }: Parsed, place: Span, values: readonly StateName[]): Predicate {
  const words = [lexicon.wording.names.status.label.toLowerCase()];
  const noun: NounPhrase = { ...place, words, isPlural: false, adjectives: [] };
  const named = values.map(({ start, end, value, written = value }) => ({
    start,
    end,
    lemma: value,
    text: written,
  }));
  return describing(place, [{ ...place, noun, hints: { values: named } }]);
}

type Said = { owner: NounPhrase; predicate: Predicate; found: readonly Named[] };

function readingOf(parsed: Parsed, { owner, predicate, found }: Said): Reading {
  const { start, end } = predicate;
  const rests = found.flatMap(({ rest }) =>
    rest ? residueOf(parsed.lexicon, parsed.tokens.slice(rest.from, rest.to)) : [],
  );
  return {
    frames: [
      ...frames(
        { start, end },
        [],
        [{ start, end, kind: 'keep', aux: plainly(predicate), objects: [kept(owner)] }],
      ),
      ...frames({ start, end }, [kept(owner)], [predicate]),
    ],
    residues: rests.map((one) => ({ ...one, hasOperator: false, touchesBefore: false, touchesAfter: false })),
    score: leaning - cost.clause - rests.length * cost.contentWord,
  };
}

/** The thing itself: of its states, and so kept. */
function kept({ start, end, words, isPlural }: NounPhrase): NounPhrase {
  return { start, end, words, isPlural, adjectives: [] };
}

const leaning = 1;

/** "Types: check-up (20 min), cleaning": the values of a field of what the heading names. */
function valuesReading(
  parsed: Parsed,
  { label, heading, list }: { label: NounPhrase; heading: NounPhrase; list: Range },
): Reading | undefined {
  const found = isKindOf(parsed, label) ? namesOf(parsed, list) : undefined;
  if (!found || found.length < 2) return undefined;
  if (found.some(({ value }) => isFieldNoun(parsed.lexicon, value.value.split(' ')))) return undefined;
  const values = found.map(({ value: { start, end, value } }): Word => ({
    start,
    end,
    lemma: value,
    text: value,
  }));
  const place = wholeOf(parsed);
  const noun: NounPhrase = { ...label, isPlural: false };
  const predicate = describing(place, [{ ...place, noun, hints: { values } }]);
  return readingOf(parsed, { owner: heading, predicate, found });
}

/** "Types", "categories": the name of a field that is one of several words. */
function isKindOf({ lexicon }: Parsed, { words, adjectives, of, quantity }: NounPhrase): boolean {
  const isText = lexicon.fieldNouns[words.join(' ')]?.kind === 'text';
  return isText && adjectives.length === 0 && !of && !quantity;
}

/** The place of a sentence. */
function wholeOf({ tokens }: Parsed): Span {
  const start = tokens[0]?.start ?? 0;
  return { start, end: tokens.at(-1)?.end ?? start };
}

/** "A file goes through: received, in progress, closed". */
function passed(parsed: Parsed): Reading | undefined {
  for (const { value: owner, to } of parsed.startingAt('NP', 0)) {
    const through = parsed.phraseEnd('THROUGH', to);
    if (through === undefined || owner.isPronoun || owner.quantity) continue;
    const from = parsed.wordAt(through) === ':' ? through + 1 : through;
    const found = namesOf(parsed, { from, to: parsed.tokens.length });
    if (!found || found.length < 3) continue;
    const place = wholeOf(parsed);
    const steps = found.map(({ value }) => [value]);
    return readingOf(parsed, { owner, predicate: { ...place, kind: 'sequence', steps }, found });
  }
  return undefined;
}

/** "Move an idea between Open, Planned and Shipped": what can be done is said by the clause before. */
function moved(parsed: Parsed): Reading | undefined {
  const at = parsed.tokens.findIndex((_, index) => parsed.phraseEnd('BETWEEN', index) !== undefined);
  const end = at < 1 ? undefined : parsed.phraseEnd('BETWEEN', at);
  if (end === undefined) return undefined;
  const owner = parsed
    .endingAt('NP', at)
    .find(({ from, value }) => value.determiner === 'indefinite' && isMoved(parsed, from))?.value;
  const found = owner && namesOf(parsed, { from: end, to: parsed.tokens.length });
  if (!owner || !found || found.length < 3) return undefined;
  const place = wholeOf(parsed);
  const values = found.map(({ value }) => value);
  return readingOf(parsed, {
    owner,
    predicate: stating(parsed, place, values),
    found,
  });
}

function isMoved(parsed: Parsed, at: number): boolean {
  return parsed.endingAt('V', at).some(({ value: { sense } }) => sense === 'mark' || sense === 'change');
}

/** The names of a list, each of a few words; brackets behind one are left over. */
function namesOf(parsed: Parsed, list: Range): Named[] | undefined {
  const runs = parsed.runsOf(list, (at) => boundaryAt(parsed, at));
  const names = runs.map((run) => nameIn(parsed, run));
  const found = names.filter((one) => one !== undefined);
  const isSame = new Set(found.map(({ value }) => value.value)).size === found.length;
  return found.length === names.length && isSame ? found : undefined;
}

function boundaryAt(parsed: Parsed, at: number): number | undefined {
  const word = parsed.wordAt(at);
  if (word === '->' || word === '/' || word === '|' || isDashAlone(parsed, at)) return at + 1;
  const comma = word === ',' ? at + 1 : undefined;
  const next = comma ?? at;
  const joint =
    parsed.phraseEnd('AND', next) ?? parsed.phraseEnd('OR', next) ?? parsed.phraseEnd('ARROW', next);
  return joint ?? comma;
}

/** " - ", but not that of "no-show". */
function isDashAlone({ tokens }: Parsed, at: number): boolean {
  const [before, dash, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!dash || !dashes.has(dash.lower)) return false;
  return (!before || before.end < dash.start) && (!after || after.start > dash.end);
}

const dashes: ReadonlySet<string> = new Set(['-', '–', '—']);

const longestState = 5;
const quotes: ReadonlySet<string> = new Set(['"', '“', '”', '«', '»', "'"]);

function nameIn(parsed: Parsed, run: Range): Named | undefined {
  const open = parsed.tokens.findIndex(({ lower }, at) => at > run.from && at < run.to && lower === '(');
  if (open !== -1 && parsed.closingOf(open, run.to) !== run.to - 1) return undefined;
  const range = { from: run.from, to: open === -1 ? run.to : open };
  const value = stateIn(parsed, range);
  if (!value) return undefined;
  return { value, ...(open !== -1 && { rest: { from: open + 1, to: run.to - 1 } }) };
}

/** A few words that name a state: "on loan", "no-show". */
export function stateIn(parsed: Parsed, range: Range): StateName | undefined {
  const tokens = parsed.tokens.slice(range.from, range.to).filter(({ lower }) => !quotes.has(lower));
  const isWords = tokens.every(({ kind, lower }) => kind === 'word' || kind === 'number' || lower === '-');
  const [first] = tokens;
  if (!first || tokens.length > longestState || !isWords || isClause(parsed, range)) return undefined;
  const place = { start: first.start, end: tokens.at(-1)?.end ?? first.end };
  const part = tokens.length === 1 ? parsed.over('PART', range)[0]?.value : undefined;
  return part
    ? { ...place, value: part.value, verb: part.verb, written: part.written }
    : { ...place, value: writtenOf(tokens), written: writtenOf(tokens) };
}

/** The words as they stand, in small letters. */
function writtenOf(tokens: readonly Token[]): string {
  const parts = tokens.map(({ start, text }, index) => {
    const isApart = index > 0 && start > (tokens[index - 1]?.end ?? 0);
    return `${isApart ? ' ' : ''}${text.toLowerCase()}`;
  });
  return parts.join('');
}

/** Somebody does something: no name of a state. */
function isClause(parsed: Parsed, range: Range): boolean {
  const modal = parsed.tokens
    .slice(range.from, range.to)
    .some((_, index) => parsed.phraseEnd('MODAL', range.from + index) !== undefined);
  const [noun] = parsed.over('NP', range);
  return modal || (noun !== undefined && isPerson(parsed.lexicon, noun.value.words) && noun.value.isPlural);
}

/** An entry of a list of fields: "number (e.g. T-0147, unique)", "priority: low | normal | high", "needs induction yes/no". */
import { attributeNameOf } from '../fact.ts';
import type { Attribute, Hints, NounPhrase } from '../../grammar/logical-form.ts';
import { join } from '../../grammar/modifier.ts';
import type { Token } from '../../language/text.ts';
import { isFieldNoun } from '../noun-class.ts';
import type { Reader } from '../sentence.ts';
import { lowerOf, placeOf } from './entry.ts';
import { notedIn, partsOf, thingOf } from './field-note.ts';
import { chartOf } from '../chart.ts';
import type { Noted } from './field-note.ts';
import { isOneOf } from './section.ts';

/** A field as it is written; `isKnown` where its name or its notes say of what type it is. */
export type FieldEntry = Pick<Noted, 'left' | 'aside'> & { attribute: Attribute; isKnown: boolean };

/** What an outline knows while it is read. */
export type Known = { reader: Reader; things: ReadonlySet<string> };

const noteMarks: ReadonlySet<string> = new Set(['(', '[', ':', '=', '->', ',', '*', '?', '–', '—']);
const breaks: ReadonlySet<string> = new Set(['(', ')', '[', ']', ',', ';', '–', '—', '.']);
const longestName = 6;

/** A field, or undefined where the words name none. `notes` stand in further cells of a row. */
export function fieldOf(
  known: Known,
  tokens: readonly Token[],
  notes: readonly (readonly Token[])[] = [],
): FieldEntry | undefined {
  const cut = tokens.findIndex(({ lower }, at) => at > 0 && noteMarks.has(lower));
  const headed = headOf(known, cut === -1 ? tokens : tokens.slice(0, cut));
  if (!headed) return undefined;
  const behind = cut === -1 ? [] : runsOf(tokens.slice(cut));
  const noted = notedIn(known.reader, [...headed.notes, ...behind, ...notes], known.things);
  return fieldNamed(known, { ...headed, place: [...tokens, ...notes.flat()] }, noted);
}

/** Notes between brackets, commas and dashes. */
export function runsOf(tokens: readonly Token[]): (readonly Token[])[] {
  const runs: Token[][] = [[]];
  tokens.forEach((token, at) => {
    const isLeading = at === 0 && (token.lower === ':' || token.lower === '=' || token.lower === '->');
    if (isLeading || breaks.has(token.lower)) runs.push([]);
    else runs.at(-1)?.push(token);
  });
  return runs.filter((run) =>
    run.some(
      ({ kind, lower }) =>
        kind !== 'mark' || lower === '€' || lower === '£' || lower === '$' || lower === '%',
    ),
  );
}

type Headed = { name: readonly Token[]; hints: Hints; notes: (readonly Token[])[]; noun?: NounPhrase };

/** The name before the notes, without what is noted behind it without a mark. */
function headOf({ reader }: Known, tokens: readonly Token[]): Headed | undefined {
  const { closed } = reader.lexicon;
  const whole = numbered(
    reader,
    tokens.filter(({ lower }) => !quotes.has(lower)),
  );
  const from = whole.findIndex(({ lower }) => !Object.hasOwn(closed.DET, lower));
  const name = from > 0 ? whole.slice(from) : whole;
  const tail = tailOf(reader, name);
  const rest = name.slice(0, tail);
  const isNamed = rest.length > 0 && rest.length <= longestName && rest.every(isNameWord);
  return isNamed ? { name: rest, hints: {}, notes: tail === undefined ? [] : [name.slice(tail)] } : undefined;
}

const quotes: ReadonlySet<string> = new Set(['"', '“', '”', '`']);

/** "Inventory no." is a number. */
function numbered({ lexicon }: Reader, tokens: readonly Token[]): readonly Token[] {
  const token = tokens.at(-2);
  const isNumber = lexicon.language === 'en' && tokens.at(-1)?.lower === '.' && token?.lower === 'no';
  return isNumber ? [...tokens.slice(0, -2), { ...token, lower: lexicon.numbering }] : tokens;
}

function isNameWord({ kind, lower }: Token): boolean {
  return (
    kind === 'word' ||
    kind === 'number' ||
    lower === '-' ||
    lower === '&' ||
    lower === "'s" ||
    lower === '.' ||
    lower === '/'
  );
}

/** Short forms of units: "kg". */
const longestUnit = 3;

/** Where a note without a mark begins: "needs induction yes/no", "size S/M/L", "nickname optional". */
function tailOf(reader: Reader, name: readonly Token[]): number | undefined {
  const { lexicon } = reader;
  const sure = lexicon.outline.notes.filter(
    ({ hints }) => hints.isBoolean || hints.isOptional || hints.isRequired || hints.isUnique,
  );
  for (let at = 1; at < name.length; at += 1)
    if (
      sure.some(
        ({ phrases }) =>
          isOneOf(lexicon, phrases, name.slice(at)) && name.length - at > 0 && isSure(name, at),
      )
    )
      return at;
  // "Length m", "total eur".
  const unit = name.at(-1)?.lower ?? '';
  const isUnit = Object.hasOwn(lexicon.closed.MEASURE, unit) || Object.hasOwn(lexicon.closed.CURRENCY, unit);
  if (isUnit && unit.length <= longestUnit && name.length > 1) return name.length - 1;
  const slash = name.findIndex(({ lower }) => lower === '/' || lower === '|');
  const isMoment = lexicon.outline.notes.some(
    ({ phrases, hints }) => hints.kind === 'datetime' && isOneOf(lexicon, phrases, name),
  );
  return slash > 1 && partsOf(name.slice(slash - 1)).length > 1 && !isMoment ? slash - 1 : undefined;
}

/** "Member id" is a name; "id" alone is none behind another word. */
function isSure(name: readonly Token[], at: number): boolean {
  const tail = lowerOf(name.slice(at));
  return !['id', 'key', 'clé', 'must', 'flag', 'toujours'].includes(tail);
}

/** The field under its name. */
function fieldNamed(
  known: Known,
  headed: Headed & { place: readonly Token[] },
  noted: Noted,
): FieldEntry | undefined {
  const { reader, things } = known;
  const { lexicon } = reader;
  const thing = thingOf(lexicon, headed.name, things);
  const read =
    thing === undefined ? readName(reader, headed.name, noted.hints.values !== undefined) : undefined;
  const noun = thing === undefined ? (read?.noun ?? plainNoun(headed.name)) : nounOf(headed.name, thing);
  if (!noun) return undefined;
  const hints = join(read?.hints ?? {}, noted.hints);
  const typed =
    thing === undefined ? { ...timeOf(reader, headed.name, hints), ...hints } : onlyOptional(hints);
  const place = placeOf(headed.place);
  const isKnown = thing !== undefined || isFieldNoun(lexicon, noun.words) || Object.keys(typed).length > 0;
  return { attribute: { ...place, noun, hints: typed }, left: noted.left, aside: noted.aside, isKnown };
}

/** A thing that is named needs no type. */
function onlyOptional({ isOptional, target }: Hints): Hints {
  return { ...(isOptional && { isOptional }), ...(target && { target }) };
}

function nounOf(tokens: readonly Token[], name: string): NounPhrase {
  return { ...placeOf(tokens), words: name.split(' '), isPlural: false, adjectives: [] };
}

/** The name as the grammar reads it, where it keeps its words in their order. */
function readName(
  reader: Reader,
  tokens: readonly Token[],
  isChoice: boolean,
): { noun: NounPhrase; hints: Hints } | undefined {
  const { lexicon } = reader;
  const written = lowerOf(tokens);
  const found = chartOf(reader, tokens)
    .over('Attr', { from: 0, to: tokens.length })
    .find(({ value: { noun, hints } }) => {
      const name = attributeNameOf(noun);
      const isWhole =
        name === written ||
        lexicon.pluralOf(name) === written ||
        name === lexicon.singularOf(written).singular;
      const isTyped =
        Object.keys(hints).length > 0 && !hints.values && !hints.target && written.startsWith(name);
      return !noun.of && !noun.quantity && !noun.isPronoun && (isWhole || isTyped);
    });
  if (!found) return undefined;
  const { noun, hints } = found.value;
  const { determiner: _, ...plain } = noun;
  return noun.isPlural && !isChoice ? pluralOf(reader, plain, hints) : { noun: plain, hints };
}

/** Contracted words that a lexicon spells out. */
const contracted: readonly (readonly [string, string])[] = [
  ['de les', 'des'],
  ['à les', 'aux'],
  ['de le', 'du'],
  ['à le', 'au'],
];

function plainNoun(tokens: readonly Token[]): NounPhrase | undefined {
  const written = contracted.reduce(
    (name, [long, short]) => ` ${name} `.replaceAll(` ${long} `, ` ${short} `).trim(),
    lowerOf(tokens.filter(({ kind }) => kind !== 'mark')),
  );
  const elided = written.replaceAll(/ (d|l)e (?=[aeiouyhàâéèêëîïôù])/g, " $1'");
  return elided === '' ? undefined : nounOf(tokens, elided);
}

/** "Collected on", "opened at", "first day": when it was. */
function timeOf({ lexicon }: Reader, name: readonly Token[], hints: Hints): Hints {
  const words = name.map(({ lower }) => lower);
  const isTyped = Object.keys(hints).some((key) => !untyped.has(key));
  if (isTyped || isFieldNoun(lexicon, [lowerOf(name)]) || isFieldNoun(lexicon, words)) return {};
  const last = words.at(-1) ?? '';
  if (lexicon.outline.moments.has(last) && name.length > 1) return { kind: 'datetime' };
  return words[0] === 'date' || isDay(lexicon, words, last) ? { kind: 'date' } : {};
}

/** "Collected on", "birthday"; a bare "on" is none. */
function isDay({ outline, language }: Reader['lexicon'], words: readonly string[], last: string): boolean {
  return outline.days.has(last) && (words.length > 1 || language === 'fr' || last.length > 4);
}

/** Hints that say nothing of the type. */
const untyped: ReadonlySet<string> = new Set(['isOptional', 'isRequired', 'time']);

/** "Seats", "pages": a number under the name that it has, a plural. */
function pluralOf({ lexicon }: Reader, noun: NounPhrase, hints: Hints): { noun: NounPhrase; hints: Hints } {
  const known =
    lexicon.fieldNouns[noun.words.join(' ')] ?? lexicon.fieldNouns[lexicon.naming.headOf(noun.words)];
  const numeric = ['integer', 'decimal', 'money'] as const;
  const kind = numeric.find((one) => one === known?.kind);
  const isShort = known?.kind === 'text';
  if (kind === undefined && hints.bounds === undefined && known !== undefined && !isShort)
    return { noun, hints };
  const words = lexicon.pluralOf(noun.words.join(' ')).split(' ');
  const low = known?.min === undefined || hints.bounds ? {} : { bounds: { min: known.min } };
  return {
    noun: { ...noun, words, isPlural: false },
    hints: { ...(kind && { kind }), ...(isShort && { kind: 'longText' as const }), ...low, ...hints },
  };
}

/** What is noted beside the name of a field: "(e.g. T-0147, unique)", ": text, max 80 characters", "yes/no", "S/M/L". */
import type { Hints, NounPhrase, Word } from '../../grammar/logical-form.ts';
import { join } from '../../grammar/modifier.ts';
import type { Token } from '../../language/text.ts';
import { chartOf } from '../chart.ts';
import type { Reader } from '../sentence.ts';
import { lowerOf, markAt, placeOf, wordsAt } from './entry.ts';
import { isOneOf, leadOf } from './section.ts';

/** What notes say together; `left` was not understood, `aside` is an example. */
export type Noted = { hints: Hints; left: (readonly Token[])[]; aside: (readonly Token[])[] };

/** The notes beside a field. `things` are the names of what is kept. */
export function notedIn(
  reader: Reader,
  runs: readonly (readonly Token[])[],
  things: ReadonlySet<string>,
): Noted {
  const noted: Noted = { hints: {}, left: [], aside: [] };
  const values: (readonly Token[])[] = [];
  let isChoosing = false;
  for (const run of runs) {
    const chosen = leadOf(reader.lexicon, reader.lexicon.outline.choosing, run);
    isChoosing ||= chosen > 0;
    const note = run.slice(chosen);
    const isChosen = isChoosing && isValue(note) && !isNeeded(reader, note);
    const hints = isChosen ? undefined : noteOf(reader, note, things);
    if (hints === 'example') noted.aside.push(note);
    else if (hints) noted.hints = join(noted.hints, hints);
    else values.push(...partsOf(note));
  }
  return withValues(noted, values, isChoosing);
}

/** Several values are what a field is one of; a single one was not understood. */
function withValues(noted: Noted, values: readonly (readonly Token[])[], isChoosing: boolean): Noted {
  const isList = isChoosing || (values.every(isValue) && noted.hints.kind === undefined);
  return values.length > 1 && isList
    ? { ...noted, hints: join(noted.hints, { values: values.map(wordOf) }) }
    : { ...noted, left: [...noted.left, ...values] };
}

/** "Optional", "default: normal": said of the choice, and no value of it. */
function isNeeded({ lexicon, scanner }: Reader, note: readonly Token[]): boolean {
  const isNote = lexicon.outline.notes.some(
    ({ phrases, hints }) =>
      (hints.isOptional === true || hints.isRequired === true) && isOneOf(lexicon, phrases, note),
  );
  return (
    isNote ||
    scanner.has('DEFAULT', note[0]?.lower ?? '') ||
    scanner.has('BYDEFAULT', lowerOf(note.slice(-2)))
  );
}

const dividing: ReadonlySet<string> = new Set(['/', '|']);

/** "S / M / L": values in one note; also the two that "or" parts at the end of a list. */
export function partsOf(tokens: readonly Token[]): (readonly Token[])[] {
  const runs: Token[][] = [[]];
  for (const token of tokens)
    if (dividing.has(token.lower) || joints.has(token.lower)) runs.push([]);
    else if (!quotes.has(token.lower)) runs.at(-1)?.push(token);
  return runs.filter((run) => run.length > 0);
}

const joints: ReadonlySet<string> = new Set(['or', 'ou', 'and', 'et']);
const quotes: ReadonlySet<string> = new Set(['"', '“', '”', '«', '»', "'", '`', '‘', '’']);
const longestValue = 4;

function isValue(tokens: readonly Token[]): boolean {
  return (
    tokens.length <= longestValue &&
    tokens.every(
      ({ kind, lower }) =>
        kind === 'word' || kind === 'number' || lower === '-' || lower === '+' || lower === '&',
    )
  );
}

function wordOf(tokens: readonly Token[]): Word {
  const text = tokens
    .map((token, at) => `${at > 0 && token.start > (tokens[at - 1]?.end ?? 0) ? ' ' : ''}${token.text}`)
    .join('');
  return { ...placeOf(tokens), lemma: text, text };
}

const answers: Readonly<Record<string, boolean>> = {
  yes: true,
  oui: true,
  true: true,
  no: false,
  non: false,
  false: false,
};

/** What one note says; undefined where it may be a value. */
function noteOf(
  reader: Reader,
  written: readonly Token[],
  things: ReadonlySet<string>,
): Hints | 'example' | undefined {
  const { lexicon } = reader;
  const { outline } = lexicon;
  const tokens = written.filter(({ lower }) => !quotes.has(lower));
  const shown = leadOf(lexicon, outline.showing, tokens);
  if (shown > 0 && shown < tokens.length) return 'example';
  if (isOneOf(lexicon, outline.idle, tokens) || isOneOf(lexicon, outline.linking, tokens)) return {};
  const answer = answerIn(reader, tokens);
  if (answer !== undefined) return { default: answer };
  const known = outline.notes.find(({ phrases }) => isOneOf(lexicon, phrases, tokens));
  if (known) return known.hints;
  const target = targetOf(reader, tokens, things);
  return target ? { target } : grammarOf(reader, tokens);
}

/** "Default no". */
function answerIn({ scanner }: Reader, tokens: readonly Token[]): boolean | undefined {
  const isDefault = [1, 2].some((length) => scanner.has('DEFAULT', lowerOf(tokens.slice(0, length))));
  return isDefault && tokens.length < 5 ? answers[lowerOf(tokens.slice(-1))] : undefined;
}

/** "Teacher", "→ Teacher", "reference to a teacher": what the field refers to. */
function targetOf(
  { lexicon }: Reader,
  tokens: readonly Token[],
  things: ReadonlySet<string>,
): NounPhrase | undefined {
  const linked = leadOf(lexicon, lexicon.outline.linking, tokens);
  const rest = tokens
    .slice(linked)
    .filter(
      ({ lower }) =>
        lower !== '->' &&
        lower !== 'to' &&
        lower !== 'à' &&
        lower !== 'de' &&
        !Object.hasOwn(lexicon.closed.DET, lower),
    );
  const name = thingOf(lexicon, rest, things);
  return name === undefined
    ? undefined
    : { ...placeOf(rest), words: name.split(' '), isPlural: false, adjectives: [] };
}

/** The name of a thing that is kept, from words in the singular or the plural. */
export function thingOf(
  { singularOf }: Reader['lexicon'],
  tokens: readonly Token[],
  things: ReadonlySet<string>,
): string | undefined {
  const name = lowerOf(tokens);
  if (things.has(name)) return name;
  const [last = '', ...before] = tokens.map(({ lower }) => lower).toReversed();
  const end = [...before.toReversed(), singularOf(last).singular].join(' ');
  if (things.has(end)) return end;
  const each = tokens.map(({ lower }) => singularOf(lower).singular).join(' ');
  return things.has(each) ? each : undefined;
}

const comparing: Readonly<Record<'en' | 'fr', Readonly<Record<string, string>>>> = {
  en: {
    '>=': 'at least',
    '≥': 'at least',
    '<=': 'at most',
    '≤': 'at most',
    '>': 'more than',
    '<': 'less than',
  },
  fr: { '>=': 'au moins', '≥': 'au moins', '<=': 'au plus', '≤': 'au plus', '>': 'plus de', '<': 'moins de' },
};

/** What the grammar reads behind the name of a field. */
function grammarOf(reader: Reader, tokens: readonly Token[]): Hints | undefined {
  const { language } = reader.lexicon;
  const spelt = tokens.flatMap((token) => {
    const words = comparing[language][token.lower];
    return words === undefined ? [token] : wordsAt(token.start, words);
  });
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  const name = wordsAt(start, language === 'en' ? 'thing' : 'chose');
  const forms = [
    [...name, ...spelt],
    [...name, markAt(start, '('), ...spelt, markAt(end, ')')],
    [...name, ...wordsAt(start, language === 'en' ? 'in' : 'en'), ...spelt],
  ];
  for (const form of forms) {
    const [best] = chartOf(reader, form)
      .over('Attr', { from: 0, to: form.length })
      .filter(
        ({ value: { noun, hints } }) =>
          noun.words.length === 1 &&
          noun.adjectives.length === 0 &&
          !noun.of &&
          Object.keys(hints).length > 0 &&
          !hints.values &&
          !hints.formula &&
          !hints.target,
      );
    if (best) return best.value.hints;
  }
  return undefined;
}

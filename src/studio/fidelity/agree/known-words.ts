/** What both lexicons know of single words, without accents: words as data, nothing of how sentences are built. */
import { isPerson } from '../../analyst/document/noun-class.ts';
import { english } from '../../analyst/language/english.ts';
import { french } from '../../analyst/language/french.ts';
import type { Lexicon } from '../../analyst/language/lexicon.ts';

const lexicons: readonly Lexicon[] = [english, french];

/** Answers a question about a word once: the same words come again in every sentence. */
function remembered<T>(answer: (word: string) => T): (word: string) => T {
  const answers = new Map<string, T>();
  return (word) => {
    const found = answers.get(word);
    if (found !== undefined || answers.has(word)) return found as T;
    const made = answer(word);
    if (answers.size < mostRemembered) answers.set(word, made);
    return made;
  };
}
const mostRemembered = 20_000;

/** In lower case, without accents. */
export const plain = remembered((text: string): string => {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/^e-?mail/, 'email');
});

function union(of: (lexicon: Lexicon) => Iterable<string>): ReadonlySet<string> {
  return new Set(lexicons.flatMap((lexicon) => [...of(lexicon)].map(plain)));
}

/** The words of headings, types and notes by which specifications are laid out. */
function layoutWords({ outline }: Lexicon): string[] {
  const { sections, notes, idle, choosing, linking } = outline;
  const phrases = [
    ...Object.values(sections).flat(),
    ...notes.flatMap((note) => note.phrases),
    ...idle,
    ...choosing,
    ...linking,
  ];
  return phrases.flatMap((phrase) => [phrase, ...phrase.split(' ')]);
}

/** Words of both languages, by what they are. */
export const known = {
  administrators: union(({ administrators }) => administrators),
  organisations: union(({ organisations }) => organisations),
  functionWords: union(({ functionWords }) => functionWords),
  freeStates: union(({ freeStates }) => freeStates),
  creating: union(({ creating }) => creating),
  belonging: union(({ belonging }) => belonging),
  verbs: union(({ verbs }) => Object.keys(verbs)),
  fieldNouns: union(({ fieldNouns }) => Object.keys(fieldNouns)),
  seats: union(({ seats }) => seats),
  remarks: union(({ remarks }) => remarks),
  /** True for the name of people. */
  isPerson: (name: string): boolean =>
    lexicons.some((lexicon) => isPerson(lexicon, name.toLowerCase().split(' '))),
  /** Headings and notes of specifications. */
  layout: union(layoutWords),
};

/** The verbs of all records, with each of their nouns. */
export const recordingVerbs: readonly (readonly [verb: string, noun: string])[] = lexicons.flatMap(
  ({ reifying, sameRecords }) =>
    Object.entries(reifying).flatMap(([verb, { noun }]) =>
      (sameRecords.find((nouns) => nouns.includes(noun)) ?? [noun]).map(
        (name) => [plain(verb), plain(name)] as const,
      ),
    ),
);

const recording = Map.groupBy(recordingVerbs, ([verb]) => verb);

const leading = new Map(
  lexicons.flatMap(({ leading: verbs }) =>
    Object.entries(verbs).map(([verb, states]) => [plain(verb), states.map(plain)] as const),
  ),
);

/** Fields that verbs name: `price` by "costs", `duration` by "lasts". */
const measured = new Map(
  lexicons.flatMap(({ closed }) =>
    [closed.MEASURES, closed.LASTING].flatMap((words) =>
      Object.entries(words).map(([verb, name]) => [plain(verb), plain(name)] as const),
    ),
  ),
);

/** The field that a verb names. */
export function measuredBy(verb: string): string | undefined {
  return measured.get(verb);
}

/** What the record may be called that a verb makes: `loan` of `borrow`. */
export function recordsOf(verb: string): string[] {
  const pairs =
    recording.get(plain(verb)) ?? recording.get(plain(verbOfForm.get(plain(verb))?.lemma ?? '')) ?? [];
  return pairs.map(([, noun]) => noun);
}

/** The verbs that make a record of that noun. */
export function verbsOfRecord(noun: string): string[] {
  return recordingVerbs.flatMap(([verb, record]) => (record === plain(noun) ? [verb] : []));
}

/** States that a verb leads to under other names. */
export function statesLedTo(verb: string): readonly string[] {
  return leading.get(plain(verb)) ?? [];
}

/** Words of fixed meaning: what a sentence is built with, whatever it is about. */
const built: ReadonlySet<string> = new Set(
  lexicons.flatMap(({ closed, marks, wordsOf: split }) =>
    [...Object.values(closed).flatMap((words) => Object.keys(words)), ...Object.values(marks).flat()].flatMap(
      (phrase) => [...split(phrase), ...phrase.split(' ')].map(plain),
    ),
  ),
);

/** True for a word that sentences are built with: "concerns", "jusqu'à". */
export function isBuilding(word: string): boolean {
  return built.has(word);
}

/** The verbs that the lexicons know, by each of their forms. */
const verbOfForm = new Map(
  lexicons.flatMap(({ verbs, reifying: recorded, formsOf, creating, changing }) =>
    [...new Set([...Object.keys(verbs), ...Object.keys(recorded), ...creating, ...changing])].flatMap(
      (lemma) => formsOf(lemma).map(({ text, form }) => [plain(text), { lemma, form }] as const),
    ),
  ),
);

const senses = new Map(
  lexicons.flatMap(({ verbs }) => Object.entries(verbs).map(([verb, sense]) => [verb, sense] as const)),
);

/** What a known verb does to records, by any of its forms: `consultent` is to see. */
export function senseOf(word: string): string | undefined {
  const form = verbOfForm.get(word);
  return form && form.form !== 'participle' ? senses.get(form.lemma) : undefined;
}

/** What a known verb does to records, by its participle: `edited` is to change. */
export function senseOfParticiple(word: string): string | undefined {
  const form = verbOfForm.get(word);
  const lemma = form?.form === 'participle' ? form.lemma : baseOfParticiple(word);
  return lemma === undefined ? undefined : senses.get(lemma);
}

/** True for a form of a verb that begins a record: `prennent`. */
export function isBeginning(word: string): boolean {
  const lemma = verbOfForm.get(word)?.lemma;
  return known.creating.has(word) || (lemma !== undefined && known.creating.has(plain(lemma)));
}

/** The bare verb of a form such as "cancels" or "annulent"; undefined where it is none. */
export const baseOf = remembered((word) => {
  const form = verbOfForm.get(plain(word));
  return form
    ? form.form === 'third'
      ? form.lemma
      : undefined
    : lexicons.flatMap(({ guessVerbs }) => guessVerbs(word)).find((one) => one.form === 'third')?.lemma;
});

/** The bare verb of a participle. */
export const baseOfParticiple = remembered(
  (word) => lexicons.flatMap((lexicon) => lexicon.baseOfParticiple(word) ?? [])[0],
);

/** Whether a participle of a verb is this state. */
export function isDoneAs(verb: string, state: string): boolean {
  return participlesOf(verb).includes(plain(state));
}

const participlesOf = remembered((verb) => lexicons.map((lexicon) => plain(lexicon.participleOf(verb))));

/** Plurals of a name. */
export const pluralsOf = remembered((name) =>
  lexicons.map((lexicon) => lexicon.pluralOf(name.toLowerCase())),
);

/** A word's singular, in either language. */
export const singularsOf = remembered((word) =>
  lexicons.map((lexicon) => plain(lexicon.singularOf(word).singular)),
);

/** French noun phrases: complements and adjectives after the noun. */
import { named as field } from './attribute.ts';
import { at, rule } from './category.ts';
import type { Categories } from './category.ts';
import type { NounPhrase, Quantity, Word } from './logical-form.ts';
import { nounPhrase } from './noun-phrase.ts';
import type { Span } from '../language/text.ts';

/** The longest name: `numéro de téléphone de secours`. */
const longestName = 6;

type Noun = Categories['N'];

/** "Date de début": the noun and its complement, as one name. */
function named(noun: Noun, of: { text?: string }, rest: Noun): Noun | undefined {
  const isElided = of.text?.endsWith("'") === true || of.text?.endsWith('’') === true;
  const [first = '', ...more] = rest.text.toLowerCase().split(' ');
  const complement = isElided ? [`d'${first}`, ...more] : ['de', first, ...more];
  const words = [...noun.words, ...complement];
  if (words.length > longestName) return undefined;
  const text = `${noun.text} ${isElided ? `d'${rest.text}` : `de ${rest.text}`}`;
  return { start: noun.start, end: rest.end, words, isPlural: noun.isPlural, text };
}

function wordOf({ start, end, text = '' }: Span & { text?: string }): Word {
  const lemma = text.toLowerCase();
  return { start, end, text, lemma, written: lemma };
}

type Parts = {
  determiner?: NounPhrase['determiner'] | undefined;
  quantity?: Quantity | undefined;
  before?: Word[] | undefined;
  after?: Word[] | undefined;
  noun: Noun;
  place: Span;
};

/** A noun whose adjectives follow it; in its name they stand as they agree with it. */
export function phrase({ determiner, quantity, before = [], after = [], noun, place }: Parts): NounPhrase {
  // "Nombre d'heures restantes": in the plural, although the number is not.
  const follow = after.map((word) => (noun.isPlural ? word : { ...word, written: word.text.toLowerCase() }));
  const adjectives = [...before, ...follow];
  const name = [...before.map(writtenOf), ...noun.words, ...follow.map(writtenOf)];
  return {
    ...nounPhrase({ ...(determiner && { determiner }), quantity, adjectives, noun, place }),
    isHeadFirst: true,
    ...(adjectives.length > 0 && { name }),
  };
}

function writtenOf({ written, lemma }: Word): string {
  return written ?? lemma;
}

export const frenchNounRules = [
  rule('NounBar: N OF NounBar', 0.15, ([noun, of, rest]) => named(noun, of, rest)),
  // "Un" is an article and a number: a number behind "au plus".
  rule('Quantity: ATMOSTONE', 0.3, () => ({ op: 'atMost', value: 1 })),
  rule('NP: DET? Quantity? NounBar', 0, ([determiner, quantity, noun], place) =>
    phrase({ determiner, quantity, noun, place }),
  ),
  rule('NP: DET? Quantity? NounBar Adjectives', 0, ([determiner, quantity, noun, after], place) =>
    phrase({ determiner, quantity, noun, after, place }),
  ),
  rule('NP: DET? Quantity? NEWADJ NounBar Adjectives?', 0, ([determiner, quantity, , noun, after], place) =>
    phrase({ determiner, quantity, noun, after, place }),
  ),
  rule('NP: DET? OWN NounBar Adjectives?', 0.3, ([, , noun, after], place) => ({
    ...phrase({ determiner: 'their', after, noun, place }),
    isOwn: true,
  })),
  rule('NP: DET? PREADJ NounBar Adjectives?', 0, ([determiner, first, noun, after], place) =>
    phrase({ determiner, before: [wordOf(first)], noun, after, place }),
  ),
  // "Date de dernier arrosage".
  rule('NounBar: N OF PREADJ NounBar', 0.2, ([noun, of, first, rest]) =>
    named(noun, of, { ...rest, text: `${first.text ?? ''} ${rest.text}` }),
  ),
  // "Numéro client".
  rule('NounBar: N N', -0.6, ([noun, rest]) => ({
    start: noun.start,
    end: rest.end,
    words: [...noun.words, rest.text.toLowerCase()],
    isPlural: noun.isPlural,
    text: `${noun.text} ${rest.text}`,
  })),
  // "Leurs fiches": of whatever was spoken of before.
  rule('NP: DET N', -0.2, ([determiner, noun], place) =>
    determiner === 'their' && fiches.has(noun.words[0] ?? '')
      ? { ...at(place), words: [], isPlural: noun.isPlural, adjectives: [], isPronoun: true }
      : undefined,
  ),
  // "Combien de convives", "qui a demandé".
  rule('Attr: HOWMANY NounBar', 0.6, ([, noun], place) =>
    field(['nombre', 'de', ...noun.text.toLowerCase().split(' ')], {}, place),
  ),
  rule('Attr: HOWLONG', 0.6, (_, place) => field(['durée'], {}, place)),
  rule('Attr: ASKINGWHO HAVE PART', 0.6, ([, , part], place) => field([part.value, 'par'], {}, place)),
  rule('NP: NP THEIRS', 0.5, ([noun], place) =>
    noun.isPronoun ? undefined : { ...noun, ...at(place), determiner: 'their', isOwn: true },
  ),
  rule('NP: OF NounBar Adjectives?', -0.5, ([, noun, after], place) => phrase({ noun, after, place })),
  rule('Adjectives: STILL Adjectives', 0, ([, words]) => words),
  rule('NounBar: N RATE', 0.3, ([noun, rate]) =>
    rated.has(noun.words[0] ?? '')
      ? {
          start: noun.start,
          end: rate.end,
          words: [...noun.words, ...(rate.text ?? '').toLowerCase().split(' ')],
          isPlural: noun.isPlural,
          text: `${noun.text} ${rate.text ?? ''}`,
        }
      : undefined,
  ),
  // "D'animaux et de leurs propriétaires".
  rule('NPList: NP AND OF NPList', -0.3, ([noun, , , rest]) => [noun, ...rest]),
  rule('NP: NP CMP', 0.4, ([noun, op], place) =>
    noun.quantity?.op === 'exactly'
      ? { ...noun, ...at(place), quantity: { op, value: noun.quantity.value } }
      : undefined,
  ),
];

/** What is written down about something. */
const fiches = new Set(['fiche', 'donnée', 'information', 'profil', 'info']);

/** Nouns of amounts that are due for each so many: "prix par nuit". */
const rated = new Set([
  'prix',
  'tarif',
  'coût',
  'loyer',
  'montant',
  'salaire',
  'taux',
  'budget',
  'forfait',
  'total',
]);

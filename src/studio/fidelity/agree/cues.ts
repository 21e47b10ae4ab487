/** Words that carry meaning in any construction, in English and in French: data, without a grammar. */
import { senseOf } from './known-words.ts';
import { wordsOf } from './words.ts';
import type { Word } from './words.ts';

const listOf = (text: string): string[] =>
  text
    .split('|')
    .map((word) => word.trim())
    .filter(Boolean);

/** Each cue is a phrase of one word or more, without accents. */
const cues = {
  stock:
    'to the stock | from the stock | to stock | from stock | out of stock | into stock | au stock | du stock | en stock',
  negation: `no longer | not | no | nothing | rien | never | cannot | can't | mustn't | don't | doesn't | isn't | aren't | nobody | none | neither | nor | without | won't | shouldn't | couldn't |
    n'est | n'a | n'ont | n'est pas | ne | pas | jamais | aucun | aucune | personne ne | ni | sans | non | interdit`,
  only: 'only | alone | solely | exclusively | nobody else | seul | seuls | seule | seules | seulement | uniquement | exclusivement',
  least:
    'at least | no less than | not less than | minimum | or more | no fewer than | au moins | minimum | au minimum',
  most: `at most | no more than | not more than | maximum | up to | or fewer | or less | never more than | limited to | not exceed | exceed | go over |
    au plus | au maximum | maximum | jusqu'a | pas plus de | jamais plus de | limite a | limitee a | depasser`,
  limit:
    "until | unless | except | excepting | provided | only if | on condition | jusqu'a | sauf | a moins | excepte | hormis | a condition que",
  own: `own | their | his | her | my | theirs | mine | belong | other | others | another | someone else's | somebody else's |
    propre | propres | leur | leurs | son | sa | ses | mes | autre | autres | d'autrui`,
  unique: `unique | nobody else has | no one else has | uniquely | distinct | different | no two | only once | once | same | twice | duplicate | double | already | again |
    univoque | uniques | differents | meme | memes | deux fois | doublon | une seule fois`,
  optional: `optional | optionally | possibly | perhaps | maybe | if any | if known | if needed | may | can | could | need not | not required | not needed | not necessarily | sometimes | without |
    facultatif | facultative | facultatifs | facultatives | facultativement | optionnel | optionnelle | optionnels | optionnelles | eventuel | eventuelle | eventuels | eventuelles | eventuellement | peut | peuvent | si besoin | pas obligatoire | parfois`,
  required:
    'required | mandatory | must | compulsory | obligatory | needed | obligatoire | obligatoires | doit | doivent | exige | requis | requise',
  overlap: `to be free | be free | libre | libres | two places | deux endroits | deux fois la meme | overlap | overlapping | same time | at once | simultaneous | simultaneously | twice | double | double-booked | clash | collide | conflict | same moment | again | already | same period | same day | same hour | same slot | same dates | two | one |
    chevaucher | chevauchent | chevauche | chevauchement | meme temps | meme moment | meme heure | meme creneau | en meme temps | simultanement | deux fois | deux | un seul | une seule`,
  everybody: `everyone | everybody | anyone | anybody | all users | any user | users | visitors | visitor | people | who | nobody | public | we | i | me | us |
    tous | toutes | tout le monde | chacun | n'importe qui | visiteurs | visiteur | personne | public | nous | je | on`,
  pronoun:
    'they | them | he | she | it | these | those | who | each of them | chacun | chacune | ils | elles | il | elle | eux | ceux-ci | celles-ci | qui | on',
  manage: `manage | manages | administer | maintain | maintains | control | take care | everything | anything | whatever | look after | looks after | handle | handles | run | runs | full | keep | keeps | crud | responsible | in charge | deal |
    gerer | gerent | gere | administrer | administrent | tout | s'occupe | s'occupent | tenir | tiennent | gestion`,
  create: `create | add | enter | make | post | file | raise | write | log | place | insert | set up | upload | report | submit | request | register | book | order | open | record | borrow | rent | hire | reserve | sign | apply | join | enrol | enroll | propose | send | schedule | plan | start | draft | prepare | issue | lend | note | publish | import | invite | leave | rate | vote | comment | like | ask | declare | give | buy | sell | donate | pay | assign | attend | checkout | put | upload | shorten | share | offer | bring | mark | review | answer | reply | claim | contribute | suggest | pledge | bid |
    receive | grade | concern | store |
    creer | creent | cree | ajouter | ajoutent | saisir | saisissent | enregistrer | enregistrent | deposer | deposent | soumettre | reserver | reservent | emprunter | empruntent | louer | louent | commander | commandent | inscrire | inscrivent | s'inscrire | prendre | prennent | publier | ecrire | poster | demander | demandent | signaler | envoyer | proposer | proposent | planifier | noter | voter | commenter | laisser | faire | passer | ouvrir`,
  make: `create | creates | add | adds | enter | make | insert | file | submit | post | raise | report | record | creer | creent | cree | ajouter | ajoutent | saisir | enregistrer`,
  update: `grade | edit | update | change | modify | correct | adjust | amend | rename | revise | alter | fill in |
    modifier | modifient | modifie | changer | changent | corriger | corrigent | mettre a jour | editer | editent`,
  delete:
    'delete | remove | erase | destroy | supprimer | suppriment | supprime | effacer | effacent | retirer',
  read: `see | view | read | browse | search | list | consult | look | find | check | access | inspect | display | show | follow | watch | know |
    voir | voient | consulter | consultent | lire | lisent | chercher | rechercher | acceder`,
} as const;

export type Cue = keyof typeof cues;

const phrases: ReadonlyMap<Cue, readonly (readonly Word[])[]> = new Map(
  Object.entries(cues).map(([cue, text]) => [cue as Cue, listOf(text).map((phrase) => wordsOf(phrase))]),
);

/** What verbs of a cue do to records. */
const senses: Partial<Record<Cue, string>> = {
  create: 'create',
  make: 'create',
  update: 'change',
  delete: 'delete',
  manage: 'manage',
  read: 'see',
};

/** The places of a cue among words: the index of its first word and how many words it has. */
export function findCue(words: readonly Word[], cue: Cue): { index: number; length: number }[] {
  const known = phrases.get(cue) ?? [];
  return words.flatMap((_, index) => {
    const found = known.filter((phrase) => phrase.every((word, at) => words[index + at]?.text === word.text));
    const isVerb = senses[cue] !== undefined && senseOf(words[index]?.text ?? '') === senses[cue];
    const length = Math.max(isVerb ? 1 : 0, ...found.map((phrase) => phrase.length));
    return length > 0 ? [{ index, length }] : [];
  });
}

/** Whether a cue stands among words. */
export function hasCue(words: readonly Word[], cue: Cue): boolean {
  return findCue(words, cue).length > 0;
}

const numerals: Record<string, number> = Object.fromEntries(
  [
    ['two', 'deux', 'twice', 'both', 'pair', 'couple'],
    ['three', 'trois', 'thrice'],
    ['four', 'quatre'],
    ['five', 'cinq'],
    ['six'],
    ['seven', 'sept'],
    ['eight', 'huit'],
    ['nine', 'neuf'],
    ['ten', 'dix'],
    ['eleven', 'onze'],
    ['twelve', 'douze', 'dozen', 'douzaine'],
    ['thirteen', 'treize'],
    ['fourteen', 'quatorze'],
    ['fifteen', 'quinze'],
    ['sixteen', 'seize'],
    ['seventeen'],
    ['eighteen'],
    ['nineteen'],
    ['twenty', 'vingt'],
  ].flatMap((names, index) => names.map((name) => [name, index + 2])),
);
Object.assign(numerals, {
  zero: 0,
  thirty: 30,
  trente: 30,
  forty: 40,
  quarante: 40,
  fifty: 50,
  cinquante: 50,
  sixty: 60,
  soixante: 60,
  ninety: 90,
  hundred: 100,
  cent: 100,
  thousand: 1000,
  mille: 1000,
});

/** A number of the brief: its value, and the word behind it. */
export type Numeral = { word: Word; value: number; next: Word | undefined; isDigits: boolean };

/** "3", "3.5", "3,5", "1,000", "9:30" (9.5 is no value of it: times are told by their text), "three", "twice". */
export function numeralsIn(words: readonly Word[]): Numeral[] {
  return words.flatMap((word, index): Numeral[] => {
    const next = words[index + 1];
    if (/^-?\d/.test(word.text)) {
      const isTime = /[:h]/.test(word.text);
      const number = Number(
        /^\d{1,3}(?:,\d{3})+$/.test(word.text) ? word.text.replaceAll(',', '') : word.text.replace(',', '.'),
      );
      return isTime
        ? [{ word, value: Number.NaN, next, isDigits: true }]
        : [{ word, value: number, next, isDigits: true }];
    }
    const value = Object.hasOwn(numerals, word.text) ? numerals[word.text] : undefined;
    return value === undefined ? [] : [{ word, value, next, isDigits: false }];
  });
}

const units: readonly (readonly [name: string, minutes: number, words: string])[] = [
  ['minutes', 1, 'minute | minutes | min | mn'],
  ['hours', 60, 'hour | hours | h | heure | heures'],
  ['days', 1440, 'day | days | daily | jour | jours | journalier | quotidien | quotidienne'],
  ['weeks', 10_080, 'week | weeks | weekly | semaine | semaines | hebdomadaire'],
  ['months', 43_200, 'month | months | monthly | mois | mensuel | mensuelle'],
  ['years', 525_600, 'year | years | yearly | annual | an | ans | annee | annees | annuel | annuelle'],
];

/** The unit of time that a word names, with its length in minutes (months and years roughly). */
export function unitOf(text: string | undefined): { unit: string; minutes: number } | undefined {
  const found = units.find(([, , words]) => listOf(words).includes(text ?? ''));
  return found && { unit: found[0], minutes: found[1] };
}

const currencies: Record<string, readonly string[]> = {
  EUR: listOf('euro | euros | eur'),
  USD: listOf('dollar | dollars | usd'),
  GBP: listOf('pound | pounds | gbp'),
  CHF: listOf('franc | francs | chf'),
};

/** The currency that a word names. */
export function currencyOf(text: string): string | undefined {
  return Object.entries(currencies).find(([, words]) => words.includes(text))?.[0];
}

/** Whether the words of a brief have come into elements: numbers, operators and names that no element holds. */
import type { Specification } from '../../../protocol/specification.ts';
import { findCue, numeralsIn, unitOf } from './cues.ts';
import type { Cue } from './cues.ts';
import { missingGrants } from './agree-grant.ts';
import { lapsed } from './agree-order.ts';
import { holdersOf, holdsPlace, knowersOf, textOf, touches } from './holders.ts';
import type { Holder, Knower } from './holders.ts';
import { isAkin, wordsOf } from './words.ts';
import type { Place, Sentence, Word } from './words.ts';
import { baseOf, baseOfParticiple, isBuilding, known, singularsOf, verbsOfRecord } from './known-words.ts';

/** A word of the brief that no element holds. */
export type Loose = Place & { why: string };

function looseNumbers(holders: readonly Holder[], sentence: Sentence): Loose[] {
  return (
    numeralsIn(sentence.words)
      // "Never below zero": that stocks and amounts are not negative needs no number.
      .filter(({ value, isDigits }) => value !== 0 || isDigits)
      .filter(({ word }) => !isOurs.test(sentence.words[sentence.words.indexOf(word) - 1]?.text ?? ''))
      .filter(
        (numeral) =>
          !holders.some((holder) => holdsPlace(holder.places, numeral.word) && holder.holds(numeral)),
      )
      .map(({ word }) => ({ start: word.start, end: word.end, why: 'no element holds this number' }))
  );
}

/** "Our two apprentices", "the 64 plots": how many there happen to be is no rule. */
const isOurs = /^(my|our|the|no|never|mes|nos|les|jamais)$/;

const operators: readonly Cue[] = ['stock', 'negation', 'only', 'least', 'most', 'limit', 'overlap'];
/** Words of these cues that are no operators by themselves. */
const harmless =
  /^(no|one|two|deux|already|again|same|un|une|seul|seule|pas|without|sans|personne|minimum|maximum|even|meme|at)$/;

function looseOperators(holders: readonly Holder[], sentence: Sentence): Loose[] {
  const places = operators.flatMap((cue) =>
    findCue(sentence.words, cue)
      .map(({ index, length }) => sentence.words.slice(index, index + length))
      .filter((words) => words.length > 1 || !harmless.test(words[0]?.text ?? '')),
  );
  return places.flatMap((words) => {
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last) return [];
    const place = { start: first.start, end: last.end };
    const isHeld = holders.some((holder) => holder.isLimiting && touches(holder.places, place));
    const isAdministrators = sentence.words.some(({ text }) =>
      singularsOf(text).some((one) => known.administrators.has(one)),
    );
    return isHeld || isAdministrators
      ? []
      : [{ ...place, why: `no element holds this “${words.map(({ text }) => text).join(' ')}”` }];
  });
}

/** Words that a brief is written with, whatever it is about. */
const plainWords = new Set(
  wordsOf(`want wants need needs keep keeps app application system software product website site tool catalogue catalog program database spreadsheet
    track manage manages managing organise organize handle run runs running business company recorded registered entered noted logged note notee notes notees enregistre enregistree saisi saisie modifie modifiee modifies modifiees
    small local people people's person everyone everybody anyone
    everything anything something nothing thing things way time times day days week month year date like just also even still always simply
    use uses user users work works working make makes made get gets give gives given take takes let lets allow allowed able help helps
    know see look list lists record records information detail details data thank please hello good simple easy new many several few some lot lots
    answer answers answered answering repond repondu reponse reagit name number zero kind type different certain existing possible necessary important main whole again later once back together
    belong belongs contain contains include includes including consist consists called related linked assigned attached associated
    must should shall would could might can may cannot online
    said say says tell tells written chosen choose chooses pick add adds added enter entered create created edit edited change changed delete deleted view
    ask asks happen happens become becomes begin begins start starts end ends finish last lasts long short between during within without before after until
    own owns other others another each every all any both either one two first second third exactly only most least more less than much
    go goes come comes put set show shows shown find found send sends receive receives fill filled hold holds
    greater higher lower larger smaller earlier later administrator administrators admin admins administrateur administrateurs
    finally build whether period negative positive active lives grouped links handed attended advance we're i'm i'd we'd it's that's
    themselves himself herself itself ourselves
    yes no not never nor neither nobody none if when while where which who whom whose what why how because since so that this these those there here
    alike free available ready usual usually often sometimes per etc example instance such follow following rest extra
    vouloir veut veulent voulons besoin avoir a ont avons etre est sont faire fait font pouvoir peut peuvent doit doivent permet permettre utiliser utilise gere gerer
    longtemps aussi puis ensuite enfin fois meme memes deux elle elles lui eux ainsi alors afin car comme lors lorsque quand soit aucun aucune
    nous notre nos mon ma mes son sa ses leur leurs ce cette ces cet qui que quoi dont ou et mais donc chaque tout tous toute toutes plusieurs quelques
    un une des du de la le les au aux en dans sur sous par pour avec sans entre pendant depuis vers chez application logiciel outil site`).map(
    ({ text }) => text,
  ),
);

/** Every word by which an element is known: labels, keys, values, verbs, units. */
function vocabularyOf(specification: Specification): Word[] {
  const verbs = specification.entities.flatMap(({ label }) => verbsOfRecord(label));
  const isLimited = specification.rules.some(({ kind }) => kind === 'limit');
  return wordsOf(
    `${textOf(specification)} ${verbs.join(' ')} ${isLimited ? [...known.seats].join(' ') : ''}`,
  );
}

/** Content words in an understood clause that no element knows by any of its names. */
function looseNames(sentence: Sentence, names: readonly Word[]): Loose[] {
  const cues: Cue[] = [
    'create',
    'read',
    'update',
    'delete',
    'manage',
    'unique',
    'optional',
    'required',
    'overlap',
    'own',
    'only',
    'limit',
    'most',
    'least',
    'negation',
    'everybody',
    'pronoun',
  ];
  const held = new Set(
    cues.flatMap((cue) =>
      findCue(sentence.words, cue).flatMap(({ index, length }) =>
        sentence.words.slice(index, index + length),
      ),
    ),
  );
  return sentence.words
    .filter((word) => word.text.length > 3 && !/^\d/.test(word.text) && !held.has(word))
    .filter(
      ({ text }) =>
        !plainWords.has(text) &&
        !known.layout.has(text) &&
        !known.functionWords.has(text) &&
        unitOf(text) === undefined,
    )
    .filter((word) => !names.some((one) => isAkin(one, word)))
    .filter(({ text }) => !lapsed.test(text) && !isVerbOrType(text) && !known.creating.has(text))
    .filter((word) => !isJoining(sentence.words, word, names))
    .filter((word) => !isPageName(sentence.words, word))
    .map(({ start, end }) => ({ start, end, why: 'no element knows this word' }));
}

/** "Home page", "start page": where figures stand in every product. */
function isPageName(words: readonly Word[], word: Word): boolean {
  return pages.has(word.text) && /^pages?$/.test(words[words.indexOf(word) + 1]?.text ?? '');
}

const pages = new Set(['home', 'start', 'front', 'main', 'landing', 'overview', 'first', 'statistics']);

const leaders = new Set([
  'a',
  'an',
  'the',
  'one',
  'to',
  'in',
  'at',
  'for',
  'by',
  'with',
  'on',
  'from',
  'un',
  'une',
  'le',
  'la',
  'des',
  'a',
  'dans',
]);

/** "A visit concerns an animal": what stands between two names is a verb, and a reference says it. */
function isJoining(words: readonly Word[], word: Word, names: readonly Word[]): boolean {
  const at = words.indexOf(word);
  const [before, behind] = [words[at - 1], words[at + 1]];
  return (
    before !== undefined &&
    behind !== undefined &&
    leaders.has(behind.text) &&
    names.some((one) => isAkin(one, before)) &&
    /(s|ed|nt|e)$/.test(word.text)
  );
}

function isVerbOrType(text: string): boolean {
  const base = baseOf(text) ?? baseOfParticiple(text) ?? text;
  return (
    known.verbs.has(base) ||
    isBuilding(text) ||
    known.verbs.has(text) ||
    known.fieldNouns.has(text) ||
    known.organisations.has(text) ||
    known.belonging.has(base) ||
    /^(digits?|letters?|characters?|words?|whole|numbers?|decimal|percent|euros?|dollars?|address|minutes?|text)$/.test(
      text,
    )
  );
}

const having =
  /^(has|have|with|having|includes?|including|contains?|records?|keeps?|store|stores|track|tracks|a|ont|avec|comporte|comprend|contient)$/;

/** The last words of names that fields have: "number" of "phone number". */
function fieldWords({ entities }: Specification): ReadonlySet<string> {
  const names = [
    ...known.fieldNouns,
    ...entities.flatMap(({ fields }) => fields.map(({ label }) => label.toLowerCase())),
  ];
  return new Set(names.map((name) => wordsOf(name).at(-1)?.text ?? ''));
}

/** "At the same time", "one at a time", "can make": no names of fields there. */
function isNoField(words: readonly Word[], at: number): boolean {
  const [before = '', first = ''] = [words[at - 1]?.text, words[at - 2]?.text];
  const isAtOnce = before === 'same' || before === 'meme' || (first === 'at' && before === 'a');
  return isAtOnce || /^(?:may|can|must|could|should|to|peut|peuvent|doit|doivent)$/.test(before);
}

/** « Un client a un nom »; but "book a tasting". */
function isVerb(text: string, next = ''): boolean {
  return text !== 'a' || articles.test(next);
}

const articles = /^(?:un|une|des|le|la|les|son|sa|ses|leur|leurs|aussi|au|\d+|deux|trois|quatre|plusieurs)$/;

/** Fields that a sentence gives to something, and that nothing which cites them is. */
function looseFields(names: ReadonlySet<string>, knowers: readonly Knower[], { words }: Sentence): Loose[] {
  const at = words.findIndex(({ text }, index) => having.test(text) && isVerb(text, words[index + 1]?.text));
  if (at < 0) return [];
  return words
    .slice(at + 1)
    .filter(({ text }) => names.has(text) && text.length > 3)
    .filter((word) => !isNoField(words, words.indexOf(word)))
    .filter(
      (word) =>
        !knowers.some(
          (knower) =>
            holdsPlace(knower.places, word) &&
            (knower.isAttribute || knower.words.some((one) => isAkin(one, word))),
        ),
    )
    .map(({ start, end }) => ({ start, end, why: 'no field of this name cites it' }));
}

/** What a sentence lets somebody do that they may not. */
function looseRights(
  specification: Specification,
  sentences: readonly Sentence[],
  sentence: Sentence,
): Loose[] {
  return missingGrants({ specification, sentences }, sentence).map(({ act, entity, role }) => ({
    start: sentence.start,
    end: sentence.end,
    why: `${role} may not ${act} ${entity.labelPlural.toLowerCase()}`,
  }));
}

/** What no element holds, sentence by sentence; words that are listed as not understood are passed over. */
export function looseWords(
  specification: Specification,
  { sentences, skip }: { sentences: readonly Sentence[]; skip: readonly Place[] },
): Loose[] {
  const holders = holdersOf(specification);
  const vocabulary = vocabularyOf(specification);
  const [names, knowers] = [fieldWords(specification), knowersOf(specification)];
  const said = sentences.filter(({ isHeading }) => !isHeading);
  return said
    .flatMap((sentence, index) => [
      ...looseNumbers(holders, sentence),
      ...looseOperators(holders, sentence),
      // The first sentence says for whom it is.
      ...(index === 0 ? [] : looseNames(sentence, vocabulary)),
      ...looseFields(names, knowers, sentence),
      ...looseRights(specification, said, sentence),
    ])
    .filter((loose) => !skip.some(({ start, end }) => start < loose.end && end > loose.start));
}

/** The English lexicon. */
import { englishClosed } from './english-closed.ts';
import { englishMarks } from './english-marks.ts';
import { englishCompounds, englishFieldNouns } from './english-nouns.ts';
import {
  englishAdjectives,
  englishAdministrators,
  englishCustomers,
  englishDepartments,
  englishEverybody,
  englishFreeStates,
  englishFunctionWords,
  englishGeneralNouns,
  englishNotPersons,
  englishOperators,
  englishOrganisations,
  englishPersonEndings,
  englishPersons,
  englishQualities,
} from './english-people.ts';
import {
  englishAwayStates,
  englishBelonging,
  englishChanging,
  englishCreating,
  englishLeading,
  englishOngoing,
  englishReifying,
  englishSameRecords,
  englishVerbs,
} from './english-verbs.ts';
import { englishOutline } from './english-outline.ts';
import { englishProse } from './english-prose.ts';
import { englishWording } from './english-wording.ts';
import type { Lexicon } from './lexicon.ts';
import { headLast } from './naming.ts';
import {
  baseOfGerund,
  baseOfParticiple,
  formsOf,
  guessVerbs,
  participleOf,
  pluralOf,
  singularOf,
  wordsOf,
} from './morphology-english.ts';
import { listOf, tableOf } from './word-list.ts';

/** English as the analyst knows it. */
export const english: Lexicon = {
  language: 'en',
  closed: englishClosed,
  marks: englishMarks,
  verbs: englishVerbs,
  reifying: englishReifying,
  sameRecords: englishSameRecords,
  creating: englishCreating,
  records: {},
  wholes: new Set(['everything', 'anything', 'all']),
  qualities: englishQualities,
  belonging: englishBelonging,
  leading: englishLeading,
  awayStates: englishAwayStates,
  departments: englishDepartments,
  changing: englishChanging,
  seats: new Set(listOf('place | seat | spot | ticket | bed | space')),
  lapsing: new Set(
    listOf(
      'cancel | release | expire | lapse | archive | annul | void | free | forfeit | discard | drop | withdraw | close',
    ),
  ),
  freeing: new Set(['release', 'free', 'free up']),
  answering: new Set(listOf('answer | respond | reply | react | decide | reply to | respond to')),
  expiring: 'expire',
  generalNouns: englishGeneralNouns,
  adjectives: englishAdjectives,
  compounds: englishCompounds,
  nouns: [],
  fieldNouns: englishFieldNouns,
  personNouns: englishPersons,
  personEndings: englishPersonEndings,
  notPersons: englishNotPersons,
  organisations: englishOrganisations,
  administrators: englishAdministrators,
  everybody: englishEverybody,
  customers: englishCustomers,
  functionWords: englishFunctionWords,
  operators: englishOperators,
  freeStates: englishFreeStates,
  earnings: new Set(
    listOf(
      'revenue | turnover | income | earnings | sales | how much i earned | takings | how much we earned | money earned',
    ),
  ),
  edgeNouns: tableOf([
    ['begin', 'start | beginning | start time | begin | departure | start date | takeoff'],
    ['end', 'end | finish | end time | end date'],
  ]),
  makingStates: new Set(
    listOf(
      'created | added | made | new | placed | received | booked | submitted | registered | reported | filed | opened | posted | entered | sent in | requested | published',
    ),
  ),
  recordNouns: new Set(
    listOf('appointment | consultation | reservation | booking | stay | meeting | viewing | test drive'),
  ),
  plainQualities: new Set(
    listOf(
      'registered | logged-in | signed-in | authenticated | ordinary | normal | other | individual | different | logged | signed | new | existing | own',
    ),
  ),
  stateNouns: new Set(listOf('status | state | stage | phase | progress')),
  wear: new Set(
    listOf(
      'new | good | very good | excellent | fair | mint | poor | bad | worn | used | damaged | broken | like new',
    ),
  ),
  addresses: new Set(
    listOf(
      'target | target url | destination | address | url | long url | original url | original | page | long address | original address | target address',
    ),
  ),
  partNouns: new Set(listOf('line | item | row | step | position | entry | ingredient | line item')),
  sharedNouns: new Set(
    listOf(
      'tag | category | genre | skill | keyword | label | topic | language | allergen | amenity | interest | hashtag | author | actor | artist | speaker | performer | translator | contributor | theme | feature | badge | instrument | specialty | allergy | symptom',
    ),
  ),
  publicNouns: new Set(
    listOf(`
    anyone | anybody | public | general public | passer-by | internet user | visitor | website visitor | site visitor | web visitor | visitor of the site | non-member | unregistered person | unregistered visitor | unregistered user`),
  ),
  births: new Set(listOf('birth date | birthdate | date of birth | birthday')),
  ageNoun: 'age',
  ownerNouns: new Set(listOf('me | us | we | i | myself')),
  singularOf,
  pluralOf,
  baseOfParticiple,
  participleOf,
  wordsOf,
  formsOf,
  guessVerbs,
  baseOfGerund,
  plainParticiple: (word) => word,
  agreed: (word) => word,
  agreementsOf: (adjective) => [adjective],
  wording: englishWording,
  naming: headLast,
  timeZone: 'UTC',
  numbering: 'number',
  clock: 'time',
  calendar: 'date',
  ongoing: englishOngoing,
  links: new Set(listOf('and | , | but | . | : | so | then | also | ; | finally | - | — | – | " | “ | ”')),
  displays: ['name', 'title', 'fullName', 'label', 'reference', 'code', 'number', 'subject'],
  remarks: new Set(['note', 'comment', 'remark']),
  prose: englishProse,
  outline: englishOutline,
};

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
  englishVerbs,
} from './english-verbs.ts';
import { englishWording } from './english-wording.ts';
import type { Lexicon } from './lexicon.ts';
import { headLast } from './naming.ts';
import { baseOfParticiple, baseOfThird, participleOf, pluralOf, singularOf } from './morphology-english.ts';

/** English as the analyst knows it. */
export const english: Lexicon = {
  language: 'en',
  closed: englishClosed,
  marks: englishMarks,
  verbs: englishVerbs,
  reifying: englishReifying,
  creating: englishCreating,
  wholes: new Set(['everything', 'anything', 'all']),
  qualities: englishQualities,
  belonging: englishBelonging,
  leading: englishLeading,
  awayStates: englishAwayStates,
  departments: englishDepartments,
  changing: englishChanging,
  generalNouns: englishGeneralNouns,
  adjectives: englishAdjectives,
  compounds: englishCompounds,
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
  singularOf,
  pluralOf,
  baseOfParticiple,
  participleOf,
  baseOfThird,
  wording: englishWording,
  naming: headLast,
  timeZone: 'UTC',
  numbering: 'number',
  clock: 'time',
  calendar: 'date',
  ongoing: englishOngoing,
  displays: ['name', 'title', 'fullName', 'label', 'reference', 'code', 'number', 'subject'],
  remarks: new Set(['note', 'comment', 'remark']),
};

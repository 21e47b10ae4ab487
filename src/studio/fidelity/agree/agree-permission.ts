/** Whether a permission agrees with the words that it cites. */
import type { Entity, Permission, Specification } from '../../../protocol/specification.ts';
import { findCue, hasCue } from './cues.ts';
import type { Cue } from './cues.ts';
import { wordsFor } from './agree-grant.ts';
import type { Evidence } from './evidence.ts';
import { isAkin, isNamed, nameWords, placeOf } from './words.ts';
import type { Word } from './words.ts';
import {
  baseOf,
  known,
  pluralsOf,
  recordsOf,
  senseOfParticiple,
  statesLedTo,
  verbsOfRecord,
  isBeginning,
  plain,
} from './known-words.ts';

type Inspected = { specification: Specification; entity: Entity; said: Permission; evidence: Evidence };

/** The names of a role: its own and those of its record. */
function namesOfRole({ roles, entities }: Specification, key: string): string[] {
  const role = roles.find((one) => one.key === key);
  if (!role) return [];
  const record = entities.find((entity) => entity.key === role.entity);
  return [role.label, ...(record ? [record.label, record.labelPlural] : [])];
}

/** Whether words name people by one of their names, in the singular or plural. */
export function isPeopleNamed(words: readonly Word[], names: readonly string[]): boolean {
  return names.some(
    (name) => isNamed(words, name) || pluralsOf(name).some((plural) => isNamed(words, plural)),
  );
}

function roleFaults({ specification, said, evidence }: Inspected): string[] {
  if (said.role === 'anyone')
    return hasCue(evidence.around, 'everybody') ? [] : ['the words do not speak of everybody'];
  const names = namesOfRole(specification, said.role);
  const isOpen = hasCue(evidence.around, 'everybody');
  return isPeopleNamed(evidence.around, names) || isOpen
    ? []
    : [`the words do not speak of ${names[0] ?? said.role}`];
}

/** "Office: all", "accountant: read-only": said of everything. */
function isOfAll(words: readonly Word[]): boolean {
  return /^(all|read-only|readonly|lot|actions|droits|lecture)$/.test(words.at(-1)?.text ?? '');
}

function entityFaults({ specification, entity, said, evidence }: Inspected): string[] {
  const isSaid =
    [entity.label, entity.labelPlural].some((name) => isNamed(evidence.around, name)) ||
    hasCue(evidence.around, 'manage') ||
    isOfAll(evidence.around) ||
    hasCue(evidence.around, 'pronoun') ||
    isDone(entity, evidence.around) ||
    (said.fields ?? []).some((key) =>
      entity.fields.some((field) => field.key === key && isNamed(evidence.around, field.label)),
    ) ||
    entity.fields.some(
      ({ type }) =>
        type.kind === 'reference' &&
        specification.entities.some(
          (target) => target.key === type.entity && isNamed(evidence.around, target.label),
        ),
    );
  return isSaid ? [] : [`the words do not speak of ${entity.labelPlural.toLowerCase()}`];
}

/** Whether words name what is done with such records: "borrow" of loans. */
function isDone(entity: Entity, words: readonly Word[]): boolean {
  const name = plain(entity.label);
  return (
    words.some(
      ({ text }) => recordsOf(text).includes(name) || (isBeginning(text) && isNamed(words, entity.label)),
    ) || phrasesOfRecord(entity.label).some((phrase) => hasPhrase(words, phrase))
  );
}

/** "Sign up for": verbs of several words that make such a record. */
const phrasesOfRecord = (name: string): string[][] =>
  verbsOfRecord(name)
    .map((verb) => verb.split(' '))
    .filter(({ length }) => length > 1);

function hasPhrase(words: readonly Word[], [first = '', ...rest]: readonly string[]): boolean {
  return words.some(
    ({ text }, index) =>
      (text === first || baseOf(text) === first) &&
      rest.every((word, at) => words[index + 1 + at]?.text === word),
  );
}

/** The words by which an action is told. */
export const cueOf: Record<Permission['actions'][number], Cue> = {
  create: 'create',
  read: 'read',
  update: 'update',
  delete: 'delete',
};

const undergone: Readonly<Record<string, string>> = { create: 'create', update: 'change', delete: 'delete' };

/** "Guitars are created and edited by clerks": what is done, said of the thing. */
function isUndergone(words: readonly Word[], action: string): boolean {
  const isPassive = words.some(({ text }) => passive.has(text));
  return isPassive && words.some(({ text }) => senseOfParticiple(text) === undergone[action]);
}

const passive = new Set(['is', 'are', 'be', 'been', 'est', 'sont', 'etre']);

function isManaging(words: readonly Word[]): boolean {
  return (
    hasCue(words, 'manage') ||
    isOfAll(words.filter(({ text }) => !/^(read-only|readonly|lecture)$/.test(text)))
  );
}

/** The words that speak of this entity, where the sentences are plain enough to tell; else all of them. */
function spokenWords({ specification, entity, said, evidence }: Inspected): Word[] {
  const parts = evidence.sentences.map((sentence) =>
    wordsFor(specification, sentence, { role: said.role, entity }),
  );
  // "Change prices" names the field, not whose it is.
  const isPlain =
    said.fields === undefined &&
    parts.some((part) => part !== undefined) &&
    evidence.sentences.length === parts.filter(Boolean).length;
  const whole = evidence.sentences.flatMap(({ words }) => words);
  return [...(isPlain ? parts.flatMap((part) => part ?? []) : whole), ...evidence.aside];
}

function actionFaults(inspected: Inspected): string[] {
  const { entity, said, evidence } = inspected;
  const words = spokenWords(inspected);
  const isDoing =
    isDone(entity, words) ||
    evidence.cites.some((cited) => isDone(entity, cited)) ||
    words.some(
      (word) => nameWords(entity.label).some((name) => isAkin(word, name)) && known.creating.has(word.text),
    );
  return said.actions
    .filter((action) => action !== 'read')
    .filter((action) => !isManaging(words) && !hasCue(words, cueOf[action]) && !isUndergone(words, action))
    .filter((action) => !(action === 'create' && (isDoing || recordsOf(words.at(-1)?.text ?? '').length > 0)))
    .map((action) => `the words do not let them ${action}`);
}

/** "Soumettent" is a form of "soumettre": all but the end of the verb is there. */
function isFormOf(word: string, verb: string): boolean {
  const same = Array.from(verb).findIndex((letter, index) => word[index] !== letter);
  const shared = same === -1 ? verb.length : same;
  return shared >= Math.max(4, verb.length - 3) && word.length <= verb.length + 3;
}

function verbFaults(inspected: Inspected): string[] {
  const { entity, said } = inspected;
  const words = spokenWords(inspected);
  if (isManaging(words)) return [];
  return said.transitions
    .filter((verb) => {
      const to = entity.lifecycle?.transitions.find((one) => one.verb === verb)?.to ?? verb;
      const spoken = verb.replace(/^to-/, '').replaceAll('-', ' ');
      const leading = words.some(({ text }) =>
        [text, baseOf(text) ?? text].flatMap((base) => statesLedTo(base)).includes(to.toLowerCase()),
      );
      const isConjugated = words.some(({ text }) => isFormOf(text, spoken));
      return !isNamed(words, spoken) && !isNamed(words, to) && !leading && !isConjugated;
    })
    .map((verb) => `the words do not let them ${verb.replaceAll('-', ' ')}`);
}

/** Where a name of the entity stands behind "own": directly, or with words that go with it. */
function isOwn(words: readonly Word[], entity: Entity): boolean {
  const owns = findCue(words, 'own').map(({ index }) => index);
  const at = Math.max(placeOf(words, entity.labelPlural), placeOf(words, entity.label));
  if (owns.length === 0) return false;
  if (at < 0) return true;
  return owns.some((index) => index < at || isTail(words, index) || isOfTheirs(words, { at, index }));
}

/** "The practices of their own tower": what is their own stands behind the noun. */
function isOfTheirs(words: readonly Word[], { at, index }: { at: number; index: number }): boolean {
  return index === at + 2 && linking.has(words[at + 1]?.text ?? '');
}

const linking = new Set(['of', 'for', 'in', 'at', 'de', 'pour', 'dans']);

/** "Only their own.", "those of others": said behind the noun. */
function isTail(words: readonly Word[], index: number): boolean {
  const word = words[index];
  return (
    index >= words.length - 1 ||
    ['belong', 'other', 'others', 'autre', 'autres', "d'autrui", 'another'].includes(word?.text ?? '')
  );
}

/** "Their own appointments": nothing but the noun after it. */
function isDirectlyOwn(words: readonly Word[], entity: Entity): boolean {
  const at = Math.max(placeOf(words, entity.labelPlural), placeOf(words, entity.label));
  return findCue(words, 'own').some(
    ({ index }) =>
      ['own', 'propre', 'propres'].includes(words[index]?.text ?? '') &&
      at > index &&
      at - index <= nameWords(entity.label).length,
  );
}

/** "Members borrow books": what they do, they do for themselves. */
function isDoneByThemselves({ specification, entity, said, evidence }: Inspected): boolean {
  const record = specification.roles.find(({ key }) => key === said.role)?.entity;
  return (
    record !== undefined &&
    entity.fields.some(({ type }) => type.kind === 'reference' && type.entity === record) &&
    evidence.cites.some((words) => isDone(entity, words) && !isManaging(words))
  );
}

function scopeFaults(inspected: Inspected): string[] {
  const { entity, said, evidence } = inspected;
  const isTold = evidence.aside.some(({ text }) => ['own', 'themselves', 'propre', 'propres'].includes(text));
  const isTheirs = isDoneByThemselves(inspected);
  if (said.scope === 'own')
    return isTold ||
      isTheirs ||
      (!isNamed(evidence.around, entity.label) && !isNamed(evidence.around, entity.labelPlural)) ||
      evidence.cites.some((words) => isOwn(words, entity)) ||
      isOwn(evidence.around, entity)
      ? []
      : ['nothing says that they are only their own'];
  const isOwned = evidence.cites.some((words) => isDirectlyOwn(words, entity));
  return isOwned || (isTheirs && said.actions.includes('create'))
    ? ['the words speak of their own alone']
    : [];
}

/** Why a permission and its words do not agree. */
export function permissionFaults(inspected: Inspected): string[] {
  const isEmpty = inspected.said.actions.length + inspected.said.transitions.length === 0;
  return [
    ...roleFaults(inspected),
    ...entityFaults(inspected),
    ...(isEmpty ? [] : [...actionFaults(inspected), ...verbFaults(inspected), ...scopeFaults(inspected)]),
  ];
}

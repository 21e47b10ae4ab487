/** Whether a role may do all that a sentence lets it do: verbs before names, read from left to right. */
import type { Entity, Permission, Specification } from '../../../protocol/specification.ts';
import { findCue, hasCue } from './cues.ts';
import type { Cue } from './cues.ts';
import { isAkin, isNamed, nameWords, wordOf } from './words.ts';
import type { Sentence, Word } from './words.ts';
import {
  baseOf,
  isDoneAs,
  known,
  plain,
  pluralsOf,
  recordingVerbs,
  recordsOf,
  statesLedTo,
} from './known-words.ts';

/** What one verb, or several, and the names behind them say: "confirm and complete their own appointments". */
export type Grant = {
  roles: readonly string[];
  entities: readonly Entity[];
  verbs: readonly Word[];
  words: readonly Word[];
};

const modal = /^(can|may|peut|peuvent|must|should|could|are|is|will|get|allowed|able)$/;
const breaks =
  /^(but|mais|except|sauf|unless|not|no|cannot|can't|never|ne|n'|only|if|when|until|before|after|because|so|while|whose|which|that)$/;
const them = new Set(['them', 'it', 'les', 'eux', 'these', 'those']);

/** The entity whose name ends at a word; the longest one wins. */
function entityAt(specification: Specification, words: readonly Word[], index: number): Entity | undefined {
  const fitting = specification.entities.flatMap((entity) =>
    [entity.label, entity.labelPlural].flatMap((label) => {
      const name = nameWords(label);
      const from = index - name.length + 1;
      const isHere = from >= 0 && name.every((part, at) => words[from + at]?.text === part.text);
      return isHere ? [{ entity, length: name.length }] : [];
    }),
  );
  return fitting.toSorted((a, b) => b.length - a.length)[0]?.entity;
}

const actCues: readonly Cue[] = ['create', 'make', 'read', 'update', 'delete', 'manage'];

/** Words that say what is done: known verbs, and verbs of transitions. */
function isVerb(specification: Specification, words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (!word) return false;
  if (actCues.some((cue) => findCue([word], cue).length > 0)) return true;
  if (findCue([wordOf(baseOf(word.text) ?? '-')], 'create').length > 0) return true;
  if (recordsOf(word.text).length > 0 || statesLedTo(word.text).length > 0) return true;
  return specification.entities.some(({ lifecycle }) =>
    lifecycle?.transitions.some(({ verb }) => verb.split('-')[0] === word.text || verb === baseOf(word.text)),
  );
}

type Clause = { roles: readonly string[]; rest: readonly Word[] };

/** The role whose name ends at a word. */
function roleAt(specification: Specification, words: readonly Word[], index: number): string | undefined {
  const found = specification.roles.find(({ label }) =>
    [label, ...pluralsOf(label)].some((name) => {
      const wanted = nameWords(name);
      const from = index - wanted.length + 1;
      return from >= 0 && wanted.every((part, at) => words[from + at]?.text === part.text);
    }),
  );
  return found?.key;
}

const adverbs = new Set(['also', 'only', 'then', 'both', 'each', 'all', 'always', 'of', 'course', 'aussi']);

/** Whether a word begins what the one before it does: a modal, or a verb. */
function isActing(specification: Specification, words: readonly Word[], index: number): boolean {
  const next = words[index];
  if (!next) return false;
  if (adverbs.has(next.text)) return isActing(specification, words, index + 1);
  return /^(can|may|peut|peuvent|must|should)$/.test(next.text) || isVerb(specification, words, index);
}

/** The clauses of a sentence in which people do something: whoever is named just before a modal or a verb. */
function clausesOf(specification: Specification, words: readonly Word[]): Clause[] {
  const starts: { roles: string[]; from: number; at: number }[] = [];
  words.forEach((word, index) => {
    if (!isActing(specification, words, index + 1)) return;
    const role = roleAt(specification, words, index);
    const before = starts.at(-1);
    const isAll = /^(everyone|everybody|anyone|anybody|tous|chacun)$/.test(word.text);
    if (isAll) starts.push({ roles: specification.roles.map(({ key }) => key), from: index + 1, at: index });
    else if (word.text === 'they' && before) starts.push({ roles: before.roles, from: index + 1, at: index });
    else if (role !== undefined) {
      const also = words[index - 1]?.text === 'and' ? roleAt(specification, words, index - 2) : undefined;
      starts.push({ roles: also === undefined ? [role] : [also, role], from: index + 1, at: index });
    }
  });
  return starts.map(({ roles, from }, order) => {
    const until = starts[order + 1]?.at ?? words.length;
    const rest = words.slice(from, until);
    const skipped = rest.findIndex(({ text }) => !adverbs.has(text) && !modal.test(text));
    const spoken = skipped < 0 ? [] : rest.slice(skipped);
    const isModal = rest.slice(0, Math.max(skipped, 0)).some(({ text }) => modal.test(text));
    const end = spoken.findIndex(
      ({ text }, index) => (index > 0 || !isModal) && breaks.test(text) && text !== 'only',
    );
    return { roles, rest: end < 0 ? spoken : spoken.slice(0, end) };
  });
}

/** What a sentence lets roles do. Empty where it is built otherwise (passives). */
export function grantsIn(specification: Specification, { words }: Sentence): Grant[] {
  return clausesOf(specification, words)
    .filter(({ rest }) => rest[0] !== undefined && !/^(be|have|has|not|no|been)$/.test(rest[0].text))
    .flatMap(({ roles, rest }) => groupsOf(specification, rest).map((group) => ({ ...group, roles })));
}

const wholes = new Set(['everything', 'anything', 'tout']);

/** "Everything", but not "everything with rooms". */
function isWhole(words: readonly Word[], index: number): boolean {
  return wholes.has(words[index]?.text ?? '') && !/^(with|about|avec)$/.test(words[index + 1]?.text ?? '');
}

function groupsOf(specification: Specification, words: readonly Word[]): Omit<Grant, 'roles'>[] {
  type Group = { entities: Entity[]; verbs: Word[]; words: Word[] };
  const groups: Group[] = [];
  let open: Group = { entities: [], verbs: [], words: [] };
  words.forEach((word, index) => {
    const entity = entityAt(specification, words, index);
    const isDoing = entity === undefined && isVerb(specification, words, index);
    if (isDoing && open.entities.length > 0) {
      groups.push(open);
      open = { entities: [], verbs: [], words: [] };
    }
    open.words.push(word);
    if (isDoing) open.verbs.push(word);
    if (entity) open.entities.push(entity);
    else if (isWhole(words, index)) {
      open.entities.push(...specification.entities);
      open.verbs.push(word);
    }
    if (entity === undefined && them.has(word.text)) open.entities.push(...(groups.at(-1)?.entities ?? []));
  });
  return [...groups, open].filter(({ entities, verbs }) => entities.length > 0 && verbs.length > 0);
}

type Action = Permission['actions'][number];
const strict: Record<Action, Cue> = { create: 'make', read: 'read', update: 'update', delete: 'delete' };

/** "Only managers may": kept for some, not "only their own". */
function isExclusive(words: readonly Word[]): boolean {
  const at = words.findIndex(({ text }) => /^(only|seuls?|seules?|uniquement)$/.test(text));
  const first = words.findIndex(({ text }) => modal.test(text));
  return at >= 0 && (first < 0 || at < first);
}

/** Whether the brief takes an act away somewhere: "nobody may delete", "only administrators may". */
function isTaken(sentences: readonly Sentence[], entity: Entity, cue: Cue): boolean {
  return sentences.some(
    ({ words }) =>
      (hasCue(words, 'negation') ||
        isExclusive(words) ||
        hasCue(words, 'limit') ||
        words.some(({ text }) => text === 'except')) &&
      hasCue(words, cue) &&
      ([entity.label, entity.labelPlural].some((name) => isNamed(words, name)) ||
        words.some(({ text }) => them.has(text) || text === 'anything')),
  );
}

type Missing = { act: string; entity: Entity; role: string };

/** What a sentence lets somebody do that no permission of theirs holds. */
export function missingGrants(
  { specification, sentences }: { specification: Specification; sentences: readonly Sentence[] },
  sentence: Sentence,
): Missing[] {
  if (hasCue(sentence.words, 'most')) return [];
  return grantsIn(specification, sentence).flatMap(({ roles, entities, verbs, words }) => [
    ...recordedBy(specification, words).flatMap((entity) =>
      roles
        .filter(
          (role) =>
            !specification.permissions.some(
              (one) => one.role === role && one.entity === entity.key && one.actions.includes('create'),
            ),
        )
        .map((role) => ({ act: 'create', entity, role })),
    ),
    ...entities.flatMap((entity) =>
      roles.flatMap((role) => {
        const held = specification.permissions.filter(
          (one) => one.role === role && one.entity === entity.key,
        );
        const isManaging = hasCue(verbs, 'manage') || hasCue(words, 'manage');
        const isWholly =
          isManaging && !verbs.some(({ text }) => /^(keep|keeps|run|runs|handle|handles|full)$/.test(text));
        const actions = (['create', 'update', 'delete', 'read'] as const).filter((action) =>
          isWholly
            ? !isTaken(sentences, entity, strict[action])
            : hasCue(verbs, strict[action]) || (action === 'create' && isBeginning(words, verbs, entity)),
        );
        const steps = (entity.lifecycle?.transitions ?? []).filter(({ verb, to }) =>
          isWholly ? !isTakenStep(sentences, verb) : isStep(verbs, words, { verb, to, entity }),
        );
        return [
          ...actions.filter((action) => !held.some((one) => one.actions.includes(action))),
          ...steps
            .map(({ verb }) => verb)
            .filter((verb) => !held.some((one) => one.transitions.includes(verb))),
        ].map((act) => ({ act, entity, role }));
      }),
    ),
  ]);
}

/** "Book appointments", where a new one is booked; "register families". */
function isBeginning(words: readonly Word[], verbs: readonly Word[], { lifecycle }: Entity): boolean {
  const isFirst = verbs.some(({ text }) => lifecycle !== undefined && isDoneAs(text, lifecycle.initial));
  return (
    isFirst ||
    verbs.some(({ text }, index) => {
      const base = baseOf(text) ?? text;
      const isStepVerb =
        recordsOf(base).length > 0 ||
        lifecycle?.transitions.some(
          ({ verb, to }) => verb === text || verb === base || statesLedTo(base).includes(to),
        );
      const next = words[words.findIndex((word) => word === verbs[index]) + 1];
      return known.creating.has(text) && isStepVerb !== true && !/^(for|to|on|in|as)$/.test(next?.text ?? '');
    })
  );
}

/** "Rent tools": a rental begins. */
function recordedBy(specification: Specification, words: readonly Word[]): Entity[] {
  const text = ` ${words.map((word) => word.text).join(' ')} `;
  const nouns = recordingVerbs.flatMap(([verb, noun]) => (text.includes(` ${verb} `) ? [noun] : []));
  return specification.entities.filter(({ label }) => nouns.includes(label.toLowerCase()));
}

function isTakenStep(sentences: readonly Sentence[], verb: string): boolean {
  const spoken = wordOf(verb.split('-')[0] ?? verb);
  return sentences.some(
    ({ words }) =>
      (hasCue(words, 'negation') || isExclusive(words)) && words.some((word) => isAkin(word, spoken)),
  );
}

type Step = { verb: string; to: string; entity: Entity };

function isStep(verbs: readonly Word[], words: readonly Word[], { verb, to, entity }: Step): boolean {
  const spoken = verb.replaceAll('-', ' ');
  const isMark = words.some(({ text }) => /^(mark|set|marquer|marquent|move)$/.test(text));
  const isSaid = verbs.some(({ text }) =>
    [text, baseOf(text) ?? text].some((base) => base === spoken || leadsOnlyTo(entity, base, to)),
  );
  return isSaid || (isMark && isNamed(words, to));
}

/** "Finish" where there is a state "done", and none of the verb's own. */
function leadsOnlyTo({ lifecycle }: Entity, base: string, to: string): boolean {
  const isOwn = lifecycle?.transitions.some(({ verb }) => verb === base) ?? false;
  return !isOwn && statesLedTo(base).includes(plain(to));
}

/** The words that let a role do something with an entity; undefined where a sentence is built otherwise. */
export function wordsFor(
  specification: Specification,
  sentence: Sentence,
  { role, entity }: { role: string; entity: Entity },
): readonly Word[] | undefined {
  const grants = grantsIn(specification, sentence).filter((grant) => grant.roles.includes(role));
  const own = grants.filter(({ entities }) => entities.includes(entity));
  return own.length > 0 ? own.flatMap(({ words }) => words) : undefined;
}

/** Whether what the brief forbids, or keeps for some, is granted after all. */
import type { Entity, Permission, Specification } from '../../../protocol/specification.ts';
import { isHiddenThere } from './agree-hidden.ts';
import { cueOf, isPeopleNamed } from './agree-permission.ts';
import { hasCue } from './cues.ts';
import { isNamed } from './words.ts';
import type { Sentence, Word } from './words.ts';

type Act = { verb: string; cue?: Permission['actions'][number] };

/** The acts that words name: actions and the verbs of an entity. */
function actsIn(words: readonly Word[], entity: Entity): Act[] {
  const actions = (['create', 'update', 'delete', 'read'] as const).filter((action) =>
    hasCue(words, action === 'create' ? 'make' : cueOf[action]),
  );
  const verbs = (entity.lifecycle?.transitions ?? []).filter(
    ({ verb, to }) => isNamed(words, verb.replace(/^to-/, '').replaceAll('-', ' ')) || isNamed(words, to),
  );
  return [...actions.map((cue) => ({ verb: cue, cue })), ...verbs.map(({ verb }) => ({ verb }))];
}

function grants(
  { permissions }: Specification,
  { role, entity }: { role: string; entity: string },
  act: Act,
): boolean {
  return permissions.some(
    (one) =>
      one.role === role &&
      one.entity === entity &&
      one.scope === 'all' &&
      (act.cue ? one.actions.includes(act.cue) : one.transitions.includes(act.verb)),
  );
}

const modals = new Set([
  'cannot',
  "can't",
  'not',
  'never',
  "mustn't",
  'nobody',
  'no',
  'ne',
  'pas',
  'jamais',
  'personne',
  'none',
  'neither',
]);

/**
 * Why what the brief forbids, or keeps for some ("only"), is granted after all. Reads one sentence: who is named before the
 * operator, what is named behind it.
 */
export function denialFaults(specification: Specification, sentence: Sentence): string[] {
  return [...forbidden(specification, sentence), ...exclusive(specification, sentence)];
}

/** Words up to where the next clause begins. */
function clauseFrom(words: readonly Word[], from: number): readonly Word[] {
  const end = words.findIndex(
    ({ text }, index) =>
      index > from &&
      (text === 'but' || text === 'mais' || text === 'except' || text === 'sauf' || text === 'unless'),
  );
  return words.slice(from, end < 0 ? undefined : end);
}

function forbidden(specification: Specification, { words }: Sentence): string[] {
  const at = words.findIndex(({ text }) => modals.has(text));
  if (at < 0) return [];
  const behind = clauseFrom(words, at);
  const isSoft =
    hasCue(behind, 'own') ||
    hasCue(behind, 'most') ||
    hasCue(behind, 'overlap') ||
    hasCue(behind, 'limit') ||
    hasCue(words, 'limit');
  if (
    isSoft ||
    behind.some(({ text }) =>
      [
        'more',
        'before',
        'after',
        'without',
        'if',
        'when',
        'once',
        'plus',
        'avant',
        'apres',
        'sans',
        'si',
        'lorsque',
        'quand',
      ].includes(text),
    )
  )
    return [];
  const isAll = words.some(({ text }) => text === 'nobody' || text === 'personne');
  const roles = specification.roles.filter(
    ({ label }) => isAll || isPeopleNamed(words.slice(0, at), [label]),
  );
  const next = behind[1];
  return roles.flatMap((role) =>
    specification.entities
      .filter((entity) => [entity.label, entity.labelPlural].some((name) => isNamed(behind.slice(1), name)))
      .flatMap((entity) =>
        actsIn(behind.slice(1), entity)
          .filter(
            (act) => next !== undefined && grants(specification, { role: role.key, entity: entity.key }, act),
          )
          .filter((act) => !isStateOnly(behind, entity, act))
          .filter(
            (act) => act.verb !== 'read' || !isHiddenThere(specification, behind, { role: role.key, entity }),
          )
          .map(
            (act) =>
              `${role.label} may ${act.verb} ${entity.labelPlural.toLowerCase()} although the words forbid it`,
          ),
      ),
  );
}

/** "Cannot delete a confirmed booking": the state limits it, the act itself may be open otherwise. */
function isStateOnly(words: readonly Word[], entity: Entity, act: Act): boolean {
  const states =
    entity.lifecycle?.states.filter(({ value }) => words.some(({ text }) => text === value.toLowerCase())) ??
    [];
  return states.length > 0 && act.verb !== 'read';
}

function exclusive(specification: Specification, { words }: Sentence): string[] {
  const [first] = words;
  if (!first || !['only', 'seul', 'seuls', 'seule', 'seules'].includes(first.text)) return [];
  const modal = words.findIndex(({ text }) => ['can', 'may', 'peut', 'peuvent'].includes(text));
  if (modal < 0) return [];
  const [who, what] = [words.slice(1, modal), clauseFrom(words, modal).slice(1)];
  if (hasCue(what, 'own') || hasCue(what, 'limit')) return [];
  const named = specification.roles.filter(({ label }) => isPeopleNamed(who, [label]));
  const others = specification.roles.filter((role) => !named.includes(role));
  return others.flatMap((role) =>
    specification.entities
      .filter((entity) => [entity.label, entity.labelPlural].some((name) => isNamed(what, name)))
      .flatMap((entity) =>
        actsIn(what, entity)
          .filter((act) => grants(specification, { role: role.key, entity: entity.key }, act))
          .filter(
            (act) => act.verb !== 'read' || !isHiddenThere(specification, what, { role: role.key, entity }),
          )
          .map(
            (act) =>
              `${role.label} may ${act.verb} ${entity.labelPlural.toLowerCase()} although others alone may`,
          ),
      ),
  );
}

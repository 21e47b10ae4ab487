/** Messages: when they are sent, and to whom. */
import type { Entity, Notification, Role, Transition } from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import { nameOf } from '../document/fact.ts';
import type { Event, NounPhrase, StateName, Verb } from '../grammar/logical-form.ts';
import type { Draft } from './draft.ts';
import { wayToOwner } from './grant.ts';
import { entityNamed, momentOf, referred } from './locate.ts';
import { kebabOf, keyOf } from './name.ts';
import { idOf } from './rule-draft.ts';

type NotifyFact = Extract<Fact, { kind: 'notify' }>;
type Trigger = { entity: Entity; on: Notification['on']; subject: string };

/** Adds a message, joined with the same one said before. */
export function addNotification(draft: Draft, fact: NotifyFact): void {
  const trigger = fact.due
    ? dueTrigger(draft, fact)
    : fact.event
      ? eventTrigger(draft, fact, fact.event)
      : undefined;
  if (!trigger) return draft.refuse(fact.cite, 'no message of ours can be sent then');
  const to = recipientOf(draft, trigger.entity, fact.to);
  if (!to) return draft.refuse(fact.cite, `nothing says how to reach '${nameOf(fact.to)}'`);
  const event = trigger.on.event === 'transition' ? trigger.on.verb : trigger.on.event;
  const id = idOf(trigger.entity.key, event, 'to', nameOf(fact.to));
  const known = draft.notifications.find((one) => one.id === id);
  if (known && JSON.stringify(known.on) === JSON.stringify(trigger.on)) {
    known.source = draft.alsoCited(known.source, fact.cite);
    return undefined;
  }
  draft.notifications.push({
    id: known ? `${id}-${draft.notifications.length + 1}` : id,
    entity: trigger.entity.key,
    on: trigger.on,
    to,
    subject: trigger.subject.slice(0, 200),
    source: draft.cited([fact.cite]),
  });
  return undefined;
}

/** "The day before the appointment": the entity is the one that has the date. */
function dueTrigger(draft: Draft, { due, to }: NotifyFact): Trigger | undefined {
  if (!due) return undefined;
  const named = entityNamed(draft, due.noun.of ?? due.noun);
  const candidates = named ? [named] : [...draft.entities.values()].map(({ entity }) => entity);
  const fitting = candidates.flatMap((entity) => {
    const found = momentOf(draft, entity, due);
    const isReached = candidates.length === 1 || recipientOf(draft, entity, to) !== undefined;
    return found && found.via === undefined && isReached ? [{ entity, field: found.value }] : [];
  });
  const [only, ...more] = fitting;
  if (!only || more.length > 0 || only.field.type.kind === 'time') return undefined;
  const states = waitingStates(only.entity, only.field.key);
  const isAll = states === undefined || states.length === only.entity.lifecycle?.states.length;
  return {
    entity: only.entity,
    on: { event: 'due', field: only.field.key, offset: due.offset, ...(!isAll && { states }) },
    subject: draft.symbols.lexicon.wording.subjects.due(only.entity.label.toLowerCase()),
  };
}

/** States in which the day still matters: those that it makes overdue (a paid invoice is not), else those that occupy. */
function waitingStates({ derived, lifecycle }: Entity, field: string): string[] | undefined {
  const overdue = derived.flatMap(({ formula }) =>
    formula.by === 'past' && formula.field === field && formula.states ? [formula.states] : [],
  );
  return overdue[0] ?? lifecycle?.states.filter(({ occupies }) => occupies).map(({ value }) => value);
}

function eventTrigger(draft: Draft, fact: NotifyFact, event: Event): Trigger | undefined {
  if (event.kind === 'does') return doneTrigger(draft, event);
  if (event.kind === 'passed')
    return dueTrigger(draft, {
      ...fact,
      due: { ...event, offset: event.after ?? { amount: 0, unit: 'days' } },
    });
  const entity = event.kind === 'is' && !event.isNegated ? entityNamed(draft, event.noun) : undefined;
  const [state, ...more] = event.kind === 'is' ? event.states : [];
  return entity && state && more.length === 0 ? stateTrigger(draft, entity, state) : undefined;
}

function stateTrigger(draft: Draft, entity: Entity, state: StateName): Trigger | undefined {
  const { lexicon } = draft.symbols;
  const label = entity.label.toLowerCase();
  const way = wayNamed(entity, state.verb ?? '', state.value);
  if (way) return transitionTrigger(draft, entity, way);
  if (entity.lifecycle?.initial === state.value || lexicon.makingStates.has(state.value))
    return { entity, on: { event: 'created' }, subject: lexicon.wording.subjects.created(label) };
  return lexicon.verbs[state.verb ?? ''] === 'change'
    ? { entity, on: { event: 'updated' }, subject: lexicon.wording.subjects.updated(label) }
    : overdueTrigger(draft, entity, state.value);
}

function wayNamed(entity: Entity, verb: string, state: string): Transition | undefined {
  return entity.lifecycle?.transitions.find((one) => one.to === state || one.verb === kebabOf(verb));
}

function transitionTrigger(draft: Draft, entity: Entity, { verb, to }: Transition): Trigger {
  const { subjects } = draft.symbols.lexicon.wording;
  return {
    entity,
    on: { event: 'transition', verb },
    subject: subjects.transition(entity.label.toLowerCase(), to),
  };
}

/** "When an invoice is overdue": once the day that makes it so has come. */
function overdueTrigger(draft: Draft, entity: Entity, state: string): Trigger | undefined {
  const formula = entity.derived.find(({ key }) => key === keyOf(state))?.formula;
  if (formula?.by !== 'past') return undefined;
  return {
    entity,
    on: {
      event: 'due',
      field: formula.field,
      offset: formula.after ?? { amount: 0, unit: 'days' },
      ...(formula.states && { states: formula.states }),
    },
    subject: draft.symbols.lexicon.wording.subjects.transition(entity.label.toLowerCase(), state),
  };
}

/** "When somebody registers", "when a customer places an order". */
function doneTrigger(
  draft: Draft,
  { verbs, objects, noun }: Extract<Event, { kind: 'does' }>,
): Trigger | undefined {
  const { lexicon } = draft.symbols;
  const [verb, ...more] = verbs;
  if (!verb || more.length > 0 || objects.length > 1) return undefined;
  const [object] = objects;
  const entity = madeBy(draft, verb, object);
  if (entity)
    return {
      entity,
      on: { event: 'created' },
      subject: lexicon.wording.subjects.created(entity.label.toLowerCase()),
    };
  // "When an order arrives": the subject's own way.
  const about = entityNamed(draft, object ?? noun);
  const way = about && wayNamed(about, verb.lemma, lexicon.participleOf(verb.lemma));
  return about && way && transitionTrigger(draft, about, way);
}

/** What somebody makes: "registers", "places an order". */
function madeBy(draft: Draft, verb: Verb, object: NounPhrase | undefined): Entity | undefined {
  const { reifying, creating } = draft.symbols.lexicon;
  const names = [verb.lemma, `${verb.lemma} for`, `${verb.lemma} up for`];
  const record = names.map((name) => reifying[name]?.noun).find((name) => name !== undefined);
  const made = record === undefined ? undefined : draft.entities.get(record)?.entity;
  const isMaking = verb.sense === 'create' || creating.has(verb.lemma);
  return made ?? (isMaking && object ? entityNamed(draft, object) : undefined);
}

function recipientOf(draft: Draft, entity: Entity, noun: NounPhrase): Notification['to'] | undefined {
  const name = nameOf(noun);
  const { lexicon, isOrganisation } = {
    lexicon: draft.symbols.lexicon,
    isOrganisation: draft.symbols.isOrganisation(noun),
  };
  if (lexicon.ownerNouns.has(name) || lexicon.administrators.has(name) || isOrganisation)
    return { kind: 'role', role: 'admin' };
  const target = entityNamed(draft, noun);
  const way = target && hasMail(target) ? wayTo(draft, entity, target) : undefined;
  if (way) return { kind: 'record', via: way };
  const role = draft.symbols.roleOf(noun);
  if (role === 'admin') return { kind: 'role', role };
  const known = role === undefined ? undefined : draft.roles.get(role);
  return known && roleRecipient(draft, entity, { role: known, noun });
}

function hasMail({ fields }: Entity): boolean {
  return fields.some(({ type }) => type.kind === 'email');
}

/** Those of a role, or the one of them who made the record. */
function roleRecipient(
  draft: Draft,
  entity: Entity,
  { role, noun }: { role: Role; noun: NounPhrase },
): Notification['to'] | undefined {
  const isCreator = draft.permissions.some(
    (one) =>
      one.role === role.key &&
      one.entity === entity.key &&
      one.actions.includes('create') &&
      one.scope === 'own',
  );
  const isOneOfThem = !noun.isPlural && noun.determiner === 'definite';
  const isTheirs = role.entity !== undefined && wayToOwner(draft, entity, role).length > 0;
  if (isCreator && (isTheirs || (isOneOfThem && role.entity === undefined))) return { kind: 'creator' };
  return isTheirs ? undefined : { kind: 'role', role: role.key };
}

/** References from a record to one of another entity. */
function wayTo(draft: Draft, entity: Entity, target: Entity): string[] | undefined {
  if (entity === target) return [];
  let ways: { at: Entity; via: string[] }[] = [{ at: entity, via: [] }];
  for (let depth = 0; depth < 3; depth += 1) {
    const next = ways.flatMap(({ at, via }) =>
      referred(draft, at).map((one) => ({ at: one.target, via: [...via, one.via] })),
    );
    const found = next.filter(({ at }) => at === target);
    if (found.length > 0) return found.length === 1 ? found[0]?.via : undefined;
    ways = next;
  }
  return undefined;
}

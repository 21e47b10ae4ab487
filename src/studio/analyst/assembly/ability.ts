/** What a verb lets somebody do with an entity: actions on its records, or ways between its states. */
import type { Entity } from '../../../protocol/specification.ts';
import type { Permit } from '../document/fact.ts';
import type { Verb } from '../grammar/logical-form.ts';
import type { Draft } from './draft.ts';
import { everything, verbsOf } from './grant.ts';
import type { Action } from './grant.ts';
import { conditionStates } from './held-states.ts';
import { valueNamed } from './locate.ts';
import { kebabOf } from './name.ts';

/** `states`: only in these states; `fields`: only these fields. */
export type Ability = { actions: Action[]; transitions: string[]; states?: string[]; fields?: string[] };

/** What all the verbs of a permit allow together, or why one of them means nothing here. */
export function abilityOf(draft: Draft, entity: Entity, fact: Permit): Ability | { why: string } {
  if (fact.isAnyState) return { actions: [], transitions: verbsOf(entity) };
  const all: Ability = { actions: [], transitions: [] };
  for (const verb of fact.verbs) {
    const one = abilityOfVerb(draft, entity, { verb, fact });
    if (!one)
      return { why: `nothing says what it means to '${verb.lemma}' '${entity.labelPlural.toLowerCase()}'` };
    all.actions.push(...one.actions);
    all.transitions.push(...one.transitions);
  }
  const ability = { actions: [...new Set(all.actions)], transitions: [...new Set(all.transitions)] };
  const states = statesOf(entity, fact, ability);
  if (states && 'why' in states) return states;
  const fields = fieldsOf(draft, entity, fact);
  if (fields && 'why' in fields) return fields;
  const limits = { ...(states && { states }), ...(fields && { fields }) };
  return fields ? { ...limits, actions: ['update'], transitions: [] } : { ...limits, ...ability };
}

/** The states in which a right holds: none to name where the way is open in these alone. */
function statesOf(
  entity: Entity,
  fact: Permit,
  { transitions, actions }: Ability,
): string[] | undefined | { why: string } {
  if (fact.states.length === 0 && !fact.condition) return undefined;
  const states = heldStates(entity, fact);
  if (!states) return { why: 'it names a state that nothing else speaks of' };
  if (actions.includes('create') || states.length === 0) return { why: 'a new record is in no state yet' };
  const ways = entity.lifecycle?.transitions.filter((one) => transitions.includes(one.verb)) ?? [];
  const isOpenThere = ways.every((one) => one.from.every((state) => states.includes(state)));
  return ways.length > 0 && actions.length === 0 && isOpenThere ? undefined : states;
}

function heldStates({ lifecycle }: Entity, fact: Permit): string[] | undefined {
  const all = lifecycle?.states.map(({ value }) => value) ?? [];
  const named = fact.states.map((word) => word.lemma);
  if (!lifecycle || !named.every((value) => all.includes(value))) return undefined;
  const held = fact.condition ? conditionStates(lifecycle, fact.condition) : all;
  return held?.filter((value) => named.length === 0 || named.includes(value));
}

/** "Change the price": the fields that a right is about. */
function fieldsOf(
  draft: Draft,
  entity: Entity,
  { attributes = [] }: Permit,
): string[] | undefined | { why: string } {
  if (attributes.length === 0) return undefined;
  const keys = attributes.flatMap((name) => {
    const value = valueNamed(draft, entity, name);
    return entity.fields.some((field) => field === value) && value ? [value.key] : [];
  });
  return keys.length === attributes.length ? keys : { why: 'it names a field that nothing else speaks of' };
}

/** What one verb allows with the records of an entity. */
export function abilityOfVerb(
  draft: Draft,
  entity: Entity,
  { verb, fact }: { verb: Verb; fact: Pick<Permit, 'asState'> },
): Ability | undefined {
  const { lexicon } = draft.symbols;
  const simple: Partial<Record<Verb['sense'], Action[]>> = {
    see: ['read'],
    create: ['create', 'read'],
    change: ['update'],
    delete: ['delete'],
  };
  const way = transitionOf(draft, entity, { verb, fact });
  if (way !== undefined) return { actions: [], transitions: [way] };
  const actions = simple[verb.sense];
  if (lexicon.creating.has(verb.lemma) && verb.sense === 'keep')
    return { actions: ['create', 'read'], transitions: [] };
  if (actions) return { actions, transitions: [] };
  if (verb.sense === 'manage' || verb.sense === 'keep')
    return { actions: [...everything], transitions: verbsOf(entity) };
  if (isMaking(draft, entity, verb)) return { actions: ['create', 'read'], transitions: [] };
  // "Teachers grade enrolments", where an enrolment has a grade.
  const isFilling = entity.fields.some(({ key }) => key === verb.lemma);
  return isFilling ? { actions: ['read', 'update'], transitions: [] } : undefined;
}

/** A verb that begins a record: "submit", or the one whose doing it records. */
function isMaking({ symbols }: Draft, entity: Entity, verb: Verb): boolean {
  const { lexicon } = symbols;
  return (
    entity.lifecycle?.initial === lexicon.participleOf(verb.lemma) ||
    lexicon.reifying[verb.lemma]?.noun === entity.label.toLowerCase() ||
    (Object.hasOwn(lexicon.reifying, verb.lemma) &&
      entity.fields.some(({ type }) => type.kind === 'reference')) ||
    lexicon.creating.has(verb.lemma)
  );
}

/** The transition that a verb names, or that leads to the state it marks. */
function transitionOf(
  draft: Draft,
  entity: Entity,
  { verb, fact }: { verb: Verb; fact: Pick<Permit, 'asState'> },
): string | undefined {
  const transitions = entity.lifecycle?.transitions ?? [];
  if (verb.sense === 'mark') return transitions.find((one) => one.to === fact.asState?.value)?.verb;
  const name = kebabOf(verb.lemma);
  const participle = draft.symbols.lexicon.participleOf(verb.lemma);
  const exact =
    transitions.find((one) => one.verb === name) ?? transitions.find((one) => one.to === participle);
  if (exact && (exact.verb === name || !otherwise.has(verb.sense))) return exact.verb;
  const leading = draft.symbols.lexicon.leading[verb.lemma] ?? [];
  const others = transitions.filter((one) => leading.includes(one.to));
  return others.length === 1 ? others[0]?.verb : undefined;
}

/** Verbs that mean work on records unless a way has their very name. */
const otherwise: ReadonlySet<Verb['sense']> = new Set(['see', 'create', 'change', 'manage', 'keep']);

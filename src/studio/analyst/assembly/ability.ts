/** What a verb lets somebody do with an entity: actions on its records, or ways between its states. */
import type { Entity } from '../../../protocol/specification.ts';
import type { Permit } from '../document/fact.ts';
import type { Verb } from '../grammar/logical-form.ts';
import type { Draft } from './draft.ts';
import { everything, verbsOf } from './grant.ts';
import type { Action } from './grant.ts';
import { conditionStates } from './lifecycles.ts';
import { kebabOf } from './name.ts';

export type Ability = { actions: Action[]; transitions: string[] };

/** What all the verbs of a permit allow together, or why one of them means nothing here. */
export function abilityOf(draft: Draft, entity: Entity, fact: Permit): Ability | { why: string } {
  const all: Ability = { actions: [], transitions: [] };
  for (const verb of fact.verbs) {
    const one = abilityOfVerb(draft, entity, { verb, fact });
    if (!one)
      return { why: `nothing says what it means to '${verb.lemma}' '${entity.labelPlural.toLowerCase()}'` };
    all.actions.push(...one.actions);
    all.transitions.push(...one.transitions);
  }
  const bad = statesProblem(entity, fact, all);
  return bad === undefined
    ? { actions: [...new Set(all.actions)], transitions: [...new Set(all.transitions)] }
    : { why: bad };
}

/** States named with the object ("cancel booked appointments") have to be those in which the way is open anyway. */
function statesProblem(entity: Entity, fact: Permit, { transitions, actions }: Ability): string | undefined {
  const { lifecycle } = entity;
  const named = [
    ...fact.states.map((word) => word.lemma),
    ...(fact.condition
      ? ((lifecycle ? conditionStates(lifecycle, fact.condition) : undefined) ?? ['?'])
      : []),
  ];
  if (named.length === 0) return undefined;
  const ways = lifecycle?.transitions.filter((one) => transitions.includes(one.verb)) ?? [];
  const isSame =
    ways.length > 0 &&
    actions.length === 0 &&
    ways.every((one) => one.from.every((state) => named.includes(state)));
  return isSame ? undefined : 'a permission for some states only is not a rule of ours';
}

function abilityOfVerb(
  draft: Draft,
  entity: Entity,
  { verb, fact }: { verb: Verb; fact: Permit },
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
  { verb, fact }: { verb: Verb; fact: Permit },
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

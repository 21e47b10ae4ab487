/** States and transitions: sequences, alternatives, and what can be done to a record. */
import { elementId } from '../../../protocol/specification.ts';
import type { Entity, Lifecycle, Source, Transition } from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import type { Condition, StateName } from '../grammar/logical-form.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Span } from '../language/text.ts';
import { assembleOccupying } from './occupying.ts';
import { lifecycleOf } from './draft.ts';
import { conditionStates } from './held-states.ts';
import type { Draft } from './draft.ts';
import { entityOfRelation } from './entities.ts';
import { kebabOf, keyOf, labelOf } from './name.ts';

/** The lifecycle of each entity. */
export function assembleLifecycles(draft: Draft): void {
  for (const fact of draft.factsOf('sequence').sort((a, b) => b.steps.length - a.steps.length))
    addSequence(draft, fact);
  for (const fact of draft.factsOf('relation')) addRecorded(draft, fact);
  const transitions = [...draft.factsOf('transition'), ...impliedTransitions(draft)];
  const states = draft.factsOf('states');
  for (const fact of states) addStates(draft, fact);
  for (const fact of draft.factsOf('way')) addWay(draft, fact);
  for (const fact of transitions.filter((one) => !one.isNegated)) addTransition(draft, fact);
  for (const fact of states) connect(draft, fact);
  for (const fact of transitions.filter((one) => one.isNegated)) forbid(draft, fact);
  assembleOccupying(draft);
  for (const { entity } of draft.entities.values())
    if (entity.lifecycle) settle(draft, entity, entity.lifecycle);
}

/** "Managers can approve requests": the verb brings its state along where nothing else does. */
function impliedTransitions(draft: Draft): Extract<Fact, { kind: 'transition' }>[] {
  const { lexicon, states } = draft.symbols;
  return draft.factsOf('permit').flatMap((fact) => {
    if (fact.entities === 'all' || fact.isNegated) return [];
    const verbs = fact.verbs.filter(({ sense, lemma }) => sense === 'other' && lexicon.changing.has(lemma));
    return fact.entities.flatMap((entity) =>
      verbs
        .map(({ lemma, start, end }) => ({ start, end, verb: lemma, value: lexicon.participleOf(lemma) }))
        .filter(({ value, verb }) => !isReached(lexicon, states.get(entity), [value, verb]))
        .map((state) => ({
          kind: 'transition' as const,
          entity,
          state,
          from: fact.states,
          ...(fact.condition && { condition: fact.condition }),
          isNegated: false,
          cite: fact.cite,
        })),
    );
  });
}

/** Whether a state of that name, or another to which the verb leads, is there already. */
function isReached(
  lexicon: Lexicon,
  states: ReadonlySet<string> | undefined,
  [value, verb]: readonly [string, string],
): boolean {
  return (
    states?.has(value) === true || (lexicon.leading[verb] ?? []).some((other) => states?.has(other) === true)
  );
}

function addState(
  draft: Draft,
  lifecycle: Lifecycle,
  { state, cite }: { state: StateName; cite: Span },
): void {
  const value = state.value.toLowerCase();
  const known = lifecycle.states.find((one) => one.value === value);
  if (known) {
    known.source = draft.alsoCited(known.source, cite);
    return;
  }
  lifecycle.states.push({
    value,
    label: labelOf(state.written ?? agreedIn(draft, lifecycle, value)),
    occupies: !draft.symbols.lexicon.freeStates.has(value),
    source: draft.cited([cite]),
  });
}

/** A state as it is said of the record whose it is. */
function agreedIn(draft: Draft, lifecycle: Lifecycle, value: string): string {
  const owner = [...draft.entities.values()].find(({ entity }) => entity.lifecycle === lifecycle);
  return owner ? draft.symbols.lexicon.agreed(value, owner.name) : value;
}

function addSequence(draft: Draft, { entity: name, steps, cite }: Extract<Fact, { kind: 'sequence' }>): void {
  const made = draft.entity(name);
  if (!made) return;
  const lifecycle = lifecycleOf(draft, made.entity, draft.cited([cite]));
  lifecycle.source = draft.alsoCited(lifecycle.source, cite);
  for (const state of steps.flat()) addState(draft, lifecycle, { state, cite });
  lifecycle.initial ||= steps[0]?.[0]?.value.toLowerCase() ?? '';
  steps.slice(1).forEach((targets, index) => {
    const from = goingOn(draft, steps[index] ?? []);
    for (const target of targets)
      putTransition(draft, lifecycle, { from, to: target.value.toLowerCase(), cite });
  });
}

/** From where a sequence goes on: not from what was refused or cancelled, where there is another way. */
function goingOn({ symbols }: Draft, states: readonly StateName[]): string[] {
  const values = states.map((state) => state.value.toLowerCase());
  const lasting = values.filter((value) => !symbols.lexicon.freeStates.has(value));
  return lasting.length > 0 ? lasting : values;
}

/** The verb that leads to a state, by its participle. */
function baseOf(lexicon: Lexicon, state: string): string | undefined {
  return state.includes(' ') ? undefined : lexicon.baseOfParticiple(state);
}

type Step = {
  from: string[];
  to: string;
  cite?: Span;
  verb?: string;
  /** The verb as people write it, for the button. */
  lemma?: string | undefined;
  why?: string;
};

function putTransition(draft: Draft, lifecycle: Lifecycle, step: Step): void {
  const lemma = step.lemma ?? step.verb ?? baseOf(draft.symbols.lexicon, step.to);
  const verb = verbNamed(step.verb ?? lemma, step.to);
  const from = step.from.filter((state) => state !== step.to);
  const known = lifecycle.transitions.find((one) => one.verb === verb);
  if (known && known.to === step.to) {
    known.from = [...new Set([...known.from, ...from])];
    if (step.cite) known.source = draft.alsoCited(known.source, step.cite);
    return;
  }
  if (from.length === 0) return;
  const name = known ? `to-${kebabOf(step.to) ?? 'next'}` : verb;
  if (lifecycle.transitions.some((one) => one.verb === name)) return;
  lifecycle.transitions.push({
    verb: name,
    label: wayLabel(draft, name, { ...step, lemma, to: stateLabel(lifecycle, step.to) }),
    from,
    to: step.to,
    source: sourceOf(draft, step),
  });
}

function sourceOf(draft: Draft, { cite, why }: Step): Source {
  return cite ? draft.cited([cite]) : draft.assumed(why ?? 'the brief leaves it open');
}

function stateLabel({ states }: Lifecycle, value: string): string {
  return states.find((state) => state.value === value)?.label.toLowerCase() ?? value;
}

/** The name of a way: its verb, else the state that it leads to. */
function verbNamed(verb: string | undefined, to: string): string {
  return kebabOf(verb ?? `to ${to}`) ?? 'change';
}

function wayLabel({ wording }: Draft, name: string, { to, lemma }: Step): string {
  const verb = lemma ?? name.replaceAll('-', ' ');
  const isTelling = !name.startsWith('to-') && !wording.lightVerbs.has(verb);
  return labelOf(isTelling ? wording.verbLabel(verb) : wording.markLabel(to));
}

/** A doing that is recorded has the states of its verb, unless the brief gives the record its own. */
function addRecorded(draft: Draft, { relation, cite }: Extract<Fact, { kind: 'relation' }>): void {
  const name = entityOfRelation(draft, relation);
  const { lexicon } = draft.symbols;
  const { reifying } = lexicon;
  const recording = Object.values(reifying).find(({ noun }) => noun === name) ?? reifying[relation.verb];
  const made = name === undefined ? undefined : draft.entity(name);
  const isOwn = draft.facts.some(
    (fact) => (fact.kind === 'sequence' || fact.kind === 'states') && fact.entity === name,
  );
  if (!recording || recording.states.length === 0 || !made || isOwn) return;
  const isNew = made.entity.lifecycle === undefined;
  const lifecycle = lifecycleOf(draft, made.entity, draft.cited([cite]));
  if (!isNew) {
    lifecycle.source = draft.alsoCited(lifecycle.source, cite);
    return;
  }
  const [first] = recording.states;
  if (!first) return;
  lifecycle.initial = first.value;
  const why = draft.wording.assumptions.isOneOf(
    made.name,
    recording.states.map((state) => state.value),
  );
  for (const state of recording.states)
    lifecycle.states.push({
      value: state.value,
      label: labelOf(lexicon.agreed(state.value, made.name)),
      occupies: !state.isFree,
      source: draft.assumed(why),
    });
  for (const { verb, to } of recording.transitions)
    putTransition(draft, lifecycle, { from: [first.value], to, verb, why });
  draft.assume(`${why.charAt(0).toUpperCase()}${why.slice(1)}.`, elementId.lifecycle(made.entity.key));
}

function addStates(
  draft: Draft,
  { entity: name, values, field, cite }: Extract<Fact, { kind: 'states' }>,
): void {
  const made = draft.entity(name);
  if (!made) return;
  const lifecycle = lifecycleOf(draft, made.entity, draft.cited([cite]));
  lifecycle.source = draft.alsoCited(lifecycle.source, cite);
  const key = field === undefined ? undefined : keyOf(field);
  if (key !== undefined && field !== undefined)
    Object.assign(lifecycle, { field: key, label: labelOf(field) });
  for (const state of values) addState(draft, lifecycle, { state, cite });
  lifecycle.initial ||= values[0]?.value.toLowerCase() ?? '';
}

/** "A new book can become old", "closing a ticket makes it done". */
function addWay(draft: Draft, { entity: name, verb, from, to, cite }: Extract<Fact, { kind: 'way' }>): void {
  const made = draft.entity(name, cite);
  if (!made) return;
  const lifecycle = lifecycleOf(draft, made.entity, draft.cited([cite]));
  addState(draft, lifecycle, { state: to, cite });
  const states = lifecycle.states.map(({ value }) => value);
  const named = from.map(({ lemma }) => lemma);
  if (!named.every((value) => states.includes(value)))
    return draft.refuse(cite, 'it names a state that nothing else speaks of');
  const target = to.value.toLowerCase();
  const sources = named.length > 0 ? named : states.filter((value) => value !== target);
  const word = verb && kebabOf(verb.lemma);
  putTransition(draft, lifecycle, {
    from: sources,
    to: target,
    cite,
    ...(word !== undefined && { verb: word }),
  });
  return undefined;
}

/** States without an order: from any to any, as far as the brief does not say how they are reached. */
function connect(draft: Draft, { entity: name, values, cite }: Extract<Fact, { kind: 'states' }>): void {
  const entity = draft.entity(name)?.entity;
  const lifecycle = entity?.lifecycle;
  if (!entity || !lifecycle) return;
  const names = values.map((state) => state.value.toLowerCase());
  const open = names.filter((value) => !lifecycle.transitions.some((one) => one.to === value));
  const isOrdered = lifecycle.transitions.some((one) => one.source.from === 'brief');
  // Of three and more, none leads back to the first.
  const isCourse = isOrdered || names.length > 2;
  const targets = isCourse ? open.filter((value) => value !== lifecycle.initial) : open;
  const why = draft.wording.assumptions.anyOrder(name, targets);
  for (const to of targets)
    putTransition(draft, lifecycle, isCourse ? { from: names, to, why } : { from: names, to, cite });
  if (targets.length > 0)
    draft.assume(draft.wording.assumptions.anyOrder(name, targets), elementId.lifecycle(entity.key));
}

function addTransition(draft: Draft, fact: Extract<Fact, { kind: 'transition' }>): void {
  const { entity: name, state, cite } = fact;
  const made = draft.entity(name, cite);
  if (!made) return;
  const lifecycle = lifecycleOf(draft, made.entity, draft.cited([cite]));
  if (lifecycle.states.length === 0) {
    const { open } = draft.wording.names;
    lifecycle.initial = open;
    lifecycle.states.push({
      value: open,
      label: labelOf(draft.symbols.lexicon.agreed(open, name)),
      occupies: true,
      source: draft.assumed('a new record needs a state'),
    });
    draft.assume(draft.wording.assumptions.newIsOpen(name), elementId.lifecycle(made.entity.key));
  }
  const target = againOf(lifecycle, state) ?? state.value.toLowerCase();
  const told = toldStep(lifecycle, fact, target);
  if (told) {
    told.source = draft.alsoCited(told.source, cite);
    return undefined;
  }
  const from = sourcesOf(draft, lifecycle, { fact, target });
  if (from === undefined || from.length === 0)
    return draft.refuse(cite, 'it names a state that nothing else speaks of');
  if (!lifecycle.states.some((one) => one.value === target)) addState(draft, lifecycle, { state, cite });
  const lemma = state.verb ?? baseOf(draft.symbols.lexicon, target);
  const verb = verbNamed(lemma, target);
  putTransition(draft, lifecycle, { from, to: target, cite, verb, lemma });
  if (fact.from.length === 0 && !fact.condition)
    draft.assume(
      draft.wording.assumptions.canBe(name, target, from),
      elementId.transition(made.entity.key, verb),
    );
  return undefined;
}

/** "An invoice can only be sent when it has a line": from where, its course has said. */
function toldStep(
  { transitions }: Lifecycle,
  { from, condition }: Extract<Fact, { kind: 'transition' }>,
  target: string,
): Transition | undefined {
  if (from.length > 0 || condition) return undefined;
  return transitions.find(({ to, source }) => to === target && source.from === 'brief');
}

/** "Reopened" leads back to "open". */
function againOf(lifecycle: Lifecycle, state: StateName): string | undefined {
  const verb = state.verb ?? state.value;
  if (!verb.startsWith('r') || lifecycle.states.some((one) => one.value === state.value)) return undefined;
  const stems = ['re-', 're', 'ré', 'r']
    .filter((prefix) => verb.startsWith(prefix))
    .flatMap((prefix) => [verb.slice(prefix.length), state.value.slice(prefix.length)]);
  return lifecycle.states.find(({ value }) =>
    stems.some((stem) => stem.length > 3 && [stem, `${stem}ed`, `${stem}d`].includes(value)),
  )?.value;
}

function sourcesOf(
  draft: Draft,
  lifecycle: Lifecycle,
  { fact, target }: { fact: { from: readonly { lemma: string }[]; condition?: Condition }; target: string },
): string[] | undefined {
  const states = lifecycle.states.map((state) => state.value);
  const others = states.filter((value) => value !== target);
  if (fact.from.length > 0) {
    const named = fact.from.map((word) => word.lemma);
    return named.every((value) => states.includes(value))
      ? named.filter((value) => value !== target)
      : undefined;
  }
  if (fact.condition) return conditionStates(lifecycle, fact.condition)?.filter((value) => value !== target);
  const lasting = others.filter((value) => !draft.symbols.lexicon.freeStates.has(value));
  const unfinished = lasting.filter(
    (value) =>
      value === lifecycle.initial ||
      lifecycle.transitions.some((one) => one.from.includes(value) && one.to !== target),
  );
  return unfinished.length > 0 ? unfinished : lasting;
}

/** "A completed appointment cannot be cancelled": the way must not be there. */
function forbid(draft: Draft, fact: Extract<Fact, { kind: 'transition' }>): void {
  const lifecycle = draft.entity(fact.entity)?.entity.lifecycle;
  const way = lifecycle?.transitions.find(
    (one) => one.verb === fact.state.verb || one.to === fact.state.value,
  );
  if (!lifecycle || !(way ?? isLapsing(draft, fact.state)))
    return draft.refuse(fact.cite, 'nothing says that it could be done at all');
  const known = fact.condition ? conditionStates(lifecycle, fact.condition) : undefined;
  const named = fact.from.length > 0 ? fact.from.map((word) => word.lemma) : known;
  const states = new Set(lifecycle.states.map(({ value }) => value));
  if (!named?.every((value) => states.has(value)))
    return draft.refuse(fact.cite, 'it names a state that nothing else speaks of');
  if (!way) return lapsingBefore(draft, { fact, lifecycle, named });
  const left = way.from.filter((state) => !named.includes(state));
  if (left.length === 0) return draft.refuse(fact.cite, 'it contradicts what the brief allows');
  way.from = left;
  way.source = draft.alsoCited(way.source, fact.cite);
  return undefined;
}

function isLapsing({ symbols }: Draft, { verb = '' }: StateName): boolean {
  return symbols.lexicon.lapsing.has(verb);
}

type Lapsing = {
  fact: Extract<Fact, { kind: 'transition' }>;
  lifecycle: Lifecycle;
  named: readonly string[];
};

/** "Cannot be cancelled once collected": before that it can. */
function lapsingBefore(draft: Draft, { fact: { state, cite }, lifecycle, named }: Lapsing): void {
  const target = state.value.toLowerCase();
  const from = lifecycle.states
    .map(({ value }) => value)
    .filter((value) => value !== target && !named.includes(value));
  if (from.length === 0) return draft.refuse(cite, 'it contradicts what the brief allows');
  if (!lifecycle.states.some(({ value }) => value === target)) addState(draft, lifecycle, { state, cite });
  const lemma = state.verb ?? baseOf(draft.symbols.lexicon, target);
  putTransition(draft, lifecycle, { from, to: target, cite, verb: verbNamed(lemma, target), lemma });
  return undefined;
}

/** The state of a new record is the one that nothing leads to. */
function settle(draft: Draft, entity: Entity, lifecycle: Lifecycle): void {
  const isTarget = (value: string): boolean =>
    lifecycle.transitions.some((one: Transition) => one.to === value);
  const known = lifecycle.states.some((state) => state.value === lifecycle.initial);
  if (!known)
    lifecycle.initial =
      (lifecycle.states.find((state) => !isTarget(state.value)) ?? lifecycle.states[0])?.value ?? 'open';
  const isNamed = entity.fields.findIndex((field) => field.key === lifecycle.field);
  const [clash] = isNamed === -1 ? [] : entity.fields.splice(isNamed, 1);
  if (clash?.source.from === 'brief')
    for (const cite of clash.source.cites) lifecycle.source = draft.alsoCited(lifecycle.source, cite);
}

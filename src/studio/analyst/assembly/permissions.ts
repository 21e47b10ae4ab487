/** Roles and what they may do: what the brief grants, then safe defaults for what it leaves open. */
import { adminRole, elementId } from '../../../protocol/specification.ts';
import type { Entity, Permission, Role, Source } from '../../../protocol/specification.ts';
import type { Permit } from '../document/fact.ts';
import { isPerson } from '../document/symbols.ts';
import type { Verb } from '../grammar/logical-form.ts';
import type { Span } from '../language/text.ts';
import type { Draft } from './draft.ts';
import { entityOfRelation } from './entities.ts';
import { conditionStates } from './lifecycles.ts';
import { kebabOf, keyOf, labelOf } from './name.ts';

type Action = Permission['actions'][number];
type Cited<T> = T & { cite: Span };
const everything: readonly Action[] = ['create', 'read', 'update', 'delete'];

/** Roles, permissions, and who may open an account. */
export function assemblePermissions(draft: Draft): void {
  const permits = draft.factsOf('permit');
  const named = new Set(permits.flatMap((fact) => fact.roles));
  for (const fact of [...permits, ...draft.factsOf('everything'), ...draft.factsOf('signUp')])
    for (const role of fact.roles) addRole(draft, role, fact.cite);
  if (draft.roles.size === 0 && (named.size === 0 || named.has('everyone'))) addMember(draft);
  for (const fact of permits.filter((one) => !one.isNegated))
    for (const role of rolesOf(draft, fact.roles)) grant(draft, fact, role);
  for (const fact of draft.factsOf('everything'))
    for (const role of rolesOf(draft, fact.roles)) grantAll(draft, role, draft.cited([fact.cite]));
  for (const fact of permits.filter((one) => one.isNegated))
    for (const role of rolesOf(draft, fact.roles)) deny(draft, fact, role);
  openAccounts(draft);
  if (![...draft.roles.values()].some((role) => role.key === 'member' && role.source.from === 'assumption'))
    addDefaults(draft);
}

function addRole(draft: Draft, name: string, cite: Span): void {
  if (name === 'everyone' || name === adminRole) return;
  const key = keyOf(name);
  if (key === undefined || key === adminRole)
    return draft.refuse(cite, `'${name}' gives no name that a product can use`);
  const known = draft.roles.get(name);
  if (known) {
    known.source = draft.alsoCited(known.source, cite);
    return undefined;
  }
  const entity = draft.entities.get(name)?.entity.key;
  draft.roles.set(name, {
    key,
    label: labelOf(name),
    ...(entity !== undefined && { entity }),
    selfSignUp: false,
    source: draft.cited([cite]),
  });
  return undefined;
}

/** Nobody is named: one role that may do all there is. */
function addMember(draft: Draft): void {
  const source = draft.assumed('the brief names nobody who uses the product');
  const role: Role = { key: 'member', label: 'Member', selfSignUp: false, source };
  draft.roles.set('member', role);
  grantAll(draft, role, source);
  draft.assume('Members may do everything, because the brief names no roles.', elementId.role('member'));
}

function rolesOf(draft: Draft, names: readonly string[]): Role[] {
  return names
    .flatMap((name) => (name === 'everyone' ? [...draft.roles.values()] : [draft.roles.get(name)]))
    .filter((role) => role !== undefined);
}

function grantAll(draft: Draft, role: Role, source: Source): void {
  for (const { entity } of draft.entities.values())
    put(draft, {
      role: role.key,
      entity: entity.key,
      actions: [...everything],
      transitions: verbsOf(entity),
      scope: 'all',
      via: [],
      source,
    });
}

function verbsOf(entity: Entity): string[] {
  return entity.lifecycle?.transitions.map((one) => one.verb) ?? [];
}

/** The entities that a permit speaks of; a doing without a record of its own name is found by its verb. */
function entitiesOf(draft: Draft, fact: Permit): Entity[] {
  if (fact.entities === 'all') return [...draft.entities.values()].map(({ entity }) => entity);
  return fact.entities.flatMap((name) => {
    const verb = fact.verbs[0]?.lemma ?? '';
    const found =
      draft.entities.get(name)?.entity ??
      draft.entities.get(entityOfRelation(draft, { verb, object: name }) ?? '')?.entity;
    return found ? [found] : [];
  });
}

function grant(draft: Draft, fact: Cited<Permit>, role: Role): void {
  const entities = entitiesOf(draft, fact);
  if (entities.length === 0)
    return draft.refuse(fact.cite, 'it names something that the product does not keep');
  for (const entity of entities) {
    const can = abilityOf(draft, entity, fact);
    if ('why' in can) return draft.refuse(fact.cite, can.why);
    const own = fact.isOwn ? wayToOwner(draft, entity, role) : undefined;
    const isRead = can.actions.length > 0 || can.transitions.length > 0;
    const actions: Action[] = isRead
      ? everything.filter((action) => action === 'read' || can.actions.includes(action))
      : can.actions;
    put(draft, {
      role: role.key,
      entity: entity.key,
      actions,
      transitions: can.transitions,
      scope: own ? 'own' : 'all',
      via: own ?? [],
      source: draft.cited([fact.cite]),
    });
  }
  return undefined;
}

type Ability = { actions: Action[]; transitions: string[] };

function abilityOf(draft: Draft, entity: Entity, fact: Permit): Ability | { why: string } {
  const all: Ability = { actions: [], transitions: [] };
  for (const verb of fact.verbs) {
    const one = abilityOfVerb(draft, entity, { verb, fact });
    if (!one)
      return { why: `nothing says what it means to ${verb.lemma} ${entity.labelPlural.toLowerCase()}` };
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
  if (actions) return { actions, transitions: [] };
  if (verb.sense === 'manage' || verb.sense === 'keep')
    return { actions: [...everything], transitions: verbsOf(entity) };
  const isMaking =
    entity.lifecycle?.initial === lexicon.participleOf(verb.lemma) ||
    Object.hasOwn(lexicon.reifying, verb.lemma) ||
    lexicon.creating.has(verb.lemma);
  return isMaking ? { actions: ['create', 'read'], transitions: [] } : undefined;
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
  const isOtherwise =
    verb.sense === 'see' ||
    verb.sense === 'create' ||
    verb.sense === 'change' ||
    verb.sense === 'manage' ||
    verb.sense === 'keep';
  return exact && !(isOtherwise && exact.verb !== name) ? exact.verb : undefined;
}

/** The references from an entity to the record that an account of the role is; empty for records that it created. */
export function wayToOwner(draft: Draft, entity: Entity, role: Role): string[] {
  if (role.entity === undefined || role.entity === entity.key) return [];
  let ways: { at: Entity; via: string[] }[] = [{ at: entity, via: [] }];
  for (let depth = 0; depth < 3; depth += 1) {
    const next = ways.flatMap(({ at, via }) =>
      at.fields.flatMap((field) => {
        const target = field.type.kind === 'reference' ? field.type.entity : undefined;
        const to = [...draft.entities.values()].find((one) => one.entity.key === target)?.entity;
        return to ? [{ at: to, via: [...via, field.key] }] : [];
      }),
    );
    const found = next.find(({ at }) => at.key === role.entity);
    if (found) return found.via;
    ways = next;
  }
  return [];
}

/** Adds a permission, joined with what the same role may already do with the same entity in the same scope. */
function put(draft: Draft, permission: Permission): void {
  const known = draft.permissions.find(
    (one) =>
      one.role === permission.role && one.entity === permission.entity && one.scope === permission.scope,
  );
  if (!known) {
    draft.permissions.push(permission);
    return;
  }
  known.actions = everything.filter(
    (action) => known.actions.includes(action) || permission.actions.includes(action),
  );
  known.transitions = [...new Set([...known.transitions, ...permission.transitions])];
  if (permission.source.from === 'brief')
    for (const cite of permission.source.cites) known.source = draft.alsoCited(known.source, cite);
}

/** "Customers cannot see other customers' appointments": what is granted must not go further. */
function deny(draft: Draft, fact: Cited<Permit>, role: Role): void {
  for (const entity of entitiesOf(draft, fact)) {
    const can = abilityOf(draft, entity, fact);
    if ('why' in can) return draft.refuse(fact.cite, can.why);
    const actions = fact.verbs.some((verb) => verb.sense === 'see' || verb.sense === 'manage')
      ? can.actions
      : can.actions.filter((action) => action !== 'read');
    const clash = draft.permissions.find(
      (one) =>
        one.role === role.key &&
        one.entity === entity.key &&
        (fact.isOthers ? one.scope === 'all' : true) &&
        overlaps(one, { actions, transitions: can.transitions }),
    );
    if (clash) return draft.refuse(fact.cite, 'it contradicts what the brief allows');
    const known = draft.permissions.find((one) => one.role === role.key && one.entity === entity.key);
    if (known) known.source = draft.alsoCited(known.source, fact.cite);
    else restrict(draft, { role, entity, fact, actions });
  }
  return undefined;
}

function overlaps(permission: Permission, { actions, transitions }: Ability): boolean {
  return (
    actions.some((action) => permission.actions.includes(action)) ||
    transitions.some((verb) => permission.transitions.includes(verb))
  );
}

function restrict(
  draft: Draft,
  { role, entity, fact, actions }: { role: Role; entity: Entity; fact: Cited<Permit>; actions: Action[] },
): void {
  const isSeeing = actions.includes('read');
  const scope = fact.isOthers ? 'own' : 'all';
  put(draft, {
    role: role.key,
    entity: entity.key,
    actions: isSeeing && !fact.isOthers ? [] : ['read'],
    transitions: [],
    scope,
    via: scope === 'own' ? wayToOwner(draft, entity, role) : [],
    source: draft.cited([fact.cite]),
  });
}

/** At most one role may open accounts itself: the one that the brief says, else the customer. */
function openAccounts(draft: Draft): void {
  const named = draft.factsOf('signUp').flatMap((fact) =>
    rolesOf(
      draft,
      fact.roles.filter((role) => role !== 'everyone'),
    ),
  )[0];
  if (named) {
    named.selfSignUp = true;
    return;
  }
  const roles = [...draft.roles].filter(([name]) => isCustomer(draft, name));
  const likely = roles.filter(([, role]) =>
    draft.permissions.some((one) => one.role === role.key && one.scope === 'own'),
  );
  const role = (likely[0] ?? (draft.roles.size > 1 ? roles[0] : undefined))?.[1];
  if (!role || role.source.from === 'assumption') return;
  role.selfSignUp = true;
  draft.assume(
    `People may open an account as ${role.label.toLowerCase()} themselves.`,
    elementId.role(role.key),
  );
}

function isCustomer(draft: Draft, name: string): boolean {
  const { customers } = draft.symbols.lexicon;
  return customers.has(name) || customers.has(name.split(' ').at(-1) ?? '');
}

/** What the brief leaves open: one's own record, what has to be chosen from, and reading for staff. */
function addDefaults(draft: Draft): void {
  const exclusive = draft.factsOf('permit').filter((fact) => fact.isOnly && !fact.isNegated);
  for (const [name, role] of draft.roles)
    for (const { entity, name: entityName } of draft.entities.values()) {
      if (draft.permissions.some((one) => one.role === role.key && one.entity === entity.key)) continue;
      const isClosed = exclusive.some(
        (fact) =>
          fact.entities !== 'all' &&
          fact.entities.includes(entityName) &&
          fact.verbs.some((verb) => verb.sense === 'see' || verb.sense === 'manage'),
      );
      const found = defaultOf(draft, {
        role,
        entity,
        isCustomer: isCustomer(draft, name) || !isPerson(draft.symbols.lexicon, name.split(' ')),
      });
      if (!found || isClosed) continue;
      put(draft, {
        role: role.key,
        entity: entity.key,
        transitions: [],
        via: [],
        ...found.grants,
        source: draft.assumed(found.why),
      });
      draft.assume(found.text, elementId.permission(role.key, entity.key));
    }
}

type Default = { grants: Pick<Permission, 'actions' | 'scope'>; why: string; text: string };

function defaultOf(
  draft: Draft,
  { role, entity, isCustomer: isOutside }: { role: Role; entity: Entity; isCustomer: boolean },
): Default | undefined {
  const who = draft.symbols.lexicon.pluralOf(role.label.toLowerCase());
  const what = entity.labelPlural.toLowerCase();
  if (role.entity === entity.key)
    return {
      grants: { actions: ['read', 'update'], scope: 'own' },
      why: 'people may see and correct their own record',
      text: `${labelOf(who)} see and correct their own record.`,
    };
  const chosen = draft.permissions.find(
    (one) =>
      one.role === role.key &&
      one.actions.some((action) => action !== 'read') &&
      refersTo(draft, one.entity, entity.key),
  );
  if (chosen) {
    const whole =
      [...draft.entities.values()]
        .find((one) => one.entity.key === chosen.entity)
        ?.entity.labelPlural.toLowerCase() ?? '';
    return {
      grants: { actions: ['read'], scope: 'all' },
      why: `whoever fills in ${whole} has to choose from the ${what}`,
      text: `${labelOf(who)} see the ${what}, because they choose from them for ${whole}.`,
    };
  }
  if (isOutside) return undefined;
  return {
    grants: { actions: ['read'], scope: 'all' },
    why: 'staff may read what the brief leaves open',
    text: `${labelOf(who)} see the ${what}, because the brief leaves it open.`,
  };
}

function refersTo(draft: Draft, entityKey: string, target: string): boolean {
  const entity = [...draft.entities.values()].find((one) => one.entity.key === entityKey)?.entity;
  return entity?.fields.some(({ type }) => type.kind === 'reference' && type.entity === target) ?? false;
}

/** Roles and what they may do: what the brief grants, then safe defaults for what it leaves open. */
import { adminRole, elementId, visitorRole } from '../../../protocol/specification.ts';
import type { Entity, Permission, Role, Source } from '../../../protocol/specification.ts';
import type { Permit } from '../document/fact.ts';
import type { Span } from '../language/text.ts';
import { abilityOf } from './ability.ts';
import type { Ability } from './ability.ts';
import { addDefaults, openAccounts } from './default-permission.ts';
import type { Draft } from './draft.ts';
import { entityOfRelation } from './entities.ts';
import { everything, isCustomer, put, rolesOf, verbsOf, wayToOwner } from './grant.ts';
import { keyOf, labelOf } from './name.ts';

type Cited<T> = T & { cite: Span };

/** Roles, permissions, and who may open an account. */
export function assemblePermissions(draft: Draft): void {
  const permits = draft.factsOf('permit');
  addRoles(draft, permits);
  for (const fact of permits.filter((one) => !one.isNegated))
    for (const role of rolesOf(draft, fact.roles)) grant(draft, fact, role);
  for (const fact of draft.factsOf('everything').filter((one) => one.roles.length > 0))
    for (const role of rolesOf(draft, fact.roles)) grantAll(draft, role, draft.cited([fact.cite]));
  for (const fact of permits.filter((one) => one.isNegated)) forbid(draft, fact);
  narrow(draft);
  openAccounts(draft);
  addDefaults(draft);
}

function addRoles(draft: Draft, permits: readonly Cited<Permit>[]): void {
  const others = [...draft.factsOf('everything'), ...draft.factsOf('signUp'), ...draft.factsOf('conceal')];
  for (const fact of [...permits, ...others]) for (const role of fact.roles) addRole(draft, role, fact.cite);
  for (const name of draft.symbols.listedRoles)
    if (draft.roles.size > 0 && !draft.roles.has(name)) addReader(draft, name);
  const isOpen = permits.every((fact) =>
    fact.roles.every((role) => role === 'everyone' || role === visitorRole),
  );
  if (draft.roles.size > 0 || !isOpen) return;
  if (permits.some((fact) => fact.roles.includes('everyone') && !fact.isNegated))
    return addUser(draft, permits);
  if (draft.symbols.roles.size === 0) addMember(draft);
  else for (const name of draft.symbols.roles) addReader(draft, name);
}

function addRole(draft: Draft, name: string, cite: Span): void {
  if (name === 'everyone' || name === adminRole || name === visitorRole) return;
  const key = keyOf(draft.symbols.lexicon.naming.fieldWords(name));
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

/** "Users only see their own lists": everybody with an account; what is theirs they look after, the rest as well. */
function addUser(draft: Draft, permits: readonly Cited<Permit>[]): void {
  const { user } = draft.wording.names;
  const said = permits.filter((fact) => fact.roles.includes('everyone'));
  const source = draft.cited(said.map(({ cite }) => cite));
  const role: Role = { key: user.key, label: user.label, selfSignUp: true, source };
  draft.roles.set(role.label.toLowerCase(), role);
  const isMade = said.some(
    ({ isNegated, verbs }) => !isNegated && verbs.some(({ sense }) => sense !== 'see'),
  );
  if (isMade) return;
  const own = new Set(said.flatMap((fact) => (fact.isOwn ? entitiesOf(draft, fact) : [])));
  for (const { entity } of draft.entities.values())
    put(draft, {
      role: role.key,
      entity: entity.key,
      actions: [...everything],
      transitions: verbsOf(entity),
      scope: own.has(entity) ? 'own' : 'all',
      via: [],
      source: draft.assumed('the brief names nobody else who uses the product'),
    });
}

/** People whose rights stand in words that were not understood: they see, until somebody says more. */
function addReader(draft: Draft, name: string): void {
  const role = addNamed(draft, name);
  if (!role) return;
  for (const { entity } of draft.entities.values())
    put(draft, {
      role: role.key,
      entity: entity.key,
      actions: ['read'],
      transitions: [],
      scope: 'all',
      via: [],
      source: role.source,
    });
  draft.assume(draft.wording.assumptions.onlySee(name), elementId.role(role.key));
}

/** Somebody whom the brief names, whatever they may do. */
function addNamed(draft: Draft, name: string): Role | undefined {
  const key = keyOf(draft.symbols.lexicon.naming.fieldWords(name));
  if (key === undefined || key === adminRole) return undefined;
  const entity = draft.entities.get(name)?.entity.key;
  const role: Role = {
    key,
    label: labelOf(name),
    ...(entity !== undefined && { entity }),
    selfSignUp: false,
    source: draft.assumed('the brief names them, but what they may do was not understood'),
  };
  draft.roles.set(name, role);
  return role;
}

/** Nobody is named: one role that may do all there is. */
function addMember(draft: Draft): void {
  const source = draft.assumed('the brief names nobody who uses the product');
  const role: Role = { ...draft.wording.names.member, selfSignUp: false, source };
  draft.roles.set(role.key, role);
  grantAll(draft, role, source);
  draft.assume(draft.wording.assumptions.everything(), elementId.role(role.key));
}

function grantAll(draft: Draft, role: Role, source: Source): void {
  for (const { entity } of draft.entities.values())
    put(draft, {
      role: role.key,
      entity: entity.key,
      actions: everything.filter((action) => !closedTo(draft, role, entity).has(action)),
      transitions: verbsOf(entity).filter((verb) => !closedTo(draft, role, entity).has(verb)),
      scope: 'all',
      via: [],
      source,
    });
}

/** The entities that a permit speaks of; a doing without a record of its own name is found by its verb. */
function entitiesOf(draft: Draft, fact: Permit): Entity[] {
  if (fact.entities === 'all') return [...draft.entities.values()].map(({ entity }) => entity);
  return fact.entities.flatMap((name) => {
    const record = fact.relation ? entityOfRelation(draft, fact.relation) : undefined;
    const found = draft.entities.get(record ?? name)?.entity;
    return found ? [found] : [];
  });
}

function grant(draft: Draft, fact: Cited<Permit>, role: Role): void {
  const entities = entitiesOf(draft, fact);
  if (entities.length === 0)
    return draft.refuse(fact.cite, 'it names something that the product does not keep');
  for (const entity of entities) {
    const found = grantOf(draft, { fact, role, entity });
    if (!('why' in found)) {
      for (const permission of found) put(draft, permission);
      continue;
    }
    // What the brief limits in a way that we cannot keep to is not opened by a default either.
    draft.closed.add(`${role.key} ${entity.key}`);
    return draft.refuse(fact.cite, found.why);
  }
  return undefined;
}

type Grant = { fact: Cited<Permit>; role: Role; entity: Entity };

function grantOf(draft: Draft, { fact, role, entity }: Grant): Permission[] | { why: string } {
  const can = abilityOf(draft, entity, fact);
  if ('why' in can) return can;
  const own = fact.isOwn ? wayToOwner(draft, entity, role) : wayOfCustomer(draft, { entity, role, can });
  if (fact.isOwn && own?.length === 0 && !isOwner(role, entity))
    return { why: `nothing says whose '${entity.label.toLowerCase()}' it is` };
  const isRead = isSeeing(fact) || (role.key !== visitorRole && isWork(can));
  const closed = isBroad(fact) ? closedTo(draft, role, entity) : undefined;
  const actions = everything.filter(
    (action) => (action === 'read' ? isRead : can.actions.includes(action)) && !closed?.has(action),
  );
  const permission = {
    role: role.key,
    entity: entity.key,
    actions,
    transitions: can.transitions.filter((verb) => closed?.has(verb) !== true),
    scope: own ? ('own' as const) : ('all' as const),
    via: own ?? [],
    source: draft.cited([fact.cite]),
  };
  return limited(permission, can, isSeeing(fact));
}

/** Whoever has no record of their own owns what they made. */
function isOwner(role: Role, entity: Entity): boolean {
  return role.entity === undefined || role.entity === entity.key;
}

function isWork({ actions, transitions }: Ability): boolean {
  return actions.length > 0 || transitions.length > 0;
}

function isSeeing({ verbs }: Permit): boolean {
  return verbs.some(({ sense }) => sense === 'see' || sense === 'manage' || sense === 'keep');
}

/** Who may change records in some states, or some fields of them, still sees them all. */
function limited(permission: Permission, { states, fields }: Ability, isSeen: boolean): Permission[] {
  if (!states && !fields) return [permission];
  const limits = { ...(states && { states }), ...(fields && { fields }) };
  if (isSeen && states) return [{ ...permission, ...limits }];
  const work = permission.actions.filter((action) => action !== 'read');
  return [
    { ...permission, actions: ['read'], transitions: [] },
    { ...permission, actions: work, ...limits },
  ];
}

/** "Manage", "do everything with": what the brief forbids elsewhere is not meant. */
function isBroad({ verbs }: Permit): boolean {
  return verbs.every(({ sense }) => sense === 'manage' || sense === 'keep');
}

/** Whether the brief keeps something for others: "only coordinators may delete families" where it is not theirs. */
function isKeptForOthers(draft: Draft, fact: Permit, role: Role): boolean {
  const isPlain = !fact.isOwn && fact.states.length === 0 && !fact.attributes && !fact.condition;
  const isSeen = fact.verbs.some(({ sense }) => sense === 'see');
  return fact.isOnly && isPlain && !isSeen && !rolesOf(draft, fact.roles).includes(role);
}

/** What the brief forbids a role, or everybody, to do with an entity, or keeps for others. */
function closedTo(draft: Draft, role: Role, entity: Entity): ReadonlySet<string> {
  const kept = draft
    .factsOf('permit')
    .filter((fact) => !fact.isNegated && !isBroad(fact) && isKeptForOthers(draft, fact, role))
    .filter((fact) => entitiesOf(draft, fact).includes(entity));
  const open = draft
    .factsOf('permit')
    .filter((fact) => !fact.isNegated && !isBroad(fact) && rolesOf(draft, fact.roles).includes(role))
    .filter((fact) => entitiesOf(draft, fact).includes(entity));
  const named = new Set(open.flatMap((fact) => doneBy(draft, fact, entity)));
  const closed = kept.flatMap((fact) => doneBy(draft, fact, entity)).filter((act) => act !== 'read');
  return new Set([...closedActions(draft, role, entity), ...closed.filter((act) => !named.has(act))]);
}

/** What a permit lets people do with an entity: actions and the verbs of its changes. */
function doneBy(draft: Draft, fact: Permit, entity: Entity): string[] {
  const can = abilityOf(draft, entity, fact);
  return 'why' in can ? [] : [...can.actions, ...can.transitions];
}

/** What the brief forbids a role, or everybody, to do with an entity. */
function closedActions(draft: Draft, role: Role, entity: Entity): Set<string> {
  const denials = draft
    .factsOf('permit')
    .filter((fact) => !fact.isOthers && !fact.isOwn && fact.states.length === 0 && !fact.condition)
    .filter((fact) =>
      fact.isNegated ? rolesOf(draft, fact.roles).includes(role) : isReserved(draft, fact, role),
    )
    .filter((fact) => entitiesOf(draft, fact).includes(entity));
  return new Set(
    denials.flatMap((fact) => {
      const can = abilityOf(draft, entity, fact);
      return 'why' in can ? [] : can.actions;
    }),
  );
}

/** "Only I can delete bookings": not for those who manage them. */
function isReserved(draft: Draft, { isOnly, roles, verbs }: Permit, role: Role): boolean {
  return isOnly && !rolesOf(draft, roles).includes(role) && verbs.every(({ sense }) => sense === 'delete');
}

/** What people from outside create is theirs, where the record says whose it is. */
function wayOfCustomer(
  draft: Draft,
  { entity, role, can }: { entity: Entity; role: Role; can: Ability },
): string[] | undefined {
  const isWork = can.actions.includes('create') || can.transitions.length > 0;
  if (!isWork || can.actions.includes('delete') || !isCustomer(draft, role.label.toLowerCase()))
    return undefined;
  const way = wayToOwner(draft, entity, role);
  if (way.length === 0) return undefined;
  draft.assume(
    draft.wording.assumptions.forThemselves(role.label.toLowerCase(), entity.label.toLowerCase()),
    elementId.permission(role.key, entity.key),
  );
  return way;
}

/** Who creates records and sees their own creates their own: the wider reading would show what is not theirs. */
function narrow(draft: Draft): void {
  for (const own of draft.permissions.filter((one) => one.scope === 'own')) {
    const wide = draft.permissions.find(
      (one) => one.scope === 'all' && one.role === own.role && one.entity === own.entity,
    );
    if (wide?.actions.join(' ') !== 'create read') continue;
    draft.permissions.splice(draft.permissions.indexOf(wide), 1);
    put(draft, { ...wide, scope: 'own', via: own.via });
  }
}

function forbid(draft: Draft, fact: Cited<Permit>): void {
  for (const role of rolesOf(draft, fact.roles)) deny(draft, fact, role);
  if (fact.roles.includes(adminRole))
    return draft.refuse(fact.cite, 'administrators may still do it: no rule of ours forbids it to them');
  if (fact.roles.includes('everyone')) draft.assume(doingOf(draft, fact));
  return undefined;
}

function doingOf({ wording }: Draft, { verbs, entities }: Permit): string {
  return wording.assumptions.administratorsMay(
    verbs.map(({ lemma }) => lemma),
    entities === 'all' ? [] : entities,
  );
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
    if (clash && isOnlyTheirs(draft, fact, { clash, role, entity })) continue;
    if (clash) return draft.refuse(fact.cite, 'it contradicts what the brief allows');
    const known = draft.permissions.find((one) => one.role === role.key && one.entity === entity.key);
    if (known) known.source = draft.alsoCited(known.source, fact.cite);
    else
      draft.denials.push({
        role: role.key,
        entity: entity.key,
        actions,
        transitions: can.transitions,
        isOthers: fact.isOthers,
        cite: fact.cite,
      });
  }
  return undefined;
}

/** "Employees can report problems" and may not see those of others: what they see, they see because they made it. */
function isOnlyTheirs(
  draft: Draft,
  fact: Cited<Permit>,
  { clash, role, entity }: { clash: Permission; role: Role; entity: Entity },
): boolean {
  const isSeen = draft
    .factsOf('permit')
    .some(
      (one) =>
        !one.isNegated &&
        !one.isOwn &&
        one.verbs.some(({ sense }) => sense === 'see' || sense === 'manage' || sense === 'keep') &&
        rolesOf(draft, one.roles).includes(role) &&
        entitiesOf(draft, one).includes(entity),
    );
  if (!fact.isOthers || isSeen || draft.factsOf('everything').length > 0) return false;
  clash.scope = 'own';
  clash.via = wayToOwner(draft, entity, role);
  clash.source = draft.alsoCited(clash.source, fact.cite);
  return true;
}

function overlaps(permission: Permission, { actions, transitions }: Ability): boolean {
  return (
    actions.some((action) => permission.actions.includes(action)) ||
    transitions.some((verb) => permission.transitions.includes(verb))
  );
}

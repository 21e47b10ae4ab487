/** What the brief leaves open: who opens accounts, who reads what, who looks after what nobody is named for. */
import { elementId } from '../../../protocol/specification.ts';
import type { Entity, Permission, Role } from '../../../protocol/specification.ts';
import type { Permit } from '../document/fact.ts';
import { isPerson } from '../document/noun-class.ts';
import { abilityOf } from './ability.ts';
import type { Denial, Draft } from './draft.ts';
import { addPartPermissions, openWholeOf } from './part-permission.ts';
import { everything, isCustomer, put, rolesOf, verbsOf, wayToOwner } from './grant.ts';

/** At most one role may open accounts itself: the one that the brief says, else the customer. */
export function openAccounts(draft: Draft): void {
  const rolesIn = (isClosed: boolean): Role[] =>
    draft
      .factsOf('signUp')
      .filter((fact) => (fact.isClosed ?? false) === isClosed)
      .flatMap((fact) =>
        rolesOf(
          draft,
          fact.roles.filter((role) => role !== 'everyone'),
        ),
      );
  const [named] = rolesIn(false);
  if (named) {
    named.selfSignUp = true;
    return;
  }
  const outside = [...draft.roles]
    .filter(([name, one]) => isCustomer(draft, name) && !isStaff(draft, one))
    .map(([, one]) => one)
    .filter((one) => !rolesIn(true).includes(one));
  const role =
    outside.find((one) =>
      draft.permissions.some((permission) => permission.role === one.key && permission.scope === 'own'),
    ) ?? (draft.roles.size > 1 ? outside[0] : undefined);
  if (!role || role.source.from === 'assumption') return;
  role.selfSignUp = true;
  draft.assume(draft.wording.assumptions.signUp(role.label.toLowerCase()), elementId.role(role.key));
}

/** Whoever may change other people's records works here. */
function isStaff(draft: Draft, role: Role): boolean {
  return draft.permissions.some(
    (one) =>
      one.role === role.key &&
      one.scope === 'all' &&
      one.actions.some((action) => action === 'update' || action === 'delete'),
  );
}

/** What the brief leaves open: one's own record, what has to be chosen from, and reading for staff. */
export function addDefaults(draft: Draft): void {
  if ([...draft.roles.values()].some((role) => role.source.from === 'assumption')) return;
  const exclusive = draft.factsOf('permit').filter((fact) => fact.isOnly && !fact.isNegated);
  for (const [name, role] of draft.roles)
    for (const { entity, name: entityName } of draft.entities.values()) {
      if (draft.permissions.some((one) => one.role === role.key && one.entity === entity.key)) continue;
      const isFollowing = openWholeOf(draft, role, entity) !== undefined;
      if (isFollowing) continue;
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
        isHelper: isHelper(draft, name),
      });
      const denials = draft.denials.filter((one) => one.role === role.key && one.entity === entity.key);
      if (denials.length > 0) putDenied(draft, { role, entity, found, denials });
      if (!found || isClosed || denials.length > 0 || draft.closed.has(`${role.key} ${entity.key}`)) continue;
      put(draft, {
        role: role.key,
        entity: entity.key,
        transitions: [],
        via: [],
        ...unreserved(draft, found.grants, { name, entityName, entity, exclusive }),
        source: draft.assumed(found.why),
      });
      draft.assume(found.text, elementId.permission(role.key, entity.key));
    }
  addPartPermissions(draft);
}

type Reserved = { name: string; entityName: string; entity: Entity; exclusive: readonly Permit[] };

/** Without what the brief says that only others may do. */
function unreserved(
  draft: Draft,
  grants: Default['grants'],
  { name, entityName, entity, exclusive }: Reserved,
): Default['grants'] {
  const others = exclusive.filter(
    ({ roles, entities, verbs }) =>
      !roles.includes(name) &&
      entities !== 'all' &&
      entities.includes(entityName) &&
      verbs.every(({ sense }) => sense !== 'see'),
  );
  const taken = others.flatMap((fact) => {
    const can = abilityOf(draft, entity, fact);
    return 'why' in can ? [] : [...can.actions.filter((action) => action !== 'read'), ...can.transitions];
  });
  const { actions, transitions } = grants;
  return {
    ...grants,
    actions: actions.filter((action) => !taken.includes(action)),
    ...(transitions && { transitions: transitions.filter((verb) => !taken.includes(verb)) }),
  };
}

type Denied = { role: Role; entity: Entity; found: Default | undefined; denials: readonly Denial[] };

/** What is left of the default once the brief forbids a part; it may be nothing. */
function putDenied(draft: Draft, { role, entity, found, denials }: Denied): void {
  const isOthers = denials.some((one) => one.isOthers);
  const granted = found?.grants ?? { actions: isOthers ? ['read' as const] : [], scope: 'all' as const };
  const away = new Set(denials.filter((one) => !one.isOthers).flatMap((one) => one.actions));
  const closed = new Set(denials.filter((one) => !one.isOthers).flatMap((one) => one.transitions));
  const scope = isOthers ? 'own' : granted.scope;
  put(draft, {
    role: role.key,
    entity: entity.key,
    actions: away.has('read') ? [] : granted.actions.filter((action) => !away.has(action)),
    transitions: (granted.transitions ?? []).filter((verb) => !closed.has(verb)),
    scope,
    via: scope === 'own' ? wayToOwner(draft, entity, role) : [],
    source: draft.cited(denials.map((one) => one.cite)),
  });
}

type Default = {
  grants: Pick<Permission, 'actions' | 'scope'> & { transitions?: string[] };
  why: string;
  text: string;
};

/** "Only I mark a visit as paid", "my apprentice must not see prices": the administrators look after the rest themselves. */
function isHelper(draft: Draft, name: string): boolean {
  return (
    draft.factsOf('conceal').some(({ roles, isOnly }) => roles.includes(name) !== isOnly) ||
    draft.factsOf('permit').some(({ roles, isNegated }) => roles.includes('admin') && !isNegated)
  );
}

type Whom = { role: Role; entity: Entity; isCustomer: boolean; isHelper: boolean };

function defaultOf(
  draft: Draft,
  { role, entity, isCustomer: isOutside, isHelper: isBeside }: Whom,
): Default | undefined {
  const { assumptions } = draft.wording;
  const who = role.label.toLowerCase();
  const what = entity.label.toLowerCase();
  if (role.entity === entity.key)
    return {
      grants: { actions: ['read', 'update'], scope: 'own' },
      why: 'people may see and correct their own record',
      text: assumptions.ownRecord(who),
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
        ?.entity.label.toLowerCase() ?? '';
    return {
      grants: { actions: ['read'], scope: 'all' },
      why: `whoever fills in '${whole}' has to choose from '${what}'`,
      text: assumptions.choose(who, what, whole),
    };
  }
  if (isOutside) return undefined;
  const isUntended = !draft.permissions.some(
    (one) => one.entity === entity.key && one.source.from === 'brief' && one.actions.includes('create'),
  );
  const isPeople = [...draft.roles.values()].some((one) => one.entity === entity.key);
  const isLimited = draft.permissions.some(
    (one) => one.role === role.key && one.scope === 'own' && one.source.from === 'brief',
  );
  const isKnown = draft.permissions.some((one) => one.role === role.key && one.source.from === 'brief');
  if (isUntended && isKnown && !isPeople && !isLimited && !isBeside)
    return {
      grants: { actions: [...everything], scope: 'all', transitions: verbsOf(entity) },
      why: `the brief does not say who looks after '${what}'`,
      text: assumptions.manage(who, what),
    };
  return {
    grants: { actions: ['read'], scope: 'all' },
    why: 'staff may read what the brief leaves open',
    text: assumptions.see(who, what),
  };
}

function refersTo(draft: Draft, entityKey: string, target: string): boolean {
  const entity = [...draft.entities.values()].find((one) => one.entity.key === entityKey)?.entity;
  return entity?.fields.some(({ type }) => type.kind === 'reference' && type.entity === target) ?? false;
}

/** Journeys along the border of a role: what it may not see and may not do is not on its screen. */
import type { Journey } from '../../protocol/journey.ts';
import {
  elementId,
  type Entity,
  type Permission,
  type Specification,
  visitorRole,
} from '../../protocol/specification.ts';
import { sentence } from './keep.ts';
import { type Derivation, Underivable } from './maker.ts';
import { mayIn, permissionOf, roleLabel, Script } from './script.ts';

function absent(script: Script, role: 'button' | 'link', name: string): void {
  script.add({ do: 'expectControl', say: `Is not offered ${name}`, role, name, present: false });
}

/** Buttons that the state of a new record would allow and the role is not to have. */
function forbiddenVerbs(entity: Entity, permission: Permission): string[] {
  const { lifecycle } = entity;
  const offered = lifecycle?.transitions.filter(({ from }) => from.includes(lifecycle.initial)) ?? [];
  const allowed = new Set(permission.transitions);
  const labels = offered.filter(({ verb }) => allowed.has(verb)).map(({ label }) => label);
  return offered.map(({ label }) => label).filter((label) => !labels.includes(label));
}

function isSelf(script: Script, entity: Entity): boolean {
  return script.specification.roles.some((role) => role.key === script.role && role.entity === entity.key);
}

type Seen = {
  entity: Entity;
  permission: Permission;
  visible: string | undefined;
  foreign: string | undefined;
};

/** Whether the role sees everybody's records, by whichever of its permissions. */
function readsAll(specification: Specification, role: string, entity: Entity): boolean {
  return specification.permissions.some(
    (each) =>
      [role, visitorRole].includes(each.role) &&
      each.entity === entity.key &&
      each.scope === 'all' &&
      each.actions.includes('read'),
  );
}

/** Makes, through the API, a record that the role may see and one that it may not. */
function arrange(script: Script, entity: Entity, permission: Permission): Seen {
  const isLimited = permission.scope === 'own' && (permission.via.length > 0 || isSelf(script, entity));
  const hides = !permission.actions.includes('update') || !permission.actions.includes('delete');
  const needsRecord = hides || forbiddenVerbs(entity, permission).length > 0;
  const visible = needsRecord ? attempt(() => script.makeVisible(entity, permission)) : undefined;
  const foreign = readsAll(script.specification, script.role, entity) ? undefined : script.make(entity);
  if (isLimited) script.alone = 'account';
  return { entity, permission, visible, foreign };
}

function attempt(make: () => string): string | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof Underivable) return undefined;
    throw error;
  }
}

function walk(script: Script, { entity, permission, visible, foreign }: Seen): void {
  const name = entity.label.toLowerCase();
  const { actions } = permission;
  script.openList(entity);
  if (!actions.includes('create')) absent(script, 'link', script.words.screens.newOne(entity));
  if (foreign !== undefined) {
    script.add({ do: 'expectNotListed', say: `Does not see somebody else's ${name}`, record: foreign });
  }
  if (visible !== undefined) {
    script.add({
      do: 'visit',
      say: `Opens a ${name} by its address`,
      collection: entity.collection,
      record: visible,
    });
    if (!actions.includes('update')) absent(script, 'link', script.words.screens.edit);
    if (!actions.includes('delete')) absent(script, 'button', script.words.screens.delete);
    for (const label of forbiddenVerbs(entity, permission)) absent(script, 'button', label);
  }
  if (foreign !== undefined) {
    script.add(
      {
        do: 'visit',
        say: `Types the address of somebody else's ${name}`,
        collection: entity.collection,
        record: foreign,
      },
      { do: 'expectTurnedAway', say: 'Is turned away' },
    );
  }
  script.proves.add(elementId.permission(script.role, entity.key));
}

/** Whether the role sees new records, its own ones at least; what depends on states is held over HTTP. */
function isSeen(specification: Specification, role: string, entity: Entity): boolean {
  const ofRole = specification.permissions.filter(
    (each) => [role, visitorRole].includes(each.role) && each.entity === entity.key,
  );
  return (
    ofRole.every(({ states }) => states === undefined) && mayIn(specification, role, { entity, act: 'read' })
  );
}

/** What a role sees and does not see; `undefined` for the administrator, who may do everything. */
export function borderJourney(derivation: Derivation, role: string): Journey | undefined {
  const { specification } = derivation;
  const script = new Script(derivation, role);
  const readable: Seen[] = [];
  const closed: Entity[] = [];
  // Parts stand on the pages of their wholes: no link leads to them, whoever looks.
  for (const entity of specification.entities.filter(({ partOf }) => partOf === undefined)) {
    const permission = permissionOf(specification, role, entity);
    if (permission?.actions.includes('read') !== true) closed.push(entity);
    else if (isSeen(specification, role, entity)) readable.push(arrange(script, entity, permission));
  }
  script.signIn();
  for (const seen of readable) walk(script, seen);
  for (const entity of closed) absent(script, 'link', entity.labelPlural);
  for (const entity of closed) {
    const say = `Types the address of the ${entity.labelPlural.toLowerCase()}`;
    script.add(
      { do: 'visit', say, collection: entity.collection, page: 'list' },
      { do: 'expectTurnedAway', say: 'Is turned away' },
    );
  }
  const [first] = readable;
  if (first && closed.length > 0)
    script.add({ do: 'visit', say: 'Goes back', collection: first.entity.collection, page: 'list' });
  script.add({ do: 'signOut', say: 'Signs out' });
  const title = `${sentence(roleLabel(specification, role), role)} sees and is offered only what is theirs`;
  return script.journey(`${role}-border`, title);
}

/** The journey of a visitor: what everybody may see and do without an account, and that the rest asks to sign in. */
import type { Journey } from '../../protocol/journey.ts';
import {
  elementId,
  type Entity,
  type Permission,
  type Specification,
  visitorRole,
} from '../../protocol/specification.ts';
import { type Derivation, Underivable } from './maker.ts';
import { pathTo } from './move-path.ts';
import { Script } from './script.ts';

function permissionsOf({ permissions }: Specification): Permission[] {
  return permissions.filter((each) => each.role === visitorRole);
}

/** Makes, through the API, a record that everybody may see; undefined where none can be made. */
function arrange(script: Script, entity: Entity, { states }: Permission): string | undefined {
  const { lifecycle } = entity;
  const paths = states?.map((state) => lifecycle && pathTo(lifecycle, state)) ?? [[]];
  const path = paths.find((each) => each !== undefined);
  if (path === undefined) return undefined;
  const verbs = path.map(({ verb }) => verb);
  try {
    const record = script.make(entity, { acts: ['create', ...verbs] });
    script.walk(entity, record, verbs);
    return record;
  } catch (error) {
    if (error instanceof Underivable) return undefined;
    throw error;
  }
}

function look(script: Script, entity: Entity, record: string): void {
  const plural = entity.labelPlural.toLowerCase();
  const { screens } = script.words;
  script.add(
    { do: 'visit', say: `Looks at the ${plural}`, collection: entity.collection, page: 'list' },
    { do: 'openRecord', say: 'Opens one of them', record },
  );
  for (const [role, name] of [
    ['link', screens.edit],
    ['button', screens.delete],
  ] as const) {
    script.add({ do: 'expectControl', say: `Is not offered ${name}`, role, name, present: false });
  }
  script.proves.add(elementId.entity(entity.key)).add(elementId.permission(visitorRole, entity.key));
}

function create(script: Script, entity: Entity): void {
  const draft = script.draft(entity);
  const isPlain = Object.keys(draft.references).length === 0 && Object.keys(draft.uploads).length === 0;
  if (!isPlain) return;
  const name = entity.label.toLowerCase();
  script.add(
    { do: 'visit', say: `Opens the form for a new ${name}`, collection: entity.collection, page: 'new' },
    { do: 'fill', say: 'Fills in the form', entries: script.entries(draft) },
    { do: 'save', say: 'Saves and is told that it was taken' },
  );
  script.proves.add(elementId.entity(entity.key)).add(elementId.permission(visitorRole, entity.key));
}

/** What visitors do; undefined where they may do nothing. */
export function visitorJourney(derivation: Derivation): Journey | undefined {
  const { specification } = derivation;
  const permissions = permissionsOf(specification);
  if (permissions.length === 0) return undefined;
  const script = new Script(derivation, visitorRole);
  const entities = specification.entities.filter(({ partOf }) => partOf === undefined);
  const seen = entities.flatMap((entity) => {
    const permission = permissions.find(
      (each) => each.entity === entity.key && each.actions.includes('read'),
    );
    const record = permission && arrange(script, entity, permission);
    return record === undefined ? [] : [{ entity, record }];
  });
  script.add({ do: 'arrive', say: 'Comes to the product without an account' });
  for (const { entity, record } of seen) look(script, entity, record);
  const open = entities.filter((entity) =>
    permissions.some((each) => each.entity === entity.key && each.actions.includes('create')),
  );
  for (const entity of open) create(script, entity);
  const closed = entities.find((entity) => !permissions.some((each) => each.entity === entity.key));
  if (closed) {
    const name = script.words.accounts.password;
    const say = `Types the address of the ${closed.labelPlural.toLowerCase()}`;
    script.add(
      { do: 'visit', say, collection: closed.collection, page: 'list' },
      { do: 'expectControl', say: 'Is asked to sign in', role: 'field', name, present: true },
    );
  }
  return script.journey(
    'visitor',
    'A visitor sees what is for everybody and is asked to sign in for the rest',
  );
}

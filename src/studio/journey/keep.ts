/** Journeys of everyday work: create through the form, find in the list, search, open, edit, delete. */
import {
  adminRole,
  elementId,
  type Entity,
  type Field,
  type Permission,
  type Specification,
} from '../../protocol/specification.ts';
import type { Journey } from '../../protocol/journey.ts';
import { type Draft, type Derivation } from './maker.ts';
import { mayIn, permissionOf, roleLabel, Script } from './script.ts';
import { isCode } from '../sample/record.ts';
import { shownForms, typed } from './value.ts';

/** The article before a word. */
export const article = (label: string): string => (/^[aeiou]/i.test(label) ? 'an' : 'a');

/** A field whose change can be read: the one that people recognise the record by, else the first plain text or number. */
function changeable(script: Script, entity: Entity): Field | undefined {
  const { specification, role } = script;
  const fields = entity.fields.filter(
    (field) => !isCode(specification, entity, field) && mayChange(specification, role, { entity, field }),
  );
  const isPlain = (field: Field): boolean =>
    field.type.kind === 'text' && field.type.pattern === undefined && !field.type.multiline;
  return (
    fields.find((field) => field.key === entity.display && isPlain(field)) ??
    fields.find(isPlain) ??
    fields.find((field) => field.type.kind === 'text' && field.type.pattern === undefined)
  );
}

/** Whether a role may change a field: some permission to change names no fields, or this one. */
function mayChange(
  specification: Specification,
  role: string,
  { entity, field }: { entity: Entity; field: Field },
): boolean {
  if (role === adminRole) return true;
  return specification.permissions.some(
    (each) =>
      each.role === role &&
      each.entity === entity.key &&
      each.actions.includes('update') &&
      (each.fields === undefined || each.fields.includes(field.key)),
  );
}

/** Whether nothing freezes new records or closes this act to them at once. */
function isOpen({ specification }: Script, entity: Entity): boolean {
  const initial = entity.lifecycle?.initial;
  return !specification.rules.some(
    (rule) =>
      rule.kind === 'freeze' &&
      rule.entity === entity.key &&
      initial !== undefined &&
      rule.states.includes(initial),
  );
}

function edit(script: Script, draft: Draft): void {
  const { entity } = draft;
  const field = changeable(script, entity);
  if (!field) return;
  const other = script.draftValues(entity);
  const value = other[field.key];
  const { timeZone } = script.specification.product;
  script.add(
    { do: 'press', say: 'Presses Edit', role: 'link', name: script.words.screens.edit },
    {
      do: 'fill',
      say: `Changes ${field.label.toLowerCase()}`,
      entries: [
        { label: field.label, value: typed(field, value, timeZone), optional: false, refused: false },
      ],
    },
    { do: 'save', say: 'Saves the change' },
    { do: 'expectText', say: 'Reads the change', texts: [shownForms(field, value, timeZone)] },
  );
}

function remove(script: Script, entity: Entity): void {
  script.add(
    { do: 'press', say: 'Presses Delete', role: 'button', name: script.words.screens.delete },
    { do: 'press', say: 'Confirms it', role: 'button', name: script.words.screens.delete },
    { do: 'expectStatus', say: `Is told that the ${entity.label.toLowerCase()} is gone` },
  );
  // What holds for one holds for all: the way back is taken once.
  if (script.specification.entities.find(({ partOf }) => partOf === undefined) !== entity) return;
  script.add(
    { do: 'press', say: 'Takes that back', role: 'button', name: script.words.work.undo },
    { do: 'expectStatus', say: `Is told that the ${entity.label.toLowerCase()} is there again` },
  );
}

function searchText(draft: Draft): string | undefined {
  const display = draft.entity.fields.find((field) => field.key === draft.entity.display);
  if (display === undefined || !['text', 'email'].includes(display.type.kind)) return undefined;
  const value = draft.values[display.key];
  return typeof value === 'string' ? value : undefined;
}

/** The one role that is seen deleting: the question before it and the way back are the same for all. */
function deleterOf(specification: Specification, entity: Entity): string {
  const may = specification.permissions.filter(
    (each) =>
      each.entity === entity.key &&
      ['create', 'read', 'delete'].every((action) => each.actions.includes(action as 'read')),
  );
  return may[0]?.role ?? adminRole;
}

/** Work of a role that may create records of an entity. */
export function createJourney(derivation: Derivation, role: string, entity: Entity): Journey | undefined {
  const { specification } = derivation;
  const permission = permissionOf(specification, role, entity);
  if (permission?.actions.includes('create') !== true || entity.partOf !== undefined) return undefined;
  const script = new Script(derivation, role);
  const name = entity.label.toLowerCase();
  const { references, filledIn } = script.owning(entity, permission);
  const draft = script.draft(entity, { ...script.choosable(entity, references), isWhole: true });
  const canRead = mayIn(specification, role, { entity, act: 'read' });
  script.signIn();
  if (canRead) {
    script.openList(entity);
    const start = script.words.screens.newOne(entity);
    script.add({ do: 'press', say: `Starts a new ${name}`, role: 'link', name: start });
  } else {
    script.add({
      do: 'visit',
      say: `Opens the form for a new ${name}`,
      collection: entity.collection,
      page: 'new',
    });
  }
  const saved = script.saved(draft);
  script.add(
    {
      do: 'fill',
      say: `Fills in the form`,
      entries: script.entries(draft, filledIn),
    },
    { do: 'save', say: `Saves and is told that the ${name} was created`, save: saved },
  );
  script.proves.add(elementId.entity(entity.key));
  if (canRead) find(script, draft, saved.name);
  const may = (act: 'update' | 'delete'): boolean =>
    canRead && isOpen(script, entity) && mayIn(specification, role, { entity, act });
  if (may('update')) edit(script, draft);
  if (may('delete') && deleterOf(specification, entity) === role) remove(script, entity);
  addPermission(script, permission);
  const who = sentence(roleLabel(specification, role), role);
  const title = `${who} creates ${article(name)} ${name}${deeds(permission, deleterOf(specification, entity) === role)}`;
  return script.journey(`${role}-creates-${entity.collection}`, title);
}

/** "A customer", "The administrator". */
export function sentence(label: string, role: string): string {
  return role === 'admin' ? `The ${label}` : `${article(label) === 'an' ? 'An' : 'A'} ${label}`;
}

function deeds({ actions }: Permission, isDeleter: boolean): string {
  const deeds = { read: 'finds', update: 'changes', delete: 'deletes' } as const;
  const words = (['read', 'update', 'delete'] as const).filter(
    (each) => actions.includes(each) && (each !== 'delete' || isDeleter),
  );
  const said = words.map((each) => `${deeds[each]} it`);
  const final = said.pop();
  if (final === undefined) return '';
  return said.length === 0 ? ` and ${final}` : `, ${said.join(', ')} and ${final}`;
}

function find(script: Script, draft: Draft, record: string): void {
  const text = searchText(draft);
  script.openList(draft.entity);
  if (text !== undefined) script.add({ do: 'search', say: `Searches for “${text}”`, text });
  script.add({ do: 'openRecord', say: 'Opens it from the list', record });
  const texts = script.readable(draft);
  if (texts.length > 0) script.add({ do: 'expectText', say: 'Reads what was entered', texts });
}

function addPermission(script: Script, permission: Permission): void {
  if (permission.role !== 'admin')
    script.proves.add(elementId.permission(permission.role, permission.entity));
}

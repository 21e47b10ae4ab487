import type { AnyRecord, Entity } from '../model/entity.ts';
import type { Field, Value } from '../model/field.ts';
import { type Input, readForm, readJson } from '../model/input.ts';
import { entityOf, targetOf } from '../model/registry.ts';
import { settings } from '../settings.ts';
import { noteChange } from '../store/changes.ts';
import type { Store } from '../store/database.ts';
import { insertRecord } from '../store/records.ts';
import { checkReferences, keepRules } from './rules.ts';

/** Who somebody is, as they or an administrator typed it. */
export type Person = { email: string; name: string; role: string };

/** Values for the record that a person is. */
export type OwnValues = Record<string, Value>;

/** What a body says of the account itself. */
const accountKeys = new Set(['email', 'password', 'name', 'role', 'recordId']);

/** The entity of which each account of this role is a record. */
export function entityOfRole(role: string): Entity | undefined {
  const key = settings.roles.find((candidate) => candidate.key === role)?.entity;
  return key === undefined ? undefined : entityOf(key);
}

/** The field that holds what the person is called. */
function nameField(entity: Entity): Field | undefined {
  const texts = entity.fields.filter((field) => field.kind === 'text');
  return texts.find((field) => field.key === entity.display) ?? texts[0];
}

const isMissing = (field: Field): boolean => field.required && field.default === null;

/**
 * The fields of their record that people of this role may give with their new account, beside what the account itself
 * says: those that must be filled, and all if they may write such records anyway. A visitor sees nothing to refer to.
 */
export function givenFields(role: string): readonly Field[] {
  const entity = entityOfRole(role);
  if (entity === undefined) return [];
  const { create = [], update = [] } = entity.grants[role] ?? {};
  const mayWrite = create.length + update.length > 0;
  return entity.fields.filter((field) => {
    if (accountKeys.has(field.key) || field.kind === 'email' || targetOf(field) !== undefined) return false;
    return mayWrite || isMissing(field);
  });
}

/** Those of them that the form asks for. */
export function askedFields(role: string): readonly Field[] {
  const entity = entityOfRole(role);
  return givenFields(role).filter((field) => isMissing(field) && entity && field !== nameField(entity));
}

const nothing = (): Input => ({ values: {}, errors: [], version: undefined });

/** Reads what a JSON body says of the record of somebody of this role; what it leaves out stays empty until it is edited. */
export function readGiven(
  role: string,
  body: Record<string, unknown>,
  fields: readonly Field[] = givenFields(role),
): Input {
  const entity = entityOfRole(role);
  if (entity === undefined) return nothing();
  const given = fields.filter((field) => body[field.key] !== undefined);
  const values = Object.fromEntries(given.map((field) => [field.key, body[field.key]]));
  return readJson({ ...entity, fields: given }, values);
}

/** The same for an administrator, who may give every field that the account itself does not say. */
export function readGivenByAdmin(role: string, body: Record<string, unknown>): Input {
  const fields = entityOfRole(role)?.fields.filter((field) => !accountKeys.has(field.key));
  return readGiven(role, body, fields);
}

/** Reads the asked fields of a form. */
export function readAsked(role: string, form: Record<string, string>): Input {
  const entity = entityOfRole(role);
  return entity === undefined ? nothing() : readForm({ ...entity, fields: askedFields(role) }, form, true);
}

/** What is known of a person, under the fields of the record that the person is. */
function recordValues(entity: Entity, person: Person, given: OwnValues): OwnValues {
  const named = nameField(entity);
  const values: OwnValues = {};
  for (const field of entity.fields) {
    const isName = field === named || (field.key === 'name' && field.kind === 'text');
    const said = field.kind === 'email' ? person.email : isName ? person.name : field.default;
    values[field.key] = given[field.key] ?? said;
  }
  return values;
}

/** The record with this address that no account signs in as yet. */
export function unclaimedRecord(store: Store, entity: Entity, email: string): number | undefined {
  const field = entity.fields.find((candidate) => candidate.kind === 'email');
  if (field === undefined) return undefined;
  const row = store.get(
    `SELECT "id" FROM "${entity.table}" WHERE "${field.column}" = ? COLLATE NOCASE AND "id" NOT IN
     (SELECT "recordId" FROM "_account" WHERE "entity" = ? AND "recordId" IS NOT NULL)`,
    email,
    entity.key,
  );
  return row === undefined ? undefined : Number(row['id']);
}

/** Makes the record that a person is. Runs inside `store.write`. */
export function createOwnRecord(
  store: Store,
  entity: Entity,
  of: { person: Person; given?: OwnValues | undefined },
): AnyRecord {
  const values = recordValues(entity, of.person, of.given ?? {});
  checkReferences(store, entity, values);
  const after = insertRecord(store, entity, { values, by: undefined });
  noteChange(store, { entity, action: 'created', after }, undefined);
  keepRules(store, { entity, after, before: undefined });
  return after;
}

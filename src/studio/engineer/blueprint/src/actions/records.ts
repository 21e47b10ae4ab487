import { type Account, isVisitor, scopesOf, transitionScopesOf, visibleScopesOf } from '../model/account.ts';
import { type AnyRecord, type Entity, narrowedOf, type Scope, type Transition } from '../model/entity.ts';
import type { Value } from '../model/field.ts';
import type { Input } from '../model/input.ts';
import { conflict, invalid, notAllowed, notFound } from '../model/refusal.ts';
import { fieldOf, targetOf } from '../model/registry.ts';
import type { Store } from '../store/database.ts';
import { noteChange } from '../store/changes.ts';
import { findRecord, hasRecord, insertRecord, updateRecord, type Values } from '../store/records.ts';
import { within } from '../store/scope.ts';
import { localDay } from '../model/zone.ts';
import { timestamp } from '../clock.ts';
import { notify } from './notify.ts';
import { removeTree } from './removal.ts';
import { checkReferences, keepRules, permitAct } from './rules.ts';
import { fillCode } from './short-link.ts';
import { checkUploads } from './uploads.ts';
import { words } from '../words.ts';

/** Where an action happens, and who asks for it. */
export type Asked = { store: Store; account: Account; entity: Entity };

/** The record with this number, when the account may see it; otherwise a refusal (404, or 403 where it may see none). */
export function readRecord({ store, account, entity }: Asked, id: number): AnyRecord {
  const scopes = visibleScopesOf(account, entity);
  if (scopes.length === 0) throw notAllowed(words.refusals.mayNot('see', entity));
  const record = findRecord(store, entity, { id, within: within(entity, scopes, account) });
  if (record === undefined) throw notFound(words.refusals.noSuch(entity));
  return record;
}

/** Whether the scopes reach this record. */
export function reaches({ store, account, entity }: Asked, scopes: readonly Scope[], id: number): boolean {
  if (scopes.length === 0) return false;
  return hasRecord(store, entity, { id, within: within(entity, scopes, account) });
}

/** Whether a new record whose first owner reference is `value` would be the account's own. */
function isOwnReference(asked: Asked, via: readonly string[], value: Value): boolean {
  const { store, account, entity } = asked;
  const [first = '', ...rest] = via;
  if (rest.length === 0) return value === account.recordId;
  const field = fieldOf(entity, first);
  const target = field && targetOf(field);
  if (target === undefined || value === null) return false;
  const id = Number(value);
  // A record that does not exist belongs to nobody else: the check of references will say that it is missing.
  if (findRecord(store, target, { id }) === undefined) return true;
  return reaches({ store, account, entity: target }, [{ via: rest }], id);
}

function isOwnInput(asked: Asked, scope: Scope, input: Input): boolean {
  const { reach } = narrowedOf(scope);
  if (reach === 'all' || reach === 'created') return true;
  const [first] = reach.via;
  if (first === undefined) return asked.account.recordId === null;
  const value = input.values[first];
  if (value === undefined) return true;
  return isOwnReference(asked, reach.via, value);
}

/** Fills the owner in where the account is limited to its own and left it out. */
function fillOwner(asked: Asked, scopes: readonly Scope[], input: Input): void {
  const reaches = scopes.map((scope) => narrowedOf(scope).reach);
  if (reaches.includes('all')) return;
  for (const reach of reaches) {
    if (typeof reach === 'string' || reach.via.length !== 1) continue;
    const [key = ''] = reach.via;
    if (input.values[key] !== undefined && input.values[key] !== null) continue;
    const requiredMessage = words.refusals.required(fieldOf(asked.entity, key)?.label ?? key);
    const isMalformed = input.errors.some(
      (error) => error.field === key && error.message !== requiredMessage,
    );
    if (isMalformed || asked.account.recordId === null) continue;
    input.values[key] = asked.account.recordId;
    input.errors = input.errors.filter((error) => error.field !== key);
  }
}

/** Refuses what the account may not create at all. */
export function mayCreate({ account, entity }: Asked): void {
  if (scopesOf(account, entity, 'create').length === 0)
    throw notAllowed(words.refusals.mayNot('create', entity));
}

/** Refuses (403, 422) what the account may not create, or what cannot be read; fills its owner in. */
function admitInput(asked: Asked, input: Input): void {
  const { account, entity } = asked;
  mayCreate(asked);
  const scopes = scopesOf(account, entity, 'create');
  fillOwner(asked, scopes, input);
  if (!scopes.some((scope) => isOwnInput(asked, scope, input))) {
    throw notAllowed(words.refusals.mayNotCreateForOthers(entity));
  }
  if (input.errors.length > 0) throw invalid(input.errors);
}

/** Creates a record, or refuses: 403, 422, 409. Runs inside `store.write`. */
export function createInside(asked: Asked, input: Input): AnyRecord {
  const { store, account, entity } = asked;
  admitInput(asked, input);
  checkReferences(store, entity, input.values);
  checkUploads(asked, input.values);
  fillCode(asked, input.values);
  permitAct(store, {
    entity,
    act: 'create',
    account,
    before: undefined,
    after: undefined,
    draft: draftOf(asked, input.values),
  });
  const after = insertRecord(store, entity, { values: input.values, by: account });
  noteChange(store, { entity, action: 'created', after }, account);
  keepRules(store, { entity, act: 'create', account, after, before: undefined });
  notify(asked, { event: 'created' }, after);
  return after;
}

/** What a new record will hold. */
function draftOf({ account, entity }: Asked, values: Values): AnyRecord {
  const at = timestamp();
  const state: Values = entity.lifecycle ? { [entity.lifecycle.field]: entity.lifecycle.initial } : {};
  const stamps = { id: 0, version: 1, createdAt: at, updatedAt: at };
  return { ...values, ...state, ...stamps, _createdBy: isVisitor(account) ? null : account.id };
}

/** Creates a record, or refuses: 403, 422, 409. */
export async function createRecord(asked: Asked, input: Input): Promise<AnyRecord> {
  return asked.store.write(() => createInside(asked, input));
}

function refuseStale(record: AnyRecord, version: number | undefined): void {
  if (version === undefined || version === record.version) return;
  throw conflict(words.refusals.stale);
}

/** The record as it is now, inside the transaction that changes it. */
function current({ store, entity }: Asked, id: number): AnyRecord {
  const record = findRecord(store, entity, { id });
  if (record === undefined) throw notFound(words.refusals.noSuch(entity));
  return record;
}

/** Refuses a change of a record that the account sees but may not change. */
export function mayUpdate(asked: Asked, id: number): void {
  const scopes = scopesOf(asked.account, asked.entity, 'update');
  if (!reaches(asked, scopes, id)) throw notAllowed(words.refusals.mayNotThis('change', asked.entity));
}

/** The fields that the account may change of this record; undefined when that is all of them. */
export function changeableFields(asked: Asked, id: number): ReadonlySet<string> | undefined {
  const scopes = scopesOf(asked.account, asked.entity, 'update').filter((scope) =>
    reaches(asked, [scope], id),
  );
  const lists = scopes.map((scope) => narrowedOf(scope).fields);
  return lists.includes(undefined) ? undefined : new Set(lists.flatMap((fields) => fields ?? []));
}

/** Refuses (403) a change of fields that the account may not change; what stays as it is may be repeated. */
function mayChangeFields(asked: Asked, before: AnyRecord, input: Input): void {
  const allowed = changeableFields(asked, before.id);
  if (allowed === undefined) return;
  for (const [key, value] of Object.entries(input.values)) {
    if (allowed.has(key) || JSON.stringify(value) === JSON.stringify(before[key])) continue;
    const label = fieldOf(asked.entity, key)?.label ?? key;
    throw notAllowed(words.refusals.mayNotChangeField(label, asked.entity));
  }
}

/** Changes the fields that the input names, or refuses: 404, 403, 422, 409. `input` is read against the present record. */
export async function changeRecord(
  asked: Asked,
  id: number,
  readInput: (before: AnyRecord) => Input,
): Promise<AnyRecord> {
  const { store, account, entity } = asked;
  const seen = readRecord(asked, id);
  mayUpdate(asked, id);
  const scopes = scopesOf(account, entity, 'update');
  const input = readInput(seen);
  if (!scopes.some((scope) => keepsOwner(asked, scope, input))) {
    throw notAllowed(words.refusals.mayNotGiveAway(entity));
  }
  mayChangeFields(asked, seen, input);
  if (input.errors.length > 0) throw invalid(input.errors);
  return store.write(() => {
    const before = current(asked, id);
    mayUpdate(asked, id);
    mayChangeFields(asked, before, input);
    checkReferences(store, entity, input.values);
    checkUploads(asked, input.values);
    refuseStale(before, input.version);
    fillCode(asked, input.values, before);
    const draft = { ...before, ...input.values };
    permitAct(store, { entity, act: 'update', account, before, after: undefined, draft });
    const after = updateRecord(store, entity, { id, values: input.values });
    noteChange(store, { entity, action: 'updated', before, after }, account);
    keepRules(store, { entity, act: 'update', account, after, before });
    notify(asked, { event: 'updated' }, after);
    return after;
  });
}

function keepsOwner(asked: Asked, scope: Scope, input: Input): boolean {
  const { reach } = narrowedOf(scope);
  if (typeof reach === 'string' || reach.via.length === 0) return true;
  return isOwnInput(asked, scope, input);
}

/** Refuses the deletion of a record that the account sees but may not delete. */
export function mayDelete(asked: Asked, id: number): void {
  const scopes = scopesOf(asked.account, asked.entity, 'delete');
  if (!reaches(asked, scopes, id)) throw notAllowed(words.refusals.mayNotThis('delete', asked.entity));
}

/** Deletes a record with its parts into the trash, from which they can be restored, or refuses: 404, 403, 409. */
export async function removeRecord(asked: Asked, id: number, version?: number): Promise<void> {
  const { store } = asked;
  readRecord(asked, id);
  mayDelete(asked, id);
  await store.write(() => {
    mayDelete(asked, id);
    const before = current(asked, id);
    refuseStale(before, version);
    removeTree(asked, before);
  });
}

/** What a state is called. */
export function stateLabel(entity: Entity, value: Value | undefined): string {
  return entity.lifecycle?.states.find((state) => state.value === value)?.label ?? String(value ?? '');
}

function mayMove(asked: Asked, id: number, { verb, label }: Transition): void {
  const scopes = transitionScopesOf(asked.account, asked.entity, verb);
  if (!reaches(asked, scopes, id)) throw notAllowed(words.refusals.mayNotMove(label, asked.entity));
}

/** The present day or moment, for the field that the step fills in. */
function stampOf(entity: Entity, { stamps }: Transition): Values {
  const field = stamps === undefined ? undefined : fieldOf(entity, stamps);
  if (field === undefined) return {};
  return { [field.key]: field.kind === 'date' ? localDay(timestamp()) : timestamp() };
}

/** A step to another state, and the version that whoever takes it has seen. */
export type Step = { transition: Transition; version: number | undefined };

/** Moves a record to its next state, or refuses: 403, 409. Runs inside `store.write`. */
export function moveInside(asked: Asked, id: number, { transition, version }: Step): AnyRecord {
  const { entity } = asked;
  mayMove(asked, id, transition);
  const before = current(asked, id);
  const field = entity.lifecycle?.field ?? '';
  refuseStale(before, version);
  if (!transition.from.includes(String(before[field]))) {
    const state = stateLabel(entity, before[field]);
    throw conflict(words.refusals.stepNotPossible(transition.label, entity, state));
  }
  return takeStep(asked, before, transition);
}

/** Takes a step with a record that is there, by an account or, without one, by the product itself. Runs inside `store.write`. */
export function takeStep(
  { store, entity, account }: Omit<Asked, 'account'> & { account: Account | undefined },
  before: AnyRecord,
  transition: Transition,
): AnyRecord {
  const act = transition.verb;
  permitAct(store, { entity, act, account, before, after: undefined });
  const values = { [entity.lifecycle?.field ?? '']: transition.to, ...stampOf(entity, transition) };
  const after = updateRecord(store, entity, { id: before.id, values });
  noteChange(store, { entity, action: act, before, after }, account);
  keepRules(store, { entity, act, account, after, before });
  notify({ store, entity }, { event: 'transition', verb: act }, after);
  return after;
}

/** Moves a record to its next state, or refuses: 404, 403, 409. */
export async function moveRecord(asked: Asked, id: number, step: Step): Promise<AnyRecord> {
  readRecord(asked, id);
  mayMove(asked, id, step.transition);
  return asked.store.write(() => moveInside(asked, id, step));
}

/** The transitions that the record's state allows and the account may do. */
export function openTransitions(asked: Asked, record: AnyRecord): readonly Transition[] {
  const { lifecycle } = asked.entity;
  if (lifecycle === undefined) return [];
  return lifecycle.transitions.filter(
    (transition) =>
      transition.from.includes(String(record[lifecycle.field])) &&
      reaches(asked, transitionScopesOf(asked.account, asked.entity, transition.verb), record.id),
  );
}

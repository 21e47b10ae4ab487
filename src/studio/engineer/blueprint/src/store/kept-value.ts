import { createHash } from 'node:crypto';
import type { Derived, Formula, Term } from '../model/derived.ts';
import type { Entity } from '../model/entity.ts';
import { derivedOf, entityOf, fieldOf, referenceTarget, valueField } from '../model/registry.ts';
import type { Store } from './database.ts';
import { formulaSql, keptColumn, keptValues, sqlOf, stateCondition, wholeKinds } from './expression.ts';

/*
 * Derived values that follow from other records are kept in a column of their own, so that lists can be sorted, filtered
 * and added up by them however many records there are. Triggers keep them right in the transaction of every write that
 * they depend on; nobody else writes them. They follow from the records, so they are no part of the migrations.
 */

/** The columns of an entity's own row on which one of its values depends. */
function columnsBehind(entity: Entity, key: string): string[] {
  const derived = derivedOf(entity, key);
  if (derived === undefined) return [fieldOf(entity, key)?.column ?? entity.lifecycle?.column ?? key];
  const kept = keptColumn(entity, derived);
  if (kept !== undefined) return [kept];
  return derived.formula.by === 'counter'
    ? [derived.column]
    : ownKeys(derived.formula).flatMap((own) => columnsBehind(entity, own));
}

const termsOf = (formula: Formula): Term[] =>
  formula.by === 'arithmetic' ? [formula.left, formula.right] : [];

/** The values of the same record from which a formula follows. */
function ownKeys(formula: Formula): string[] {
  if (formula.by === 'elapsed') return [formula.from, ...(formula.to === undefined ? [] : [formula.to])];
  return termsOf(formula).flatMap((term) => ('value' in term ? [] : [term.via ?? term.field]));
}

const quoted = (columns: readonly string[]): string =>
  [...new Set(columns)].map((column) => `"${column}"`).join(', ');

/** What is done when something happens: `CREATE TRIGGER`, without its name. */
type Reaction = { on: string; run: string };

/** Sets a kept value of some records anew. */
function setAnew(entity: Entity, derived: Derived, where: string): string {
  const column = keptColumn(entity, derived) ?? '';
  return `UPDATE "${entity.table}" SET "${column}" = ${formulaSql(entity, derived)} WHERE ${where};`;
}

/** A value that follows from the record and from those that it refers to. */
function arithmeticReactions(entity: Entity, derived: Derived): Reaction[] {
  const own = ownKeys(derived.formula).flatMap((key) => columnsBehind(entity, key));
  const itself = setAnew(entity, derived, '"id" = new."id"');
  const others = termsOf(derived.formula).flatMap((term): Reaction[] => {
    if ('value' in term || term.via === undefined) return [];
    const target = referenceTarget(entity, term.via);
    const column = fieldOf(entity, term.via)?.column ?? term.via;
    const on = `AFTER UPDATE OF ${quoted(columnsBehind(target, term.field))} ON "${target.table}"`;
    return [{ on, run: setAnew(entity, derived, `"${column}" = new."id"`) }];
  });
  return [
    { on: `AFTER INSERT ON "${entity.table}"`, run: itself },
    { on: `AFTER UPDATE OF ${quoted(own)} ON "${entity.table}"`, run: itself },
    ...others,
  ];
}

type Related = Extract<Formula, { entity: string }>;

/** What a related row adds to a count or a sum, as long as it counts. */
function share(formula: Related, row: 'old' | 'new'): string {
  const related = entityOf(formula.entity);
  const value = 'field' in formula ? `coalesce(${sqlOf(related, formula.field, row)}, 0)` : '1';
  return `iif(1${stateCondition(related, formula.states, row)}, ${value}, 0)`;
}

/** Whether adding and taking away is exact: whole numbers alone, as binary fractions drift. */
function isExact(derived: Derived, formula: Related): boolean {
  if (formula.by === 'count') return true;
  if (formula.by !== 'sum') return false;
  const summed = valueField(entityOf(formula.entity), formula.field);
  return wholeKinds.has(derived.kind) && wholeKinds.has(summed?.kind ?? '');
}

/** A value that follows from the records that refer to this one. */
function relatedReactions(entity: Entity, derived: Derived, formula: Related): Reaction[] {
  const related = entityOf(formula.entity);
  const via = fieldOf(related, formula.via)?.column ?? formula.via;
  const behind = 'field' in formula ? columnsBehind(related, formula.field) : [];
  const state = related.lifecycle ? [related.lifecycle.column] : [];
  const column = keptColumn(entity, derived) ?? '';
  const change = (row: 'old' | 'new'): string => {
    const where = `"id" = ${row}."${via}"`;
    if (!isExact(derived, formula)) return setAnew(entity, derived, where);
    const sign = row === 'new' ? '+' : '-';
    return `UPDATE "${entity.table}" SET "${column}" = coalesce("${column}", 0) ${sign} ${share(formula, row)} WHERE ${where};`;
  };
  return [
    { on: `AFTER INSERT ON "${entity.table}"`, run: setAnew(entity, derived, '"id" = new."id"') },
    { on: `AFTER INSERT ON "${related.table}"`, run: change('new') },
    { on: `AFTER DELETE ON "${related.table}"`, run: change('old') },
    {
      on: `AFTER UPDATE OF ${quoted([via, ...state, ...behind])} ON "${related.table}"`,
      run: `${change('old')} ${change('new')}`,
    },
  ];
}

function reactionsOf(entity: Entity, derived: Derived): Reaction[] {
  const { formula } = derived;
  return 'entity' in formula
    ? relatedReactions(entity, derived, formula)
    : arithmeticReactions(entity, derived);
}

/** One kept value: its place, and the triggers that keep it. */
type Kept = { entity: Entity; derived: Derived; column: string; triggers: string[] };

function keptOf(entity: Entity): Kept[] {
  return keptValues(entity).map((derived) => {
    const column = keptColumn(entity, derived) ?? '';
    const name = `${entity.table}_${column}`;
    const triggers = reactionsOf(entity, derived).map(
      ({ on, run }, at) => `CREATE TRIGGER "${name}_${at}" ${on} BEGIN ${run} END`,
    );
    return { entity, derived, column, triggers };
  });
}

/** A mark of how values are kept: another formula, or other records behind it, make another mark. */
function markOf(all: readonly Kept[]): string {
  const text = JSON.stringify(all.map(({ column, triggers }) => [column, triggers]));
  return createHash('sha256').update(text).digest('hex');
}

function hasColumn(store: Store, { entity, column }: Kept): boolean {
  const sql = 'SELECT 1 FROM pragma_table_info(?) WHERE "name" = ?';
  return store.get(sql, entity.table, column) !== undefined;
}

/** The kept values from which a value follows at once, as `entity.key`. */
function keptBehind(entity: Entity, key: string): string[] {
  const derived = derivedOf(entity, key);
  if (derived === undefined) return [];
  if (keptColumn(entity, derived) !== undefined) return [`${entity.key}.${key}`];
  return behindFormula(entity, derived.formula);
}

function behindFormula(entity: Entity, formula: Formula): string[] {
  if ('entity' in formula)
    return 'field' in formula ? keptBehind(entityOf(formula.entity), formula.field) : [];
  return termsOf(formula).flatMap((term) => {
    if ('value' in term) return [];
    return keptBehind(term.via === undefined ? entity : referenceTarget(entity, term.via), term.field);
  });
}

/** Values that build on others come after them; they never build on each other in a circle. */
function inOrder(all: readonly Kept[]): Kept[] {
  const done = new Map<string, Kept>();
  const nameOf = ({ entity, derived }: Kept): string => `${entity.key}.${derived.key}`;
  const add = (kept: Kept): void => {
    if (done.has(nameOf(kept))) return;
    const behind = behindFormula(kept.entity, kept.derived.formula);
    for (const other of all) if (behind.includes(nameOf(other))) add(other);
    done.set(nameOf(kept), kept);
  };
  for (const kept of all) add(kept);
  return [...done.values()];
}

function dropTriggers(store: Store): void {
  const rows = store.all(
    `SELECT "name" FROM sqlite_schema WHERE "type" = 'trigger' AND "name" LIKE '%\\_kept\\_%' ESCAPE '\\'`,
  );
  for (const row of rows) store.exec(`DROP TRIGGER "${String(row['name'])}"`);
}

/**
 * Makes the columns and triggers that keep derived values, and fills them, where this release keeps them otherwise than the
 * one before. Runs before anything else writes.
 */
export async function prepareKeptValues(store: Store, entities: readonly Entity[]): Promise<void> {
  const all = inOrder(entities.flatMap(keptOf));
  const mark = markOf(all);
  await store.write(() => {
    if (store.get('SELECT 1 FROM "_kept" WHERE "mark" = ?', mark) !== undefined) return;
    dropTriggers(store);
    for (const kept of all.filter((each) => !hasColumn(store, each))) {
      const { table } = kept.entity;
      store.exec(`ALTER TABLE "${table}" ADD COLUMN "${kept.column}" ${kept.derived.sqlType}`);
      store.exec(`CREATE INDEX "${table}__${kept.column}" ON "${table}" ("${kept.column}")`);
    }
    for (const { entity, derived } of all) store.exec(setAnew(entity, derived, '1'));
    for (const { triggers } of all) for (const trigger of triggers) store.exec(trigger);
    store.run('DELETE FROM "_kept"');
    store.run('INSERT INTO "_kept" ("mark") VALUES (?)', mark);
  });
}

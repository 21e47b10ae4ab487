import { randomInt } from 'node:crypto';
import { entities } from '../entities.ts';
import type { AnyRecord, Entity } from '../model/entity.ts';
import { conflict, invalid } from '../model/refusal.ts';
import { fieldOf } from '../model/registry.ts';
import type { Store } from '../store/database.ts';
import { countedStates, sqlOf } from '../store/expression.ts';
import type { Values } from '../store/records.ts';
import { words } from '../words.ts';

/** Letters and digits that nobody takes for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const usualLength = 7;
const maxTries = 50;
/** First segments of the product's own addresses. */
const productPaths = new Set(
  `account accounts admin api favicon health home icon messages new openapi password pricing session settings sign-in
  sign-out sign-up style undo uploads user-accounts outbox-messages www`.split(/\s+/),
);
const codeForm = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

function codeLength(schema: Record<string, unknown>): number {
  const [least, most] = [Number(schema['minLength'] ?? 1), Number(schema['maxLength'] ?? usualLength)];
  return Math.min(Math.max(usualLength, least), most);
}

/** Whether the product itself, or a collection, needs the path. */
function isReserved(code: string): boolean {
  const path = code.toLowerCase();
  return productPaths.has(path) || entities.some(({ collection }) => collection === path);
}

function isTaken(store: Store, code: string): boolean {
  return entities.some((entity) => {
    if (entity.shortLink === undefined) return false;
    const sql = sqlOf(entity, entity.shortLink.code);
    return store.get(`SELECT 1 FROM "${entity.table}" WHERE ${sql} = ?`, code) !== undefined;
  });
}

function newCode(store: Store, entity: Entity, key: string): string {
  const field = fieldOf(entity, key);
  const length = codeLength(field?.schema ?? {});
  for (let count = 0; count < maxTries; count += 1) {
    const code = Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
    const isRight = field?.fromJson(code).ok === true;
    if (isRight && !isReserved(code) && !isTaken(store, code)) return code;
  }
  throw conflict(words.refusals.noFreeCode);
}

/** Why a code cannot be taken: what is wrong with its form, or that the product needs it. */
function problemWithCode(label: string, code: string): string | undefined {
  if (!codeForm.test(code)) return words.refusals.wrongForm(label);
  return isReserved(code) ? words.refusals.codeReserved(label, code) : undefined;
}

/**
 * Makes a code for a short link that was given none; refuses (422) one that cannot stand in an address or that the product
 * needs itself, and (409) one that is taken. Runs inside `store.write`, before the write.
 */
export function fillCode(
  { store, entity }: { store: Store; entity: Entity },
  values: Values,
  before?: AnyRecord,
): void {
  const key = entity.shortLink?.code;
  if (key === undefined) return;
  const present = before?.[key] ?? null;
  const code = values[key] ?? present;
  if (code === null) values[key] = newCode(store, entity, key);
  else if (code === present) values[key] = present;
  else checkCode(store, { key, label: fieldOf(entity, key)?.label ?? key }, String(code));
}

function checkCode(store: Store, field: { key: string; label: string }, code: string): void {
  const problem = problemWithCode(field.label, code);
  if (problem !== undefined) throw invalid([{ field: field.key, message: problem }]);
  if (!isTaken(store, code)) return;
  const message = words.refusals.taken(field.label, code);
  throw conflict(message, [{ field: field.key, message }]);
}

/** Where a code leads: the record and the address; nowhere when its state, or its time, has ended the link. */
function findLink(store: Store, code: string): { entity: Entity; id: number; target: string } | undefined {
  for (const entity of entities) {
    const { shortLink, lifecycle } = entity;
    if (shortLink === undefined) continue;
    const states = countedStates(entity, undefined) ?? [];
    const over = (entity.derived ?? []).filter(({ formula }) => formula.by === 'past');
    const conditions = [
      ...(states.length > 0 && lifecycle
        ? [`"${lifecycle.column}" IN (SELECT "value" FROM json_each(?))`]
        : []),
      ...over.map(({ key }) => `NOT ${sqlOf(entity, key)}`),
    ];
    const row = store.get(
      `SELECT "id", ${sqlOf(entity, shortLink.target)} AS "target" FROM "${entity.table}"
       WHERE ${[`${sqlOf(entity, shortLink.code)} = ?`, ...conditions].join(' AND ')}`,
      code,
      ...(states.length > 0 && lifecycle ? [JSON.stringify(states)] : []),
    );
    if (typeof row?.['target'] === 'string') return { entity, id: Number(row['id']), target: row['target'] };
  }
  return undefined;
}

/** The address to which a code leads, with the visit counted; undefined when it leads nowhere. */
export async function followLink(store: Store, code: string): Promise<string | undefined> {
  const link = findLink(store, code);
  if (link === undefined) return undefined;
  const counter = link.entity.derived?.find(({ formula }) => formula.by === 'counter');
  if (counter !== undefined) {
    const { table } = link.entity;
    const sql = `UPDATE "${table}" SET "${counter.column}" = coalesce("${counter.column}", 0) + 1 WHERE "id" = ?`;
    await store.write(() => store.run(sql, link.id));
  }
  return link.target;
}

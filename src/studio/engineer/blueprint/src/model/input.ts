import type { AnyRecord, Entity } from './entity.ts';
import type { Field, Value } from './field.ts';
import { type FieldError, malformed } from './refusal.ts';
import { words } from '../words.ts';

/** What somebody sent, read field by field: the values that could be read, and what is wrong with the others. */
export type Input = { values: Record<string, Value>; errors: FieldError[]; version: number | undefined };

const stamps = ['id', 'createdAt', 'updatedAt'];

/** What a field holds that nobody filled in. */
function emptyOf({ kind }: Field): Value {
  if (kind === 'references') return [];
  return kind === 'boolean' ? false : null;
}

function take(
  input: Input,
  field: Field,
  reading: { given: unknown; parse(given: never): ReturnType<Field['fromJson']> },
): void {
  const { given } = reading;
  const result =
    given === null || given === '' ? { ok: true as const, value: null } : reading.parse(given as never);
  if (!result.ok) input.errors.push({ field: field.key, message: result.message });
  else if (result.value !== null) input.values[field.key] = result.value;
  else if (field.required)
    input.errors.push({ field: field.key, message: words.refusals.required(field.label) });
  else input.values[field.key] = emptyOf(field);
}

function leaveOut(input: Input, field: Field): void {
  if (field.default !== null) input.values[field.key] = field.default;
  else if (field.required)
    input.errors.push({ field: field.key, message: words.refusals.required(field.label) });
  else input.values[field.key] = emptyOf(field);
}

/** A JSON body must be an object. */
export function asObject(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw malformed(words.refusals.notObject);
  }
  return body as Record<string, unknown>;
}

/** The optional `version` of a body: the version that the sender has seen. */
export function versionOf(body: Record<string, unknown>): number | undefined {
  const version = body['version'];
  if (version === undefined || version === null) return undefined;
  if (!Number.isSafeInteger(version)) throw malformed(words.refusals.mustBeWhole('version'));
  return Number(version);
}

/**
 * Reads a JSON body for a new record, or for a change of `before`, where only the fields that it names count. What only
 * the product sets may be repeated as it is; anything else in its place is an error, as is a field that does not exist.
 */
export function readJson(entity: Entity, body: Record<string, unknown>, before?: AnyRecord): Input {
  const input: Input = { values: {}, errors: [], version: before && versionOf(body) };
  for (const field of entity.fields) {
    const given = body[field.key];
    if (given !== undefined) take(input, field, { given, parse: (value) => field.fromJson(value) });
    else if (before === undefined) leaveOut(input, field);
  }
  const known = new Set(entity.fields.map((field) => field.key));
  for (const key of Object.keys(body)) {
    if (known.has(key) || key === 'version') continue;
    const message = problemWithExtra(entity, { key, given: body[key], before });
    if (message !== undefined) input.errors.push({ field: key, message });
  }
  return input;
}

function problemWithExtra(
  entity: Entity,
  extra: { key: string; given: unknown; before: AnyRecord | undefined },
): string | undefined {
  const { key, given, before } = extra;
  const { lifecycle } = entity;
  const present = before === undefined && key === lifecycle?.field ? lifecycle.initial : before?.[key];
  if (given === present) return undefined;
  if (key === lifecycle?.field) return words.refusals.changesByStepsOnly(lifecycle.label);
  const derived = entity.derived?.find((each) => each.key === key);
  if (derived !== undefined) return words.refusals.followsFromOthers(derived.label);
  if (!stamps.includes(key)) return words.refusals.noField(key);
  return before === undefined ? undefined : words.refusals.cannotBeChanged(key);
}

/** Reads a form, in which every field stands; an unticked box is not sent at all. */
export function readForm(entity: Entity, form: Record<string, string>, isNew: boolean): Input {
  const version = form['version'];
  const input: Input = { values: {}, errors: [], version: version && !isNew ? Number(version) : undefined };
  for (const field of entity.fields) {
    const given = form[field.key];
    if (field.control.kind === 'checkbox') input.values[field.key] = given !== undefined;
    else take(input, field, { given: given?.trim() ?? '', parse: (value) => field.fromForm(value) });
  }
  return input;
}

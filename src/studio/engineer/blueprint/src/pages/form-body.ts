import type { Ctx } from '../http/context.ts';
import { uploadFrom } from '../http/upload-routes.ts';
import type { Entity } from '../model/entity.ts';
import { fileKey, isUpload, type Typed } from './form.ts';

type Part = string | File | (string | File)[] | undefined;

const isFile = (part: Part): part is File => part instanceof File && part.size > 0;

/** Several boxes of one field are one text with commas between them. */
function textOf(part: Part): string {
  if (Array.isArray(part)) return part.filter((each) => typeof each === 'string').join(',');
  return typeof part === 'string' ? part : '';
}

/** Keeps the files that a form carries, and puts their paths where their fields stand. */
async function keepFiles(
  c: Ctx,
  entity: Entity,
  form: { parts: Record<string, Part>; typed: Typed },
): Promise<void> {
  for (const field of entity.fields.filter(isUpload)) {
    const file = form.parts[fileKey(field)];
    if (form.parts[`${field.key}__gone`] !== undefined) form.typed[field.key] = '';
    if (!isFile(file)) continue;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { path } = await uploadFrom(c, { bytes, name: file.name, claimed: file.type });
    form.typed[field.key] = path;
  }
}

/** The fields of a form that a page of an entity sent, its files kept. */
export async function recordFormBody(c: Ctx, entity: Entity, check: (typed: Typed) => void): Promise<Typed> {
  const parts = (await c.req.parseBody({ all: true })) as Record<string, Part>;
  const typed: Typed = {};
  for (const [key, part] of Object.entries(parts)) {
    if (!key.includes('__') && !(part instanceof File)) typed[key] = textOf(part);
  }
  check(typed);
  await keepFiles(c, entity, { parts, typed });
  return typed;
}

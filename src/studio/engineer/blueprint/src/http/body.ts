import { asObject } from '../model/input.ts';
import { malformed, Refusal } from '../model/refusal.ts';
import type { Ctx } from './context.ts';
import { words } from '../words.ts';

/** The JSON object that a request carries; an empty body counts as `{}` where `isOptional`. */
export async function jsonBody(c: Ctx, isOptional = false): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (isOptional && text.trim() === '') return {};
  const type = c.req.header('content-type') ?? 'application/json';
  if (!/^application\/(?:[a-z.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new Refusal(415, words.refusals.sendJson);
  }
  try {
    return asObject(JSON.parse(text));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw malformed(words.refusals.notJson);
  }
}

/** The fields of a form that a page sent. */
export async function formBody(c: Ctx): Promise<Record<string, string>> {
  const form = await c.req.parseBody();
  const entries = Object.entries(form).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}

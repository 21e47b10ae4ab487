import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as z from 'zod';
import { toErrorBody, UserError, type ErrorBody, type ErrorKind } from '../kernel/error.ts';

const statusOfKind: Record<ErrorKind, ContentfulStatusCode> = {
  user: 400,
  policy: 403,
  internal: 500,
  model: 502,
  node: 503,
};

const statusOfCode: Record<string, ContentfulStatusCode> = {
  'token-missing': 401,
  'token-wrong': 401,
  'unknown-host': 421,
  'already-answered': 409,
  'no-earlier-release': 409,
  'brief-too-large': 413,
  'bad-answer': 422,
};

/** The HTTP status under which an error body travels: by its code where that says more, otherwise by whose fault it is. */
function statusOf(body: ErrorBody): ContentfulStatusCode {
  if (body.code.startsWith('unknown-') && body.kind === 'user') return 404;
  return statusOfCode[body.code] ?? statusOfKind[body.kind];
}

/** Answers `{error: {kind, code, message, hint?}}` for whatever was thrown. Errors of zod are the caller's fault. */
export function refuse(c: Context, thrown: unknown): Response {
  const error =
    thrown instanceof z.ZodError
      ? new UserError({ code: 'bad-request', message: z.prettifyError(thrown) })
      : thrown;
  const body = toErrorBody(error);
  return c.json({ error: body }, statusOf(body));
}

import { Refusal } from '../model/refusal.ts';
import { words } from '../words.ts';

/** What a status is called. */
export function titleOf(status: number): string {
  return words.refusals.titles[status] ?? words.refusals.error;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked/.test(error.message);
}

/** The refusal that an error stands for; unknown ones are written to the log and tell the person nothing of the inside. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isBusy(error)) return new Refusal(503, words.refusals.busy);
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stdout.write(`${JSON.stringify({ level: 'error', event: 'unexpected', detail })}\n`);
  return new Refusal(500, words.refusals.unexpected);
}

/** A refusal as RFC 9457 problem details. */
export function problemResponse(error: unknown): Response {
  const refusal = asRefusal(error);
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' };
  if (refusal.status === 429) headers['retry-after'] = '300';
  if (refusal.status === 401) headers['www-authenticate'] = 'Bearer';
  const body = {
    type: 'about:blank',
    title: titleOf(refusal.status),
    status: refusal.status,
    detail: refusal.message,
    errors: refusal.errors,
  };
  return new Response(JSON.stringify(body), { status: refusal.status, headers });
}

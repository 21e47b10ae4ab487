import { Refusal } from '../model/refusal.ts';

const titles: Record<number, string> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Invalid fields',
  429: 'Too many attempts',
  500: 'Internal error',
  503: 'Busy',
};

/** What a status is called. */
export function titleOf(status: number): string {
  return titles[status] ?? 'Error';
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked/.test(error.message);
}

/** The refusal that an error stands for; unknown ones are written to the log and tell the person nothing of the inside. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isBusy(error)) return new Refusal(503, 'The product is busy. Try again in a moment.');
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stdout.write(`${JSON.stringify({ level: 'error', event: 'unexpected', detail })}\n`);
  return new Refusal(500, 'Something went wrong on our side. It was written down.');
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

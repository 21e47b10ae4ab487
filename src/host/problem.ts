import type { IncomingMessage, ServerResponse } from 'node:http';
import { productName } from '../kernel/product-name.ts';

/** Something that the proxy itself has to say instead of an upstream. */
export type Problem = { status: number; title: string; detail: string; retryAfterSeconds?: number };

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}

function page({ title, detail, retryAfterSeconds }: Problem): string {
  const refresh =
    retryAfterSeconds === undefined
      ? ''
      : `<meta http-equiv="refresh" content="${String(retryAfterSeconds)}">`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>${refresh}
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:20vh auto;padding:0 1rem;color:#222}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(detail)}</p><p>${productName}</p></main></body></html>`;
}

/** Answers with a page for people and with problem+json for programs. */
export function answerProblem(request: IncomingMessage, response: ServerResponse, problem: Problem): void {
  if (response.headersSent) return void response.destroy();
  const { status, title, detail, retryAfterSeconds } = problem;
  const isPage = (request.headers.accept ?? '').includes('text/html');
  const body = isPage ? page(problem) : JSON.stringify({ type: 'about:blank', title, status, detail });
  response.writeHead(status, {
    'content-type': isPage ? 'text/html; charset=utf-8' : 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
  });
  response.end(body);
}

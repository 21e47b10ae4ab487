import type { Page } from 'playwright-core';

/** Something that went wrong behind the screen; `path` is the page on which it happened. */
export type ScreenFault = {
  kind: 'console' | 'script' | 'request' | 'server';
  message: string;
  path: string;
};

const maxFaults = 200;

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}

/**
 * Collects the faults of a page as they happen: console errors, uncaught exceptions, requests that failed, answers of
 * 500 and above, and missing parts (scripts, styles, pictures). A page that answers 403, 404 or 422 is an answer, no fault.
 */
export function watchFaults(page: Page): ScreenFault[] {
  const faults: ScreenFault[] = [];
  const add = (kind: ScreenFault['kind'], message: string): void => {
    // One is enough to refuse a release; a page that complains without end must not fill our memory.
    if (faults.length < maxFaults)
      faults.push({ kind, message: message.slice(0, 500), path: pathOf(page.url()) });
  };
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // The browser's own remark about a page that was refused; what counts is judged by the response itself.
    if (message.text().startsWith('Failed to load resource')) return;
    add('console', message.text());
  });
  page.on('pageerror', (error) => add('script', String(error)));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'unknown';
    if (why !== 'net::ERR_ABORTED') add('request', `${request.method()} ${pathOf(request.url())}: ${why}`);
  });
  page.on('response', (response) => {
    const status = response.status();
    const isPart = response.request().resourceType() !== 'document';
    const isFavicon = pathOf(response.url()) === '/favicon.ico';
    if (status >= 500 || (status >= 400 && isPart && !isFavicon)) {
      add('server', `${response.request().method()} ${pathOf(response.url())} answered ${status}`);
    }
  });
  page.on('dialog', (dialog) => {
    void dialog.accept().catch(() => undefined);
  });
  return faults;
}

/** An answer to the request of a whole page. */
export type PageAnswer = { method: string; path: string; status: number };

const maxAnswers = 50;

/** Collects the last answers with which whole pages came, the newest last. */
export function watchAnswers(page: Page): PageAnswer[] {
  const answers: PageAnswer[] = [];
  page.on('response', (response) => {
    const request = response.request();
    if (request.resourceType() !== 'document' || response.frame() !== page.mainFrame()) return;
    answers.push({ method: request.method(), path: pathOf(response.url()), status: response.status() });
    if (answers.length > maxAnswers) answers.shift();
  });
  return answers;
}

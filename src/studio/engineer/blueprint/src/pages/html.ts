import type { html } from 'hono/html';

/** A piece of a page. */
export type Html = ReturnType<typeof html>;

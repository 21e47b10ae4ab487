import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import { productName } from '../kernel/product-name.ts';

const mediaTypes: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
};

/** A file of the built page by its name alone: no folders, so nothing outside can be named. */
const filePattern = /^[\w-]+(\.[\w-]+)*\.(js|css|svg)$/;

const notBuilt = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${productName}: the page is not built</title></head>
<body><main><h1>The dashboard’s page is not built yet</h1>
<p>Run <code>npm run build:web</code> in the folder of ${productName}, then load this page again.
The company itself works: the commands reach it, and so does <code>/api</code>.</p></main></body></html>`;

async function read(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    return undefined;
  }
}

/**
 * The page as Vite built it into the folder `assets`: files under `/assets` for ever, anything else of no known type is
 * a place within the page and gets its document. The page holds no data, so it needs no token.
 */
export function createPage(assets: string): Hono {
  const page = new Hono();
  const file = async (folder: string, name: string, cache: string): Promise<Response> => {
    const bytes = filePattern.test(name) ? await read(join(assets, folder, name)) : undefined;
    if (!bytes) return new Response('Not found', { status: 404 });
    const type = mediaTypes[extname(name)] ?? 'application/octet-stream';
    return new Response(bytes, { headers: { 'content-type': type, 'cache-control': cache } });
  };
  page.get('/assets/:name', (c) =>
    file('assets', c.req.param('name'), 'public, max-age=31536000, immutable'),
  );
  page.get('/:name{[\\w-]+\\.svg}', (c) => file('', c.req.param('name'), 'no-cache'));
  page.get('*', async (c) => {
    if (c.req.path.includes('.')) return c.text('Not found', 404);
    const html = await read(join(assets, 'index.html'));
    return c.body(html ?? notBuilt, html ? 200 : 503, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });
  return page;
}

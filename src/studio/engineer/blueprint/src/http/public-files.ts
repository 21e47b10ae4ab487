import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { experience } from '../experience.ts';
import type { Env } from './context.ts';

const folder = join(import.meta.dirname, '..', '..', 'public');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

const parts = readdirSync(join(folder, 'styles')).sort();
const style = [
  `:root { --hue: ${experience.hue}; }\n`,
  ...parts.map((name) => read(join('styles', name))),
].join('\n');
const script = read('script.js');
const icon = read('icon.svg').replace('{{hue}}', String(experience.hue));

const marked = (path: string, text: string): string =>
  `${path}?v=${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;

/** The style of all pages; its address changes with it, so that browsers may keep it. */
export const styleAddress = marked('/style.css', style);

/** The one script, with which pages get more comfortable and without which they work. */
export const scriptAddress = marked('/script.js', script);

/** Files that anybody may have, read once. */
export function publicFiles(): Hono<Env> {
  const routes = new Hono<Env>();
  const headers = (type: string, isMarked: boolean): Record<string, string> => ({
    'content-type': type,
    'cache-control': isMarked ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  const serve = (path: string, text: string, type: string): void => {
    routes.get(path, (c) => c.body(text, 200, headers(type, c.req.query('v') !== undefined)));
  };
  serve('/style.css', style, 'text/css; charset=utf-8');
  serve('/script.js', script, 'text/javascript; charset=utf-8');
  serve('/icon.svg', icon, 'image/svg+xml');
  serve('/favicon.ico', icon, 'image/svg+xml');
  return routes;
}

import { Hono } from 'hono';
import { openUpload, takeUpload } from '../actions/uploads.ts';
import { malformed } from '../model/refusal.ts';
import { readUpload, type Upload } from '../store/uploads.ts';
import { words } from '../words.ts';
import { accountOf, actorOf, type Ctx, type Env } from './context.ts';
import { AttemptLimit } from './rate-limit.ts';

/** So many files of one account in five minutes. */
const uploads = new AttemptLimit({ most: 200 });

type Sent = { bytes: Uint8Array; name: string; claimed: string };

/** The file's name in a header. */
function nameIn(disposition: string | undefined): string {
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? 'file';
}

async function sentFile(c: Ctx): Promise<Sent> {
  const claimed = c.req.header('content-type') ?? '';
  if (!claimed.startsWith('multipart/form-data')) {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    return { bytes, name: nameIn(c.req.header('content-disposition')), claimed };
  }
  const form = await c.req.parseBody().catch(() => ({}));
  const file = Object.values(form).find((value) => value instanceof File);
  if (file === undefined) throw malformed(words.files.noFile);
  return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name, claimed: file.type };
}

/** Takes one file that a request carries, for whoever is signed in. */
export async function uploadFrom(c: Ctx, sent: Sent): Promise<Upload> {
  const account = accountOf(c);
  uploads.take(`account ${account.id}`);
  return takeUpload(c.get('store'), account, sent);
}

/** `POST /api/uploads`: a file as the raw body or as the one file of a form; answers the path that a field may hold. */
export function uploadRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.post('/', async (c) => {
    accountOf(c);
    const { path, name, type, size } = await uploadFrom(c, await sentFile(c));
    return c.json({ path, name, type, size }, 201, { location: path });
  });
  return routes;
}

/** `GET /uploads/<id>-<name>`: pictures are shown, everything else is only downloaded, nothing is ever run. */
export function downloadRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/:file', (c) => {
    const upload = openUpload(c.get('store'), actorOf(c), c.req.path);
    const isShown = upload.type.startsWith('image/');
    return c.body(readUpload(c.get('store'), upload), 200, {
      'content-type': upload.type,
      'content-length': String(upload.size),
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${upload.name}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      // What is at an address never changes; who may see it can.
      'cache-control': 'private, no-cache',
    });
  });
  return routes;
}

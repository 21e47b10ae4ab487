/** Probes of pages without a browser: they are there, say what they should, and their forms keep versions. */
import { elementId } from '../../protocol/specification.ts';
import { productWords } from '../../protocol/product-words/words.ts';
import type { Entity } from '../../protocol/specification.ts';
import type { Answer } from './client.ts';
import { expect, expectRecord, fail } from './expect.ts';
import { formIn, written } from './form.ts';
import type { Factory } from './factory.ts';
import type { World } from './world.ts';

const headers = { accept: 'text/html' };

/** Holds the pages of every entity against the product, as the administrator sees them, and the first pages. */
export async function probePages(world: World, factory: Factory): Promise<void> {
  await probeFirstPages(world);
  for (const entity of world.specification.entities) {
    await world.ledger.check(
      {
        id: `api:pages:${entity.key}`,
        text: `${entity.labelPlural}: the list, a record and its forms are pages with a heading and what they are about.`,
        proves: [elementId.entity(entity.key)],
      },
      async (after) => probeEntityPages(world, { factory, entity, after: (undo) => after(undo) }),
    );
  }
}

async function probeFirstPages(world: World): Promise<void> {
  await world.ledger.check(
    {
      id: 'api:pages',
      text: 'Visitors find the page where they sign in; who is signed in has a first page.',
      proves: [],
    },
    async () => {
      const first = await world.client.send({ path: '/', headers });
      const isLed = first.status >= 300 && first.status < 400 && first.headers.location?.endsWith('/sign-in');
      const isPublic = first.status === 200 && first.text.includes('href="/sign-in"');
      if (!isLed && !isPublic)
        fail(first, 'a visitor to be led to /sign-in, or a public page with the way there');
      const door = await pageAt(world, '/sign-in', world.client);
      const { accounts, screens } = productWords(world.specification.product.language);
      for (const words of [accounts.email, accounts.password, screens.signIn]) expectSays(door, words);
      for (const session of world.sessions.values()) {
        const home = await pageAt(world, '/', session);
        expectSays(home, screens.signOut);
      }
    },
  );
}

async function pageAt(
  world: World,
  path: string,
  as: Pick<World['admin'], 'send'> = world.admin,
): Promise<Answer> {
  const page = await as.send({ path, headers });
  if (page.status !== 200) fail(page, 'the page');
  if (!/<title>[^<]*\S[^<]*<\/title>/.test(page.text)) fail(page, 'a title');
  if ((page.text.match(/<h1[\s>]/g) ?? []).length !== 1) fail(page, 'one heading of the first order');
  if (!/<html[^>]*\slang="/.test(page.text)) fail(page, 'the language of the page');
  await expectQuiet(page, as);
  return page;
}

const resource = /<(?:script|img|link|iframe)\b[^>]*\s(?:src|href)="([^"]+)"/g;

/** What the reader's browser would complain about on its console: what is not there, and scripts that the page itself forbids. */
async function expectQuiet(page: Answer, as: Pick<World['admin'], 'send'>): Promise<void> {
  for (const [, path = ''] of page.text.matchAll(resource)) {
    if (!path.startsWith('/')) continue;
    const answer = await as.send({ path });
    if (answer.status !== 200)
      fail(page, `everything that it names to be there (${path} answers ${answer.status})`);
  }
  const policy = String(page.headers['content-security-policy'] ?? '');
  const isForbidden = policy !== '' && !policy.includes('unsafe-inline');
  if (isForbidden && /<script(?![^>]*\s(?:src|nonce)=)[^>]*>/.test(page.text))
    fail(page, 'no script that its policy forbids');
}

function expectSays(page: Answer, text: string): void {
  if (!page.text.includes(written(text)) && !page.text.includes(text))
    fail(page, `the page to say “${text}”`);
}

async function probeEntityPages(
  world: World,
  input: { factory: Factory; entity: Entity; after: (undo: () => Promise<unknown>) => void },
): Promise<void> {
  const { factory, entity, after } = input;
  const { screens } = productWords(world.specification.product.language);
  const record = await factory.make(entity.key);
  const path = `/api/${entity.collection}/${record.id}`;
  after(() => world.admin.send({ method: 'DELETE', path }));
  const list = await pageAt(world, `/${entity.collection}`);
  expectSays(list, entity.labelPlural);
  if (!list.text.includes(`/${entity.collection}/${record.id}"`)) fail(list, `a link to record ${record.id}`);
  const own = await pageAt(world, `/${entity.collection}/${record.id}`);
  const display = entity.fields.find((field) => field.key === entity.display);
  // What the record is called may stand as the title alone.
  const named = entity.fields.filter((field) => field !== display || field.type.kind !== 'text');
  for (const field of named) expectSays(own, field.label);
  if (display?.type.kind === 'text') expectSays(own, String(record[display.key]));
  const open =
    entity.lifecycle?.transitions.filter((each) => each.from.includes(entity.lifecycle?.initial ?? '')) ?? [];
  for (const transition of open) expectSays(own, transition.label);
  await probeAsking(world, own);
  for (const [page, words] of [
    [list, screens.newOne(entity)],
    [own, screens.edit],
  ] as const) {
    const href = linkTo(page, words);
    if (href === undefined) fail(page, `a link “${words}”`);
    const form = await pageAt(world, href);
    for (const field of entity.fields) expectSays(form, field.label);
    if (page === own) await probeStaleForm(world, { form, entity, id: record.id, factory });
  }
}

/** The page that asks before something is deleted: behind the form whose button says so. */
async function probeAsking(world: World, own: Answer): Promise<void> {
  const { screens } = productWords(world.specification.product.language);
  const asking = new RegExp(`<form\\s([^>]*)>\\s*<button[^>]*>\\s*${screens.delete}\\s*</button>`);
  const form = asking.exec(own.text)?.[1] ?? '';
  const action = /action="([^"]*)"/.exec(form)?.[1];
  if (action !== undefined && !/method="post"/i.test(form))
    expectSays(await pageAt(world, action), screens.delete);
}

function linkTo(page: Answer, words: string): string | undefined {
  const links = page.text.matchAll(/<a\s[^>]*href="([^"]*)"[^>]*>\s*([^<]*?)\s*<\/a/g);
  for (const [, href, text] of links) if (text === words || text === written(words)) return href;
  return undefined;
}

/** Who saves a form that was opened before somebody else saved is told so, and the other's change stays. */
async function probeStaleForm(
  world: World,
  input: { form: Answer; entity: Entity; id: number; factory: Factory },
): Promise<void> {
  const { entity, id, factory } = input;
  const form = formIn(input.form.text);
  if (form === undefined) fail(input.form, 'a form that carries the version of the record');
  const path = `/api/${entity.collection}/${id}`;
  const changed = await world.admin.send({ method: 'PATCH', path, json: factory.change(entity.key) });
  const { version } = expectRecord(changed, 200);
  const type = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  const send = (): Promise<Answer> =>
    world.admin.send({ method: 'POST', path: form.action, raw: form.values.toString(), headers: type });
  const stale = await send();
  if (stale.status !== 409) fail(stale, '409 for a form that is older than the record');
  expect(await world.admin.send({ path }), { status: 200 });
  const kept = await world.admin.send({ path });
  if (expectRecord(kept, 200).version !== version) fail(kept, `version ${version} still`);
  form.values.set('version', String(version));
  const fresh = await send();
  if (fresh.status !== 303 && fresh.status !== 302) fail(fresh, 'a fresh form to be saved');
}

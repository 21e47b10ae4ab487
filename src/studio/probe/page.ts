/** Probes of pages without a browser: they are there, say what they should, and their forms keep versions. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity } from '../../protocol/specification.ts';
import type { Answer } from './client.ts';
import { expect, expectRecord, fail } from './expect.ts';
import { formIn, written } from './form.ts';
import type { Factory } from './factory.ts';
import type { World } from './world.ts';

const headers = { accept: 'text/html' };

/** Holds the pages of every entity against the product, as the administrator sees them. */
export async function probePages(world: World, factory: Factory): Promise<void> {
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

async function pageAt(world: World, path: string): Promise<Answer> {
  const page = await world.admin.send({ path, headers });
  if (page.status !== 200) fail(page, 'the page');
  if (!/<title>[^<]*\S[^<]*<\/title>/.test(page.text)) fail(page, 'a title');
  if ((page.text.match(/<h1[\s>]/g) ?? []).length !== 1) fail(page, 'one heading of the first order');
  if (!/<html[^>]*\slang="/.test(page.text)) fail(page, 'the language of the page');
  return page;
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
  const record = await factory.make(entity.key);
  const path = `/api/${entity.collection}/${record.id}`;
  after(() => world.admin.send({ method: 'DELETE', path }));
  const list = await pageAt(world, `/${entity.collection}`);
  expectSays(list, entity.labelPlural);
  if (!list.text.includes(`/${entity.collection}/${record.id}"`)) fail(list, `a link to record ${record.id}`);
  const own = await pageAt(world, `/${entity.collection}/${record.id}`);
  for (const field of entity.fields) expectSays(own, field.label);
  const display = entity.fields.find((field) => field.key === entity.display);
  if (display?.type.kind === 'text') expectSays(own, String(record[display.key]));
  const open =
    entity.lifecycle?.transitions.filter((each) => each.from.includes(entity.lifecycle?.initial ?? '')) ?? [];
  for (const transition of open) expectSays(own, transition.label);
  for (const [page, words] of [
    [list, `New ${entity.label.toLowerCase()}`],
    [own, 'Edit'],
  ] as const) {
    const href = linkTo(page, words);
    if (href === undefined) fail(page, `a link “${words}”`);
    const form = await pageAt(world, href);
    for (const field of entity.fields) expectSays(form, field.label);
    if (page === own) await probeStaleForm(world, { form, entity, id: record.id, factory });
  }
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

/** Probes of short links: the code leads on, unknown codes do not, and every visit is counted. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, ShortLink } from '../../protocol/specification.ts';
import { expect, expectRecord, fail } from './expect.ts';
import type { Factory } from './factory.ts';
import { entityOf } from './model.ts';
import type { After, World } from './world.ts';

type Place = { world: World; factory: Factory; entity: Entity; link: ShortLink; path: string; after: After };

/** Holds every short link against the product. */
export async function probeShortLinks(world: World, factory: Factory): Promise<void> {
  for (const link of world.specification.shortLinks) {
    const entity = entityOf(world.specification, link.entity);
    const head = {
      id: `api:short-link:${link.entity}`,
      text: `${entity.labelPlural}: the short address leads on and counts each visit.`,
      proves: [elementId.shortLink(link.entity)],
    };
    await world.ledger.check(head, async (after) =>
      probeLink({ world, factory, entity, link, path: `/api/${entity.collection}`, after }),
    );
  }
}

async function probeLink(place: Place): Promise<void> {
  const { world, factory, entity, link, path, after } = place;
  const { [link.code]: _, ...silent } = await factory.body(entity.key);
  const made = await world.admin.send({ method: 'POST', path, json: silent });
  const record = expectRecord(made, 201);
  const at = `${path}/${record.id}`;
  after(() => world.admin.send({ method: 'DELETE', path: at }));
  const code = record[link.code];
  if (typeof code !== 'string' || code === '') fail(made, 'a code that the product made up');
  const target = String(record[link.target]);
  await expectClicks(place, at, 0);
  for (let visit = 1; visit <= 3; visit += 1) {
    const answer = await world.client.send({ path: `/${code}` });
    if (answer.status !== 302 || answer.headers.location !== target) fail(answer, `302 to ${target}`);
    await expectClicks(place, at, visit);
  }
  await Promise.all(Array.from({ length: 10 }, () => world.client.send({ path: `/${code}` })));
  await expectClicks(place, at, 13);
  const unknown = await world.client.send({ path: `/${code}x` });
  if (unknown.status >= 300 && unknown.status < 400 && unknown.headers.location === target) {
    fail(unknown, 'an unknown code to lead nowhere');
  }
  const { [link.code]: __, ...other } = await factory.body(entity.key);
  const second = expectRecord(await world.admin.send({ method: 'POST', path, json: other }), 201);
  after(() => world.admin.send({ method: 'DELETE', path: `${path}/${second.id}` }));
  if (second[link.code] === code) fail(made, 'a code of its own for each');
  const taken = { ...(await factory.body(entity.key)), [link.code]: code };
  expect(await world.admin.send({ method: 'POST', path, json: taken }), { status: 409 });
  expect(await world.admin.send({ method: 'PATCH', path: at, json: { clicks: 99 } }), {
    status: [200, 400, 403, 422],
  });
  await expectClicks(place, at, 13);
}

async function expectClicks({ world }: Place, at: string, count: number): Promise<void> {
  const answer = await world.admin.send({ path: at });
  if (expectRecord(answer, 200)['clicks'] !== count) fail(answer, `clicks to be ${count}`);
}

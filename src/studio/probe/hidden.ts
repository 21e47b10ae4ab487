/** Probes of what is hidden: whoever is not to see a value finds it nowhere, nor by what a list lets itself be asked. */
import { elementId, visitorRole } from '../../protocol/specification.ts';
import type { Entity, Hidden } from '../../protocol/specification.ts';
import type { Answer } from './client.ts';
import { expect, expectList, expectRecord, fail, isObject, type ProductRecord } from './expect.ts';
import type { Factory } from './factory.ts';
import { written } from './form.ts';
import { entityOf } from './model.ts';
import type { Session, World } from './world.ts';

type Place = { session: Session; entity: Entity; hidden: Hidden; label: string; record: ProductRecord };

/** Holds everything that is hidden against the product. */
export async function probeHidden(world: World, factory: Factory): Promise<void> {
  for (const hidden of world.specification.hidden) {
    const element = elementId.hidden(hidden);
    const session = sessionOf(world, hidden.role);
    if (session === undefined) {
      world.ledger.skip(element, 'there is no account of this role');
      continue;
    }
    const entity = entityOf(world.specification, hidden.entity);
    const label = labelOf(entity, hidden.field);
    const who = world.specification.roles.find(({ key }) => key === hidden.role)?.label ?? 'Visitors';
    const text = `${who}: do not see the ${label.toLowerCase()} of ${entity.labelPlural.toLowerCase()}.`;
    await world.ledger.check({ id: `api:${element}`, text, proves: [element] }, async (after) => {
      const record = await factory.make(entity.key);
      const path = `/api/${entity.collection}/${record.id}`;
      after(() => world.admin.send({ method: 'DELETE', path }));
      const whole = expectRecord(await world.admin.send({ path }), 200);
      await expectHidden({ session, entity, hidden, label, record: whole });
    });
  }
}

/** The account of a role, or nobody in particular. */
function sessionOf(world: World, role: string): Session | undefined {
  if (role !== visitorRole) return world.sessions.get(role);
  const account = { role, email: '', password: '' };
  return { account, token: '', send: (call) => world.client.send(call) };
}

const labelOf = (entity: Entity, key: string): string =>
  [...entity.fields, ...entity.derived].find((each) => each.key === key)?.label ?? key;

async function expectHidden(place: Place): Promise<void> {
  const { session, entity, hidden, record } = place;
  const path = `/api/${entity.collection}`;
  const list = await session.send({ path: `${path}?pageSize=100&sort=-id` });
  // Who sees none of the records sees nothing of them.
  if ([401, 403].includes(list.status)) return;
  for (const item of expectList(list).items) expectWithout(place, list, item);
  expect(await session.send({ path: `${path}?sort=${hidden.field}` }), { status: 400 });
  expect(await session.send({ path: `${path}?${hidden.field}=1` }), { status: 400 });
  const one = await session.send({ path: `${path}/${record.id}` });
  if (one.status !== 200) return;
  expectWithout(place, one, expectRecord(one, 200));
  await expectNotTold(place);
  await expectNotShown(place);
}

function expectWithout({ hidden }: Place, answer: Answer, record: Record<string, unknown>): void {
  if (hidden.field in record) fail(answer, `no ${hidden.field} in it`);
}

/** Neither a history nor a table tells of it. */
async function expectNotTold({ session, entity, hidden, label, record }: Place): Promise<void> {
  const path = `/api/${entity.collection}`;
  const history = await session.send({ path: `${path}/${record.id}/history` });
  const items = isObject(history.body) ? history.body['items'] : undefined;
  const told = JSON.stringify(items ?? []).includes(`"field":"${hidden.field}"`);
  if (told) fail(history, `nothing of ${hidden.field} in the history`);
  const table = await session.send({ path: `${path}.csv` });
  const [head = ''] = table.text.replace('\uFEFF', '').split(/\r?\n/);
  if (table.status === 200 && head.split(',').includes(label)) fail(table, `no column “${label}”`);
}

/** No page names it. */
async function expectNotShown({ session, entity, label, record }: Place): Promise<void> {
  const headers = { accept: 'text/html' };
  for (const path of [`/${entity.collection}/${record.id}`, `/${entity.collection}?view=list`]) {
    const page = await session.send({ path, headers });
    const isShown = [
      `<dt>${label}</dt>`,
      `<dt>${written(label)}</dt>`,
      `data-label="${written(label)}"`,
    ].some((piece) => page.text.includes(piece));
    if (isShown) fail(page, `nothing called “${label}” on it`);
  }
}

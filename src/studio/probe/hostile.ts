/** Probes with what attackers send: it is kept as text or refused, never run and never fatal. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity, Field } from '../../protocol/specification.ts';
import type { Body } from '../sample/compare.ts';
import type { Answer } from './client.ts';
import { expectRecord, fail } from './expect.ts';
import type { Factory } from './factory.ts';
import type { World } from './world.ts';

const mark = '<script>alert("probe")</script>';
const texts = [
  mark,
  `"'><img src=x onerror=alert('probe')>`,
  "'; DROP TABLE records; --",
  'Zoë “Ω” 漢字 👩‍🚀 مرحبا',
  'null\u0000byte',
  '{{7*7}} ${7*7} <%= 7*7 %>',
  '\ud800 half a character',
  'x'.repeat(20_000),
];
const numbers = [1e308, -1e308, 2 ** 53, -0.1];

/** Sends hostile values to every entity and reads them back as pages. */
export async function probeHostile(world: World, factory: Factory): Promise<void> {
  for (const entity of world.specification.entities) {
    await world.ledger.check(
      {
        id: `api:hostile:${entity.key}`,
        text: `${entity.labelPlural}: markup, database commands and odd characters are kept as text or refused.`,
        proves: [elementId.entity(entity.key)],
      },
      async () => {
        const template = await factory.body(entity.key);
        for (const field of entity.fields) await attack(world, entity, { factory, field, template });
        await probeQueries(world, entity);
      },
    );
  }
}

function neverBroken(answer: Answer): void {
  if (answer.status === 0 || answer.status >= 500) fail(answer, 'anything but a failure of the product');
}

async function attack(
  world: World,
  entity: Entity,
  input: { factory: Factory; field: Field; template: Body },
): Promise<void> {
  const { field } = input;
  const { kind } = field.type;
  const path = `/api/${entity.collection}`;
  const values: unknown[] = kind === 'text' ? texts : [...numbers, mark, texts[2]];
  for (const value of values) {
    const fresh = kind === 'text' ? await input.factory.body(entity.key) : input.template;
    const answer = await world.admin.send({ method: 'POST', path, json: { ...fresh, [field.key]: value } });
    neverBroken(answer);
    if (answer.status !== 201) continue;
    const record = expectRecord(answer, 201);
    await expectHarmless(world, `/${entity.collection}/${record.id}`);
    if (value === mark) await expectHarmless(world, `/${entity.collection}?q=${encodeURIComponent('alert')}`);
    await world.admin.send({ method: 'DELETE', path: `${path}/${record.id}` });
  }
}

async function expectHarmless(world: World, path: string): Promise<void> {
  const page = await world.admin.send({ path, headers: { accept: 'text/html' } });
  if (page.status !== 200) fail(page, 'the page');
  if (page.text.includes(mark) || page.text.includes('<img src=x')) fail(page, 'the markup to be escaped');
}

async function probeQueries(world: World, entity: Entity): Promise<void> {
  const path = `/api/${entity.collection}`;
  const queries = [
    `q=${encodeURIComponent("' OR 1=1 --")}`,
    `q=${encodeURIComponent('%_\\*"')}`,
    `q=${encodeURIComponent('"unbalanced AND (')}`,
    `sort=${encodeURIComponent('id; DROP TABLE accounts')}`,
    'page=-1&pageSize=-5',
    'page=abc&pageSize=1e9',
    'page=999999999&pageSize=100',
    `${encodeURIComponent('__proto__')}=1`,
    'q=%ff%fe',
  ];
  for (const query of queries) neverBroken(await world.admin.send({ path: `${path}?${query}` }));
  const page = await world.admin.send({
    path: `/${entity.collection}?q=${encodeURIComponent(mark)}`,
    headers: { accept: 'text/html' },
  });
  neverBroken(page);
  if (page.text.includes(mark)) fail(page, 'the search words to be escaped');
}

/** Probes of what stands around the records: the OpenAPI document, health, methods and bodies that are no JSON. */
import { elementId } from '../../protocol/specification.ts';
import type { Entity } from '../../protocol/specification.ts';
import { expect, fail, isObject } from './expect.ts';
import type { Answer } from './client.ts';
import type { World } from './world.ts';

/** Checks the document that describes the API, and how the API answers requests that are malformed as such. */
export async function probeSurface(world: World): Promise<void> {
  await probeHealth(world);
  await probeOpenApi(world);
  for (const entity of world.specification.entities) await probeMalformed(world, entity);
}

async function probeHealth(world: World): Promise<void> {
  await world.ledger.check(
    { id: 'api:health', text: 'The product says that it is well.', proves: [] },
    async () => {
      const answer = await world.client.send({ path: '/health' });
      if (answer.status !== 200 || !isObject(answer.body) || answer.body['status'] !== 'ok') {
        fail(answer, '200 {"status":"ok"}');
      }
    },
  );
}

async function probeOpenApi(world: World): Promise<void> {
  let answer: Answer | undefined;
  await world.ledger.check(
    { id: 'api:openapi', text: 'The API describes itself at /openapi.json.', proves: [] },
    async () => {
      answer = await world.client.send({ path: '/openapi.json' });
      const { body } = answer;
      if (answer.status !== 200 || !isObject(body) || !isObject(body['paths']))
        fail(answer, 'an OpenAPI document');
      if (!String(body['openapi']).startsWith('3.1')) fail(answer, 'openapi: 3.1');
    },
  );
  for (const entity of world.specification.entities) {
    await world.ledger.check(
      {
        id: `api:openapi:${entity.key}`,
        text: `The API's description names everything of ${entity.labelPlural.toLowerCase()}.`,
        proves: [elementId.entity(entity.key)],
      },
      async () => {
        if (answer !== undefined) expectDescribed(answer, entity);
      },
    );
  }
}

function member(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function expectDescribed(answer: Answer, entity: Entity): void {
  const paths = member(answer.body, 'paths');
  const base = `/api/${entity.collection}`;
  const verbs = entity.lifecycle?.transitions.map((each) => each.verb) ?? [];
  const wanted: [string, string[]][] = [
    [base, ['get', 'post']],
    [`${base}/{id}`, ['get', 'patch', 'delete']],
    ...verbs.map((verb): [string, string[]] => [`${base}/{id}/${verb}`, ['post']]),
  ];
  for (const [path, methods] of wanted) {
    for (const method of methods) {
      if (!isObject(member(member(paths, path), method))) fail(answer, `${method} ${path} to be described`);
    }
  }
  const posted = JSON.stringify(member(member(paths, base), 'post'));
  for (const field of entity.fields) {
    if (!posted.includes(`"${field.key}"`))
      fail(answer, `the field ${field.key} in the body of POST ${base}`);
  }
}

async function probeMalformed(world: World, entity: Entity): Promise<void> {
  const path = `/api/${entity.collection}`;
  const { admin } = world;
  await world.ledger.check(
    {
      id: `api:malformed:${entity.key}`,
      text: `A request about ${entity.labelPlural.toLowerCase()} that makes no sense is refused, not obeyed and not fatal.`,
      proves: [elementId.entity(entity.key)],
    },
    async () => {
      const headers = { 'content-type': 'application/json' };
      expect(await admin.send({ method: 'POST', path, raw: '{"broken": ', headers }), { status: 400 });
      const wrong = [400, 415, 422];
      for (const raw of ['[]', '"text"', '7', 'null']) {
        expect(await admin.send({ method: 'POST', path, raw, headers }), { status: [400, 422] });
      }
      const plain = { 'content-type': 'text/plain' };
      expect(await admin.send({ method: 'POST', path, raw: 'hello', headers: plain }), { status: wrong });
      for (const id of ['999999999', '0', '-1', 'abc', '1e99', '%00', '99999999999999999999']) {
        expect(await admin.send({ path: `${path}/${id}` }), { status: [400, 404] });
      }
      expect(await admin.send({ path: `${path}/999999999` }), { status: 404 });
      for (const method of ['PATCH', 'DELETE']) {
        expect(await admin.send({ method, path: `${path}/999999999`, json: {} }), { status: 404 });
      }
      const odd = await admin.send({ method: 'PUT', path: `${path}/1`, json: {} });
      if (odd.status < 400 || odd.status >= 500) fail(odd, 'PUT to be refused with 404 or 405');
      const unknown = await admin.send({ method: 'POST', path: `${path}/999999999/no-such-verb`, json: {} });
      if (unknown.status < 400 || unknown.status >= 500)
        fail(unknown, 'an unknown verb to be refused with 404');
    },
  );
}

/** Checks, last but for sign-in, that an enormous body is refused and that the product lives on. */
export async function probeOversize(world: World): Promise<void> {
  const entity = world.specification.entities[0];
  if (entity === undefined) return;
  await world.ledger.check(
    { id: 'api:oversize', text: 'A body of many megabytes is refused and harms nobody.', proves: [] },
    async () => {
      const raw = `{"x":"${'a'.repeat(12_000_000)}"}`;
      const headers = { 'content-type': 'application/json' };
      const answer = await world.admin.send({
        method: 'POST',
        path: `/api/${entity.collection}`,
        raw,
        headers,
      });
      // A server may hang up on a sender that does not stop; that is a refusal too.
      const isRefused = answer.status === 0 || (answer.status >= 400 && answer.status < 500);
      if (!isRefused) fail({ ...answer, call: { ...answer.call, raw: '{"x":"aaa… (12 MB)"}' } }, '413');
      const after = await world.client.send({ path: '/health' });
      if (after.status !== 200) fail(after, 'the product to be well afterwards');
    },
  );
}

/** Records enough for pictures: the product's own sample data, or else some of each kind, spread over the days around today, some of them moved on. */
import type { Entity, Field, Specification } from '../src/protocol/specification.ts';
import { believable } from '../src/studio/journey/value.ts';
import { sampleBody } from '../src/studio/sample/record.ts';

type Account = { role: string; email: string; password: string };
type Made = Map<string, number[]>;

const perEntity = 14;

async function send(
  origin: string,
  token: string,
  order: { path: string; body: unknown },
): Promise<Response> {
  return fetch(`${origin}/api${order.path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(order.body),
  });
}

/** Entities after those to which they refer. */
function inOrder(specification: Specification): Entity[] {
  const done: Entity[] = [];
  const visit = (entity: Entity, path: string[]): void => {
    if (done.includes(entity) || path.includes(entity.key)) return;
    for (const { type } of entity.fields) {
      if (type.kind !== 'reference' && type.kind !== 'references') continue;
      const target = specification.entities.find((each) => each.key === type.entity);
      if (target) visit(target, [...path, entity.key]);
    }
    done.push(entity);
  };
  for (const entity of specification.entities) visit(entity, []);
  return done;
}

/** Working hours of the days around today. */
function momentOf(n: number): Date {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + Math.floor(n / 3) - 1);
  day.setUTCHours(9 + (n % 3) * 2, n % 2 === 0 ? 0 : 30, 0, 0);
  return day;
}

function timesOf(entity: Entity, n: number): Record<string, string> {
  const start = momentOf(n);
  let shift = 0;
  const values: Record<string, string> = {};
  for (const { key, type } of entity.fields) {
    const at = new Date(start.getTime() + shift);
    if (type.kind === 'datetime') values[key] = at.toISOString();
    if (type.kind === 'date' && !/birth|born|naissance/i.test(key))
      values[key] = at.toISOString().slice(0, 10);
    if (type.kind === 'date' || type.kind === 'datetime')
      shift += type.kind === 'date' ? 3 * 86_400_000 : 3_600_000;
  }
  return values;
}

function referenceOf(made: Made, field: Field, n: number): unknown {
  if (field.type.kind !== 'reference' && field.type.kind !== 'references') return undefined;
  const ids = made.get(field.type.entity) ?? [];
  const id = ids[(n * 5 + field.key.length) % Math.max(1, ids.length)];
  if (id === undefined) return undefined;
  return field.type.kind === 'reference' ? id : [id];
}

async function makeOne(
  stage: { origin: string; token: string; specification: Specification; made: Made },
  entity: Entity,
  n: number,
): Promise<void> {
  const { origin, token, specification, made } = stage;
  const fixed = { ...believable(specification, entity, n), ...timesOf(entity, n) };
  const body: Record<string, unknown> = sampleBody({ specification, entity, n, fixed, nowMs: Date.now() });
  for (const field of entity.fields) {
    const value = referenceOf(made, field, n);
    if (value !== undefined) body[field.key] = value;
    if (field.type.kind === 'image' || field.type.kind === 'file') delete body[field.key];
  }
  const answer = await send(origin, token, { path: `/${entity.collection}`, body });
  if (answer.status !== 201) return;
  const { id } = (await answer.json()) as { id: number };
  made.set(entity.key, [...(made.get(entity.key) ?? []), id]);
  let state = entity.lifecycle?.initial;
  for (let steps = n % 3; steps > 0; steps--) {
    const step = entity.lifecycle?.transitions.filter(({ from }) => from.includes(state ?? ''))[n % 2];
    if (step === undefined) return;
    await send(origin, token, { path: `/${entity.collection}/${id}/${step.verb}`, body: {} });
    state = step.to;
  }
}

/** Fills a running product with records, as its administrator. */
export async function fillWithSamples(
  origin: string,
  accounts: readonly Account[],
  specification: Specification,
): Promise<void> {
  const [admin] = accounts;
  const signedIn = await send(origin, '', {
    path: '/session',
    body: { email: admin?.email, password: admin?.password },
  });
  const { token } = (await signedIn.json()) as { token: string };
  const filled = await send(origin, token, { path: '/sample-data', body: {} });
  if (filled.status === 201 && ((await filled.json()) as { created: number }).created > 0) return;
  const made: Made = new Map();
  for (const entity of inOrder(specification)) {
    const list = await fetch(`${origin}/api/${entity.collection}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { items = [] } = (await list.json()) as { items?: { id: number }[] };
    made.set(
      entity.key,
      items.map(({ id }) => id),
    );
    for (let n = 1; n <= perEntity; n++) await makeOne({ origin, token, specification, made }, entity, n);
  }
}

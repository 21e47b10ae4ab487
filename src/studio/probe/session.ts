/** Signing in for the probes. */
import type { Entity, Specification } from '../../protocol/specification.ts';
import type { Client } from './client.ts';
import { expect, expectList, fail, isObject, type ProductRecord } from './expect.ts';
import { entityOf } from './model.ts';
import type { Account, Session } from './world.ts';

/** Signs an account in over the API; throws a Mismatch when the product refuses or answers something else. */
export async function signIn(client: Client, account: Account): Promise<Session> {
  const { email, password } = account;
  const answer = await client.send({ method: 'POST', path: '/api/session', json: { email, password } });
  expect(answer, { status: [200, 201] });
  const body = isObject(answer.body) ? answer.body : {};
  const { token, account: who } = body;
  if (typeof token !== 'string' || token.length < 16) fail(answer, 'a token');
  if (!isObject(who) || who['email'] !== email || who['role'] !== account.role) {
    fail(answer, `the account {id, email, role, name} of ${email} with the role ${account.role}`);
  }
  const { recordId } = who;
  const session: Session = { account, token, send: (call) => client.send({ token, ...call }) };
  return typeof recordId === 'number' ? { ...session, recordId } : session;
}

/** Finds the record that an account is: the one with its e-mail address or its name, else the only one there. */
export async function linkRecord(
  session: Session,
  input: { specification: Specification; admin: Session; entity: string; name?: string },
): Promise<Session> {
  if (session.recordId !== undefined) return session;
  const entity = entityOf(input.specification, input.entity);
  const answer = await input.admin.send({ path: `/api/${entity.collection}?pageSize=100` });
  const { items } = expectList(answer);
  const found =
    items.find((item) => isRecordOf(session, entity, item)) ?? (items.length === 1 ? items[0] : undefined);
  return found === undefined ? session : { ...session, recordId: found.id };
}

function isRecordOf(session: Session, entity: Entity, item: ProductRecord): boolean {
  return entity.fields.some(
    (field) => field.type.kind === 'email' && item[field.key] === session.account.email,
  );
}

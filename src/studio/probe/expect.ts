/** What probes hold answers against; a disagreement is thrown as a Mismatch with request, expectation and answer. */
import type { Answer, Call } from './client.ts';

/** The product did something else than its specification says. */
export class Mismatch extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Mismatch';
  }
}

/** A record as the API answers it. */
export type ProductRecord = Record<string, string | number | boolean | null | undefined | number[]> & {
  id: number;
  version: number;
};

/** The status that is expected, and for refusals the field and the words that the answer has to name. */
export type Expectation = { status: number | number[]; field?: string; detail?: string };

const clip = (text: string, length = 300): string =>
  text.length > length ? `${text.slice(0, length)}…` : text;

/** The request in one line. */
function describeCall(call: Call): string {
  const payload = call.json === undefined ? call.raw?.toString('utf8') : JSON.stringify(call.json);
  return `${call.method ?? 'GET'} ${call.path}${payload === undefined ? '' : ` ${clip(payload)}`}`;
}

/** Throws a Mismatch for an answer. */
export function fail(answer: Answer, expected: string): never {
  const got = answer.status === 0 ? `no answer: ${answer.text}` : `${answer.status} ${clip(answer.text)}`;
  throw new Mismatch(`${describeCall(answer.call)} — expected ${expected}, got ${got}`);
}

/** Holds an answer against an expectation; refusals must be problem documents that a person understands. */
export function expect(answer: Answer, expected: Expectation): Answer {
  const statuses = Array.isArray(expected.status) ? expected.status : [expected.status];
  if (!statuses.includes(answer.status)) fail(answer, statuses.join(' or '));
  if (answer.status >= 400) expectProblem(answer, expected);
  return answer;
}

function expectProblem(answer: Answer, expected: Expectation): void {
  const type = answer.headers['content-type'] ?? 'no type';
  if (!type.startsWith('application/problem+json')) fail(answer, `application/problem+json, not ${type}`);
  const problem = isObject(answer.body) ? answer.body : {};
  if (!isWords(problem['detail'])) fail(answer, 'a detail that says what is wrong');
  if (problem['status'] !== answer.status) fail(answer, `the member status to be ${answer.status}`);
  if (expected.detail !== undefined && !answer.text.includes(JSON.stringify(expected.detail).slice(1, -1))) {
    fail(answer, `the message “${expected.detail}”`);
  }
  if (expected.field !== undefined) expectField(answer, problem['errors'], expected.field);
}

function expectField(answer: Answer, errors: unknown, field: string): void {
  const fields = Array.isArray(errors) ? errors.filter(isObject) : [];
  const named = fields.find((each) => each['field'] === field);
  if (!isWords(named?.['message'])) fail(answer, `errors to name the field ${field} with a message`);
}

function isWords(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The record of an answer with the expected status. */
export function expectRecord(answer: Answer, status: number | number[]): ProductRecord {
  expect(answer, { status });
  const { body } = answer;
  if (!isObject(body) || !Number.isInteger(body['id']) || !Number.isInteger(body['version'])) {
    fail(answer, 'a record with the integers id and version');
  }
  return body as ProductRecord;
}

/** A list as the API answers it. */
export type ProductList = { items: ProductRecord[]; total: number; page: number; pageSize: number };

/** The list of an answer with status 200. */
export function expectList(answer: Answer): ProductList {
  expect(answer, { status: 200 });
  const { body } = answer;
  const isList =
    isObject(body) &&
    Array.isArray(body['items']) &&
    ['total', 'page', 'pageSize'].every((key) => Number.isInteger(body[key]));
  if (!isList) fail(answer, 'a list {items, total, page, pageSize}');
  return body as ProductList;
}

import { beforeAll, describe, expect, test } from 'vitest';
import type { Field } from '../../../src/protocol/specification.ts';
import { faultsOf } from './json-schema.ts';
import { bodyOf, type Made } from './stage.ts';
import type { Subject } from './subject.ts';

type Json = Record<string, unknown>;
type Content = Record<string, { schema: unknown }>;
type Operation = { requestBody?: { content: Content }; responses: Record<string, { content?: Content }> };
type Paths = Record<string, Record<string, Operation>>;

/** All schemas of the document, wherever they stand. */
function everySchema(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(everySchema);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && typeof value.type !== 'object' ? [value as Json] : [];
  return [...own, ...Object.values(value).flatMap(everySchema)];
}

const formats: Record<string, string> = { date: 'date', datetime: 'date-time', email: 'email', url: 'uri' };

const bounds = {
  min: 'minimum',
  max: 'maximum',
  exclusiveMin: 'exclusiveMinimum',
  minLength: 'minLength',
} as const;

/** What the description of a field must say, by its type. */
function promised({ type, required }: Field): Json {
  const format = formats[type.kind];
  const numbers = Object.entries(bounds).flatMap(([key, word]) => {
    const value = (type as Json)[key];
    return value === undefined ? [] : [[word, value]];
  });
  return {
    ...(format === undefined ? {} : { format }),
    ...(type.kind === 'enum' ? { enum: required ? type.values : [...type.values, null] } : {}),
    ...(type.kind === 'text' && type.pattern !== undefined ? { pattern: `^(?:${type.pattern})$` } : {}),
    ...(type.kind === 'money' ? { 'x-currency': type.currency } : {}),
    ...(Object.fromEntries(numbers) as Json),
  };
}

/** What product.md says of the description of the API. */
export function describeDescription(subject: Subject): void {
  const { specification, stage, get, post } = subject;

  describe('OpenAPI', () => {
    let document: Json = {};
    beforeAll(async () => {
      document = bodyOf(await stage().send({ path: '/openapi.json' }));
    });
    const paths = (): Paths => document['paths'] as Paths;
    /** What the document promises of an answer. */
    const schemaOf = (at: { path: string; method: string; status: number }): unknown => {
      const response = paths()[at.path]?.[at.method]?.responses[String(at.status)];
      return Object.values(response?.content ?? {})[0]?.schema;
    };

    test('GET /openapi.json is 3.1 with whole paths, bodies inline and no servers', () => {
      expect(document['openapi']).toMatch(/^3\.1\./);
      expect(document).not.toHaveProperty('servers');
      expect(JSON.stringify(document)).not.toContain('$ref');
      const known = Object.keys(paths());
      expect(known.filter((path) => !path.startsWith('/api/'))).toEqual([]);
      for (const { collection: each, lifecycle } of specification.entities) {
        const verbs = (lifecycle?.transitions ?? []).map(({ verb }) => `/api/${each}/{id}/${verb}`);
        expect(known).toEqual(
          expect.arrayContaining([`/api/${each}`, `/api/${each}/{id}`, `/api/${each}.csv`, ...verbs]),
        );
      }
    });

    test('it says required, format, enum, minimum, exclusiveMinimum, minLength and pattern as the specification does', () => {
      for (const { key, collection, fields } of specification.entities) {
        const link = specification.shortLinks.find(({ entity }) => entity === key);
        const content = paths()[`/api/${collection}`]?.['post']?.requestBody?.content['application/json'];
        const schema = (content?.schema ?? {}) as { required?: string[]; properties: Record<string, Json> };
        for (const field of fields) {
          // A code that is left out is made up.
          const isAsked = field.required && field.default === undefined && field.key !== link?.code;
          expect((schema.required ?? []).includes(field.key), field.key).toBe(isAsked);
          expect(schema.properties[field.key], field.key).toMatchObject(promised(field));
        }
      }
    });

    test('real answers keep to the schemas of the document: created, read, changed, listed, refused', async () => {
      for (const { key, collection: each } of specification.entities) {
        const path = `/api/${each}`;
        const created = await post(path, await stage().factory.body(key));
        expect(created.status, created.text).toBe(201);
        const { id } = created.body as Made;
        const answers = [
          { path, method: 'post', answer: created },
          { path: `${path}/{id}`, method: 'get', answer: await get(`${path}/${id}`) },
          { path, method: 'get', answer: await get(path) },
          { path: `${path}/{id}/history`, method: 'get', answer: await get(`${path}/${id}/history`) },
          { path: `${path}/{id}`, method: 'get', answer: await get(`${path}/999999`) },
          { path, method: 'post', answer: await post(path, { nonsense: 1 }) },
          {
            path: `${path}/{id}`,
            method: 'patch',
            answer: await stage().admin.send({ method: 'PATCH', path: `${path}/${id}`, json: {} }),
          },
        ];
        for (const { answer, ...at } of answers) {
          const schema = schemaOf({ ...at, status: answer.status });
          expect(faultsOf(schema, answer.body), `${at.method} ${at.path} ${answer.status}`).toEqual([]);
        }
      }
    });

    test('what the answers of accounts, messages, settings and sample data hold is described', async () => {
      for (const path of [
        '/api/accounts',
        '/api/messages',
        '/api/settings',
        '/api/sample-data',
        '/api/figures',
      ]) {
        const answer = await get(path);
        expect(answer.status, path).toBe(200);
        expect(faultsOf(schemaOf({ path, method: 'get', status: 200 }), answer.body), path).toEqual([]);
      }
    });

    test('no schema of the document uses a keyword that nobody checks', () => {
      const schemas = everySchema(paths()).filter((schema) => typeof schema['type'] === 'string');
      const unknown = schemas
        .flatMap((schema) => faultsOf(schema, undefined))
        .filter((fault) => fault.startsWith('unknown'));
      expect(schemas.length).toBeGreaterThan(50);
      expect([...new Set(unknown)]).toEqual([]);
    });
  });
}

import { entities } from '../entities.ts';
import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { settings } from '../settings.ts';

type Json = Record<string, unknown>;

const id: Json = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };
const stamp: Json = { type: 'string', format: 'date-time', readOnly: true };
const version: Json = { type: 'integer', minimum: 1, description: 'The version that you have seen.' };

const problem: Json = {
  description: 'Why it was refused (RFC 9457).',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail', 'errors'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              required: ['field', 'message'],
              properties: { field: { type: 'string' }, message: { type: 'string' } },
            },
          },
        },
      },
    },
  },
};

const json = (schema: Json): Json => ({ 'application/json': { schema } });
const answer = (description: string, schema: Json): Json => ({ description, content: json(schema) });

function refusals(...statuses: number[]): Json {
  return Object.fromEntries(statuses.map((status) => [String(status), problem]));
}

function nullable(field: Field): Json {
  const { type, ...rest } = field.schema;
  if (field.required) return { ...field.schema, title: field.label };
  const choices = rest['enum'];
  const withNull = Array.isArray(choices) ? { enum: [...(choices as unknown[]), null] } : {};
  return { ...rest, ...withNull, type: [type, 'null'], title: field.label };
}

function inputSchema(entity: Entity, isNew: boolean): Json {
  const properties = Object.fromEntries(
    entity.fields.map((field) => [
      field.key,
      isNew && field.default !== null ? { ...nullable(field), default: field.default } : nullable(field),
    ]),
  );
  const required = entity.fields
    .filter((field) => field.required && field.default === null)
    .map((field) => field.key);
  return {
    type: 'object',
    additionalProperties: false,
    ...(isNew && required.length > 0 ? { required } : {}),
    properties: isNew ? properties : { ...properties, version },
  };
}

function recordSchema(entity: Entity): Json {
  const { lifecycle } = entity;
  const state = lifecycle
    ? {
        [lifecycle.field]: {
          type: 'string',
          enum: lifecycle.states.map((item) => item.value),
          readOnly: true,
        },
      }
    : {};
  return {
    type: 'object',
    required: ['id', 'version', 'createdAt', 'updatedAt'],
    properties: {
      id: { type: 'integer', minimum: 1, readOnly: true },
      version: { type: 'integer', minimum: 1, readOnly: true },
      createdAt: stamp,
      updatedAt: stamp,
      ...Object.fromEntries(entity.fields.map((field) => [field.key, nullable(field)])),
      ...state,
    },
  };
}

function listParameters(entity: Entity): Json[] {
  const query = (name: string, schema: Json): Json => ({ name, in: 'query', required: false, schema });
  const { lifecycle } = entity;
  return [
    query('q', { type: 'string', description: 'Words to look for.' }),
    query('sort', { type: 'string', description: 'A key, or a key after a minus sign.' }),
    query('page', { type: 'integer', minimum: 1 }),
    query('pageSize', { type: 'integer', minimum: 1, maximum: 200 }),
    ...entity.fields.map((field) => query(field.key, { type: field.schema['type'] })),
    ...(lifecycle
      ? [query(lifecycle.field, { type: 'string', enum: lifecycle.states.map((state) => state.value) })]
      : []),
  ];
}

function collectionPaths(entity: Entity): Json {
  const record = recordSchema(entity);
  const tags = [entity.labelPlural];
  const list = {
    type: 'object',
    required: ['items', 'total', 'page', 'pageSize'],
    properties: {
      items: { type: 'array', items: record },
      total: { type: 'integer' },
      page: { type: 'integer' },
      pageSize: { type: 'integer' },
    },
  };
  const name = entity.label.toLowerCase();
  return {
    get: {
      tags,
      summary: `List ${entity.labelPlural.toLowerCase()}`,
      parameters: listParameters(entity),
      responses: { 200: answer(entity.labelPlural, list), ...refusals(400, 401, 403) },
    },
    post: {
      tags,
      summary: `Create: ${name}`,
      requestBody: { required: true, content: json(inputSchema(entity, true)) },
      responses: { 201: answer(entity.label, record), ...refusals(400, 401, 403, 409, 422) },
    },
  };
}

function recordPaths(entity: Entity): Json {
  const record = recordSchema(entity);
  const tags = [entity.labelPlural];
  const name = entity.label.toLowerCase();
  return {
    parameters: [id],
    get: {
      tags,
      summary: `Read: ${name}`,
      responses: { 200: answer(entity.label, record), ...refusals(401, 403, 404) },
    },
    patch: {
      tags,
      summary: `Change: ${name}`,
      requestBody: { required: true, content: json(inputSchema(entity, false)) },
      responses: { 200: answer(entity.label, record), ...refusals(400, 401, 403, 404, 409, 422) },
    },
    delete: {
      tags,
      summary: `Delete: ${name}`,
      responses: { 204: { description: 'Deleted.' }, ...refusals(401, 403, 404, 409) },
    },
  };
}

function transitionPaths(entity: Entity): Json {
  const record = recordSchema(entity);
  const body = { type: 'object', properties: { version } };
  const paths = (entity.lifecycle?.transitions ?? []).map((transition) => [
    `/api/${entity.collection}/{id}/${transition.verb}`,
    {
      parameters: [id],
      post: {
        tags: [entity.labelPlural],
        summary: `${transition.label}: ${entity.label.toLowerCase()}`,
        requestBody: { required: false, content: json(body) },
        responses: { 200: answer(entity.label, record), ...refusals(400, 401, 403, 404, 409) },
      },
    },
  ]);
  return Object.fromEntries(paths) as Json;
}

function accountPaths(): Json {
  const text = { type: 'string', minLength: 1 };
  const account = {
    type: 'object',
    properties: { id: { type: 'integer' }, email: text, role: text, name: text },
  };
  const signedIn = { type: 'object', properties: { token: text, account } };
  const body = (properties: Json): Json => ({
    required: true,
    content: json({ type: 'object', required: Object.keys(properties), properties }),
  });
  const email = { type: 'string', format: 'email' };
  const password = { type: 'string', minLength: 8, maxLength: 200 };
  const tags = ['Session'];
  return {
    '/api/session': {
      post: {
        tags,
        summary: 'Sign in',
        security: [],
        requestBody: body({ email, password: text }),
        responses: { 200: answer('Signed in.', signedIn), ...refusals(400, 401, 422, 429) },
      },
      delete: {
        tags,
        summary: 'Sign out',
        responses: { 204: { description: 'Signed out.' }, ...refusals(401) },
      },
    },
    '/api/account': {
      post: {
        tags,
        summary: 'Open an account',
        security: [],
        requestBody: body({ email, password, name: text }),
        responses: { 201: answer('Opened.', signedIn), ...refusals(400, 403, 409, 422) },
      },
    },
  };
}

let document: Json | undefined;

/** The OpenAPI 3.1 description of the API, derived from the same definitions that the API works by. */
export function openApi(): Json {
  document ??= {
    openapi: '3.1.0',
    info: { title: settings.name, version: '1.0.0', description: settings.summary },
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths: Object.assign(
      accountPaths(),
      ...entities.map((entity) => ({
        [`/api/${entity.collection}`]: collectionPaths(entity),
        [`/api/${entity.collection}/{id}`]: recordPaths(entity),
        ...transitionPaths(entity),
      })),
    ) as Json,
  };
  return document;
}

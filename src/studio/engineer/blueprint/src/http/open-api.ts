import { entities } from '../entities.ts';
import { isOpenToVisitors } from '../model/account.ts';
import type { Entity } from '../model/entity.ts';
import type { Field } from '../model/field.ts';
import { message } from '../model/message.ts';
import { settings } from '../settings.ts';
import { uploadFields } from '../store/uploads.ts';
import { restoreVerb } from './collection.ts';
import { accountPaths } from './open-api-accounts.ts';
import {
  administrationPaths,
  exportOperation,
  figurePaths,
  historyPaths,
  importOperation,
  uploadPaths,
} from './open-api-product.ts';
import { answer, id, type Json, json, listOf, refusals, stamp, version } from './open-api-parts.ts';

function nullable(field: Field): Json {
  const { type, ...rest } = field.schema;
  if (field.required) return { ...field.schema, title: field.label };
  const choices = rest['enum'];
  const withNull = Array.isArray(choices) ? { enum: [...(choices as unknown[]), null] } : {};
  return { ...rest, ...withNull, type: [type, 'null'], title: field.label };
}

/** Whether the default is the same at all times; the present day and moment are not. */
function hasFixedDefault(field: Field): boolean {
  const isPresent = Object.getOwnPropertyDescriptor(field, 'default')?.get !== undefined;
  return field.default !== null && !isPresent;
}

/** A derived value: its type without the bounds of a field, because it is what follows from others. */
function valueSchema(field: Field): Json {
  const { type, format, enum: choices, description } = field.schema;
  const known = Object.entries({ format, description, 'x-currency': field.schema['x-currency'] });
  const more = Object.fromEntries(known.filter(([, value]) => value !== undefined));
  const listed = Array.isArray(choices) ? { enum: [...(choices as unknown[]), null] } : {};
  return { ...more, ...listed, type: [type, 'null'], title: field.label };
}

function inputSchema(entity: Entity, isNew: boolean): Json {
  const properties = Object.fromEntries(
    entity.fields.map((field) => [
      field.key,
      isNew && hasFixedDefault(field) ? { ...nullable(field), default: field.default } : nullable(field),
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

/** A field in an answer. Who signs up is a record at once: what it must hold may be missing until the first edit. */
function answeredSchema(entity: Entity, field: Field): Json {
  const isSomebody = settings.roles.some((role) => role.entity === entity.key);
  return nullable(isSomebody ? { ...field, schema: field.schema, required: false } : field);
}

const systemKeys = ['id', 'version', 'createdAt', 'updatedAt'];

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
  const derived = Object.fromEntries(
    (entity.derived ?? []).map((field) => [field.key, { ...valueSchema(field), readOnly: true }]),
  );
  return {
    type: 'object',
    required: [
      ...systemKeys,
      ...entity.fields.map(({ key }) => key),
      ...Object.keys({ ...state, ...derived }),
    ],
    properties: {
      id: { type: 'integer', minimum: 1, readOnly: true },
      version: { type: 'integer', minimum: 1, readOnly: true },
      createdAt: stamp,
      updatedAt: stamp,
      ...Object.fromEntries(entity.fields.map((field) => [field.key, answeredSchema(entity, field)])),
      ...state,
      ...derived,
    },
  };
}

/** By what a list is filtered: a value of the field, or one of the records that it holds. */
function filterSchema(field: Field): Json {
  return field.kind === 'references' ? { type: 'integer', minimum: 1 } : { type: field.schema['type'] };
}

/** Who may ask: visitors too, where the entity is open to them. */
function securityOf(entity: Entity): Json {
  return isOpenToVisitors(entity) ? { security: [{}, { token: [] }] } : {};
}

function listParameters(entity: Entity): Json[] {
  const query = (name: string, schema: Json): Json => ({ name, in: 'query', required: false, schema });
  const { lifecycle } = entity;
  return [
    query('q', { type: 'string', description: 'Words to look for.' }),
    query('sort', { type: 'string', description: 'A key, or a key after a minus sign.' }),
    query('page', { type: 'integer', minimum: 1 }),
    query('pageSize', { type: 'integer', minimum: 1, maximum: 200 }),
    ...[...entity.fields, ...(entity.derived ?? [])].map((field) => query(field.key, filterSchema(field))),
    ...(lifecycle
      ? [query(lifecycle.field, { type: 'string', enum: lifecycle.states.map((state) => state.value) })]
      : []),
  ];
}

function collectionPaths(entity: Entity): Json {
  const record = recordSchema(entity);
  const tags = [entity.labelPlural];
  const name = entity.label.toLowerCase();
  return {
    get: {
      ...securityOf(entity),
      operationId: `list-${entity.collection}`,
      tags,
      summary: `List ${entity.labelPlural.toLowerCase()}`,
      parameters: listParameters(entity),
      responses: { 200: answer(entity.labelPlural, listOf(record)), ...refusals(400, 401, 403) },
    },
    post: {
      ...securityOf(entity),
      operationId: `create-${entity.collection}`,
      tags,
      summary: `Create: ${name}`,
      requestBody: {
        required: true,
        content: { ...json(inputSchema(entity, true)), 'text/csv': { schema: { type: 'string' } } },
      },
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
      ...securityOf(entity),
      operationId: `read-${entity.collection}`,
      tags,
      summary: `Read: ${name}`,
      responses: { 200: answer(entity.label, record), ...refusals(401, 403, 404) },
    },
    patch: {
      ...securityOf(entity),
      operationId: `change-${entity.collection}`,
      tags,
      summary: `Change: ${name}`,
      requestBody: { required: true, content: json(inputSchema(entity, false)) },
      responses: { 200: answer(entity.label, record), ...refusals(400, 401, 403, 404, 409, 422) },
    },
    delete: {
      ...securityOf(entity),
      operationId: `delete-${entity.collection}`,
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

/** The outbox, which is only read. */
function messagePaths(): Json {
  const { get } = collectionPaths(message);
  const { get: one, parameters } = recordPaths(message);
  const path = `/api/${message.collection}`;
  const sent = {
    tags: [message.labelPlural],
    summary: 'Note that a message has been delivered',
    responses: { 200: answer(message.label, recordSchema(message)), ...refusals(401, 403, 404) },
  };
  const failed = {
    ...sent,
    summary: 'Note why a message could not be delivered; it is tried again later unless this is final',
    requestBody: {
      required: true,
      content: json({
        type: 'object',
        required: ['reason'],
        properties: { reason: { type: 'string' }, final: { type: 'boolean' } },
      }),
    },
  };
  return {
    [path]: { get },
    [`${path}/{id}`]: { parameters, get: one },
    [`${path}/{id}/sent`]: { parameters, post: sent },
    [`${path}/{id}/failed`]: { parameters, post: failed },
  };
}

function entityPaths(entity: Entity): Json {
  const path = `/api/${entity.collection}`;
  const table = {
    get: exportOperation(entity, listParameters(entity)),
    post: importOperation(entity),
  };
  return {
    [path]: collectionPaths(entity),
    [`${path}.csv`]: table,
    [`${path}/{id}`]: recordPaths(entity),
    ...historyPaths(entity, recordSchema(entity), restoreVerb(entity)),
    ...transitionPaths(entity),
  };
}

let document: Json | undefined;
let describedCurrency = settings.currency;

/** The OpenAPI 3.1 description of the API, derived from the same definitions that the API works by. */
export function openApi(): Json {
  // Amounts say their currency, which administrators may change.
  if (describedCurrency !== settings.currency) document = undefined;
  describedCurrency = settings.currency;
  document ??= {
    openapi: '3.1.0',
    info: { title: settings.name, version: '1.0.0', description: settings.summary },
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths: Object.assign(
      accountPaths(),
      messagePaths(),
      administrationPaths(),
      figurePaths(),
      uploadFields.length > 0 ? uploadPaths() : {},
      ...entities.map(entityPaths),
    ) as Json,
  };
  return document;
}

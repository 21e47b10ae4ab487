import type { Entity } from '../model/entity.ts';
import { settingsPath } from './address.ts';
import { figuresPath } from './figure-routes.ts';
import { plans } from '../settings.ts';
import { answer, id, type Json, json, refusals, stamp } from './open-api-parts.ts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };

/** A body or an answer that is a table. */
const table = { 'text/csv': { schema: text } };

function object(properties: Json, required: readonly string[] = Object.keys(properties)): Json {
  return { type: 'object', required, properties };
}

function page(item: Json): Json {
  return object({ items: { type: 'array', items: item }, total: count, page: count, pageSize: count });
}

const pageParameters = ['page', 'pageSize'].map((name) => ({
  name,
  in: 'query',
  required: false,
  schema: { type: 'integer', minimum: 1 },
}));

const rowError = object({ line: { type: 'integer', minimum: 1 }, field: text, message: text });

const outcome = object({
  rows: count,
  created: count,
  errors: { type: 'array', items: rowError },
  ignored: { type: 'array', items: text },
});

/** A table of records that is sent: what it may carry and what comes of it. */
export function importOperation(entity: Entity): Json {
  const flag = (name: string, description: string): Json => ({
    name,
    in: 'query',
    required: false,
    description,
    schema: { type: 'boolean' },
  });
  return {
    tags: [entity.labelPlural],
    summary: `Import: ${entity.labelPlural}`,
    parameters: [
      flag('preview', 'Say what would happen, and change nothing.'),
      flag('partial', 'Take the rows without mistakes although others have some.'),
    ],
    requestBody: { required: true, content: table },
    responses: {
      200: answer('What the import would do.', outcome),
      201: answer('Imported.', outcome),
      ...refusals(400, 401, 403, 413, 415, 422),
    },
  };
}

/** The list as a table, with the parameters of the list. */
export function exportOperation(entity: Entity, parameters: readonly Json[]): Json {
  return {
    tags: [entity.labelPlural],
    summary: `Export: ${entity.labelPlural}`,
    parameters,
    responses: { 200: { description: entity.labelPlural, content: table }, ...refusals(400, 401, 403) },
  };
}

/** What happened to a record, bringing a deleted one back, and what can be brought back. */
export function historyPaths(entity: Entity, record: Json, restore: string): Json {
  const path = `/api/${entity.collection}`;
  const tags = [entity.labelPlural];
  const by = { type: ['object', 'null'], properties: { id: { type: 'integer' }, name: text } };
  const change = object({ field: text, before: {}, after: {} });
  const entry = object({ at: stamp, action: text, by, changes: { type: 'array', items: change } });
  const deleted = object({ id: { type: 'integer' }, deletedAt: stamp });
  return {
    [`${path}/{id}/history`]: {
      parameters: [id],
      get: {
        tags,
        summary: `History: ${entity.label}`,
        parameters: pageParameters,
        responses: {
          200: answer('What happened to it, newest first.', page(entry)),
          ...refusals(401, 403, 404),
        },
      },
    },
    [`${path}/{id}/${restore}`]: {
      parameters: [id],
      post: {
        tags,
        summary: `Restore: ${entity.label}`,
        responses: { 200: answer(entity.label, record), ...refusals(401, 403, 404, 409) },
      },
    },
    [`${path}/trash`]: {
      get: {
        tags,
        summary: `Deleted in the last 30 days: ${entity.labelPlural}`,
        parameters: pageParameters,
        responses: {
          200: answer('What can be restored, newest first.', page(deleted)),
          ...refusals(401, 403),
        },
      },
    },
  };
}

/** Sending files. */
export function uploadPaths(): Json {
  const bytes = { type: 'string', format: 'binary' };
  const content = {
    'application/octet-stream': { schema: bytes },
    'multipart/form-data': { schema: object({ file: bytes }) },
  };
  const upload = object({
    path: { type: 'string', format: 'uri-reference' },
    name: text,
    type: text,
    size: { type: 'integer', minimum: 1 },
  });
  return {
    '/api/uploads': {
      post: {
        tags: ['Uploads'],
        summary: 'Send a file of at most 10 MB; its path goes into a field',
        requestBody: { required: true, content },
        responses: { 201: answer('Kept.', upload), ...refusals(400, 401, 403, 413, 415, 429) },
      },
    },
  };
}

/** The figures of those records that the account may read in full. */
export function figurePaths(): Json {
  const point = object({ key: {}, label: text, value: {} });
  const figure = object(
    {
      id: text,
      label: text,
      measure: { type: 'string', enum: ['count', 'sum', 'average'] },
      currency: text,
      value: { type: ['number', 'null'] },
      points: { type: 'array', items: point },
    },
    ['id', 'label', 'measure'],
  );
  return {
    [`/api${figuresPath}`]: {
      get: {
        tags: ['Figures'],
        summary: 'Key figures',
        responses: {
          200: answer('Figures', object({ items: { type: 'array', items: figure } })),
          ...refusals(401),
        },
      },
    },
  };
}

/** The settings of the product, and its sample data, for administrators. */
export function administrationPaths(): Json {
  const plan = { type: ['string', 'null'], enum: [...plans.map(({ key }) => key), null] };
  const changeable = {
    name: { type: 'string', minLength: 1, maxLength: 80 },
    timeZone: text,
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    plan,
  };
  const shown = object({ ...changeable, language: text, plans: { type: 'array', items: text } });
  const tags = ['Settings'];
  const sample = (summary: string, status: number, schema: Json): Json => ({
    tags: ['Sample data'],
    summary,
    responses: { [status]: answer('Sample data', schema), ...refusals(401, 403, 409) },
  });
  return {
    [`/api${settingsPath}`]: {
      get: {
        tags,
        summary: 'Read the settings',
        responses: { 200: answer('Settings', shown), ...refusals(401, 403) },
      },
      patch: {
        tags,
        summary: 'Change settings',
        requestBody: {
          required: true,
          content: json({ ...object(changeable, []), additionalProperties: false }),
        },
        responses: { 200: answer('Settings', shown), ...refusals(400, 401, 403, 422) },
      },
    },
    '/api/sample-data': {
      get: sample('How many sample records there are', 200, object({ present: count, available: count })),
      post: sample('Add believable records around today', 201, object({ created: count })),
      delete: sample('Remove exactly the sample records', 200, object({ removed: count, kept: count })),
    },
  };
}

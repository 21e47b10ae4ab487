/** A piece of the document. */
export type Json = Record<string, unknown>;

/** The number of a record in a path. */
export const id: Json = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };
/** A moment that the product sets. */
export const stamp: Json = { type: 'string', format: 'date-time', readOnly: true };
/** The version that a change may name. */
export const version: Json = { type: 'integer', minimum: 1, description: 'The version that you have seen.' };

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

/** A body as JSON. */
export const json = (schema: Json): Json => ({ 'application/json': { schema } });
/** An answer as JSON. */
export const answer = (description: string, schema: Json): Json => ({ description, content: json(schema) });

/** The answers with these statuses, which say why something was refused. */
export function refusals(...statuses: number[]): Json {
  return Object.fromEntries(statuses.map((status) => [String(status), problem]));
}

/** A part of a list, as every collection answers it. */
export function listOf(item: Json): Json {
  return {
    type: 'object',
    required: ['items', 'total', 'page', 'pageSize'],
    properties: {
      items: { type: 'array', items: item },
      total: { type: 'integer' },
      page: { type: 'integer' },
      pageSize: { type: 'integer' },
    },
  };
}

import { accountsPath } from './address.ts';
import { adminRole, settings } from '../settings.ts';
import { givenFields } from '../actions/own-record.ts';
import { answer, id, type Json, json, listOf, refusals, stamp } from './open-api-parts.ts';

const text = { type: 'string', minLength: 1 };
const email = { type: 'string', format: 'email' };
const password = { type: 'string', minLength: 8, maxLength: 200 };
const role = { type: 'string', enum: [adminRole, ...settings.roles.map((each) => each.key)] };
const publicAccount = {
  type: 'object',
  properties: { id: { type: 'integer' }, email, role, name: text },
};
const signedIn = { type: 'object', properties: { token: text, account: publicAccount } };
const account = {
  type: 'object',
  properties: {
    ...publicAccount.properties,
    recordId: { type: ['integer', 'null'] },
    active: { type: 'boolean' },
    hasPassword: { type: 'boolean' },
    createdAt: stamp,
  },
};

function body(required: Json, optional: Json = {}): Json {
  const properties = { ...required, ...optional };
  return {
    required: true,
    content: json({ type: 'object', required: Object.keys(required), properties }),
  };
}

function sessionPaths(): Json {
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
      get: {
        tags,
        summary: 'Who is signed in',
        responses: {
          200: answer('The account.', { type: 'object', properties: { account: publicAccount } }),
          ...refusals(401),
        },
      },
      delete: {
        tags,
        summary: 'Sign out',
        responses: { 204: { description: 'Signed out.' }, ...refusals(401) },
      },
    },
    '/api/session/forgotten': {
      post: {
        tags,
        summary: 'Ask for a link to choose a new password',
        security: [],
        requestBody: body({ email }),
        responses: {
          202: answer('A link is on its way if an account has this address.', { type: 'object' }),
          ...refusals(400, 422, 429),
        },
      },
    },
  };
}

/** Those fields of the record of a role that may be given with a new account. */
function recordProperties(keys: readonly string[]): Json {
  const fields = keys.flatMap((key) => givenFields(key));
  return Object.fromEntries(fields.map((field) => [field.key, { ...field.schema, title: field.label }]));
}

function ownPaths(): Json {
  const tags = ['Account'];
  const signUpRoles = settings.roles.filter((each) => each.selfSignUp).map((each) => each.key);
  return {
    '/api/account': {
      post: {
        tags,
        summary: 'Open an account',
        security: [],
        requestBody: body({ email, password, name: text }, recordProperties(signUpRoles)),
        responses: { 201: answer('Opened.', signedIn), ...refusals(400, 403, 409, 422) },
      },
    },
    '/api/account/password': {
      post: {
        tags,
        summary: 'Change your own password; every other session ends',
        requestBody: body({ current: text, password }),
        responses: { 200: answer('Changed.', signedIn), ...refusals(400, 401, 422, 429) },
      },
    },
    '/api/password': {
      post: {
        tags,
        summary: 'Choose a password by a one-time link; every session ends',
        security: [],
        requestBody: body({ token: text, password }),
        responses: { 204: { description: 'Chosen.' }, ...refusals(400, 404, 409, 422) },
      },
    },
  };
}

function administrationPaths(): Json {
  const tags = ['Accounts'];
  const path = `/api${accountsPath}`;
  const link = { link: text };
  const invited = { type: 'object', properties: { ...account.properties, ...link } };
  const change = { type: 'object', properties: { name: text, role, active: { type: 'boolean' } } };
  return {
    [path]: {
      get: {
        tags,
        summary: 'List accounts',
        responses: { 200: answer('Accounts', listOf(account)), ...refusals(401, 403) },
      },
      post: {
        tags,
        summary: 'Invite somebody by a message',
        requestBody: body({ email, name: text, role }, { recordId: { type: 'integer' } }),
        responses: { 201: answer('Invited.', invited), ...refusals(400, 401, 403, 409, 422) },
      },
    },
    [`${path}/{id}`]: {
      parameters: [id],
      get: {
        tags,
        summary: 'Read an account',
        responses: { 200: answer('Account', account), ...refusals(401, 403, 404) },
      },
      patch: {
        tags,
        summary: 'Change a name or a role, deactivate, activate',
        requestBody: { required: true, content: json(change) },
        responses: { 200: answer('Account', account), ...refusals(400, 401, 403, 404, 409, 422) },
      },
    },
    [`${path}/{id}/reset`]: {
      parameters: [id],
      post: {
        tags,
        summary: 'Send a link to choose a new password',
        responses: {
          200: answer('Sent.', { type: 'object', properties: link }),
          ...refusals(401, 403, 404, 409),
        },
      },
    },
  };
}

/** Sessions, one's own account, and accounts as administrators manage them. */
export function accountPaths(): Json {
  return { ...sessionPaths(), ...ownPaths(), ...administrationPaths() };
}

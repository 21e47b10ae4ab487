import { IncomingMessage, type IncomingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { upstreamHeaders, visitorHeaders } from './header.ts';

function message(headers: IncomingHttpHeaders, method = 'GET'): IncomingMessage {
  const incoming = new IncomingMessage(new Socket());
  incoming.method = method;
  incoming.headers = headers;
  return incoming;
}

test('headers of one connection, and those that it names, go no further', () => {
  const headers = upstreamHeaders(
    message({
      host: 'a',
      connection: 'close, x-mine',
      'x-mine': '1',
      te: 'trailers',
      upgrade: 'x',
      accept: '*/*',
    }),
    'salon',
  );
  expect(Object.keys(headers).toSorted()).toEqual([
    'accept',
    'host',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
  ]);
});

test('who asked is said by the proxy, whatever the visitor claims', () => {
  const headers = upstreamHeaders(
    message({ host: 'b', 'x-forwarded-for': '9.9.9.9', 'x-real-ip': '9.9.9.9' }),
    'salon',
  );
  expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'b' });
  expect(headers).not.toHaveProperty('x-real-ip');
});

test('a product gets its own cookies and no other’s, and gives its own a name of their own', () => {
  const cookie = 'salon.session=mine; library.session=theirs; session=nobody';
  expect(upstreamHeaders(message({ cookie }), 'salon')['cookie']).toBe('session=mine');
  expect(upstreamHeaders(message({ cookie: 'library.session=theirs' }), 'salon')).not.toHaveProperty(
    'cookie',
  );
  const answer = message({ 'set-cookie': ['session=1; Path=/; Domain=localhost; HttpOnly'] });
  expect(visitorHeaders(answer, { slug: 'salon' })['set-cookie']).toEqual([
    'salon.session=1; Path=/; HttpOnly',
  ]);
});

test('the dashboard gets no cookie and sets none', () => {
  expect(upstreamHeaders(message({ cookie: 'salon.session=1; a=b' }), undefined)).not.toHaveProperty(
    'cookie',
  );
  expect(visitorHeaders(message({ 'set-cookie': ['a=b'] }), {})).not.toHaveProperty('set-cookie');
});

test('another product’s page cannot post with the session of this one', () => {
  const headers = { host: '127.0.0.1:4401', cookie: 'salon.session=1' };
  const cookieOf = (more: IncomingHttpHeaders, method = 'POST'): unknown =>
    upstreamHeaders(message({ ...headers, ...more }, method), 'salon')['cookie'];
  expect(cookieOf({ 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:4402' })).toBeUndefined();
  expect(cookieOf({ 'sec-fetch-site': 'cross-site', origin: 'null' })).toBeUndefined();
  expect(cookieOf({ origin: 'http://127.0.0.1:4402' })).toBeUndefined();
  expect(cookieOf({ 'sec-fetch-site': 'same-origin', origin: 'null' })).toBe('session=1');
  expect(cookieOf({ origin: 'http://127.0.0.1:4401' })).toBe('session=1');
  expect(cookieOf({})).toBe('session=1');
  expect(cookieOf({ 'sec-fetch-site': 'cross-site' }, 'GET')).toBe('session=1');
});

test('only the dashboard may frame a product, whatever the product says', () => {
  const route = { slug: 'salon', framedBy: ['http://127.0.0.1:4400'] };
  const policy = "frame-ancestors 'self' http://127.0.0.1:4400";
  expect(visitorHeaders(message({}), route)['content-security-policy']).toBe(policy);
  const own = 'frame-ancestors *';
  expect(visitorHeaders(message({ 'content-security-policy': own }), route)['content-security-policy']).toBe(
    `${own}, ${policy}`,
  );
});

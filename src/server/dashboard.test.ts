import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../kernel/error.ts';
import type { CompanyView } from '../protocol/view.ts';
import { scriptedCompany } from '../testing/scripted-company.ts';
import { createDashboard, dashboardUrl } from './dashboard.ts';

const token = 'a-token-of-more-than-16-characters';
let assets = '';
const host = '127.0.0.1:4400';

beforeAll(async () => {
  assets = await mkdtemp(join(tmpdir(), 'macrohard-page-'));
  await mkdir(join(assets, 'assets'));
  await writeFile(join(assets, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(assets, 'assets', 'main-1a.js'), 'export {};');
});
afterAll(() => rm(assets, { recursive: true }));

function setUp(): ReturnType<typeof scriptedCompany> & {
  ask: (path: string, init?: RequestInit) => Promise<Response>;
} {
  const company = scriptedCompany();
  const app = createDashboard({ port: company, token, assets, heartbeatMs: 20 });
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.request(`http://${host}${path}`, {
      ...init,
      headers: { host, authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
    });
  return { ...company, ask };
}

async function errorOf(response: Response): Promise<ErrorBody> {
  return ((await response.json()) as { error: ErrorBody }).error;
}

describe('who may speak to the dashboard', () => {
  it('answers the company to who has the token, in either header', async () => {
    const { ask } = setUp();
    expect(((await (await ask('/api/company')).json()) as CompanyView).cursor).toBe(0);
    const headers = { authorization: '', 'x-macrohard-token': token };
    expect((await ask('/api/company', { headers })).status).toBe(200);
  });

  it('refuses a missing and a wrong token with 401 and says how to get one', async () => {
    const { ask } = setUp();
    for (const authorization of ['', 'Bearer wrong', `Basic ${token}`]) {
      const response = await ask('/api/company', { headers: { authorization } });
      expect(response.status).toBe(401);
      expect((await errorOf(response)).hint).toContain('./macrohard serve');
    }
  });

  it('does not take the token from the query or from a cookie', async () => {
    const { ask } = setUp();
    const headers = { authorization: '', cookie: `token=${token}` };
    expect((await ask(`/api/company?token=${token}`, { headers })).status).toBe(401);
  });

  it.each([
    'evil.example:4400',
    'localhost.evil.example',
    '127.0.0.1.evil.example:4400',
    'salon.localhost:4400',
    '',
  ])('refuses the host %j with 421, the page included', async (name) => {
    const { ask } = setUp();
    expect((await ask('/api/company', { headers: { host: name } })).status).toBe(421);
    expect((await ask('/', { headers: { host: name } })).status).toBe(421);
  });

  it.each(['http://evil.example', 'http://127.0.0.1:4401', 'http://localhost:4400', 'null'])(
    'refuses the origin %s with 403 and shares nothing with it',
    async (origin) => {
      const { ask } = setUp();
      const response = await ask('/api/company', { headers: { origin } });
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect((await ask('/api/stop', { method: 'POST', headers: { origin } })).status).toBe(403);
    },
  );

  it('refuses what a browser marks as sent by another site, an image without an Origin for instance', async () => {
    const { ask } = setUp();
    for (const site of ['same-site', 'cross-site'])
      expect((await ask('/api/company', { headers: { 'sec-fetch-site': site } })).status).toBe(403);
  });

  it('takes the host names in capitals and its own origin', async () => {
    const { ask } = setUp();
    const headers = { host: 'LOCALHOST:4400', origin: 'http://localhost:4400' };
    expect((await ask('/api/company', { headers })).status).toBe(200);
  });

  it('shuts the page off: strict policy, framed by nobody, nothing shared', async () => {
    const { ask } = setUp();
    const { headers } = await ask('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('set-cookie')).toBeNull();
  });
});

describe('the page', () => {
  it('gives the document for every place within it and the files for ever', async () => {
    const { ask } = setUp();
    expect(await (await ask('/product/salon/releases')).text()).toContain('<title>page');
    const file = await ask('/assets/main-1a.js');
    expect(file.headers.get('cache-control')).toContain('immutable');
  });

  it.each(['/assets/..%2f..%2fpackage.json', '/assets/nothing.js', '/.git/config', '/package.json'])(
    'has no file %s',
    async (path) => {
      const { ask } = setUp();
      expect((await ask(path)).status).toBe(404);
    },
  );

  it('says which command builds it when it is missing', async () => {
    const app = createDashboard({ port: scriptedCompany(), token, assets: join(assets, 'absent') });
    const response = await app.request('/', { headers: { host } });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build:web');
  });

  it('puts the token behind the # of its address', () => {
    expect(dashboardUrl('http://127.0.0.1:4400', 'abc')).toBe('http://127.0.0.1:4400/#token=abc');
  });
});

describe('what a person does', () => {
  const post = (body: unknown): RequestInit => ({
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

  it('answers a question once and refuses the second answer with 409', async () => {
    const company = setUp();
    company.change(
      { stream: 'question:q1', type: 'question.asked', actor: 'supervisor', data: {} },
      ({ view }) => {
        const options = [{ value: 'yes', label: 'Yes' }];
        view.questions.push({ id: 'q1', text: 'Go on?', options, askedAt: 0 });
      },
    );
    expect((await company.ask('/api/questions/q1/answer', post({ value: 'no' }))).status).toBe(422);
    expect((await company.ask('/api/questions/q1/answer', post({ value: 'yes' }))).status).toBe(200);
    expect((await company.view()).questions[0]?.answer?.by).toBe('person:dashboard');
    expect((await company.ask('/api/questions/q1/answer', post({ value: 'yes' }))).status).toBe(409);
    expect((await company.ask('/api/questions/q2/answer', post({ value: 'yes' }))).status).toBe(404);
  });

  it('stops and resumes the company', async () => {
    const company = setUp();
    await company.ask('/api/stop', { method: 'POST' });
    expect((await company.view()).stopped).toBe(true);
    await company.ask('/api/resume', { method: 'POST' });
    expect((await company.view()).stopped).toBe(false);
  });

  it('refuses a body that is no JSON, of another type, of the wrong shape or too long, each with a clear error', async () => {
    const { ask } = setUp();
    const json = { 'content-type': 'application/json' };
    expect((await ask('/api/builds', { method: 'POST', body: '{', headers: json })).status).toBe(400);
    expect((await ask('/api/builds', { method: 'POST', body: 'text=1' })).status).toBe(400);
    expect((await errorOf(await ask('/api/builds', post({ text: '' })))).message).toContain('text');
    expect((await ask('/api/builds', post({ text: 'x'.repeat(1_048_577) }))).status).toBe(413);
    expect((await ask('/api/builds', post({ text: 'x'.repeat(3_000_000) }))).status).toBe(413);
    expect((await ask('/api/products/none')).status).toBe(404);
    expect((await ask('/api/none')).status).toBe(404);
  });

  it('gives blobs by their hash with a type that no browser runs', async () => {
    const company = setUp();
    const hash = company.addBlob(Buffer.from('<script>alert(1)</script>'));
    const response = await company.ask(`/api/blobs/${hash}`);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(await response.text()).toContain('alert');
    const jpeg = company.addBlob(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0));
    expect((await company.ask(`/api/blobs/${jpeg}`)).headers.get('content-type')).toBe('image/jpeg');
    expect((await company.ask('/api/blobs/xyz')).status).toBe(400);
  });
});

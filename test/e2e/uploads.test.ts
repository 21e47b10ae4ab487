/** Files that people send to a product: who may, what is taken, who gets it back and how, and what becomes of what nobody holds. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specificationSchema } from '../../src/protocol/specification.ts';
import { openClient, type Answer, type Call } from '../../src/studio/probe/client.ts';
import type { Session } from '../../src/studio/probe/world.ts';
import { startProduct } from '../faults/running-product.ts';
import { bodyOf, openStage, type Stage } from './contract/stage.ts';

const specification = specificationSchema.parse({
  format: 'macrohard/specification',
  version: 1,
  product: { name: 'Album', slug: 'album', summary: 'Pictures of members.' },
  entities: [
    {
      key: 'picture',
      collection: 'pictures',
      label: 'Picture',
      labelPlural: 'Pictures',
      display: 'title',
      fields: [
        { key: 'title', label: 'Title', type: { kind: 'text' }, required: true },
        { key: 'image', label: 'Image', type: { kind: 'image' } },
        { key: 'attachment', label: 'Attachment', type: { kind: 'file' } },
      ],
    },
  ],
  roles: [
    { key: 'member', label: 'Member', selfSignUp: true },
    { key: 'guest', label: 'Guest' },
  ],
  permissions: [
    { role: 'member', entity: 'picture', actions: ['create', 'read', 'update', 'delete'], scope: 'own' },
  ],
  rules: [],
});

// One transparent point.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('uploads', () => {
  let stage: Stage;
  let member: Session;
  beforeAll(async () => {
    stage = await openStage(specification);
    member = stage.people.get('member') ?? stage.admin;
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const upload = (
    who: { send(call: Call): Promise<Answer> },
    bytes: Buffer | string,
    more: Record<string, string> = {},
  ): Promise<Answer> =>
    who.send({
      method: 'POST',
      path: '/api/uploads',
      raw: bytes,
      headers: { 'content-type': 'application/octet-stream', ...more },
    });
  const sent = async (bytes: Buffer | string = png): Promise<string> =>
    String(bodyOf(await upload(member, bytes))['path']);
  const create = (who: Session, json: object): Promise<Answer> =>
    who.send({ method: 'POST', path: '/api/pictures', json: { title: 'A picture', ...json } });

  test('are taken from those who may write a record with a file, and from nobody else', async () => {
    expect((await upload(stage, png)).status).toBe(401);
    const guest = stage.people.get('guest');
    expect(guest && (await upload(guest, png)).status).toBe(403);
    const answer = await upload(member, png, {
      'content-disposition': 'attachment; filename="../My Holiday.exe"',
    });
    expect(answer.status, answer.text).toBe(201);
    expect(bodyOf(answer)).toMatchObject({ type: 'image/png', size: png.length, name: 'my-holiday.png' });
  });

  test('come as the file of a form as well', async () => {
    const form = new FormData();
    form.set('file', new File([png], 'point.png', { type: 'image/png' }));
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    const raw = Buffer.from(await request.arrayBuffer());
    const answer = await upload(member, raw, { 'content-type': request.headers.get('content-type') ?? '' });
    expect(answer.status, answer.text).toBe(201);
    expect(String(bodyOf(answer)['path'])).toMatch(/^\/uploads\/\d+-point\.png$/);
  });

  test.each([
    ['a program', Buffer.from('7f454c46020101000000', 'hex'), 415],
    ['bytes that are nothing', Buffer.from([0, 1, 2, 3]), 415],
    ['nothing at all', '', 415],
    ['more than 10 MB', Buffer.alloc(10_000_001, 'a'), 413],
  ])('refuse %s', async (_what, bytes, status) => {
    expect((await upload(member, bytes)).status).toBe(status);
  });

  test('a page that pretends to be a picture is refused, and one that does not is a text to download', async () => {
    const page = '<script>alert(1)</script>';
    expect((await upload(member, page, { 'content-type': 'image/png' })).status).toBe(415);
    const path = await sent(page);
    const { headers } = await member.send({ path });
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(headers['content-disposition']).toMatch(/^attachment/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  test('pictures are shown to who sent them, to who may read a record that holds them, and to administrators alone', async () => {
    const path = await sent();
    const shown = await member.send({ path });
    expect(shown.status).toBe(200);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(png.length),
    });
    expect(shown.headers['content-disposition']).toMatch(/^inline/);
    expect((await stage.admin.send({ path })).status).toBe(200);
    expect((await stage.people.get('guest')?.send({ path }))?.status).toBe(404);
    expect((await stage.send({ path })).status).not.toBe(200);
    const theirs = String(bodyOf(await upload(stage.admin, png))['path']);
    expect((await member.send({ path: theirs })).status).toBe(404);
    expect((await member.send({ path: path.replace('.png', '.gif') })).status).toBe(404);
  });

  test('nobody gets to a file by writing its address into a record of their own', async () => {
    const theirs = String(bodyOf(await upload(stage.admin, png))['path']);
    const answer = await create(member, { image: theirs });
    expect(answer.status).toBe(422);
    expect(bodyOf(answer)['errors']).toMatchObject([{ field: 'image' }]);
    expect((await create(member, { image: '/uploads/999-x.png' })).status).toBe(422);
    expect((await create(member, { image: 'https://example.com/x.png' })).status).toBe(422);
  });

  test('a field for pictures takes pictures', async () => {
    const path = await sent('Only words.');
    expect((await create(member, { image: path })).status).toBe(422);
    expect((await create(member, { attachment: path })).status).toBe(201);
  });

  test('what no record holds goes after a day; what a record or the trash holds stays', async () => {
    await using kept = await openStage(specification);
    const people = kept.people.get('member') ?? kept.admin;
    const paths = await Promise.all(
      [1, 2, 3].map(async () => String(bodyOf(await upload(people, png))['path'])),
    );
    const [held, deleted] = await Promise.all(paths.slice(0, 2).map((image) => create(people, { image })));
    const id = String(bodyOf(deleted ?? held ?? (await create(people, {})))['id']);
    await people.send({ method: 'DELETE', path: `/api/pictures/${id}` });
    kept.sql(`UPDATE "_upload" SET "createdAt" = '2020-01-01T00:00:00.000Z'`);
    await kept.running[Symbol.asyncDispose]();
    const folder = join(kept.data, 'uploads');
    expect(readdirSync(folder)).toHaveLength(3);
    const checkout = { folder: kept.folder, data: kept.data, [Symbol.asyncDispose]: () => Promise.resolve() };
    await using _again = await startProduct(checkout, specification);
    const client = openClient({ socket: join(kept.data, 's') });
    await expect.poll(() => existsSync(folder) && readdirSync(folder).length).toBe(2);
    await client[Symbol.asyncDispose]();
  });
});

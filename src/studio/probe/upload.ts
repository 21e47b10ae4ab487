/** Tiny files for fields that hold a picture or a document. */
import type { Entity } from '../../protocol/specification.ts';
import type { Body } from '../sample/compare.ts';
import { expect, fail, isObject } from './expect.ts';
import type { Session } from './world.ts';
import { tinyFile } from '../../protocol/tiny-file.ts';

/** Sends a tiny file and gives the path under which fields name it. */
export async function upload(session: Session, kind: 'image' | 'file'): Promise<string> {
  const answer = await session.send(uploadCall(kind));
  expect(answer, { status: 201 });
  const path = isObject(answer.body) ? answer.body['path'] : undefined;
  if (typeof path !== 'string' || !path.startsWith('/uploads/')) fail(answer, 'a path /uploads/…');
  return path;
}

/** The request that uploads a tiny file. */
export function uploadCall(kind: 'image' | 'file'): Parameters<Session['send']>[0] {
  const { bytes, type, name } = tinyFile(kind);
  const boundary = 'probe-0f3d1c';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  const raw = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return { method: 'POST', path: '/api/uploads', raw, headers };
}

/** A body with files that the session itself sent: nobody can give a record a file of somebody else's. */
export async function withOwnFiles(session: Session, entity: Entity, body: Body): Promise<Body> {
  const own: Body = {};
  for (const { key, type } of entity.fields) {
    const isFile = type.kind === 'image' || type.kind === 'file';
    if (isFile && typeof body[key] === 'string') own[key] = await upload(session, type.kind);
  }
  return { ...body, ...own };
}

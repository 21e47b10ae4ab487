import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { StoredEvent } from './event.ts';
import { defineEvent } from './event-type.ts';

const renamed = defineEvent({
  type: 'thing.renamed',
  v: 3,
  schema: z.strictObject({ name: z.string(), by: z.string() }),
  upcast: {
    1: (data) => ({ name: (data as { title: string }).title }),
    2: (data) => ({ ...(data as object), by: 'somebody' }),
  },
});

function stored(v: number, data: StoredEvent['data']): StoredEvent {
  return {
    company: 'main',
    seq: 9,
    stream: 's',
    type: 'thing.renamed',
    v,
    actor: 'a',
    at: 1,
    data,
    hash: 'h',
  };
}

describe('a type of event', () => {
  it('writes its newest version', () => {
    expect(renamed.make({ name: 'x', by: 'ann' })).toEqual({
      type: 'thing.renamed',
      v: 3,
      data: { name: 'x', by: 'ann' },
    });
  });

  it('brings every older version up to the newest, step by step', () => {
    expect(renamed.decode(stored(1, { title: 'x' })).data).toEqual({ name: 'x', by: 'somebody' });
    expect(renamed.decode(stored(2, { name: 'x' })).data).toEqual({ name: 'x', by: 'somebody' });
    expect(renamed.decode(stored(3, { name: 'x', by: 'ann' })).data).toEqual({ name: 'x', by: 'ann' });
  });

  it('refuses data that does not fit, written or read, and says where', () => {
    expect(() => renamed.make({ name: 1, by: 'ann' } as never)).toThrowError(
      expect.objectContaining({ code: 'bad-event', message: expect.stringContaining('name: ') as string }),
    );
    expect(() => renamed.decode(stored(3, { name: 'x' }))).toThrowError(
      expect.objectContaining({ code: 'bad-event', message: expect.stringContaining('seq 9') as string }),
    );
  });

  it('says when a newer program wrote an event', () => {
    expect(() => renamed.decode(stored(4, {}))).toThrowError(
      expect.objectContaining({ code: 'event-too-new' }),
    );
  });

  it('cannot be defined without a way from each older version', () => {
    const schema = z.strictObject({});
    expect(() => defineEvent({ type: 'a.b', v: 3, schema, upcast: { 1: (data) => data } })).toThrowError(
      expect.objectContaining({
        code: 'missing-upcast',
        message: expect.stringContaining('from version 2') as string,
      }),
    );
  });
});

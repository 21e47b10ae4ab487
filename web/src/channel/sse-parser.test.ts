import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverMessages } from './sse-parser.ts';
import { takeToken } from './token.ts';

async function parse(chunks: string[]): Promise<unknown[]> {
  const messages: unknown[] = [];
  for await (const message of serverMessages(toAsync(chunks))) messages.push(message);
  return messages;
}

async function* toAsync(chunks: string[]): AsyncGenerator<string> {
  yield* chunks;
}

describe('serverMessages', () => {
  it('reads ids and data and gives undefined for a heartbeat', async () => {
    const text = ': connected\n\nid: 7\ndata: {"a":1}\n\ndata: x\ndata: y\n\n';
    expect(await parse([text])).toEqual([undefined, { id: '7', data: '{"a":1}' }, { data: 'x\ny' }]);
  });

  it('gives the same messages however the text is cut', async () => {
    const text = 'id: 1\ndata: {"t":"a: b"}\n\n: beat\n\nid: 2\ndata: two\n\n';
    const whole = await parse([text]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 8 }), async (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const chunks = places.slice(1).map((end, index) => text.slice(places[index], end));
        expect(await parse(chunks)).toEqual(whole);
      }),
    );
  });

  it('does not give a message that never ended', async () => {
    expect(await parse(['id: 1\ndata: half'])).toEqual([]);
  });
});

describe('takeToken', () => {
  it('takes the token out of the address into the tab’s storage', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const replaced: string[] = [];
    const history = { replaceState: (_: unknown, __: string, url: string) => void replaced.push(url) };
    const take = (hash: string): string | undefined =>
      takeToken(
        { hash, pathname: '/journal', search: '?type=a' } as Location,
        history as unknown as History,
        storage as unknown as Storage,
      );
    expect(take('')).toBeUndefined();
    expect(take('#token=secret')).toBe('secret');
    expect(replaced).toEqual(['/journal?type=a']);
    expect(take('')).toBe('secret');
  });
});

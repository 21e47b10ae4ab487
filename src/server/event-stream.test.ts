import { describe, expect, it } from 'vitest';
import { scriptedCompany, type ScriptedCompany } from '../testing/scripted-company.ts';
import { eventStream } from './event-stream.ts';

function append(company: ScriptedCompany, count: number): void {
  for (let index = 0; index < count; index += 1)
    company.change({ stream: 'work:1', type: 'work.noted', actor: 'supervisor', data: { index } });
}

const decoder = new TextDecoder();

/** Reads until `count` events came; gives their ids and the comments between. */
async function read(
  stream: ReadableStream<Uint8Array>,
  count: number,
): Promise<{ ids: number[]; comments: number }> {
  const reader = stream.getReader();
  let text = '';
  const ids = (): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
  while (ids().length < count) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value);
  }
  reader.releaseLock();
  return { ids: ids(), comments: text.split('\n').filter((line) => line.startsWith(':')).length };
}

describe('eventStream', () => {
  it('sends what is there from the cursor on, then each new event, without a gap or a double', async () => {
    const company = scriptedCompany();
    append(company, 450);
    const stream = eventStream({ port: company, after: 5, heartbeatMs: 10_000 });
    const first = await read(stream, 445);
    append(company, 3);
    const second = await read(stream, 3);
    const expected = Array.from({ length: 448 }, (_, index) => index + 6);
    expect([...first.ids, ...second.ids]).toEqual(expected);
    await stream.cancel();
  });

  it('greets at once and shows that it lives while nothing happens', async () => {
    const company = scriptedCompany();
    const stream = eventStream({ port: company, after: 0, heartbeatMs: 5 });
    const reader = stream.getReader();
    const texts = [await reader.read(), await reader.read()].map(({ value }) => decoder.decode(value));
    expect(texts).toEqual([': connected\n\n', ': beat\n\n']);
    await reader.cancel();
  });

  it('reads no further than one batch ahead of a receiver that does not take more', async () => {
    const company = scriptedCompany();
    append(company, 5000);
    let reads = 0;
    const counting = {
      ...company,
      events: (query: Parameters<typeof company.events>[0]) => (reads++, company.events(query)),
    };
    const stream = eventStream({ port: counting, after: 0, heartbeatMs: 10_000 });
    await read(stream, 200);
    expect(reads).toBeLessThanOrEqual(2);
    await stream.cancel();
  });

  it('lets go of the company when the receiver leaves', async () => {
    const company = scriptedCompany();
    const stream = eventStream({ port: company, after: 0, heartbeatMs: 10_000 });
    const reader = stream.getReader();
    await reader.read();
    expect(company.listeners()).toBe(1);
    await reader.cancel();
    expect(company.listeners()).toBe(0);
  });
});

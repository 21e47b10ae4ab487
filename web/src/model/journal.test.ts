import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../../src/protocol/event.ts';
import { aboutOf } from './about.ts';
import { appendEvents, emptyWindow, filterEvents, prependEvents } from './journal.ts';

const event = (seq: number, type = 'work.ended', stream = 'work:1'): StoredEvent => ({
  company: 'test',
  seq,
  stream,
  type,
  v: 1,
  actor: 'supervisor',
  at: seq,
  data: {},
  hash: '',
});
const events = (from: number, to: number): StoredEvent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => event(from + index));
const seqs = (list: readonly StoredEvent[]): number[] => list.map((item) => item.seq);

describe('the window on the journal', () => {
  it('takes newer events once, also when a reconnect sends some of them again', () => {
    const window = appendEvents(appendEvents(emptyWindow, events(1, 5)), events(3, 7));
    expect(seqs(window.events)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('knows that it is complete when the first event is there', () => {
    const window = prependEvents(emptyWindow, events(201, 400));
    expect(window.isComplete).toBe(false);
    expect(prependEvents(window, events(1, 200)).isComplete).toBe(true);
    expect(prependEvents(emptyWindow, []).isComplete).toBe(true);
  });

  it('drops the oldest events beyond its size and is then no longer complete', () => {
    const window = appendEvents(prependEvents(emptyWindow, events(1, 1500)), events(1501, 3000));
    expect(window.events).toHaveLength(2000);
    expect(window.events.at(-1)?.seq).toBe(3000);
    expect(window.isComplete).toBe(false);
  });

  it('filters by stream and by the beginning of the type, newest first', () => {
    const list = [event(1), event(2, 'work.claimed'), event(3, 'build.ended', 'build:1'), event(4)];
    expect(seqs(filterEvents(list, { stream: 'work:1' }))).toEqual([4, 2, 1]);
    expect(seqs(filterEvents(list, { type: 'work.e' }))).toEqual([4, 1]);
  });

  it('says what an event is about, by its stream when nothing better is known', () => {
    expect(aboutOf(event(1, 'work.ended', 'work:9'), undefined)).toBe('work:9');
  });
});

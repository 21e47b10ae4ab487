import { describe, expect, it } from 'vitest';
import type { WorkView } from '../../../src/protocol/view.ts';
import { layOutTimeline } from './timeline.ts';

type Times = [startedAt?: number, endedAt?: number];

function work(id: string, role: string, [startedAt, endedAt]: Times): WorkView {
  const base = {
    id,
    kind: 'k',
    title: id,
    role,
    rung: 'reflex',
    owner: 'supervisor',
    attempt: 1,
    createdAt: 0,
    costMicros: 0,
  } as const;
  const times = {
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
  };
  return { ...base, state: endedAt === undefined ? 'running' : 'done', ...times };
}

describe('layOutTimeline', () => {
  it('shows nothing when nothing has begun', () => {
    expect(layOutTimeline([work('a', 'analyst', [])], 1000)).toBeUndefined();
  });

  it('gives each role a lane, in the order in which they began, and running work an end that moves', () => {
    const timeline = layOutTimeline([work('b', 'engineer', [500]), work('a', 'analyst', [0, 500])], 1000);
    expect(timeline?.lanes.map((lane) => lane.role)).toEqual(['analyst', 'engineer']);
    expect(timeline?.lanes[1]?.bars[0]).toMatchObject({ left: 0.5, width: 0.5 });
  });

  it('puts what runs at once into rows and what follows into a free one', () => {
    const items = [
      work('a', 'tester', [0, 100]),
      work('b', 'tester', [50, 300]),
      work('c', 'tester', [150, 300]),
    ];
    const [lane] = layOutTimeline(items, 300)?.lanes ?? [];
    expect(lane?.bars.map((bar) => bar.row)).toEqual([0, 1, 0]);
    expect(lane?.rows).toBe(2);
  });

  it('leaves out what an hour of rest separates from the latest work', () => {
    const items = [work('old', 'tester', [0, 1000]), work('new', 'tester', [3_600_000, 3_601_000])];
    const timeline = layOutTimeline(items, 4_000_000);
    expect(timeline?.lanes[0]?.bars.map((bar) => bar.work.id)).toEqual(['new']);
  });

  it('keeps hundreds of simultaneous items within a few rows', () => {
    const items = Array.from({ length: 300 }, (_, index) => work(`w${index}`, 'tester', [index, 5000]));
    expect(layOutTimeline(items, 5000)?.lanes[0]?.rows).toBeLessThanOrEqual(6);
  });
});

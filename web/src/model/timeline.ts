import type { WorkView } from '../../../src/protocol/view.ts';

/** A work item as a bar: where it begins and ends as shares (0 to 1) of the window, and its row within the lane. */
export type Bar = { work: WorkView; left: number; width: number; row: number };
/** The bars of one role. */
export type Lane = { role: string; rows: number; bars: Bar[] };
/** The latest burst of work; `ticks` are marks in milliseconds since `from`. */
export type Timeline = { from: number; to: number; lanes: Lane[]; ticks: number[] };

type Span = { work: WorkView; start: number; end: number };

/** Work that nothing followed for this long belongs to an earlier burst. */
const burstGapMs = 60_000;
/** More rows than this would make a lane unreadable; later bars share the last one. */
const maxRows = 6;

function spansOf(work: WorkView[], now: number): Span[] {
  return work
    .flatMap((item) => {
      if (item.startedAt === undefined) return [];
      return [{ work: item, start: item.startedAt, end: Math.max(item.endedAt ?? now, item.startedAt) }];
    })
    .sort((a, b) => a.start - b.start);
}

function latestBurst(spans: Span[]): Span[] {
  let burst: Span[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const span of spans) {
    if (span.start - end > burstGapMs) burst = [];
    burst.push(span);
    end = Math.max(end, span.end);
  }
  return burst;
}

function laneOf(role: string, spans: Span[], window: { from: number; length: number }): Lane {
  const ends: number[] = [];
  const bars = spans.map(({ work, start, end }) => {
    const free = ends.findIndex((taken) => taken <= start);
    const row = Math.min(free === -1 ? ends.length : free, maxRows - 1);
    ends[row] = Math.max(end, ends[row] ?? 0);
    const left = (start - window.from) / window.length;
    return { work, left, width: (end - start) / window.length, row };
  });
  return { role, rows: Math.max(1, ends.length), bars };
}

/** Round marks, about five of them. */
function ticksOf(length: number): number[] {
  const steps = [
    100, 250, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 300_000, 900_000, 3_600_000,
  ];
  const step = steps.find((candidate) => length / candidate <= 6) ?? length / 5;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
}

/** Lays the latest burst of work out on a time axis, one lane for each role in the order in which they began. */
export function layOutTimeline(work: WorkView[], now: number): Timeline | undefined {
  const burst = latestBurst(spansOf(work, now));
  const [first] = burst;
  if (!first) return undefined;
  const to = Math.max(...burst.map((span) => span.end));
  const window = { from: first.start, length: Math.max(to - first.start, 100) };
  const roles = [...new Set(burst.map((span) => span.work.role))];
  const lanes = roles.map((role) =>
    laneOf(
      role,
      burst.filter((span) => span.work.role === role),
      window,
    ),
  );
  return { from: window.from, to: window.from + window.length, lanes, ticks: ticksOf(window.length) };
}

import type { JourneyReport } from '../../../src/protocol/evidence.ts';

/**
 * One picture of a recording: the blob of a screen, when it was taken, in milliseconds since the journey began, and where
 * the emulated user's mouse was, in pixels of the picture.
 */
export type Frame = { atMs: number; frame: string; pointer?: { x: number; y: number } };

/** Reads a recording's list of frames; what has not that form is left out. */
export function parseRecording(text: string): Frame[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) return [];
  return list.filter((item: unknown): item is Frame => {
    const frame = item as Partial<Frame> | null;
    return typeof frame?.atMs === 'number' && typeof frame.frame === 'string';
  });
}

/** The key frames that the steps themselves kept, for a journey whose recording has expired. */
export function keyFrames(journey: JourneyReport): Frame[] {
  return journey.steps.flatMap((step) =>
    step.frame === undefined ? [] : [{ atMs: step.atMs + step.durationMs, frame: step.frame }],
  );
}

/** Index of the last of `times` that is not after `atMs`; 0 before the first. Times ascend. */
export function indexAt(times: readonly number[], atMs: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((times[middle] ?? 0) <= atMs) low = middle;
    else high = middle - 1;
  }
  return low;
}

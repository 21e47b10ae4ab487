import { expect, it } from 'vitest';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { keepLog, ScreenLog } from './screen-log.ts';

const screen = (at: number): Observation => ({ at, viewport: { width: 160, height: 210 }, elements: [] });

it('a log begins with what is shown when it begins: what the eye saw before is of something else', async () => {
  const observations = [screen(10), screen(20)];
  const stop = new AbortController();
  const eye = {
    latest: screen(20),
    window: { observations, inputs: [], pixels: undefined },
    next: async () => {
      observations.push(screen(30));
      stop.abort();
      return screen(30);
    },
  };
  const log = new ScreenLog();
  await keepLog(eye, log, stop.signal);
  expect(log.screens.map(({ at }) => at)).toEqual([20, 30]);
});

const button = (background: string, box: ScreenElement['box'] = [100, 40, 40, 20]): ScreenElement => ({
  id: 1,
  role: 'button',
  text: 'Save',
  background,
  box,
});

/** A log of screens that show one button, each at a time, with the mouse at a place. */
function logOf(screens: readonly [at: number, x: number, button: ScreenElement][]): ScreenLog {
  const log = new ScreenLog();
  for (const [at, x, element] of screens)
    log.add({ ...screen(at), pointer: { x, y: 50 }, elements: [element] });
  return log;
}

it('what lights up because the mouse came over it has not passed: that was no sign to wait for', () => {
  const log = logOf([
    [0, 10, button('#006f71')],
    [500, 60, button('#006f71')],
    [900, 120, button('#005759')],
  ]);
  expect(log.passed(0, 1_500)).toEqual([]);
});

it('what lights up while the mouse rests has passed, and what else changes where the mouse came', () => {
  const resting = logOf([
    [0, 120, button('#aa0000')],
    [500, 120, button('#aa0000')],
    [2_000, 120, button('#00aa00')],
  ]);
  expect(resting.passed(0, 2_500).map(({ at }) => at)).toEqual([500]);
  const moved = logOf([
    [0, 10, button('#006f71')],
    [500, 60, button('#006f71', [100, 80, 40, 20])],
    [900, 120, button('#005759')],
  ]);
  expect(moved.passed(0, 1_500).map(({ at }) => at)).toEqual([500]);
});

it('a screen that lacks what was acted on at once when it came has passed: it was waited for', () => {
  const log = new ScreenLog();
  log.add(screen(200));
  log.add({ ...screen(1_500), elements: [button('#006f71')] });
  expect(log.passed(0, 1_510, 1).map(({ at }) => at)).toEqual([200]);
  // What was there all the time may have been made up one's mind about.
  log.screens = log.screens.map((one) => ({
    ...one,
    elements: [button(one.at > 1_000 ? '#aa0000' : '#00aa00')],
  }));
  expect(log.passed(0, 1_510, 1)).toEqual([]);
});

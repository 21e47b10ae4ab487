import { expect, it } from 'vitest';
import type { Observation } from '../../protocol/screen/observation.ts';
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

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './test/slowest-first.ts';

// Two projects: `unit` stands beside the source and needs no browser; `e2e` starts real processes and a real browser.
export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'web/**/*.test.ts', 'bench/**/*.test.ts'],
          testTimeout: 20_000,
          // By itself it would leave a core idle.
          maxWorkers: availableParallelism(),
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // Nearly half of their time is waiting, for processes, pages and limits of time: more files than cores keep these busy.
          maxWorkers: Math.ceil(availableParallelism() * 1.5),
          // What is waited for comes later on a busy machine.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});

import type { Handler, HandlerSet } from '../handler.ts';

function reflex(load: () => Promise<Handler>): HandlerSet {
  return { reflex: load };
}

/** Who does which kind of work; each module is loaded when its first item comes. */
export const handlers: ReadonlyMap<string, HandlerSet> = new Map<string, HandlerSet>([
  ['analyse', reflex(async () => (await import('./analyse.ts')).analyse)],
  ['amend', reflex(async () => (await import('./amend.ts')).amend)],
  ['examine', reflex(async () => (await import('./examine.ts')).examine)],
  ['decide', reflex(async () => (await import('./decide.ts')).decide)],
  ['settle', reflex(async () => (await import('./settle.ts')).settle)],
  ['plan', reflex(async () => (await import('./plan.ts')).plan)],
  ['engineer', reflex(async () => (await import('./engineer.ts')).engineer)],
  ['inspect', reflex(async () => (await import('./inspect.ts')).inspect)],
  ['verify-tests', reflex(async () => (await import('./verify-tests.ts')).verifyTests)],
  ['verify-api', reflex(async () => (await import('./verify-api.ts')).verifyApi)],
  [
    'verify-journeys',
    {
      ...reflex(async () => (await import('./verify-journeys.ts')).verifyJourneys),
      prepare: async (home) => (await import('./verify-journeys.ts')).prepareJourneys(home),
    },
  ],
  ['gate', reflex(async () => (await import('./gate.ts')).gate)],
  ['errand', reflex(async () => (await import('./errand.ts')).errand)],
  ['deploy', reflex(async () => (await import('./deploy.ts')).deploy)],
]);

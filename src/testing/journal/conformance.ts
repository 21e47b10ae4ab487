import { blobCases } from './blob-cases.ts';
import type { ConformanceCase } from './case.ts';
import { effectCases } from './effect-cases.ts';
import { eventCases } from './event-cases.ts';
import { workCases } from './work-cases.ts';

/** What every store of journals must do. A store's test runs each case at a fresh place. */
export const journalConformance: readonly ConformanceCase[] = [
  ...eventCases,
  ...workCases,
  ...effectCases,
  ...blobCases,
];

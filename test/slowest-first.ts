/** In which order the files of tests run on a machine that has not run them before. */
import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, the longest first: begun last, one of them would run alone at the end. */
const slow = [
  'commands',
  'build',
  'optimus-secret',
  'optimus-rows',
  'explore',
  'probe',
  'example',
  'journey',
  'optimus-trace',
  'contract',
  'practice',
  'dashboard',
  'product',
  'optimus-bench',
  'change',
  'eye-and-hand',
  'host',
];

function rankOf({ moduleId }: TestSpecification): number {
  const rank = slow.indexOf(basename(moduleId, '.test.ts'));
  return rank < 0 || !moduleId.includes('/test/') ? slow.length : rank;
}

/** As vitest has it, by what it knows of earlier runs; where it knows nothing, the slowest first. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isKnown = files.every((file) => this.ctx.cache.getTestSpecificationResult(file) !== undefined);
    return isKnown ? sorted : sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

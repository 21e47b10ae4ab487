import { describe, it } from 'vitest';
import { journalConformance } from '../../testing/journal/conformance.ts';
import { sqlitePlace } from '../../testing/journal/sqlite-place.ts';

describe('the SQLite journal keeps the contract', () => {
  for (const each of journalConformance) {
    it(each.name, async () => {
      using place = sqlitePlace();
      await each.run(place);
    });
  }
});

import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { watcherSource } from './page-source.ts';

it('the parts of the watcher make up one script in which no name is given twice', () => {
  expect(() => new Script(watcherSource())).not.toThrow();
  expect(watcherSource()).not.toMatch(/^(import|export) /m);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { frenchReasons } from './french-reasons.ts';

const folders = ['document', 'assembly'].map((name) => join(import.meta.dirname, '..', name));
const sources = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);
const reasons = sources.flatMap((source) =>
  [...source.matchAll(/why: '([^'\\\n]+)'/g)].map(([, why = '']) => why),
);

it('says every reason for words that were not understood in French', () => {
  expect(reasons.length).toBeGreaterThan(30);
  expect(
    reasons.filter((why) => why.includes(' ') && frenchReasons(why) === why && why !== 'no hours'),
  ).toEqual([]);
});

it('keeps the words that a reason quotes', () => {
  expect(frenchReasons("nothing says what 'note de frais' is")).toBe(
    "rien ne dit ce qu'est « note de frais »",
  );
  expect(frenchReasons("nothing says what 'nom d'utilisateur' is")).toBe(
    "rien ne dit ce qu'est « nom d'utilisateur »",
  );
});

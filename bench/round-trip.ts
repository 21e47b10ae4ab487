/**
 * `npm run bench:round-trip`: briefs written from random models in the constructions of people (test/fidelity/brief-writer)
 * are read; prints the share of what they promise that comes back, the share that is lost without being listed, and how
 * metamorphic changes come out. `--seeds N` (200), `--missed` prints each sentence that was not read.
 */
import { parseArgs } from 'node:util';
import { understandBrief } from '../src/studio/fidelity/understand.ts';
import { differences } from '../src/studio/fidelity/meaning.ts';
import { textOf, withTypo, writeBrief, type Said } from '../test/fidelity/brief-writer.ts';
import { seededBelow } from '../test/seeded.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '200' }, missed: { type: 'boolean', default: false } },
});
const seeds = Number(values.seeds);
const count = { promised: 0, kept: 0, listed: 0, silent: 0, typos: 0, typosKept: 0 };
const moved = { shuffled: 0, same: 0, irrelevant: 0, told: 0 };
const irrelevant = 'The cat of my neighbour sleeps on warm roofs.';

function shuffled(sentences: readonly Said[], seed: number): Said[] {
  const below = seededBelow(seed);
  const left = [...sentences];
  return sentences.flatMap(() => left.splice(below(left.length), 1));
}

for (let seed = 1; seed <= seeds; seed += 1) {
  const { sentences } = writeBrief(seed);
  const text = textOf(sentences);
  const { specification } = understandBrief(text);
  for (const { text: said, promises } of sentences)
    for (const { element, isKept } of promises) {
      count.promised += 1;
      if (specification && isKept(specification)) {
        count.kept += 1;
        continue;
      }
      const start = text.indexOf(said.trim());
      const isListed =
        !specification ||
        specification.notUnderstood.some((one) => one.start < start + said.length && one.end > start);
      count[isListed ? 'listed' : 'silent'] += 1;
      if (values.missed) console.log(`${isListed ? 'listed' : 'SILENT'}: ${element}: ${said.trim()}`);
    }
  if (!specification) continue;
  const typed = understandBrief(withTypo(text, seed)).specification;
  for (const { isKept } of sentences.flatMap(({ promises }) => promises)) {
    if (!isKept(specification)) continue;
    count.typos += 1;
    if (typed && isKept(typed)) count.typosKept += 1;
  }
  const other = understandBrief(textOf(shuffled(sentences, seed))).specification;
  moved.shuffled += 1;
  if (other && differences(specification, other).length === 0) moved.same += 1;
  moved.irrelevant += 1;
  const more = understandBrief(`${text} ${irrelevant}`).specification;
  if (more?.notUnderstood.some((one) => one.start >= text.length)) moved.told += 1;
}
const share = (part: number, whole: number): string => `${((100 * part) / (whole || 1)).toFixed(1)} %`;
console.log(`${seeds} briefs, ${count.promised} promises: ${share(count.kept, count.promised)} come back`);
console.log(
  `  ${share(count.listed, count.promised)} are listed as not understood, ${share(count.silent, count.promised)} are lost in silence`,
);
console.log(`  with a misspelt word ${share(count.typosKept, count.typos)} of what came back comes back`);
console.log(`  sentences shuffled: ${share(moved.same, moved.shuffled)} the identical specification`);
console.log(`  an irrelevant sentence is listed in ${share(moved.told, moved.irrelevant)}`);

/**
 * `npm run bench:fidelity -- [FOLDER…]`: changes one thing at a time in the specification of each brief (the examples and
 * those of the folders) and says how many of these mutants the check against the words of the brief notices, and how many
 * words it takes for not understood in the specification as it was made. `--missed` prints what it did not notice,
 * `--json` the figures.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyseBrief } from '../src/studio/analyst/analyse.ts';
import { disagreements, type Disagreement } from '../src/studio/fidelity/agreement.ts';
import { mutantKinds, mutantsOf, type MutantKind } from '../test/fidelity/mutant.ts';

type Count = { made: number; caught: number };

const nameOf = ({ start, end, why, element }: Disagreement): string =>
  `${start} ${end} ${why} ${element ?? ''}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { missed: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const folders = positionals.length > 0 ? positionals : [join(import.meta.dirname, '../examples')];
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

const counts = new Map<MutantKind, Count>(mutantKinds.map((kind) => [kind, { made: 0, caught: 0 }]));
let [alarms, milliseconds, briefs] = [0, 0, 0];
for (const file of files) {
  const brief = readFileSync(file, 'utf8');
  const { specification } = analyseBrief(brief);
  if (!specification) continue;
  briefs += 1;
  const begun = performance.now();
  const plain = disagreements(brief, specification);
  milliseconds += performance.now() - begun;
  alarms += plain.length;
  const known = new Set(plain.map(nameOf));
  for (const { kind, element, specification: mutant } of mutantsOf(specification)) {
    const count = counts.get(kind);
    if (!count) continue;
    count.made += 1;
    if (disagreements(brief, mutant).some((one) => !known.has(nameOf(one)))) count.caught += 1;
    else if (values.missed) console.log(`missed: ${file.split('/').at(-1) ?? ''}: ${kind}: ${element}`);
  }
}
const all = [...counts.values()];
const [made, caught] = [
  all.reduce((sum, one) => sum + one.made, 0),
  all.reduce((sum, one) => sum + one.caught, 0),
];
if (values.json) {
  console.log(JSON.stringify({ briefs, made, caught, alarms, kinds: Object.fromEntries(counts) }, null, 2));
} else {
  for (const [kind, count] of counts) console.log(`${kind.padEnd(28)}${count.caught} of ${count.made}`);
  console.log(
    `${briefs} briefs: ${caught} of ${made} mutants caught (${((100 * caught) / (made || 1)).toFixed(1)} %)`,
  );
  console.log(
    `${alarms} findings in the specifications as they were made; ${(milliseconds / (briefs || 1)).toFixed(1)} ms a brief`,
  );
}

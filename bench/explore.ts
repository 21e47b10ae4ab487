/**
 * `npm run bench:explore`: lets curious users wander through products with planted faults and through the same products
 * without, and says how many are found and when, whether anything is said of a product that is whole, and how fast they are.
 *
 * Options: `--seconds N` for each product (40), `--seed N` (1), `--specs a,b` (hair-salon,shop), `--json`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sha256 } from '../src/kernel/hash.ts';
import type { Exploration } from '../src/protocol/evidence.ts';
import { openBrowser } from '../src/reflex/browser/open-browser.ts';
import { explore } from '../src/reflex/explore/explore.ts';
import { planProduct } from '../src/studio/architect/plan.ts';
import { generateTree } from '../src/studio/engineer/generate.ts';
import { parseSpecificationYaml } from '../src/studio/specification/yaml.ts';
import { curiousFaults, plantAll, type CuriousFault } from '../test/faults/curious-faults.ts';
import { openOrigin } from '../test/faults/drive.ts';
import { checkOut, startProduct } from '../test/faults/running-product.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    specs: { type: 'string', default: 'hair-salon,shop' },
    json: { type: 'boolean', default: false },
  },
});

async function wander(name: string, faults: readonly CuriousFault[]): Promise<Exploration> {
  const file = join(import.meta.dirname, '../test/fixtures/specifications', `${name}.yaml`);
  const specification = parseSpecificationYaml(readFileSync(file, 'utf8'));
  await using checkout = await checkOut(plantAll(generateTree(planProduct(specification)), faults));
  await using product = await startProduct(checkout, specification);
  await using address = await openOrigin(product.socket);
  await using browser = openBrowser();
  return await explore({
    origin: address.origin,
    accounts: product.accounts,
    browser,
    language: specification.product.language,
    evidence: { put: (bytes) => Promise.resolve(sha256(bytes)) },
    seed: Number(values.seed),
    budgetMs: Number(values.seconds) * 1000,
  });
}

type Found = { fault: string; kind: string; seconds: number | null };

/** Which planted faults were found and after how many seconds; of two of a kind the second needs a second finding. */
function foundOf({ findings }: Exploration): Found[] {
  const left = [...findings];
  return curiousFaults.map(({ name, kind }) => {
    const at = left.findIndex((finding) => finding.kind === kind);
    const [finding] = at < 0 ? [] : left.splice(at, 1);
    return { fault: name, kind, seconds: finding ? finding.atMs / 1000 : null };
  });
}

function paceOf({ ways, actions, durationMs, pages, unseen }: Exploration) {
  const seconds = durationMs / 1000;
  return {
    waysPerSecond: ways / seconds,
    actionsPerSecond: actions / seconds,
    pages: pages.length,
    reachedShare: pages.length / (pages.length + unseen.length),
  };
}

const results = [];
for (const name of values.specs.split(',')) {
  const whole = await wander(name, []);
  const planted = await wander(name, curiousFaults);
  const found = foundOf(planted);
  results.push({
    product: name,
    ...paceOf(whole),
    falseAlarms: whole.findings.map(({ kind, page, text, steps }) => ({ kind, page, text, steps })),
    planted: found.length,
    found: found.filter(({ seconds }) => seconds !== null).length,
    faults: found,
  });
}
if (values.json)
  console.log(
    JSON.stringify({ seed: Number(values.seed), seconds: Number(values.seconds), results }, null, 2),
  );
else
  for (const one of results) {
    console.log(
      `${one.product}: ${one.waysPerSecond.toFixed(1)} ways/s, ${one.actionsPerSecond.toFixed(0)} actions/s, ${one.pages} kinds of pages (${Math.round(100 * one.reachedShare)} % of those known); ${one.found} of ${one.planted} planted faults found; ${one.falseAlarms.length} false alarms`,
    );
    for (const { fault, seconds } of one.faults)
      console.log(`  ${seconds === null ? 'missed' : `${seconds.toFixed(1)} s`.padStart(6)}  ${fault}`);
    for (const { kind, page, text } of one.falseAlarms)
      console.log(`  false alarm: ${kind} ${page}: ${text}`);
  }

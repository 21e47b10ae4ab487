/**
 * `npm run bench:gate`: plants faults and harmless edits at seeded random places of products of several specifications and
 * says how many of the first the gate's checks refuse, and whether they let the second pass. A variant is started, probed,
 * tested and watched for ten seconds, as the gate does; the first failed check decides.
 *
 * Options: `--seed N` (1), `--faults N` for each class (6), `--harmless N` (24), `--lanes N` at once (2), `--json`;
 * `--journeys` lets emulated users work what all other checks passed in a browser (half a minute each).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hashOf } from '../src/kernel/hash.ts';
import type { Specification } from '../src/protocol/specification.ts';
import { planProduct } from '../src/studio/architect/plan.ts';
import { generateTree } from '../src/studio/engineer/generate.ts';
import { parseSpecificationYaml } from '../src/studio/specification/yaml.ts';
import { faultClasses, type Edit, type FaultClass } from '../test/faults/fault.ts';
import { findHarmless } from '../test/faults/harmless.ts';
import { openDriver } from '../test/faults/drive.ts';
import { apply, draw, findFaults } from '../test/faults/plant.ts';
import { seededBelow } from '../test/seeded.ts';
import type { Tree } from '../test/faults/running-product.ts';
import { judge, type Look, type Verdict } from '../test/faults/verdict.ts';

const names = ['hair-salon', 'library', 'workshops', 'expenses', 'kiln', 'shop', 'clinic', 'ideas'];
const mostCrashes = 6;

type Product = { name: string; specification: Specification; tree: Tree };
type Variant = { product: Product; edit: Edit; kind: FaultClass | 'harmless' };
type Outcome = Variant & { verdict: Verdict };

function readProduct(name: string): Product {
  const file = join(import.meta.dirname, '../test/fixtures/specifications', `${name}.yaml`);
  const specification = parseSpecificationYaml(readFileSync(file, 'utf8'));
  return { name, specification, tree: generateTree(planProduct(specification)) };
}

function chooseVariants(
  products: Product[],
  count: { faults: number; harmless: number; seed: number },
): Variant[] {
  const below = seededBelow(count.seed);
  const pool = products.flatMap((product) =>
    findFaults(product.tree, product.specification).map((edit) => ({ product, edit, kind: edit.fault })),
  );
  const faults = faultClasses.flatMap((kind) => {
    const most = kind === 'crash' ? Math.min(count.faults, mostCrashes) : count.faults;
    return draw(
      distinct(
        pool.filter((variant) => variant.kind === kind),
        below,
      ),
      most,
      below,
    );
  });
  const edits = products.map((product) => ({ product, edits: Object.values(findHarmless(product.tree)) }));
  const harmless = Array.from({ length: count.harmless }, (_, i) => {
    const { product, edits: kinds } = edits[i % edits.length] ??
      edits[0] ?? { product: undefined, edits: [] };
    const some = kinds.filter((kind) => kind.length > 0);
    const [edit] = draw(some[Math.floor(i / edits.length) % some.length] ?? [], 1, below);
    return product === undefined || edit === undefined ? [] : [{ product, edit, kind: 'harmless' as const }];
  });
  return [...faults, ...harmless.flat()];
}

/** The parts that all products share have the same places in each of them: every place is drawn once, in some product. */
function distinct(variants: Variant[], below: (max: number) => number): Variant[] {
  const places = Map.groupBy(variants, ({ product, edit }) => {
    const isOwn = edit.file.startsWith('src/domain/');
    return hashOf({ ...edit, what: '', product: isOwn ? product.name : '' });
  });
  return [...places.values()].flatMap((same) => draw(same, 1, below));
}

async function judgeAll(variants: Variant[], lanes: number, look: Look | undefined): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const queue = variants.entries();
  const lane = async (): Promise<void> => {
    for (const [, variant] of queue) {
      const { product, edit } = variant;
      const verdict = await judge(apply(product.tree, edit), product.specification, look);
      outcomes.push({ ...variant, verdict });
      process.stderr.write(`${describe({ ...variant, verdict })}\n`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outcomes;
}

function describe({ product, edit, kind, verdict }: Outcome): string {
  const result = verdict.released ? 'released' : `refused by ${verdict.by}`;
  return `${kind.padEnd(18)} ${product.name.padEnd(11)} ${edit.file}: ${edit.what} — ${result}`;
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    faults: { type: 'string', default: '6' },
    harmless: { type: 'string', default: '24' },
    lanes: { type: 'string', default: '2' },
    journeys: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const count = { seed: Number(values.seed), faults: Number(values.faults), harmless: Number(values.harmless) };
const variants = chooseVariants(names.map(readProduct), count);
await using driver = values.journeys ? openDriver() : undefined;
const look: Look | undefined = driver && ((tree, specification) => driver.look(tree, specification));
const outcomes = await judgeAll(variants, Number(values.lanes), look);
const planted = outcomes.filter((outcome) => outcome.kind !== 'harmless');
const refused = planted.filter((outcome) => !outcome.verdict.released);
const harmless = outcomes.filter((outcome) => outcome.kind === 'harmless');
const wrongly = harmless.filter((outcome) => !outcome.verdict.released);
const classes = Object.fromEntries(
  faultClasses.map((kind) => {
    const of = planted.filter((outcome) => outcome.kind === kind);
    return [kind, { planted: of.length, refused: of.filter((outcome) => !outcome.verdict.released).length }];
  }),
);
const figures = {
  seed: count.seed,
  classes,
  planted: planted.length,
  refused: refused.length,
  refusedShare: refused.length / planted.length,
  target: 0.98,
  harmless: { planted: harmless.length, refused: wrongly.length },
  missed: planted.filter((outcome) => outcome.verdict.released).map(describe),
  wronglyRefused: wrongly.map((outcome) => ({
    what: describe(outcome),
    detail: outcome.verdict.released ? '' : outcome.verdict.detail,
  })),
};
if (values.json) console.log(JSON.stringify(figures, null, 2));
else {
  for (const [kind, of] of Object.entries(classes))
    console.log(`${kind.padEnd(20)} ${of.refused}/${of.planted} refused`);
  console.log(`${'all faults'.padEnd(20)} ${refused.length}/${planted.length} refused (target ≥ 98 %)`);
  console.log(
    `${'harmless edits'.padEnd(20)} ${harmless.length - wrongly.length}/${harmless.length} released`,
  );
  for (const line of figures.missed) console.log(`missed: ${line}`);
  for (const { what, detail } of figures.wronglyRefused) console.log(`wrongly refused: ${what}\n  ${detail}`);
}

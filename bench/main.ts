/**
 * `npm run bench`: measures what the project promises about speed and prints a table, or JSON with --json. Every figure is
 * a median of runs on this machine; a target that is missed is marked and does not fail the command.
 * `npm run bench -- journal product` runs these suites alone; `--records N` says how many records the suite `records` has.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';

/** Each suite loads what it measures only when it runs. */
const suites: Record<string, () => Promise<Figure[]>> = {
  journal: async () => (await import('./journal.ts')).benchJournal(),
  start: async () => (await import('./start.ts')).benchStart(),
  host: async () => (await import('./host.ts')).benchHost(),
  product: async () => (await import('./product.ts')).benchProduct(),
  records: async () => (await import('./product-records.ts')).benchRecords(Number(values.records)),
  reflex: async () => (await import('./reflex.ts')).benchReflex(),
  eye: async () => (await import('./eye.ts')).benchEye(),
  practice: async () => (await import('./practice.ts')).benchPractice(),
  rows: async () => (await import('./rows.ts')).benchRows(),
  build: async () => (await import('./build.ts')).benchBuild(),
  examples: async () => (await import('./build.ts')).benchExamples(),
};

function isMet({ value, target, better }: Figure): boolean {
  if (target === undefined) return true;
  return better === 'more' ? value >= target : value <= target;
}

function formatLine(suite: string, figure: Figure): string {
  const value =
    figure.value >= 100 ? Math.round(figure.value).toLocaleString('en') : figure.value.toPrecision(3);
  const bound =
    figure.target === undefined
      ? ''
      : `${figure.better === 'more' ? '≥' : '≤'} ${figure.target.toLocaleString('en')}`;
  const mark = isMet(figure) ? '' : '  MISSED';
  return `${suite.padEnd(9)}${figure.name.padEnd(58)}${value.padStart(10)} ${figure.unit.padEnd(10)}${bound}${mark}`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, records: { type: 'string', default: '100000' } },
});
const unknown = positionals.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`bench: no suite '${unknown.join("', '")}'. Suites: ${Object.keys(suites).join(' ')}`);
  process.exit(2);
}
const report: Record<string, Figure[]> = {};
for (const [name, run] of Object.entries(suites)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  report[name] = await run();
  if (!values.json) for (const figure of report[name]) console.log(formatLine(name, figure));
}
if (values.json)
  console.log(JSON.stringify({ node: process.version, cores: cpus().length, suites: report }, null, 2));

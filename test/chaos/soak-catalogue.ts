/**
 * `npm run soak:catalogue [-- --kinds blog,choir --language fr --out FILE --json]`: builds each kind of the catalogue from
 * its name alone, through the whole gate, and tells which were released and why the others were not. What FILE holds
 * already is not built again, so that an interrupted run goes on; exit code 1 when a kind was refused. `--write` only writes
 * the table of what FILE holds to `docs/benchmarks/catalogue.md`.
 */
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { homePaths } from '../../src/config/home.ts';
import type { PackLanguage } from '../../src/studio/catalogue/pack.ts';
import { packs } from '../../src/studio/catalogue/packs.ts';
import { startCommand } from './kill-build.ts';

/** How one kind fared. `why` is the command's own answer, in full. */
type Outcome = {
  kind: string;
  language: PackLanguage;
  brief: string;
  isReleased: boolean;
  seconds: number;
  checks?: number;
  why?: unknown;
};

const { values } = parseArgs({
  options: {
    kinds: { type: 'string' },
    language: { type: 'string', default: 'en' },
    out: { type: 'string' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const language: PackLanguage = values.language === 'fr' ? 'fr' : 'en';
const out = values.out ?? join(tmpdir(), 'macrohard-soak-catalogue.jsonl');
const wanted = values.kinds?.split(',');

/** A brief as short as people write them, in words that leave no doubt about the language. */
function briefOf(names: readonly string[]): string {
  const name = names[0] ?? '';
  return language === 'fr' ? `Je voudrais une application : ${name}.` : `I want an app: ${name}.`;
}

function known(): Outcome[] {
  if (!existsSync(out)) return [];
  const lines = readFileSync(out, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Outcome);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(-2000);
  }
}

async function build(kind: string, brief: string): Promise<Outcome> {
  const home = mkdtempSync(join(tmpdir(), 'macrohard-soak-'));
  const started = performance.now();
  try {
    const { code, stdout, stderr } = await startCommand(home, ['build', brief, '--json', '--exit', '--yes'])
      .ended;
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const answer = parsed(stdout === '' ? stderr : stdout);
    const common = { kind, language, brief, isReleased: code === 0, seconds };
    if (code !== 0) return { ...common, why: answer };
    const { checks = [] } = answer as { checks?: unknown[] };
    return { ...common, checks: checks.length };
  } finally {
    // What the command leaves to end by itself may still write there.
    for (const folder of [home, homePaths(home).run])
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

function reasonOf(why: unknown): string {
  const { error } = (typeof why === 'object' && why !== null ? why : {}) as { error?: { message?: string } };
  const text = error?.message ?? String(why).slice(-200);
  return text.replaceAll(/[\s|]+/gu, ' ').slice(0, 220);
}

/** The latest outcome of each kind and language as a table. */
function tableOf(all: readonly Outcome[]): string {
  const latest = new Map(all.map((one) => [`${one.kind} ${one.language}`, one]));
  const rows = [...latest.values()].sort(
    (a, b) => a.kind.localeCompare(b.kind) || a.language.localeCompare(b.language),
  );
  const released = rows.filter(({ isReleased }) => isReleased).length;
  return [
    '# The catalogue through the gate',
    '',
    'Made by `npm run soak:catalogue -- --write` from the outcomes of `npm run soak:catalogue`: each kind built from a brief of its name alone, through the whole gate (its own tests, probes, journeys).',
    '',
    `${released} of ${rows.length} builds were released; the catalogue has ${packs().length} kinds in two languages.`,
    '',
    '| Kind | Language | Checks | Seconds | Result |',
    '|---|---|---|---|---|',
    ...rows.map(
      ({ kind, language: one, checks, seconds, isReleased, why }) =>
        `| ${kind} | ${one} | ${checks ?? ''} | ${seconds} | ${isReleased ? 'released' : reasonOf(why)} |`,
    ),
    '',
  ].join('\n');
}

const before = known();
if (values.write) {
  writeFileSync(join(import.meta.dirname, '../../docs/benchmarks/catalogue.md'), tableOf(before));
  process.exit(0);
}
const outcomes: Outcome[] = [];
for (const pack of packs().filter(({ kind }) => wanted?.includes(kind) ?? true)) {
  const done = before.find((one) => one.kind === pack.kind && one.language === language);
  const outcome = done ?? (await build(pack.kind, briefOf(pack.text[language].names)));
  outcomes.push(outcome);
  if (!done) appendFileSync(out, `${JSON.stringify(outcome)}\n`);
  const { isReleased, seconds, checks, why } = outcome;
  const end = isReleased ? `released, ${checks} checks` : `REFUSED ${JSON.stringify(why).slice(0, 400)}`;
  console.error(`${pack.kind.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s  ${end}`);
}
const released = outcomes.filter(({ isReleased }) => isReleased);
if (values.json) console.log(JSON.stringify(outcomes));
else
  console.log(
    `${released.length} of ${outcomes.length} kinds released (${language}); all outcomes in ${out}`,
  );
process.exitCode = released.length === outcomes.length ? 0 : 1;

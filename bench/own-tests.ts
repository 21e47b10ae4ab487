/**
 * `node bench/own-tests.ts [NAME…]`: the tests that we write into each product, run on products without a fault: of each
 * kind of the catalogue (in English; `--french` in French), of each example and of each specification of `test/fixtures`.
 * One line each: how many tests ran and which failed, with what they said. Names choose those whose name contains one.
 * `--home DIR` leaves the last trees there; `--jobs N` products at a time (2).
 */
import { execFile } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Specification } from '../src/protocol/specification.ts';
import { planProduct } from '../src/studio/architect/plan.ts';
import { packs } from '../src/studio/catalogue/packs.ts';
import { generateTree } from '../src/studio/engineer/generate.ts';
import { understandBrief } from '../src/studio/fidelity/understand.ts';
import { parseSpecificationYaml } from '../src/studio/specification/yaml.ts';

const root = join(import.meta.dirname, '..');
const limitMs = 180_000;

type Subject = { name: string; read: () => Specification | undefined };
type Outcome = { passed: number; failures: string[] };

function kinds(isFrench: boolean): Subject[] {
  return packs().flatMap(({ kind, text }) => {
    const [called] = text[isFrench ? 'fr' : 'en'].names;
    if (called === undefined) return [];
    const brief = isFrench ? `Je voudrais une application : ${called}.` : `I want an app: ${called}.`;
    return [{ name: `${kind}${isFrench ? '.fr' : ''}`, read: () => understandBrief(brief).specification }];
  });
}

function files(pattern: string, read: (text: string) => Specification | undefined): Subject[] {
  return globSync(pattern, { cwd: root })
    .sort()
    .map((path) => ({ name: path, read: () => read(readFileSync(join(root, path), 'utf8')) }));
}

function writeProduct(specification: Specification, folder: string): void {
  for (const [path, text] of generateTree(planProduct(specification))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** What failed, from the report of the runner in the Test Anything Protocol: tests alone, not the groups around them. */
function outcomeOf(report: string): Outcome {
  const lines = report.split('\n');
  const failures = lines.flatMap((line, at) => {
    if (!/^\s*not ok /.test(line)) return [];
    const said = lines.slice(at + 1, at + 25);
    if (said.some((each) => each.includes('subtestsFailed'))) return [];
    const file = /location: '.*\/(test\/[^']*)'/.exec(said.join('\n'))?.[1] ?? '';
    const from = said.findIndex((each) => each.trim().startsWith('error:'));
    const error = said
      .slice(from, from + 6)
      .join(' ')
      .replace(/\s+/g, ' ')
      .slice(0, 400);
    return [`${line.trim()} [${file}] ${error}`];
  });
  return { passed: Number(/^# pass (\d+)$/m.exec(report)?.[1] ?? 0), failures };
}

function testsIn(folder: string): Promise<Outcome> {
  const command = ['--test', '--test-reporter=tap', '--test-concurrency=1', 'test/*.test.ts'];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      command,
      {
        cwd: folder,
        timeout: limitMs,
        maxBuffer: 64_000_000,
        env: { ...process.env, NODE_COMPILE_CACHE: join(folder, '../compiled') },
      },
      (error, stdout) => {
        const outcome = outcomeOf(stdout);
        const isSilent = outcome.failures.length === 0 && (error !== null || outcome.passed === 0);
        resolve(
          isSilent
            ? { ...outcome, failures: [`the runner ended: ${error?.message ?? 'without a test'}`] }
            : outcome,
        );
      },
    );
  });
}

async function outcomeFor({ read }: Subject, folder: string): Promise<Outcome> {
  const specification = read();
  if (specification === undefined) return { passed: 0, failures: ['no specification'] };
  rmSync(folder, { recursive: true, force: true });
  writeProduct(specification, folder);
  return testsIn(folder);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { french: { type: 'boolean' }, home: { type: 'string' }, jobs: { type: 'string', default: '2' } },
});
const all = [
  ...(values.french === true ? [] : files('examples/*.md', (text) => understandBrief(text).specification)),
  ...(values.french === true ? [] : files('test/fixtures/specifications/*.yaml', parseSpecificationYaml)),
  ...kinds(values.french === true),
];
const subjects = all.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
const home = values.home ?? mkdtempSync(join(tmpdir(), 'own-tests-'));
const waiting = [...subjects];
let sound = 0;

/** Products are written one after the other to one folder, so that what they have in common is compiled once. */
async function work(folder: string): Promise<void> {
  for (let subject = waiting.shift(); subject !== undefined; subject = waiting.shift()) {
    const { passed, failures } = await outcomeFor(subject, folder);
    if (failures.length === 0) sound += 1;
    console.log(
      [`${subject.name.padEnd(28)} ${passed} pass, ${failures.length} fail`, ...failures].join('\n    '),
    );
  }
}

await Promise.all(
  Array.from({ length: Number(values.jobs) }, (_none, at) => work(join(home, `product-${at}`))),
);
if (values.home === undefined) rmSync(home, { recursive: true, force: true });
console.log(`${sound} of ${subjects.length} without a failure`);

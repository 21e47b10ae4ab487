/**
 * `./macrohard test`: everything that continuous integration runs, in order, each step with its time; the later steps run
 * even when an earlier one failed, so that one run tells all. Ends with one line `N passed, N failed` and exit code 0 or 1.
 * `./macrohard test unit` (or any other step's name, several allowed) runs these steps alone.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

type Step = { name: string; command: string[]; isSuite?: boolean };
type Tally = { passed: number; failed: number };

const root = join(import.meta.dirname, '..');
const bin = (name: string): string => join(root, 'node_modules/.bin', name);

const steps: Step[] = [
  { name: 'format', command: [bin('oxfmt'), '--check', 'src', 'web', 'test', 'scripts', 'bench'] },
  { name: 'lint', command: [bin('oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'types', command: [bin('tsc'), '-p', 'tsconfig.json'] },
  { name: 'web-types', command: [bin('tsc'), '-p', 'web/tsconfig.json'] },
  { name: 'layers', command: [process.execPath, 'scripts/check-layers.ts'] },
  { name: 'unused', command: [bin('knip')] },
  { name: 'unit', command: [bin('vitest'), 'run', '--project', 'unit'], isSuite: true },
  { name: 'e2e', command: [bin('vitest'), 'run', '--project', 'e2e'], isSuite: true },
];

const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
});

function runCommand(command: string[]): Promise<number> {
  const [file = '', ...args] = command;
  const { promise, resolve } = Promise.withResolvers<number>();
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  child.on('error', () => resolve(1));
  child.on('close', (code) => resolve(code ?? 1));
  return promise;
}

/** The tests that a suite counted; a suite that died before its report counts as one failure. */
function readTally(file: string, code: number): Tally {
  try {
    const report = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const failed = Math.max(report.numFailedTests, code === 0 ? 0 : 1);
    return { passed: report.numPassedTests, failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function runStep(step: Step, folder: string): Promise<Tally> {
  const started = performance.now();
  console.log(`\n── ${step.name}`);
  const report = join(folder, `${step.name}.json`);
  const reporters =
    step.isSuite === true ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const code = await runCommand([...step.command, ...reporters]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${code === 0 ? 'ok' : 'FAILED'} in ${seconds} s`);
  if (step.isSuite === true) return readTally(report, code);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function main(wanted: string[]): Promise<void> {
  const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(
      `test: no step '${unknown.join("', '")}'. Steps: ${steps.map((step) => step.name).join(' ')}`,
    );
    process.exitCode = 2;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'macrohard-test-'));
  const total = { passed: 0, failed: 0 };
  for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const tally = await runStep(step, folder);
    total.passed += tally.passed;
    total.failed += tally.failed;
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

await main(process.argv.slice(2));

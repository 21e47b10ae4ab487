import { gateInputSchema, type gateResultSchema } from '../../protocol/build.ts';
import type * as z from 'zod';
import type { Check, Finding } from '../../protocol/evidence.ts';
import { reportSchema, type Report } from '../../protocol/report.ts';
import { traceClauses } from '../../studio/fidelity/trace.ts';
import type { Handler } from '../handler.ts';
import { readSpecification } from '../trial.ts';

/** One check of each id: it passed when it passed everywhere it was looked at. */
function mergeChecks(checks: readonly Check[]): Check[] {
  const byId = Map.groupBy(checks, (check) => check.id);
  return [...byId.values()].flatMap((same) => same.find((check) => !check.passed) ?? same[0] ?? []);
}

/** What a person may rely on: nothing is a pass that was not looked at. */
const needed: { kind: Check['kind']; text: string }[] = [
  { kind: 'start', text: 'It was started.' },
  { kind: 'tests', text: 'Its own tests were run.' },
  { kind: 'api', text: 'Its API was held against the specification.' },
  { kind: 'endurance', text: 'It was used for ten seconds.' },
];

function missingChecks(checks: readonly Check[]): Check[] {
  const missing = needed.filter(({ kind }) => !checks.some((check) => check.kind === kind));
  return missing.map(({ kind, text }) => ({
    id: `seen:${kind}`,
    kind,
    text,
    passed: false,
    detail: 'Nothing was seen of it',
    proves: [],
    durationMs: 0,
  }));
}

function count(list: readonly { passed: boolean }[]): { passed: number; failed: number } {
  const passed = list.filter((one) => one.passed).length;
  return { passed, failed: list.length - passed };
}

function sentence(check: Check): string {
  const [detail = ''] = (check.detail ?? '').split('\n');
  return detail === '' ? check.text : `${check.text} ${detail}`;
}

function foundBy({ text, role, page, steps }: Finding): string {
  return `A curious ${role} found at ${page}: ${text} ${steps.join(' ')}`;
}

/** The verdict over everything that was seen: a release exists only when all of it passed. */
export function judge(
  reports: readonly Report[],
): Report & Pick<z.infer<typeof gateResultSchema>, 'verdict' | 'failures'> {
  const seen = mergeChecks(reports.flatMap((report) => report.checks));
  const checks = [...seen, ...missingChecks(seen)];
  const journeys = reports.flatMap((report) => report.journeys);
  const explorations = reports.flatMap((report) => report.explorations ?? []);
  const failures = [
    ...checks.filter((check) => !check.passed).map(sentence),
    ...journeys
      .filter((journey) => !journey.passed)
      .map(({ title, steps }) => {
        const step = steps.find((one) => !one.passed);
        return `${title}: ${step?.text ?? 'it did not end'}${step?.detail === undefined ? '' : `. ${step.detail}`}`;
      }),
    ...explorations
      .flatMap(({ findings }) => findings)
      .filter(({ severity }) => severity === 'refuses')
      .map(foundBy),
    ...(journeys.length === 0 ? ['No emulated user worked it'] : []),
  ];
  const unprobed = reports.flatMap((report) => report.unprobed ?? []);
  const verdict = failures.length === 0 ? 'pass' : 'refuse';
  return { verdict, checks, journeys, unprobed, explorations, failures };
}

/** Judges a commit by the evidence alone. */
export const gate: Handler = async (input, context) => {
  const { reports: hashes, specification } = gateInputSchema.parse(input);
  const reports = await Promise.all(
    hashes.map(async (hash) =>
      reportSchema.parse(JSON.parse((await context.readBlob(hash)).toString('utf8'))),
    ),
  );
  const { verdict, failures, ...seen } = judge(reports);
  const report = { ...seen, clauses: traceClauses(await readSpecification(context, specification), seen) };
  const { checks, journeys } = report;
  const hash = await context.writeBlob(JSON.stringify(report), 'report');
  const result = {
    verdict,
    report: hash,
    checks: count(checks),
    journeys: count(journeys),
    failures: failures.slice(0, 100).map((failure) => failure.slice(0, 500)),
  };
  return { status: 'done', result };
};

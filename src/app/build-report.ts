import { join } from 'node:path';
import { buildOf, productOf } from '../company/request.ts';
import type { BuildRecord, CompanyState, ItemState } from '../company/state.ts';
import { UserError } from '../kernel/error.ts';
import { amendResultSchema, analyseResultSchema } from '../protocol/build.ts';
import type { BuildReport } from '../protocol/client.ts';
import type { Report } from '../protocol/report.ts';
import { specificationSchema } from '../protocol/specification.ts';
import { readAccounts } from './accounts.ts';
import { plainSentences } from './plain-sentences.ts';
import { companyName } from './company-name.ts';
import { readReport } from './company-port.ts';
import type { Running } from './company-process.ts';
import { writeEvidence } from './evidence-folder.ts';
import { findingsOf } from './finding.ts';

function itemsOf(state: CompanyState, record: BuildRecord): ItemState[] {
  return Object.values(record.steps).flatMap((ids) => ids.flatMap((id) => state.items[id] ?? []));
}

function rungsOf(items: readonly ItemState[]): BuildReport['rungs'] {
  const rungs = { reflex: 0, reason: 0, ask: 0 };
  for (const item of items) if (item.phase === 'done') rungs[item.rung] += 1;
  return rungs;
}

function journeysOf({ journeys }: Report): BuildReport['journeys'] {
  const passed = journeys.filter((journey) => journey.passed).length;
  return { passed, failed: journeys.length - passed };
}

/** When the first journey of a build was over. A release of what was tried before has none of its own. */
function firstJourneyOf(
  { journeys }: Report,
  { startedAt }: BuildRecord,
): Pick<BuildReport, 'firstJourneyMs'> {
  const ends = journeys.flatMap(({ endedAt }) => (endedAt === undefined ? [] : [endedAt]));
  const firstJourneyMs = Math.min(...ends) - startedAt;
  return Number.isFinite(firstJourneyMs) && firstJourneyMs >= 0 ? { firstJourneyMs } : {};
}

function exploredOf(report: Report): BuildReport['explored'] {
  const { explorations = [] } = report;
  const ways = explorations.reduce((sum, one) => sum + one.ways, 0);
  const pages = new Set(explorations.flatMap((one) => one.pages)).size;
  return { ways, pages, findings: findingsOf(report) };
}

function questionsOf(state: CompanyState, items: readonly ItemState[]): BuildReport['questions'] {
  const ids = new Set(items.map((item) => item.item.id));
  const asked = Object.values(state.questions).filter((question) => ids.has(question.work ?? ''));
  const open = items.flatMap((item) => {
    const parsed = analyseResultSchema.loose().safeParse(item.result);
    return parsed.success ? parsed.data.questions : [];
  });
  return [...open, ...asked.map(({ build: _build, ...question }) => question)];
}

/** What a change made otherwise. */
function differencesOf(state: CompanyState, { steps }: BuildRecord): Pick<BuildReport, 'differences'> {
  const [id = ''] = steps['amend'] ?? [];
  const parsed = amendResultSchema.safeParse(state.items[id]?.result);
  return parsed.success ? { differences: parsed.data.differences } : {};
}

/** The document that `build --json` prints. UserError `not-released` while there is none to report. */
export async function buildReport(running: Running, id: string): Promise<BuildReport> {
  const { company, home, host } = running;
  const { state } = company;
  const record = buildOf(state, id);
  const product = productOf(state, record.product ?? '');
  const release = product.releases.find((one) => one.number === record.release);
  if (!release) throw new UserError({ code: 'not-released', message: `Build ${id} has no release` });
  const report = await readReport(company, release.report);
  const specification = specificationSchema.parse(
    JSON.parse((await company.journal.blobs.bytes(release.specification)).toString('utf8')),
  );
  const evidence = join(home.product(product.slug).root, 'evidence', String(release.number));
  const title = `${product.name}, release ${release.number}`;
  const files = join(home.blobs, companyName);
  const sentences = plainSentences(release.specification, specification);
  const brief = (await company.journal.blobs.bytes(product.brief)).toString('utf8');
  const account = { brief, specification, sentences };
  await writeEvidence({ blobs: company.journal.blobs, files, folder: evidence, title, account }, report);
  const items = itemsOf(state, record);
  const hosted = (await host.list()).find((one) => one.product === product.slug);
  const url = hosted?.url ?? product.url;
  return {
    product: product.slug,
    release: release.number,
    ...(url === undefined ? {} : { url }),
    repository: home.product(product.slug).repository,
    commit: release.commit,
    durationMs: (record.endedAt ?? company.clock.now()) - record.startedAt,
    ...firstJourneyOf(report, record),
    rungs: rungsOf(items),
    costMicros: items.reduce((sum, item) => sum + item.costMicros, 0),
    accounts: (await readAccounts(home, product.slug)).map(({ role, email, password }) => ({
      role,
      email,
      password,
    })),
    checks: report.checks,
    journeys: journeysOf(report),
    explored: exploredOf(report),
    citedShare: release.citedShare,
    assumptions: specification.assumptions,
    paraphrase: sentences,
    notUnderstood: specification.notUnderstood,
    background: specification.background,
    questions: questionsOf(state, items),
    ...differencesOf(state, record),
    evidence,
    isolation: product.isolation ?? 'sandbox',
  };
}

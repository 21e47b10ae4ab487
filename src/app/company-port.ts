import { Readable } from 'node:stream';
import type { Company } from '../company/company.ts';
import type { Desk } from '../company/desk.ts';
import {
  answerQuestion,
  changeBase,
  productOf,
  requestBuild,
  requestChange,
  requestRelease,
  setStopped,
} from '../company/request.ts';
import type { ProductRecord, RefusalRecord, ReleaseRecord } from '../company/state.ts';
import { companyView, productSummary, releaseStatus, type Live } from '../company/view.ts';
import type { HomePaths } from '../config/home.ts';
import { UserError } from '../kernel/error.ts';
import { buildRequestSchema, changeRequestSchema, type CompanyPort } from '../protocol/client.ts';
import { releaseRolledBack, streams } from '../protocol/events/company.ts';
import { reportSchema, type Report } from '../protocol/report.ts';
import { specificationSchema } from '../protocol/specification.ts';
import type { ProductView } from '../protocol/view.ts';
import { detectIsolation } from '../sandbox/isolation.ts';
import { readAccounts } from './accounts.ts';
import { plainSentences } from './plain-sentences.ts';
import type { HostLink } from './host-link.ts';
import { requireTools } from './preflight.ts';
import { previewChange, suggestChanges } from './preview-change.ts';
import type { Workforce } from './workforce.ts';

/** What the port speaks for. */
export type PortInput = {
  home: HomePaths;
  company: Company;
  desk: Desk;
  host: HostLink;
  workforce: Workforce;
};

async function liveOf({ company, desk, host }: PortInput): Promise<Live> {
  const [info, products] = await Promise.all([host.info(), host.list()]);
  return {
    isolation: info?.isolation ?? (await detectIsolation()).isolation,
    workers: desk.workers(),
    ...(company.budgetMicros === undefined ? {} : { limitMicros: company.budgetMicros }),
    running: new Map(
      products.map(({ product, health, url, isolation }) => [product, { health, url, isolation }]),
    ),
  };
}

/** The evidence of a release or a refusal. */
export async function readReport(company: Company, hash: string): Promise<Report> {
  return reportSchema.parse(JSON.parse((await company.journal.blobs.bytes(hash)).toString('utf8')));
}

async function releaseView(company: Company, product: ProductRecord, release: ReleaseRecord) {
  const report = await readReport(company, release.report);
  const { number, commit, at } = release;
  return { number, commit, at, status: releaseStatus(product, release), ...report };
}

async function refusalView(company: Company, refusal: RefusalRecord) {
  const { commit, at, failures } = refusal;
  // What was seen of a refused commit is kept for a time; why it was refused stays.
  const isKept = (await company.journal.blobs.info(refusal.report)) !== undefined;
  const { checks, journeys } = isKept
    ? await readReport(company, refusal.report)
    : { checks: [], journeys: [] };
  return { commit, at, failures, checks, journeys };
}

async function productView(input: PortInput, slug: string): Promise<ProductView> {
  const { company, home } = input;
  const product = productOf(company.state, slug);
  const { blobs } = company.journal;
  const [brief, specification, live] = await Promise.all([
    blobs.bytes(product.brief),
    blobs.bytes(product.specification),
    liveOf(input),
  ]);
  const said = specificationSchema.parse(JSON.parse(specification.toString('utf8')));
  return {
    ...productSummary(product, live),
    brief: brief.toString('utf8'),
    specification: said,
    citedShare: product.citedShare,
    paraphrase: plainSentences(product.specification, said),
    releases: await Promise.all(product.releases.map((release) => releaseView(company, product, release))),
    refusals: await Promise.all(product.refusals.map((refusal) => refusalView(company, refusal))),
    accounts: (await readAccounts(home, slug)).map(({ role, email }) => ({ role, email })),
    repository: home.product(slug).repository,
  };
}

async function rollback(
  { company, host }: PortInput,
  slug: string,
  actor: string,
): Promise<{ release: number }> {
  const product = productOf(company.state, slug);
  if (product.kept === 0) {
    throw new UserError({ code: 'no-earlier-release', message: `${product.name} has no earlier release.` });
  }
  await host.ensure();
  const hosted = await host.client.rollback(slug, product.kept);
  const made = releaseRolledBack.make({ product: slug, from: product.serving, to: hosted.release });
  await company.change(() => ({
    events: [{ stream: streams.product(slug), ...made, actor }],
  }));
  return { release: hosted.release };
}

type Changes = Pick<CompanyPort, 'changeProduct' | 'previewChange' | 'suggestChanges' | 'changeBase'>;

/** Changes of products in plain words. */
function changes(input: PortInput): Changes {
  const { company } = input;
  const { blobs } = company.journal;
  return {
    async changeProduct(product, request) {
      const { text, defaults, actor } = changeRequestSchema.parse(request);
      productOf(company.state, product);
      await requireTools(input);
      const { hash } = await blobs.put({ bytes: Buffer.from(text), owner: 'brief', class: 'brief' });
      return requestChange(company, { product, change: hash, defaults, actor });
    },
    async previewChange(product, text) {
      return previewChange(await this.changeBase(product), text);
    },
    async suggestChanges(product) {
      return suggestChanges(await this.changeBase(product));
    },
    async changeBase(product) {
      const { brief, form, specification } = changeBase(company.state, product);
      return {
        brief: (await blobs.bytes(brief)).toString('utf8'),
        form,
        specification: specificationSchema.parse(
          JSON.parse((await blobs.bytes(specification)).toString('utf8')),
        ),
      };
    },
  };
}

/** What the company offers to its clients, over its parts. */
export function companyPort(input: PortInput): CompanyPort {
  const { company, workforce } = input;
  const { blobs } = company.journal;
  return {
    view: async () => companyView(company.state, await liveOf(input)),
    product: (slug) => productView(input, slug),
    events: async ({ after, limit, stream }) => {
      const page = await company.journal.read({ after, limit, ...(stream === undefined ? {} : { stream }) });
      return page.events;
    },
    subscribe: (listener) => company.subscribe(listener),
    answer: (id, value, by) => answerQuestion(company, { id, value, by }),
    rollback: (slug, by) => rollback(input, slug, by),
    async release(product, actor) {
      await requireTools(input);
      return requestRelease(company, { product, defaults: false, actor });
    },
    async stop(by) {
      await setStopped(company, true, by);
      await workforce.end('the stop button was pressed');
    },
    async resume(by) {
      await setStopped(company, false, by);
      workforce.start();
    },
    async blob(hash) {
      if ((await blobs.info(hash)) === undefined) {
        throw new UserError({ code: 'unknown-blob', message: `There is no blob ${hash}.` });
      }
      return Readable.toWeb(Readable.from(blobs.stream(hash))) as ReadableStream<Uint8Array>;
    },
    async build(request) {
      const { text, form, defaults, explore, actor } = buildRequestSchema.parse(request);
      await requireTools(input);
      input.desk.announce(['verify-journeys']);
      const { hash } = await blobs.put({ bytes: Buffer.from(text), owner: 'brief', class: 'brief' });
      return requestBuild(company, { text: hash, form, defaults, explore, actor });
    },
    ...changes(input),
  };
}

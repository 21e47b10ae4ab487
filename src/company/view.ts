import type {
  BuildView,
  CompanyView,
  Health,
  Isolation,
  ProductSummary,
  QuestionView,
  ReleaseView,
  RoleView,
  WorkerView,
  WorkView,
} from '../protocol/view.ts';
import { roles } from './role.ts';
import type { CompanyState, ItemState, ProductRecord, ReleaseRecord } from './state.ts';

/** What is not in the journal because it is of this moment: running products and workers. */
export type Live = {
  isolation: Isolation;
  workers: WorkerView[];
  /** The owner's limit in millionths, when there is one. */
  limitMicros?: number;
  /** By slug. */
  running: ReadonlyMap<string, { health: Health; url: string; isolation: Isolation }>;
};

/** How many items that have ended are shown beside all that are open. */
const endedShown = 300;
/** How many of the latest builds are shown. */
const buildsShown = 50;

function phaseOf(item: ItemState): WorkView['state'] {
  if (item.phase !== 'open') return item.phase;
  if (item.claim) return 'running';
  return item.question === undefined ? 'queued' : 'waiting';
}

/** Who has to move next. */
export function ownerOf(item: ItemState): string {
  if (item.phase !== 'open') return 'nobody';
  if (item.claim) return item.claim.worker;
  return item.question === undefined ? 'supervisor' : 'person:owner';
}

/** A work item as people see it. */
function workView(item: ItemState): WorkView {
  const { item: work, title, rung, attempt, createdAt, costMicros, startedAt, endedAt, error } = item;
  return {
    id: work.id,
    kind: work.kind,
    title,
    role: work.role,
    rung,
    state: phaseOf(item),
    owner: ownerOf(item),
    attempt,
    createdAt,
    costMicros,
    ...(work.subject === undefined ? {} : { product: work.subject }),
    ...(startedAt === undefined ? {} : { startedAt: item.claim?.since ?? startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(error === undefined ? {} : { error }),
  };
}

function shownItems(state: CompanyState): ItemState[] {
  const all = Object.values(state.items);
  const ended = all.filter((item) => item.phase !== 'open');
  const old = new Set(ended.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)).slice(endedShown));
  return all.filter((item) => !old.has(item));
}

/** A product in a line. */
export function productSummary(product: ProductRecord, live: Live): ProductSummary {
  const running = live.running.get(product.slug);
  const url = running?.url;
  return {
    name: product.name,
    slug: product.slug,
    release: product.serving,
    health: running?.health ?? 'stopped',
    ...(url === undefined ? {} : { url }),
    ...(running === undefined ? {} : { isolation: running.isolation }),
  };
}

/** A question without what is only ours. */
function questionView({ build: _build, ...question }: CompanyState['questions'][string]): QuestionView {
  return question;
}

function shownBuilds(state: CompanyState): BuildView[] {
  const builds = Object.values(state.builds).sort((a, b) => b.startedAt - a.startedAt);
  return builds.slice(0, buildsShown).map(({ id, flow, product, startedAt, ...build }) => ({
    id,
    flow,
    state: build.state,
    startedAt,
    ...(product === undefined ? {} : { product }),
    ...(build.release === undefined ? {} : { release: build.release }),
    ...(build.endedAt === undefined ? {} : { endedAt: build.endedAt }),
    ...(build.error === undefined ? {} : { error: build.error }),
  }));
}

function rolesOf(state: CompanyState): RoleView[] {
  const items = Object.values(state.items).filter((item) => item.phase === 'open');
  return Object.entries(roles).map(([key, { title, duty }]) => {
    const open = items.filter((item) => item.item.role === key);
    return { key, title, duty, running: open.filter((item) => item.claim).length, open: open.length };
  });
}

/** The whole company at this moment. Products that were never released have release 0. */
export function companyView(state: CompanyState, live: Live): CompanyView {
  const products = Object.values(state.products).filter((product) => !product.removed);
  return {
    company: state.company,
    cursor: state.cursor,
    stopped: state.stopped,
    isolation: live.isolation,
    products: products.map((product) => productSummary(product, live)),
    work: shownItems(state).map(workView),
    questions: Object.values(state.questions).map(questionView),
    workers: live.workers,
    builds: shownBuilds(state),
    costMicros: state.costMicros,
    roles: rolesOf(state),
    budget: {
      spentMicros: state.costMicros,
      reservedMicros: state.reservedMicros,
      ...(live.limitMicros === undefined ? {} : { limitMicros: live.limitMicros }),
    },
    ...(state.unsandboxed === undefined ? {} : { unsandboxed: state.unsandboxed }),
  };
}

/** What a release is for the proxy. */
export function releaseStatus(product: ProductRecord, release: ReleaseRecord): ReleaseView['status'] {
  if (release.number === product.serving) return 'serving';
  return release.number === product.kept ? 'kept' : 'retired';
}

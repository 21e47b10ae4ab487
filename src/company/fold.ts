import { errorBodyOf } from '../protocol/work.ts';
import { defineFold, type Fold } from '../journal/fold.ts';
import type { EventOf } from '../protocol/event-type.ts';
import {
  buildAttended,
  buildEnded,
  buildRequested,
  productRemoved,
  productSpecified,
  questionAnswered,
  questionAsked,
  releaseCreated,
  releaseDeployed,
  releaseRefused,
  releaseRolledBack,
  stopPressed,
  stopReleased,
  unsandboxedAllowed,
} from '../protocol/events/company.ts';
import { effectIntended, effectSettled } from '../protocol/events/effect.ts';
import { journalErased } from '../protocol/events/journal.ts';
import { foldOf, passOver, type Entry } from './fold-type.ts';
import { skillFolds } from './fold-skill.ts';
import { workFolds } from './fold-work.ts';
import {
  emptyState,
  type BuildRecord,
  type CompanyState,
  type ProductRecord,
  type QuestionRecord,
} from './state.ts';

function wantedBy(data: EventOf<typeof buildRequested>['data']): Partial<BuildRecord> {
  const time = 'explore' in data && data.explore !== undefined ? { explore: data.explore } : {};
  if (data.flow === 'build') return { text: data.text, form: data.form, ...time };
  if (data.flow === 'release') return { product: data.product, ...time };
  const { product, change: text, brief, form, specification } = data;
  return { form, change: { product, text, brief, specification } };
}

function requested(state: CompanyState, event: EventOf<typeof buildRequested>): void {
  const { data } = event;
  const before = state.builds[data.build];
  const record: BuildRecord = {
    id: data.build,
    flow: data.flow,
    attempt: data.attempt,
    defaults: data.defaults,
    state: 'running',
    steps: {},
    startedAt: event.at,
    seq: event.seq,
    ...wantedBy(data),
  };
  if (before?.product !== undefined) record.product = before.product;
  state.builds[data.build] = record;
}

function buildOver(state: CompanyState, event: EventOf<typeof buildEnded>): void {
  const record = state.builds[event.data.build];
  if (!record) return;
  record.state = event.data.state;
  record.endedAt = event.at;
  if (event.data.product !== undefined) record.product = event.data.product;
  if (event.data.release !== undefined) record.release = event.data.release;
  if (event.data.error === undefined) return;
  record.error = errorBodyOf(event.data.error);
}

function asked(state: CompanyState, event: EventOf<typeof questionAsked>): void {
  const { question, ...rest } = event.data;
  const { work, build, product, text, detail, options, deadline } = rest;
  const record: QuestionRecord = { id: question, text, options, askedAt: event.at, work };
  if (build !== undefined) record.build = build;
  if (product !== undefined) record.product = product;
  if (detail !== undefined) record.detail = detail;
  if (deadline !== undefined) record.deadline = deadline;
  if (rest.default !== undefined) record.default = rest.default;
  state.questions[question] = record;
  const item = state.items[work];
  if (item) item.question = question;
}

function specified(state: CompanyState, event: EventOf<typeof productSpecified>): void {
  const { product: slug, build, ...what } = event.data;
  const before = state.products[slug];
  const fresh: ProductRecord = {
    slug,
    ...what,
    releases: [],
    refusals: [],
    serving: 0,
    kept: 0,
    life: 1,
    removed: false,
  };
  state.products[slug] = before ? { ...before, ...what, removed: false } : fresh;
  const record = state.builds[build];
  if (record) record.product = slug;
}

function created(state: CompanyState, event: EventOf<typeof releaseCreated>): void {
  const { product, release: number, commit, pure, specification, citedShare, report, build } = event.data;
  state.products[product]?.releases.push({
    number,
    commit,
    pure,
    specification,
    citedShare,
    report,
    build,
    at: event.at,
    deployed: false,
  });
  const record = state.builds[build];
  if (record) record.release = number;
}

function refused(state: CompanyState, event: EventOf<typeof releaseRefused>): void {
  const { product, ...rest } = event.data;
  state.products[product]?.refusals.unshift({ ...rest, at: event.at });
}

function deployed(state: CompanyState, event: EventOf<typeof releaseDeployed>): void {
  const product = state.products[event.data.product];
  if (!product) return;
  if (product.serving !== event.data.release) product.kept = product.serving;
  product.serving = event.data.release;
  product.isolation = event.data.isolation;
  if (event.data.url !== undefined) product.url = event.data.url;
  for (const release of product.releases) release.deployed ||= release.number === event.data.release;
}

function rolledBack(state: CompanyState, event: EventOf<typeof releaseRolledBack>): void {
  const product = state.products[event.data.product];
  if (!product) return;
  product.kept = event.data.from;
  product.serving = event.data.to;
}

const entries: readonly Entry[] = [
  foldOf(stopPressed, (state) => void (state.stopped = true)),
  foldOf(stopReleased, (state) => void (state.stopped = false)),
  foldOf(unsandboxedAllowed, (state, event) => {
    state.unsandboxed ??= { by: event.actor, at: event.at };
  }),
  foldOf(buildRequested, requested),
  foldOf(buildAttended, (state, event) => {
    const record = state.builds[event.data.build];
    if (record) record.defaults = event.data.defaults;
  }),
  foldOf(buildEnded, buildOver),
  foldOf(questionAsked, asked),
  foldOf(questionAnswered, (state, event) => {
    const question = state.questions[event.data.question];
    if (question) question.answer = { value: event.data.value, by: event.data.by, at: event.at };
  }),
  foldOf(productSpecified, specified),
  foldOf(productRemoved, (state, event) => {
    const product = state.products[event.data.product];
    if (!product) return;
    state.products[event.data.product] = {
      ...product,
      releases: [],
      refusals: [],
      serving: 0,
      kept: 0,
      life: product.life + 1,
      removed: true,
    };
  }),
  foldOf(releaseCreated, created),
  foldOf(releaseRefused, refused),
  foldOf(releaseDeployed, deployed),
  foldOf(releaseRolledBack, rolledBack),
  ...workFolds,
  ...skillFolds,
  passOver(effectIntended),
  passOver(effectSettled),
  passOver(journalErased),
];
const byType = new Map(entries.map((entry) => [entry.type.type, entry]));

/** Raised whenever the state's form or what an event changes in it becomes another: snapshots of before are dropped. */
const foldVersion = 4;

/** The company's state as a fold over its journal. Types that it does not know pass by. */
export function companyFold(company: string): Fold<CompanyState> {
  return defineFold({
    name: 'company',
    version: foldVersion,
    handles: entries.map((entry) => entry.type),
    initial: () => emptyState(company),
    apply(state, event) {
      byType.get(event.type)?.apply(state, event);
      state.cursor = event.seq;
      return state;
    },
    applyErased(state, event) {
      state.cursor = event.seq;
      return state;
    },
  });
}

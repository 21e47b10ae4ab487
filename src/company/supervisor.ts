/**
 * The supervisor: ordinary code that looks at what is known and says what follows. Pure; the company commits what it
 * decides and asks again until nothing follows.
 */
import { hashOf } from '../kernel/hash.ts';
import type { Json } from '../kernel/json.ts';
import { deployResultSchema, gateResultSchema } from '../protocol/build.ts';
import {
  buildEnded,
  productSpecified,
  releaseCreated,
  releaseDeployed,
  releaseRefused,
  streams,
} from '../protocol/events/company.ts';
import { workReopened, workWanted } from '../protocol/events/work.ts';
import { errorBodyOf, type WorkItem } from '../protocol/work.ts';
import { afterAsking } from './ask.ts';
import { decided, endWithout, merge, type Decision } from './decision.ts';
import { afterErrand } from './errand.ts';
import { Funds } from './funds.ts';
import { workKinds } from './kind.ts';
import { afterLostClaims, afterVerdict } from './ladder.ts';
import {
  analysed,
  commitOf,
  pipelines,
  productOf,
  resultOf,
  type Step,
  type StepContext,
} from './pipeline.ts';
import type { BuildRecord, CompanyState, ItemState } from './state.ts';

/** How often an item is claimed at one rung before it is put to a person, lost claims included. */
const maxClaims = 25;

/** Into how many parts the journeys are dealt, and what all work together may cost. */
export type Policy = { shards: number; budgetMicros?: number };

function itemsOf({ state, build }: StepContext, step: string): ItemState[] | undefined {
  return build.steps[step]?.flatMap((id) => state.items[id] ?? []);
}

function isDone(context: StepContext, step: string): boolean {
  return itemsOf(context, step)?.every((item) => item.phase === 'done') ?? isEmpty(context, step);
}

/** A step that may be left out, and is: what it waits for is done, and leaves it nothing to do. */
function isEmpty(context: StepContext, key: string): boolean {
  const step = pipelines[context.build.flow].find((one) => one.key === key);
  if (step?.isOptional !== true) return false;
  return step.needs.every((need) => isDone(context, need)) && step.inputs(context).length === 0;
}

function workItem(context: StepContext, step: Step, input: Json): WorkItem {
  const { company } = context.state;
  const kind = workKinds.get(step.kind);
  const v = kind?.v ?? 1;
  const { product } = context.build;
  const needs = step.needs.flatMap((need) => context.build.steps[need] ?? []);
  return {
    id: hashOf({ company, kind: step.kind, v, input }),
    company,
    kind: step.kind,
    v,
    role: kind?.role ?? 'supervisor',
    input,
    needs,
    ...(product === undefined ? {} : { subject: product }),
    maxAttempts: maxClaims,
    budgetMicros: kind?.budgetMicros ?? 0,
  };
}

/** The name that the analysis found, before there is a product. */
function nameOf(context: StepContext): string {
  const { change } = context.build;
  if (change !== undefined) return context.state.products[change.product]?.name ?? change.product;
  return isDone(context, 'analyse') ? analysed(context).name : 'it';
}

function titleOf(context: StepContext, kind: string): string {
  const { build, state } = context;
  const name =
    build.product === undefined ? nameOf(context) : (state.products[build.product]?.name ?? build.product);
  return (workKinds.get(kind)?.title ?? kind).replace('%s', name);
}

function want(context: StepContext, step: Step, input: Json): Decision {
  const item = workItem(context, step, input);
  const { build, state } = context;
  const seqs = item.needs.map((id) => state.items[id]?.seq ?? 0);
  const cause = Math.max(build.seq, ...seqs);
  const data = {
    build: build.id,
    step: step.key,
    item,
    title: titleOf(context, step.kind),
    rung: 'reflex' as const,
  };
  const event = decided(streams.work(item.id), workWanted.make(data), cause);
  const known = state.items[item.id];
  if (!known) return { events: [event], work: [{ do: 'enqueue', item, rung: 'reflex' }] };
  if (known.phase === 'open' || known.phase === 'done') return { events: [event], work: [] };
  const reopened = workReopened.make({ work: item.id, build: build.id });
  return {
    events: [event, decided(streams.work(item.id), reopened, cause)],
    work: [
      { do: 'queue', id: item.id },
      { do: 'climb', id: item.id, rung: 'reflex', input },
    ],
  };
}

/** What the result of the analysis, the gate and the deployment mean for the product. */
function concluded(context: StepContext): Decision | undefined {
  const { build } = context;
  // Only a plan says that it is no other product than the one of this name.
  if (build.flow !== 'release' && build.product === undefined && isDone(context, 'plan'))
    return specified(context);
  if (build.release === undefined && isDone(context, 'gate')) return judged(context);
  return undefined;
}

function specified(context: StepContext): Decision {
  const { build } = context;
  const { product, name, brief, specification, citedShare } = analysed(context);
  const data = { product, name, brief, specification, citedShare, build: build.id };
  const cause = itemsOf(context, 'plan')?.[0]?.seq;
  return { events: [decided(streams.product(product), productSpecified.make(data), cause)], work: [] };
}

function judged(context: StepContext): Decision {
  const { build } = context;
  const product = productOf(context);
  const { commit, pure } = commitOf(context);
  const { verdict, report, checks, journeys, failures } = resultOf(context, 'gate', gateResultSchema);
  const cause = itemsOf(context, 'gate')?.[0]?.seq;
  const stream = streams.product(product.slug);
  if (verdict === 'refuse') {
    const data = { product: product.slug, commit, report, failures, build: build.id };
    const error = {
      kind: 'user' as const,
      code: 'refused',
      message: refusal(failures),
      hint: refusalHint(product.slug),
    };
    return merge([
      { events: [decided(stream, releaseRefused.make(data), cause)], work: [] },
      endBuild(build, { state: 'refused', error }),
    ]) as Decision;
  }
  const release = Math.max(0, ...product.releases.map((known) => known.number)) + 1;
  const { slug, specification, citedShare } = product;
  const data = { product: slug, release, commit, pure, specification, citedShare, report, checks, journeys };
  return { events: [decided(stream, releaseCreated.make({ ...data, build: build.id }), cause)], work: [] };
}

function refusal(failures: readonly string[]): string {
  const [first = 'nothing was checked', ...more] = failures;
  return `The gate refused the release: ${first}${more.length === 0 ? '' : ` (and ${more.length} more)`}`;
}

function refusalHint(slug: string): string {
  return `The evidence is on the page of ${slug} on the dashboard; what served before still serves.`;
}

function endBuild(
  build: BuildRecord,
  how: Pick<BuildRecord, 'error' | 'release'> & {
    state: 'released' | 'refused' | 'declined' | 'failed' | 'stopped';
  },
): Decision {
  const { product } = build;
  const data = buildEnded.make({
    build: build.id,
    state: how.state,
    ...(product === undefined ? {} : { product }),
    ...(how.release === undefined ? {} : { release: how.release }),
    ...(how.error === undefined ? {} : { error: errorBodyOf(how.error) }),
  });
  return { events: [decided(streams.build(build.id), data, build.seq)], work: [] };
}

/** An item that ended without a result ends its build. */
function brokenBy(context: StepContext): ItemState | undefined {
  return Object.keys(context.build.steps)
    .flatMap((step) => itemsOf(context, step) ?? [])
    .find((item) => item.phase === 'failed' || item.phase === 'declined');
}

function released(context: StepContext): Decision | undefined {
  const { build } = context;
  if (!isDone(context, 'deploy') || build.release === undefined) return undefined;
  const { url, isolation } = resultOf(context, 'deploy', deployResultSchema);
  const { slug } = productOf(context);
  const data = { product: slug, release: build.release, isolation, ...(url === undefined ? {} : { url }) };
  const cause = itemsOf(context, 'deploy')?.[0]?.seq;
  return merge([
    { events: [decided(streams.product(slug), releaseDeployed.make(data), cause)], work: [] },
    endBuild(build, { state: 'released', release: build.release }),
  ]);
}

/** The product that a build is about, as soon as that is known. */
function subjectOf(context: StepContext): string | undefined {
  const { product, change } = context.build;
  return product ?? change?.product ?? (isAnalysed(context) ? analysed(context).product : undefined);
}

function isAnalysed(context: StepContext): boolean {
  return context.build.flow === 'build' && isDone(context, 'analyse') && isDone(context, 'settle');
}

/** The steps from which on a build works on what its product is at that moment. */
const beginning: ReadonlySet<string> = new Set(['plan', 'amend', 'inspect']);

/** Two builds of one product go one after the other: each has to stand on what the one before made. */
function isHeldBack(context: StepContext, step: Step): boolean {
  if (!beginning.has(step.key)) return false;
  const subject = subjectOf(context);
  const { build, state } = context;
  return Object.values(state.builds).some(
    (other) =>
      other.state === 'running' &&
      other.seq < build.seq &&
      subject !== undefined &&
      subjectOf({ ...context, build: other }) === subject,
  );
}

function afterBuild(state: CompanyState, build: BuildRecord, policy: Policy): Decision | undefined {
  const context: StepContext = { state, build, shards: policy.shards };
  const broken = brokenBy(context);
  if (broken) {
    const error = broken.error ?? {
      kind: 'internal',
      code: 'unknown',
      message: `${broken.title} ended without a result`,
    };
    return endBuild(build, { state: broken.phase === 'declined' ? 'declined' : 'failed', error });
  }
  const conclusion = concluded(context) ?? released(context);
  if (conclusion) return conclusion;
  const next = pipelines[build.flow].filter(
    (step) => build.steps[step.key] === undefined && step.needs.every((need) => isDone(context, need)),
  );
  if (next.some((step) => isHeldBack(context, step))) return undefined;
  return merge(next.flatMap((step) => step.inputs(context).map((input) => want(context, step, input))));
}

/** Whether a build or an errand is under way. */
function isRunning(state: CompanyState, id: string): boolean {
  return state.builds[id]?.state === 'running' || state.errands[id]?.state === 'running';
}

/** Work that nobody waits for any more ends; what is being worked on may finish. */
function afterAbandoned(state: CompanyState, item: ItemState): Decision | undefined {
  if (item.claim || item.builds.some((id) => isRunning(state, id))) return undefined;
  const message = `${item.title}: nobody waits for it any more`;
  return endWithout(item, 'failed', { kind: 'user', code: 'cancelled', message });
}

function afterItem(
  state: CompanyState,
  item: ItemState,
  how: { now: number; funds: Funds },
): Decision | undefined {
  if (item.phase !== 'open') return undefined;
  const abandoned = afterAbandoned(state, item);
  if (abandoned) return abandoned;
  if (item.rung === 'ask') return afterAsking(state, item, how.now);
  return afterVerdict(item, how) ?? afterLostClaims(item);
}

/** Everything that follows from what is known at this moment; undefined when nothing does. */
export function decide(state: CompanyState, now: number, policy: Policy): Decision | undefined {
  const funds = new Funds(state, policy.budgetMicros);
  const items = Object.values(state.items).flatMap((item) => afterItem(state, item, { now, funds }) ?? []);
  if (items.length > 0) return merge(items);
  const running = Object.values(state.builds).filter((build) => build.state === 'running');
  return merge([
    ...running.flatMap((build) => afterBuild(state, build, policy) ?? []),
    ...Object.values(state.errands).flatMap((errand) => afterErrand(state, errand) ?? []),
  ]);
}

/** The next moment at which something follows by itself: a backoff or a question's deadline. */
export function nextMoment(state: CompanyState): number | undefined {
  const open = Object.values(state.items).filter((item) => item.phase === 'open' && !item.claim);
  const moments = open.flatMap((item) => {
    const deadline = item.question === undefined ? undefined : state.questions[item.question]?.deadline;
    if (item.rung === 'ask') return deadline ?? [];
    return item.notBefore > 0 ? item.notBefore : [];
  });
  return moments.length === 0 ? undefined : Math.min(...moments);
}

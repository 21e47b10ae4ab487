import { UserError } from '../kernel/error.ts';
import { hashOf } from '../kernel/hash.ts';
import type { BuildTicket } from '../protocol/client.ts';
import {
  buildAttended,
  buildRequested,
  questionAnswered,
  stopPressed,
  stopReleased,
  streams,
  unsandboxedAllowed,
} from '../protocol/events/company.ts';
import type { Company } from './company.ts';
import { analysed } from './pipeline.ts';
import type { BuildRecord, CompanyState, ProductRecord } from './state.ts';

/** A text that somebody wants built; the bytes are in a blob already. */
export type TextRequest = {
  text: string;
  form: 'brief' | 'specification';
  defaults: boolean;
  /** Seconds for curious users at the gate. */
  explore?: number | undefined;
  actor: string;
};

function ticketOf(record: BuildRecord, found: boolean): BuildTicket {
  const { id, state, product } = record;
  return { build: id, state, found, ...(product === undefined ? {} : { product }) };
}

/** The build with this identifier. */
export function buildOf(state: CompanyState, id: string): BuildRecord {
  const record = Object.hasOwn(state.builds, id) ? state.builds[id] : undefined;
  if (!record) throw new UserError({ code: 'unknown-build', message: `There is no build ${id}` });
  return record;
}

/** The product with this slug. */
export function productOf(state: CompanyState, slug: string): ProductRecord {
  const product = Object.hasOwn(state.products, slug) ? state.products[slug] : undefined;
  if (product && !product.removed) return product;
  const known = Object.values(state.products).filter((candidate) => !candidate.removed);
  const hint =
    known.length === 0 ? 'There is none yet.' : `There are: ${known.map((one) => one.slug).join(', ')}.`;
  throw new UserError({ code: 'unknown-product', message: `There is no product ${slug}.`, hint });
}

/** Whether what a build made is still there. */
function isStanding(state: CompanyState, record: BuildRecord): boolean {
  if (record.state === 'running') return true;
  if (record.state !== 'released') return false;
  const product = record.product === undefined ? undefined : state.products[record.product];
  return product?.releases.some((release) => release.build === record.id) ?? false;
}

/** Starts a build, or finds the one of the same text: under way, or done. One that failed is tried again. */
export async function requestBuild(company: Company, request: TextRequest): Promise<BuildTicket> {
  const { text, form, defaults, explore, actor } = request;
  const id = `b-${hashOf({ text, form }).slice(0, 12)}`;
  let found = false;
  await company.change((state) => {
    const record = state.builds[id];
    found = record !== undefined && isStanding(state, record);
    if (!record || !found) {
      const attempt = (record?.attempt ?? 0) + 1;
      const made = buildRequested.make({
        flow: 'build',
        build: id,
        attempt,
        text,
        form,
        defaults,
        explore,
      });
      return { events: [{ stream: streams.build(id), ...made, actor }] };
    }
    if (record.state !== 'running' || record.defaults === defaults) return undefined;
    const made = buildAttended.make({ build: id, defaults });
    return { events: [{ stream: streams.build(id), ...made, actor }] };
  });
  return ticketOf(buildOf(company.state, id), found);
}

/** Takes `main` of a product through the gate; a release that is under way is found. */
export async function requestRelease(
  company: Company,
  request: { product: string; defaults: boolean; explore?: number | undefined; actor: string },
): Promise<BuildTicket> {
  const { product, defaults, explore, actor } = request;
  productOf(company.state, product);
  let id = '';
  let found = false;
  await company.change((state) => {
    const earlier = Object.values(state.builds).filter(
      (one) => one.flow === 'release' && one.product === product,
    );
    const running = earlier.find((one) => one.state === 'running');
    found = running !== undefined;
    id = running?.id ?? `r-${product}-${earlier.length + 1}`;
    if (running) return undefined;
    const made = buildRequested.make({
      flow: 'release',
      build: id,
      attempt: 1,
      product,
      defaults,
      explore,
    });
    return { events: [{ stream: streams.build(id), ...made, actor }] };
  });
  return ticketOf(buildOf(company.state, id), found);
}

/** What a change starts from: the release that serves, or the newest before it that came from a brief or a change. */
export function changeBase(
  state: CompanyState,
  slug: string,
): { brief: string; form: 'brief' | 'specification'; specification: string } {
  const product = productOf(state, slug);
  const serving = product.serving === 0 ? Infinity : product.serving;
  for (const release of product.releases.toReversed()) {
    if (release.number > serving) continue;
    const made = state.builds[release.build];
    if (!made || made.flow === 'release') continue;
    const { brief } = analysed({ state, build: made, shards: 1 });
    return { brief, form: made.form ?? 'brief', specification: release.specification };
  }
  const hint = `./macrohard build the brief first; ./macrohard status ${slug} says where it stands.`;
  throw new UserError({ code: 'not-released', message: `${slug} has no release to change`, hint });
}

/** A change starts from what serves: begun beside another, its release would undo that one. */
function refuseWhileChanging(state: CompanyState, product: string): void {
  const other = Object.values(state.builds).find(
    ({ state: stands, change }) => stands === 'running' && change?.product === product,
  );
  if (!other) return;
  const hint = `./macrohard status ${product} says how far it is; give this change again when it has ended.`;
  throw new UserError({
    code: 'change-under-way',
    message: `Another change of ${product} is under way`,
    hint,
  });
}

/** Changes a product; the same change that is under way is found. Throws `not-released` or `change-under-way`. */
export async function requestChange(
  company: Company,
  request: { product: string; change: string; defaults: boolean; actor: string },
): Promise<BuildTicket> {
  const { product, change, defaults, actor } = request;
  let id = '';
  let found = false;
  await company.change((state) => {
    const base = changeBase(state, product);
    id = `c-${hashOf({ product, change, base }).slice(0, 12)}`;
    const record = state.builds[id];
    found = record?.state === 'running';
    if (found) return undefined;
    refuseWhileChanging(state, product);
    const attempt = (record?.attempt ?? 0) + 1;
    const made = buildRequested.make({
      flow: 'change',
      build: id,
      attempt,
      product,
      change,
      defaults,
      ...base,
    });
    return { events: [{ stream: streams.build(id), ...made, actor }] };
  });
  return ticketOf(buildOf(company.state, id), found);
}

/** Answers an open question. Throws `unknown-question`, `already-answered` or `bad-answer`. */
export async function answerQuestion(
  company: Company,
  answer: { id: string; value: string; by: string },
): Promise<void> {
  const { id, value, by } = answer;
  await company.change((state) => {
    const question = Object.hasOwn(state.questions, id) ? state.questions[id] : undefined;
    if (!question) throw new UserError({ code: 'unknown-question', message: `There is no question ${id}.` });
    if (question.answer) {
      const message = `The question ${id} was answered already: ${question.answer.value}.`;
      throw new UserError({ code: 'already-answered', message });
    }
    if (!question.options.some((option) => option.value === value)) {
      const hint = `Answer one of: ${question.options.map((option) => option.value).join(', ')}.`;
      throw new UserError({
        code: 'bad-answer',
        message: `${value} is none of the question’s options.`,
        hint,
      });
    }
    const made = questionAnswered.make({ question: id, value, by, how: 'person' });
    return { events: [{ stream: streams.question(id), ...made, actor: by }] };
  });
}

/** The owner allows code straight from our generator to run where no sandbox holds; said again it is no news. */
export async function allowUnsandboxed(company: Company, actor: string): Promise<void> {
  await company.change((state) => {
    if (state.unsandboxed !== undefined) return undefined;
    return { events: [{ stream: streams.company, ...unsandboxedAllowed.make({}), actor }] };
  });
}

/** Presses the stop button or lets go of it. */
export async function setStopped(company: Company, stopped: boolean, actor: string): Promise<void> {
  await company.change((state) => {
    if (state.stopped === stopped) return undefined;
    const made = stopped ? stopPressed.make({}) : stopReleased.make({});
    return { events: [{ stream: streams.company, ...made, actor }] };
  });
}

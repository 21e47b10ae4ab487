/**
 * The ladder: reflex, then reason, then ask. What a rung did not do goes to the next one; what a rung threw is repeated up
 * to the limit and then put to a person. There is no other way in which work is done.
 */
import type { ErrorBody } from '../kernel/error.ts';
import type { Json } from '../kernel/json.ts';
import { streams } from '../protocol/events/company.ts';
import { workClimbed, workRetried } from '../protocol/events/work.ts';
import { errorBodyOf, type Rung } from '../protocol/work.ts';
import { decided, endWithout, merge, unused, type Decision } from './decision.ts';
import type { Funds } from './funds.ts';
import { workKinds, type WorkKind } from './kind.ts';
import type { ItemState } from './state.ts';

/** The time, and what money is left. */
type Circumstances = { now: number; funds: Funds };

const fallback: Pick<WorkKind, 'rungs' | 'maxAttempts' | 'backoffMs'> = {
  rungs: ['reflex', 'reason', 'ask'],
  maxAttempts: 3,
  backoffMs: 250,
};

/** How this kind of work is routed; unknown kinds climb the whole ladder. */
function routeOf(kind: string): Pick<WorkKind, 'rungs' | 'maxAttempts' | 'backoffMs'> {
  return workKinds.get(kind) ?? fallback;
}

/** The next rung; the one that costs money is passed over when there is none left for it. */
function rungAbove(item: ItemState, funds: Funds): Rung | undefined {
  const { rungs } = routeOf(item.item.kind);
  return rungs.slice(rungs.indexOf(item.rung) + 1).find((rung) => rung !== 'reason' || funds.fits(item));
}

/** Goes to another rung with what is left to do. */
function climb(item: ItemState, to: { rung: Rung; input: Json; part?: Json; error?: ErrorBody }): Decision {
  const { id } = item.item;
  const move = {
    rung: to.rung,
    input: to.input,
    ...(to.part === undefined ? {} : { part: to.part }),
    ...(to.error === undefined ? {} : { error: errorBodyOf(to.error) }),
  };
  const waits = to.rung === 'ask';
  return {
    events: [decided(streams.work(id), workClimbed.make({ work: id, ...move }), item.seq)],
    work: [{ do: 'climb', id, ...move }, ...(waits ? [{ do: 'wait' as const, id }] : [])],
    ...unused(item),
  };
}

/** As `climb`, with the money of the first try set aside where the rung costs. */
function climbTo(item: ItemState, to: Parameters<typeof climb>[1], funds: Funds): Decision {
  const move = climb(item, to);
  return to.rung === 'reason' ? (merge([move, funds.reserve(item)]) ?? move) : move;
}

/** Repeats the present rung from `notBefore` on; `fresh` counts its attempts from none again. */
export function retry(item: ItemState, when: { notBefore: number; fresh: boolean }): Decision {
  const { id } = item.item;
  const event = decided(streams.work(id), workRetried.make({ work: id, ...when }), item.seq);
  if (!when.fresh) return { events: [event], work: [{ do: 'queue', id, notBefore: when.notBefore }] };
  return { events: [event], work: [{ do: 'climb', id, rung: 'reflex', input: item.item.input }] };
}

/** A mistake of the person and a refusal by policy stay what they are, however often one tries. */
function isFinal(error: ErrorBody): boolean {
  return error.kind === 'user' || error.kind === 'policy';
}

function afterError(item: ItemState, error: ErrorBody, { now, funds }: Circumstances): Decision {
  const { maxAttempts, backoffMs } = routeOf(item.item.kind);
  if (isFinal(error)) return endWithout(item, 'failed', error);
  const costs = item.rung === 'reason';
  if (item.failures < maxAttempts && (!costs || funds.fits(item))) {
    const notBefore = now + backoffMs * 2 ** Math.max(0, item.failures - 1);
    const again = retry(item, { notBefore, fresh: false });
    return costs ? (merge([again, funds.reserve(item)]) ?? again) : again;
  }
  return climb(item, { rung: 'ask', input: item.input, error });
}

function afterDeclined(item: ItemState, verdict: Reason, funds: Funds): Decision {
  const above = rungAbove(item, funds);
  if (above !== undefined) return climbTo(item, { rung: above, input: item.input }, funds);
  return endWithout(item, 'declined', declinedError([...item.reasons, verdict]));
}

/** Why a rung did not do it, and what a person may do about that. */
type Reason = { why: string; hint?: string };

/** Ends with one full stop. */
function closed(sentence: string): string {
  return `${sentence.replace(/[.\s]+$/, '')}.`;
}

/** The error of an item that no rung could do: the lowest rung says why, the others what else could be done. */
export function declinedError(reasons: readonly Reason[]): ErrorBody {
  const [first = { why: 'Nobody could do it' }, ...more] = reasons;
  const advice = [
    ...(first.hint === undefined ? [] : [first.hint]),
    ...more.flatMap(({ why, hint }) => (hint === undefined ? [why] : [why, hint])),
  ];
  const body: ErrorBody = { kind: 'user', code: 'declined', message: closed(first.why) };
  return advice.length === 0 ? body : { ...body, hint: advice.map(closed).join(' ') };
}

/** What follows from the answer that a rung gave. Undefined: nothing to decide. */
export function afterVerdict(item: ItemState, how: Circumstances): Decision | undefined {
  const { verdict } = item;
  if (verdict === undefined) return undefined;
  if (verdict.status === 'failed') return afterError(item, verdict.error, how);
  if (verdict.status === 'declined') return afterDeclined(item, verdict, how.funds);
  const above = rungAbove(item, how.funds);
  const rest = { input: verdict.residue, part: verdict.result };
  if (above !== undefined) return climbTo(item, { rung: above, ...rest }, how.funds);
  return endWithout(
    item,
    'declined',
    declinedError([...item.reasons, { why: 'A part was left that nobody could do' }]),
  );
}

/** An item whose claims were all lost is treated as one that failed: its workers died of it. */
export function afterLostClaims(item: ItemState): Decision | undefined {
  const { maxAttempts } = item.item;
  if (item.claim || item.verdict || item.rung === 'ask' || item.attempt < maxAttempts) return undefined;
  const message = `${item.title}: ${item.attempt} attempts ended without an answer`;
  return climb(item, {
    rung: 'ask',
    input: item.input,
    error: { kind: 'node', code: 'attempts-lost', message },
  });
}

/** The whole result: what lower rungs did in part, then what the last one added or changed. */
export function combine(partials: readonly Json[], result: Json): Json {
  if (partials.length === 0) return result;
  return Object.assign({}, ...[...partials, result].filter((part) => part !== null)) as Json;
}

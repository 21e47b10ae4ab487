import { foldOf } from './fold-type.ts';
import { errorBodyOf } from '../protocol/work.ts';
import { InternalError } from '../kernel/error.ts';
import { budgetReserved } from '../protocol/events/company.ts';
import type { EventOf } from '../protocol/event-type.ts';
import {
  workAnswered,
  workClaimed,
  workClimbed,
  workEnded,
  workExpired,
  workFailed,
  workReleased,
  workReopened,
  workRetried,
  workWanted,
} from '../protocol/events/work.ts';
import type { CompanyState, ItemState } from './state.ts';

/** The item with this id; every event of work follows a `work.wanted`. */
function itemOf(state: CompanyState, id: string): ItemState {
  const item = state.items[id];
  if (!item) throw new InternalError({ code: 'unknown-work', message: `No work item ${id} in the journal` });
  return item;
}

function newItem(event: EventOf<typeof workWanted>): ItemState {
  const { item, title, rung } = event.data;
  return {
    item,
    title,
    builds: [],
    phase: 'open',
    rung,
    input: item.input,
    partials: [],
    attempt: 0,
    failures: 0,
    notBefore: 0,
    reasons: [],
    createdAt: event.at,
    costMicros: 0,
    fence: 0,
    seq: event.seq,
  };
}

function wanted(state: CompanyState, event: EventOf<typeof workWanted>): void {
  const { build, step, item: work } = event.data;
  const item = (state.items[work.id] ??= newItem(event));
  if (!item.builds.includes(build)) item.builds.push(build);
  const errand = state.errands[build];
  if (errand) errand.item = work.id;
  const record = state.builds[build];
  if (!record) return;
  const ids = (record.steps[step] ??= []);
  if (!ids.includes(work.id)) ids.push(work.id);
}

function claimed(state: CompanyState, event: EventOf<typeof workClaimed>): void {
  const { work, worker, fence, attempt } = event.data;
  const item = itemOf(state, work);
  item.seq = event.seq;
  item.claim = { worker, fence, since: event.at };
  item.fence = fence;
  item.attempt = attempt;
  item.startedAt ??= event.at;
}

function unclaimed(state: CompanyState, event: { seq: number; data: { work: string } }): void {
  const item = itemOf(state, event.data.work);
  item.seq = event.seq;
  delete item.claim;
}

/** What was set aside for the present try is not any more. */
function free(state: CompanyState, item: ItemState): void {
  state.reservedMicros -= item.reservation?.micros ?? 0;
  delete item.reservation;
}

function reserved(state: CompanyState, event: EventOf<typeof budgetReserved>): void {
  const { work, reservation: id, micros } = event.data;
  const item = itemOf(state, work);
  item.seq = event.seq;
  item.reservation = { id, micros };
  state.reservedMicros += micros;
}

/** The claim is over, with or without an answer: what was set aside is free, what it cost is spent. */
function endClaim(state: CompanyState, event: EventOf<typeof workAnswered | typeof workFailed>): ItemState {
  const { work, costMicros } = event.data;
  const item = itemOf(state, work);
  item.seq = event.seq;
  delete item.claim;
  free(state, item);
  item.costMicros += costMicros;
  state.costMicros += costMicros;
  return item;
}

function answered(state: CompanyState, event: EventOf<typeof workAnswered>): void {
  const { outcome } = event.data;
  const item = endClaim(state, event);
  if (outcome.status !== 'done') item.verdict = verdictOf(outcome);
}

function verdictOf(
  outcome: EventOf<typeof workAnswered>['data']['outcome'],
): NonNullable<ItemState['verdict']> {
  if (outcome.status === 'partial') return outcome;
  if (outcome.status === 'done')
    throw new InternalError({ code: 'done', message: 'An item that is done has no verdict' });
  const { status, why, hint } = outcome;
  return hint === undefined ? { status, why } : { status, why, hint };
}

function failed(state: CompanyState, event: EventOf<typeof workFailed>): void {
  const { error } = event.data;
  const item = endClaim(state, event);
  item.failures += 1;
  item.verdict = { status: 'failed', error: errorBodyOf(error) };
}

function retried(state: CompanyState, event: EventOf<typeof workRetried>): void {
  const item = itemOf(state, event.data.work);
  item.seq = event.seq;
  item.notBefore = event.data.notBefore;
  if (event.data.fresh) restart(item);
  delete item.verdict;
  delete item.question;
}

function climbed(state: CompanyState, event: EventOf<typeof workClimbed>): void {
  const item = itemOf(state, event.data.work);
  item.seq = event.seq;
  const { verdict } = item;
  if (verdict?.status === 'declined') {
    const { why, hint } = verdict;
    item.reasons.push(hint === undefined ? { why } : { why, hint });
  }
  if (event.data.error !== undefined) item.error = errorBodyOf(event.data.error);
  if (event.data.part !== undefined) item.partials.push(event.data.part);
  free(state, item);
  item.rung = event.data.rung;
  item.input = event.data.input;
  item.attempt = 0;
  item.failures = 0;
  item.notBefore = 0;
  delete item.verdict;
}

function ended(state: CompanyState, event: EventOf<typeof workEnded>): void {
  const item = itemOf(state, event.data.work);
  item.seq = event.seq;
  free(state, item);
  item.phase = event.data.state;
  item.endedAt = event.at;
  delete item.claim;
  delete item.verdict;
  delete item.question;
  if (event.data.state === 'done') {
    item.result = event.data.result;
    delete item.error;
    return;
  }
  item.error = errorBodyOf(event.data.error);
}

function reopened(state: CompanyState, event: EventOf<typeof workReopened>): void {
  const item = itemOf(state, event.data.work);
  item.seq = event.seq;
  item.phase = 'open';
  delete item.endedAt;
  restart(item);
}

/** From the lowest rung again, as if it were new. */
function restart(item: ItemState): void {
  item.rung = 'reflex';
  item.input = item.item.input;
  item.partials = [];
  item.reasons = [];
  item.attempt = 0;
  item.failures = 0;
  item.notBefore = 0;
  delete item.error;
  delete item.verdict;
  delete item.question;
}

/** How each event of work changes the state. */
export const workFolds = [
  foldOf(budgetReserved, reserved),
  foldOf(workWanted, wanted),
  foldOf(workClaimed, claimed),
  foldOf(workExpired, unclaimed),
  foldOf(workReleased, unclaimed),
  foldOf(workAnswered, answered),
  foldOf(workFailed, failed),
  foldOf(workRetried, retried),
  foldOf(workClimbed, climbed),
  foldOf(workEnded, ended),
  foldOf(workReopened, reopened),
];

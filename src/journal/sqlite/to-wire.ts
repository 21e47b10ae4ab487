import { canonicalJson } from '../../kernel/json.ts';
import type { StoredEvent } from '../../protocol/event.ts';
import type { ChainReport, CommitRequest, NewEvent } from '../contract.ts';
import { refusal } from './refusal.ts';
import type { VerifyStep, WireCommit, WireEvent, WireStored } from './wire.ts';

/** Characters of JSON that one event may hold: it is a decision or an effect, not a document. */
const dataLimit = 1_048_576;

/** The request as it crosses to the journal thread; refuses what cannot be stored before it can trouble others. */
export function toWire(request: CommitRequest): WireCommit {
  const { events = [], expect = [], ...rest } = request;
  const changes = Object.values(rest).some((value) => value !== undefined);
  try {
    return {
      events: events.map(toWireEvent),
      expect: expect.map(({ stream, version }) => ({ stream, version })),
      changes: changes ? canonicalJson(rest) : undefined,
    };
  } catch (error) {
    if (error instanceof TypeError)
      throw refusal('bad-request', `A value has no JSON form: ${error.message}`);
    throw error;
  }
}

function toWireEvent(event: NewEvent): WireEvent {
  const { stream, type, v, actor, cause, causeIndex, subject, data } = event;
  for (const name of [stream, type, actor, subject ?? 'none']) {
    if (name === '' || !name.isWellFormed())
      throw refusal('bad-request', `A name of an event cannot be "${name}"`);
  }
  if (!Number.isSafeInteger(v) || v < 1) throw refusal('bad-request', `${type}: a version cannot be ${v}`);
  if (data === null || typeof data !== 'object')
    throw refusal('bad-request', `${type}: data must be an object`);
  const text = canonicalJson(data);
  if (text.length > dataLimit) {
    const message = `${type}: ${text.length} characters of data are more than an event holds (${dataLimit})`;
    throw refusal('bad-request', message, 'Put it into a blob and name the blob in the event.');
  }
  return { stream, type, v, actor, cause, causeIndex, subject, data: text };
}

/** An event that the caller sent, as the thread has stored it. */
export function toStored(
  event: WireEvent,
  where: { at: number; first: number; index: number; hash: string },
): WireStored {
  const { stream, type, v, actor, cause, causeIndex, subject = null, data } = event;
  const { at, first, index, hash } = where;
  const led = (causeIndex === undefined ? cause : first + causeIndex) ?? null;
  return { seq: first + index, stream, type, v, actor, cause: led, subject, at, data, hash };
}

/** An event as everybody sees it. */
export function fromWire(company: string, stored: WireStored): StoredEvent {
  const { cause, subject, data, ...rest } = stored;
  const event: StoredEvent = { company, ...rest, data: data === null ? null : JSON.parse(data) };
  if (cause !== null) event.cause = cause;
  if (subject !== null) event.subject = subject;
  return event;
}

/** The last step of a verification as people see it. */
export function toReport(step: VerifyStep): ChainReport {
  const { after, previous, erased, fault } = step;
  const report = { events: after, erased, head: { seq: after, hash: previous } };
  return fault ? { ...report, fault } : report;
}

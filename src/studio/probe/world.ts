/**
 * What all probes of one run share: the specification, the product's API as each role, the maker of records and the
 * ledger in which checks and what could not be probed are written down.
 */
import type { Check } from '../../protocol/evidence.ts';
import { elementId, type Specification } from '../../protocol/specification.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Answer, Call, Client } from './client.ts';
import { Mismatch } from './expect.ts';

/** A person who can sign in. */
export type Account = { role: string; email: string; password: string };

/** An element of the specification that no probe held against the product, and why. */
export type Unprobed = { element: string; why: string };

/** Sends requests as one account. */
export type Session = {
  account: Account;
  token: string;
  /** The record that the account is, where its role has an entity. */
  recordId?: number;
  send(call: Call): Promise<Answer>;
};

/** What a check is about. `id` is unique in a run; `proves` holds element ids. */
export type CheckHead = { id: string; text: string; proves: string[] };

/** Registers what has to happen when the check is over (deleting what would stand in the way of others). */
export type After = (undo: () => Promise<unknown>) => void;

/** The ledger of a run. */
export type Ledger = {
  check(head: CheckHead, body: (after: After) => Promise<void>): Promise<void>;
  skip(element: string, why: string): void;
  checks: Check[];
  unprobed(): Unprobed[];
  /** What is still under way is no longer written down. */
  close(): void;
};

/** Thrown inside a check that cannot be carried out for this specification; the check is then dropped and counted. */
export class Unprobeable extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'Unprobeable';
  }
}

/** Everything that a probe needs. */
export type World = {
  specification: Specification;
  client: Client;
  clock: Clock;
  ledger: Ledger;
  /** The accounts that were given, signed in, by role; `admin` is always there. */
  sessions: Map<string, Session>;
  admin: Session;
  accounts: Account[];
};

/** Opens a ledger; `onCheck` hears of each check when it is over. */
export function openLedger(input: {
  specification: Specification;
  clock: Clock;
  signal?: AbortSignal | undefined;
  onCheck?: ((check: Check) => void) | undefined;
}): Ledger {
  const checks: Check[] = [];
  const skipped = new Map<string, string>();
  const skip = (element: string, why: string): void => {
    if (!skipped.has(element)) skipped.set(element, why);
  };
  let isClosed = false;
  const check = async (head: CheckHead, body: (after: After) => Promise<void>): Promise<void> => {
    input.signal?.throwIfAborted();
    if (isClosed) return;
    const startedAt = input.clock.now();
    const undo: (() => Promise<unknown>)[] = [];
    const verdict = await judge(() => body((each) => undo.push(each)));
    for (const each of undo.toReversed()) await each();
    if (verdict.unprobeable !== undefined) {
      for (const element of head.proves) {
        if (!element.startsWith('role:')) skip(element, verdict.unprobeable);
      }
      return;
    }
    if (isClosed) return;
    const { detail } = verdict;
    const passed = detail === undefined;
    const durationMs = Math.max(input.clock.now() - startedAt, 0);
    const done: Check = { ...head, kind: 'api', passed, durationMs, ...(passed ? {} : { detail }) };
    checks.push(done);
    input.onCheck?.(done);
  };
  const unprobed = (): Unprobed[] => listUnprobed(input.specification, { checks, skipped });
  const close = (): void => void (isClosed = true);
  return { check, skip, checks, unprobed, close };
}

async function judge(body: () => Promise<void>): Promise<{ detail?: string; unprobeable?: string }> {
  try {
    await body();
    return {};
  } catch (error) {
    if (error instanceof Mismatch) return { detail: error.message };
    if (error instanceof Unprobeable) return { unprobeable: error.message };
    throw error;
  }
}

/** The ids of all elements that the API can show, in the order of the specification. */
function elementsOf(specification: Specification): string[] {
  const ofEntities = specification.entities.flatMap((entity) => [
    elementId.entity(entity.key),
    ...entity.fields.map((field) => elementId.field(entity.key, field.key)),
    ...entity.derived.map((derived) => elementId.derived(entity.key, derived.key)),
    ...(entity.lifecycle ? [elementId.lifecycle(entity.key)] : []),
    ...(entity.lifecycle?.transitions ?? []).map((each) => elementId.transition(entity.key, each.verb)),
  ]);
  return [
    ...ofEntities,
    ...specification.roles.map((role) => elementId.role(role.key)),
    ...new Set(specification.permissions.map((each) => elementId.permission(each.role, each.entity))),
    ...specification.hidden.map(elementId.hidden),
    ...specification.rules.map((rule) => elementId.rule(rule.id)),
    ...specification.notifications.map((each) => elementId.notification(each.id)),
    ...specification.figures.map((figure) => elementId.figure(figure.id)),
    ...specification.plans.map((plan) => elementId.plan(plan.key)),
    ...specification.shortLinks.map((link) => elementId.shortLink(link.entity)),
  ];
}

function listUnprobed(
  specification: Specification,
  run: { checks: Check[]; skipped: Map<string, string> },
): Unprobed[] {
  const proven = new Set(run.checks.flatMap((each) => each.proves));
  const missing = elementsOf(specification).filter(
    (element) => !proven.has(element) || run.skipped.has(element),
  );
  return missing.map((element) => ({
    element,
    why: run.skipped.get(element) ?? 'no request that could show it was found',
  }));
}

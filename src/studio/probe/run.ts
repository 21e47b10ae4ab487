/** The probes of a product: forged, stale and simultaneous requests derived from its specification alone. */
import { adminRole, type Specification } from '../../protocol/specification.ts';
import type { Check } from '../../protocol/evidence.ts';
import { systemClock, type Clock } from '../../kernel/clock.ts';
import { UserError } from '../../kernel/error.ts';
import { probeAccounts } from './account.ts';
import { openClient, type Client, type Target } from './client.ts';
import { probeDerived } from './derived.ts';
import { openFactory } from './factory.ts';
import { probeFields } from './field.ts';
import { probeFigures } from './figure.ts';
import { probeShortLinks } from './link.ts';
import { probeNotifications } from './notification.ts';
import { probePlans } from './plan.ts';
import { probeSettings, probeUploads } from './setting.ts';
import { probeHistory, probeTables } from './table.ts';
import { probeGuard } from './guard.ts';
import { probePages } from './page.ts';
import { probeSignIn, probeSignUp } from './sign-in.ts';
import { probeHostile } from './hostile.ts';
import { probeLifecycles } from './lifecycle.ts';
import { probeHidden } from './hidden.ts';
import { probeLists } from './list.ts';
import { rolesOf } from './model.ts';
import { probePermissions } from './permission.ts';
import { probeRules } from './rule.ts';
import { linkRecord, signIn } from './session.ts';
import { probeOversize, probeSurface } from './surface.ts';
import { probeRecords } from './version.ts';
import { openLedger, type Account, type Ledger, type Session, type Unprobed, type World } from './world.ts';

/**
 * What to probe: a running product with a fresh data folder, what it was built from, and one account for each role
 * and the administrator. Probing leaves records and accounts behind.
 */
export type ProbeOrder = {
  specification: Specification;
  target: Target;
  accounts: Account[];
  signal?: AbortSignal;
  clock?: Clock;
  /** Hears of each check as soon as it is over. */
  onCheck?: (check: Check) => void;
  /** Stop after the first failed check: enough for a refusal. */
  failFast?: boolean;
};

/** What the probes saw, and which elements of the specification none of them could show. */
export type ProbeReport = { checks: Check[]; unprobed: Unprobed[] };

/** Thrown to end a run after its first failed check. */
class Enough extends Error {}

/** Probes a product. It never throws for what the product does wrong: that is a failed check. */
export async function runProbes(order: ProbeOrder): Promise<ProbeReport> {
  await using client = openClient(order.target, order.signal);
  const clock = order.clock ?? systemClock;
  const ledger = openLedger({
    specification: order.specification,
    clock,
    signal: order.signal,
    onCheck: (check) => {
      order.onCheck?.(check);
      if (order.failFast !== true || check.passed) return;
      ledger.close();
      throw new Enough();
    },
  });
  try {
    const world = await openWorld(order, { client, clock, ledger });
    if (world !== undefined) await probeWorld(world);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return { checks: ledger.checks, unprobed: ledger.unprobed() };
}

async function probeWorld(world: World): Promise<void> {
  const { specification, clock, admin } = world;
  const factory = openFactory({ specification, clock, admin });
  await probeSurface(world);
  await probeGuard(world, factory);
  await probePermissions(world, factory);
  await probeHidden(world, factory);
  await probeRules(world, factory);
  await probeLifecycles(world, factory);
  await probeDerived(world, factory);
  await probeFigures(world, factory);
  await probeNotifications(world, factory);
  await probeShortLinks(world, factory);
  await probeRecords(world, factory);
  // Checking passwords is slow on purpose and touches no record: it goes on beside the rest.
  const rest = async (): Promise<void> => {
    await probeFields(world, factory);
    await probeLists(world, factory);
    await probePages(world, factory);
    await probeTables(world, factory);
    await probeHistory(world, factory);
    await probeUploads(world, factory);
    await probeHostile(world, factory);
  };
  const ends = await Promise.allSettled([probeSignIn(world), rest()]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason as Error;
  // These change what the whole product is: nothing else goes on meanwhile.
  await probePlans(world, factory);
  await probeSettings(world, factory);
  await probeSignUp(world);
  await probeAccounts(world);
  await probeOversize(world);
}

async function openWorld(
  order: ProbeOrder,
  parts: { client: Client; clock: Clock; ledger: Ledger },
): Promise<World | undefined> {
  const { specification, accounts } = order;
  const { client, clock, ledger } = parts;
  const administrator = accounts.find((account) => account.role === adminRole);
  if (administrator === undefined) {
    throw new UserError({
      code: 'no-administrator',
      message: 'The probes were given no account with the role admin',
      hint: 'Give one account for each role and one for the administrator',
    });
  }
  const sessions = new Map<string, Session>();
  const head = { id: 'api:accounts', text: 'The accounts that were handed out can sign in.', proves: [] };
  await ledger.check(head, async () => {
    const admin = await signIn(client, administrator);
    sessions.set(adminRole, admin);
    for (const role of rolesOf(specification)) {
      const account = accounts.find((each) => each.role === role.key);
      if (account === undefined) continue;
      const session = await signIn(client, account);
      const { entity } = role;
      sessions.set(
        role.key,
        entity === undefined ? session : await linkRecord(session, { specification, admin, entity }),
      );
    }
  });
  const admin = sessions.get(adminRole);
  return admin && { specification, client, clock, ledger, sessions, admin, accounts };
}

import * as fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Claim } from '../../protocol/work.ts';
import { item } from '../../testing/journal/case.ts';
import { sqlitePlace, type SqlitePlace } from '../../testing/journal/sqlite-place.ts';
import type { Journal, WorkChange } from '../contract.ts';

// Hundreds of commits, each of which waits for the disk: slow where the machine is busy.
vi.setConfig({ testTimeout: 90_000 });

const uses = {
  renew: { do: 'renew', leaseMs: 1000 },
  complete: { do: 'complete', result: null },
  queue: { do: 'queue' },
  wait: { do: 'wait' },
} as const;

/** Who may hold what, kept beside a journal that is asked the same things. */
class Model {
  readonly kind: string;
  readonly ids: string[];
  readonly #journal: Journal;
  readonly #place: SqlitePlace;
  readonly #given: Claim[] = [];
  readonly #holders = new Map<string, { fence: number; until: number }>();

  constructor(journal: Journal, place: SqlitePlace, round: number) {
    this.#journal = journal;
    this.#place = place;
    this.kind = `kind-${round}`;
    this.ids = [0, 1, 2].map((n) => `${this.kind}:${n}`);
  }

  async start(): Promise<void> {
    const items = this.ids.map((id) => item(id, { kind: this.kind, maxAttempts: 100 }));
    await this.#journal.commit({
      work: items.map((each) => ({ do: 'enqueue', item: each, rung: 'reflex' })),
    });
  }

  async claim(worker: string, limit: number): Promise<void> {
    const request = { worker, kinds: [this.kind], limit, leaseMs: 1000 };
    for (const claim of (await this.#journal.commit({ claim: request })).claims) {
      expect(this.#holders.has(claim.item.id)).toBe(false);
      this.#holders.set(claim.item.id, { fence: claim.fence, until: claim.leaseUntil });
      this.#given.push(claim);
    }
  }

  /** Uses one of all claims that were ever given, over or not. */
  async use(nth: number, how: keyof typeof uses): Promise<void> {
    const claim = this.#given[nth % Math.max(1, this.#given.length)];
    if (!claim) return;
    const { fence } = claim;
    const { id } = claim.item;
    const isHolder = this.#holders.get(id)?.fence === fence;
    const change: WorkChange = { ...uses[how], id, fence };
    const outcome = await this.#journal.commit({ work: [change] }).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
    expect(outcome).toBe(isHolder ? 'done' : 'stale-fence');
    if (!isHolder) return;
    if (how === 'renew') this.#holders.set(id, { fence, until: this.#place.clock.now() + 1000 });
    else this.#holders.delete(id);
  }

  /** The supervisor takes an item back, whoever holds it. */
  async revoke(nth: number): Promise<void> {
    const id = this.ids[nth] ?? '';
    await this.#journal.commit({ work: [{ do: 'queue', id }] });
    this.#holders.delete(id);
  }

  async pass(ms: number): Promise<void> {
    this.#place.clock.advance(ms);
    await this.#journal.commit({ expire: {} });
    const now = this.#place.clock.now();
    for (const [id, { until }] of this.#holders) if (until <= now) this.#holders.delete(id);
  }

  async compare(): Promise<void> {
    const rows = await this.#journal.work({ kinds: [this.kind], states: ['leased'] });
    const held = rows.map((row) => [row.item.id, row.fence] as const);
    const expected = [...this.#holders].map(([id, { fence }]) => [id, fence] as const);
    expect(new Map(held)).toEqual(new Map(expected));
  }
}

type Step = (model: Model) => Promise<void>;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom('ann', 'bob'), fc.integer({ min: 1, max: 3 })).map(
    ([worker, limit]): Step =>
      (model) =>
        model.claim(worker, limit),
  ),
  fc.tuple(fc.nat(9), fc.constantFrom('renew', 'complete', 'queue', 'wait')).map(
    ([nth, how]): Step =>
      (model) =>
        model.use(nth, how),
  ),
  fc.nat(2).map(
    (nth): Step =>
      (model) =>
        model.revoke(nth),
  ),
  fc.constantFrom(400, 1000).map(
    (ms): Step =>
      (model) =>
        model.pass(ms),
  ),
);

it('leases give each item to one worker at a time and refuse every other fence, in any order', async () => {
  using place = sqlitePlace();
  await using journal = await place.open();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const model = new Model(journal, place, round++);
      await model.start();
      for (const each of steps) await each(model);
      await model.compare();
    }),
    { numRuns: 30 },
  );
});

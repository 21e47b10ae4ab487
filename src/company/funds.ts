/** Money for rungs that cost: set aside before a rung is climbed, settled by what it did cost, refused when it is spent. */
import type { ReservationChange } from '../journal/contract.ts';
import { budgetReserved, streams } from '../protocol/events/company.ts';
import { decided, type Decision } from './decision.ts';
import type { CompanyState, ItemState } from './state.ts';

/** The company's budget in the journal; it is there when the owner set a limit. */
export const companyBudget = 'company';

/** Why the rung that costs was passed over. */
export const spentReason = {
  why: 'The budget for the rung that costs money is spent',
  hint: 'Raise “budgetMicros” in the home’s config.yaml.',
};

/** What is left while one decision is made: several items of it may want money. */
export class Funds {
  readonly #limit: number | undefined;
  #used: number;

  constructor(state: CompanyState, limitMicros: number | undefined) {
    this.#limit = limitMicros;
    this.#used = state.costMicros + state.reservedMicros;
  }

  /** Whether the item's next try of a rung that costs fits into its own budget and the company's. */
  fits(item: ItemState): boolean {
    const wanted = wantedBy(item);
    if (item.item.budgetMicros === 0) return true;
    return wanted > 0 && (this.#limit === undefined || this.#used + wanted <= this.#limit);
  }

  /** Sets the money of one try aside; ask `fits` first. */
  reserve(item: ItemState): Decision {
    const micros = wantedBy(item);
    if (micros === 0) return { events: [], work: [] };
    this.#used += micros;
    const { id, budgetMicros } = item.item;
    const own = `work:${id}`;
    const budgets = this.#limit === undefined ? [own] : [companyBudget, own];
    const reservation = `${id}:${item.seq}`;
    const data = budgetReserved.make({ work: id, reservation, micros });
    return {
      events: [decided(streams.work(id), data, item.seq)],
      work: [],
      reservations: [
        { do: 'budget', budget: own, limitMicros: budgetMicros },
        { do: 'reserve', id: reservation, budgets, micros },
      ],
    };
  }
}

function wantedBy(item: ItemState): number {
  return Math.max(0, item.item.budgetMicros - item.costMicros);
}

/** What an item had set aside becomes what was spent. */
export function settled(item: ItemState, spentMicros: number): { reservations?: ReservationChange[] } {
  const { reservation } = item;
  if (reservation === undefined) return {};
  return { reservations: [{ do: 'settle', id: reservation.id, micros: spentMicros }] };
}

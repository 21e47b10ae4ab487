import { UserError } from '../../src/kernel/error.ts';
import type { Action } from '../../src/protocol/screen/demonstration.ts';
import type { Observation } from '../../src/protocol/screen/observation.ts';
import type { Wire } from '../../src/reflex/browser/wire.ts';
import { openHand } from '../../src/reflex/hand/hand.ts';
import { perform } from '../../src/reflex/hand/perform.ts';

/** Does actions on one screen through real input. */
export type Performer = { perform(action: Action, seen: Observation): Promise<void> };

/** A performer on the page behind `wire`. What cannot be done on the screen as seen (an option that is not there) does nothing. */
export function openPerformer(wire: Wire): Performer {
  const hand = openHand(wire);
  return {
    perform: (action, seen) =>
      perform(hand, action, seen).catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
      }),
  };
}

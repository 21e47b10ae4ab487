/** The journeys of emulated users, derived from the specification alone: the tester never sees the product's code. */
import { systemClock } from '../../kernel/clock.ts';
import type { Journey } from '../../protocol/journey.ts';
import { adminRole, elementId, type Specification } from '../../protocol/specification.ts';
import { actJourney } from './act.ts';
import { borderJourney } from './border.ts';
import { withinBudget } from './budget.ts';
import { collisionJourney } from './collide.ts';
import { createJourney } from './keep.ts';
import { moveJourneys } from './move.ts';
import { visitorJourney } from './visit.ts';
import { bookingJourneys } from './book.ts';
import { importJourney, overviewJourney } from './overview.ts';
import { partJourney } from './part.ts';
import { refusalJourney } from './refuse.ts';
import { type Derivation, entityOf, Underivable } from './maker.ts';
import { Script } from './script.ts';

/** A visitor who is not let in with a wrong password, and is with the right one. */
function entranceJourney(derivation: Derivation): Journey {
  const script = new Script(derivation, adminRole);
  script.add({ do: 'signInRefused', say: 'Tries a wrong password and is told so', role: adminRole });
  script.signIn();
  script.add({ do: 'signOut', say: 'Signs out' });
  return script.journey('entrance', 'The administrator comes in with the right password only');
}

/** A visitor who opens an account; `undefined` when no role may. */
function signUpJourney(derivation: Derivation): Journey | undefined {
  const { specification } = derivation;
  const role = specification.roles.find((each) => each.selfSignUp);
  if (!role) return undefined;
  const script = new Script(derivation, role.key);
  const own = role.entity === undefined ? undefined : entityOf(specification, role.entity);
  const draft = own && script.draft(own);
  const entries = draft
    ? script.entries(draft).filter((each) => !/^(name|email|password)$/i.test(each.label))
    : [];
  const name = typeof draft?.values['name'] === 'string' ? draft.values['name'] : 'Ines Newcomer';
  script.add({ do: 'signUp', say: `Opens an account as ${role.label.toLowerCase()}`, name, entries });
  const readable = specification.permissions.find(
    (each) => each.role === role.key && each.actions.includes('read'),
  );
  if (readable) script.openList(entityOf(specification, readable.entity));
  script.add({ do: 'signOut', say: 'Signs out' });
  script.proves.add(elementId.role(role.key));
  return script.journey('sign-up', `A visitor opens an account as ${role.label.toLowerCase()}`);
}

function derivable<Result>(write: () => Result): Result | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof Underivable) return undefined;
    throw error;
  }
}

/**
 * All journeys of a specification: for each role its everyday work, its transitions and its borders; for each form its
 * mistakes; for each rule its breach; sign-in and sign-up. Same specification and day, same journeys. `nowMs` is the
 * present moment (ms since the epoch), on which rules about past and future depend.
 */
export function deriveJourneys(specification: Specification, nowMs: number = systemClock.now()): Journey[] {
  let last = 0;
  const derivation: Derivation = { specification, nowMs, nextNumber: () => ++last };
  const roles = [adminRole, ...specification.roles.map((role) => role.key)];
  const journeys: (Journey | undefined)[] = [
    entranceJourney(derivation),
    derivable(() => signUpJourney(derivation)),
    derivable(() => visitorJourney(derivation)),
    derivable(() => overviewJourney(derivation)),
    derivable(() => importJourney(derivation)),
    ...(derivable(() => bookingJourneys(derivation)) ?? []),
    ...specification.entities.map((entity) => derivable(() => partJourney(derivation, entity))),
  ];
  for (const role of roles) {
    for (const entity of specification.entities) {
      journeys.push(derivable(() => createJourney(derivation, role, entity)));
      journeys.push(...(derivable(() => moveJourneys(derivation, role, entity)) ?? []));
    }
    if (role !== adminRole) journeys.push(derivable(() => borderJourney(derivation, role)));
  }
  for (const entity of specification.entities)
    journeys.push(derivable(() => refusalJourney(derivation, entity)));
  for (const rule of specification.rules) {
    journeys.push(derivable(() => collisionJourney(derivation, rule)));
    journeys.push(derivable(() => actJourney(derivation, rule)));
  }
  return withinBudget(journeys.filter((journey) => journey !== undefined));
}

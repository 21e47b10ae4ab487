/** Journeys of people who book for themselves, on a phone: what, when, and yes. */
import type { Journey } from '../../protocol/journey.ts';
import { elementId, type Entity } from '../../protocol/specification.ts';
import { experienceOf } from '../engineer/experience.ts';
import { sentence } from './keep.ts';
import { type Derivation, entityOf } from './maker.ts';
import { roleLabel, Script } from './script.ts';

type Booking = ReturnType<typeof experienceOf>['bookings'][number];

/** What is chosen by card: records that can still be had, the person's own where they see only those (their car). */
function arrange(script: Script, entity: Entity, { owner, choices, resource }: Booking): string[] {
  const { references } = script.choosable(entity, owner === undefined ? {} : { [owner]: '' });
  const keys = [...choices, ...(resource === undefined ? [] : [resource])];
  const names = keys.map((key) => {
    const type = entity.fields.find((field) => field.key === key)?.type;
    if (type?.kind !== 'reference') return '';
    return references[key] ?? script.make(entityOf(script.specification, type.entity));
  });
  return names.slice(0, choices.length);
}

/** One booking of each kind, by the first role that books for itself. */
export function bookingJourneys(derivation: Derivation): Journey[] {
  const { specification } = derivation;
  return experienceOf(specification).bookings.flatMap((booking) => {
    const entity = entityOf(specification, booking.entity);
    const [role] = booking.roles;
    // Where a rule asks for more than what is chosen, no time can be offered before that is said.
    const asksMore = specification.rules.some(
      (rule) =>
        rule.entity === entity.key &&
        ((rule.kind === 'compare' && rule.op === 'eq') ||
          (rule.kind === 'require' && rule.on.includes('create') && rule.condition.kind !== 'state')),
    );
    return role === undefined || asksMore ? [] : [bookingJourney(derivation, { booking, entity, role })];
  });
}

function bookingJourney(
  derivation: Derivation,
  { booking, entity, role }: { booking: Booking; entity: Entity; role: string },
): Journey {
  const { specification } = derivation;
  const script = new Script(derivation, role);
  const chosen = arrange(script, entity, booking);
  const words = script.words.booking;
  script.signIn();
  script.add(
    { do: 'hold', say: 'Takes the phone in hand', device: 'phone' },
    { do: 'press', say: 'Wants to book', role: 'link', name: words.book(entity) },
  );
  for (const record of chosen) script.add({ do: 'choose', say: 'Chooses one', record });
  if (booking.start !== undefined) script.add({ do: 'chooseTime', say: 'Chooses a time' });
  const settled = new Set([booking.owner, booking.resource, booking.start, booking.end, ...booking.choices]);
  const draft = script.draft(entity, {
    references: Object.fromEntries([...settled].map((key) => [key ?? '', ''])),
  });
  const left = entity.fields.filter(({ key, required }) => required && !settled.has(key));
  const entries = script.entries(draft).filter(({ label }) => left.some((field) => field.label === label));
  if (entries.length > 0) script.add({ do: 'fill', say: 'Says what is left to say', entries });
  script.add(
    { do: 'press', say: 'Confirms it', role: 'button', name: words.confirm },
    { do: 'expectStatus', say: 'Is told that it is booked' },
    { do: 'hold', say: 'Puts the phone away', device: 'desk' },
  );
  // Whoever is free is chosen by the product: a record of another journey could be tidied away under the booking.
  script.alone = booking.resource === undefined ? 'account' : 'product';
  script.proves.add(elementId.entity(entity.key)).add(elementId.permission(role, entity.key));
  const who = sentence(roleLabel(specification, role), role);
  return script.journey(
    `${role}-books-${entity.collection}`,
    `${who} books on a phone: ${entity.label.toLowerCase()}`,
  );
}

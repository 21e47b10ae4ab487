import type { Planned } from './planned.ts';
import { type Booking, experienceOf } from './experience.ts';
import { literal, quote, quoteAll } from './source-text.ts';

const optional = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}: ${quote(value)},`;

function mapSource(values: Record<string, string>): string {
  const members = Object.entries(values).map(([key, value]) => `${key}: ${quote(value)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function bookingSource(booking: Booking): string {
  return [
    `    { entity: ${quote(booking.entity)}, roles: ${quoteAll(booking.roles)}, choices: ${quoteAll(booking.choices)},`,
    `     ${optional('owner', booking.owner)}${optional('resource', booking.resource)}${optional('start', booking.start)}${optional('end', booking.end)}`,
    `      days: [${booking.days.join(', ')}], from: ${quote(booking.from)}, to: ${quote(booking.to)} },`,
  ].join('\n');
}

function placesSource(name: string, places: readonly { entity: string; field: string }[]): string {
  const items = places.map(
    ({ entity, field }) => `    { entity: ${quote(entity)}, field: ${quote(field)} },`,
  );
  return items.length === 0 ? `  ${name}: [],` : [`  ${name}: [`, ...items, '  ],'].join('\n');
}

/** `src/experience.ts`: the blueprint's module with the arrangement of this product's pages in place of the sample. */
export function experienceSource(planned: Planned, blueprint: string): string {
  const experience = experienceOf(planned.specification);
  const bookings = experience.bookings.map(bookingSource);
  const own = [
    'export const experience: Experience = {',
    `  hue: ${literal(experience.hue)},`,
    `  signs: ${mapSource(experience.signs)},`,
    `  homes: ${mapSource(experience.homes)},`,
    ...(bookings.length === 0 ? ['  bookings: [],'] : ['  bookings: [', ...bookings, '  ],']),
    placesSource('calendars', experience.calendars),
    placesSource('boards', experience.boards),
    placesSource('galleries', experience.galleries),
    '};',
  ].join('\n');
  return blueprint.replace(/export const experience: Experience = \{[\s\S]*?\n\};/, () => own);
}

/** Opening hours. */
import type { Entity, Field } from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import type { Draft } from './draft.ts';
import { idOf, put } from './rule-draft.ts';
import { intervalOf } from './rules.ts';

/** "We are open Monday to Friday from 9 to 18", "closed on Sundays": one rule for each entity that is booked. */
export function assembleHours(draft: Draft): void {
  const facts = draft.factsOf('hours');
  const open = facts.filter(({ isClosed }) => !isClosed);
  const closed = facts.filter(({ isClosed }) => isClosed);
  for (const [index, fact] of open.entries())
    if (index === 0) addHours(draft, fact, closed);
    else draft.refuse(fact.cite, 'opening hours that differ by day are not a rule of ours');
  if (open.length === 0) for (const fact of closed) addHours(draft, fact, []);
}

type HoursFact = Extract<Fact, { kind: 'hours' }>;

function addHours(draft: Draft, fact: HoursFact, closed: readonly HoursFact[]): void {
  const entity = fact.entity === undefined ? bookedEntity(draft) : draft.entities.get(fact.entity)?.entity;
  const field = entity && beginning(draft, entity);
  if (!entity || !field)
    return draft.refuse(fact.cite, 'nothing says which moments have to lie in these hours');
  const days = openDays(fact, closed);
  const clock = clockOf(fact);
  if (days.length === 0 || !clock) return draft.refuse(fact.cite, 'it is not clear when it is open');
  const [from, to] = clock;
  const ends = fact.hours.from === undefined ? { why: 'no hours' } : intervalOf(draft, entity);
  put(draft, {
    kind: 'hours',
    id: idOf(entity.key, field.key, 'hours'),
    entity: entity.key,
    message: draft.symbols.lexicon.wording.messages.hours(field.label, days, [from, to]),
    field: field.key,
    ...(!('why' in ends) && ends.start === field.key && { end: ends.end }),
    days,
    from,
    to,
    source: draft.cited([fact.cite, ...closed.map(({ cite }) => cite)]),
  });
  return undefined;
}

function clockOf({ isClosed, hours }: HoursFact): [string, string] | undefined {
  if (isClosed) return hours.from === undefined ? ['00:00', '24:00'] : undefined;
  const { from = '00:00', to = '24:00' } = hours;
  return from < to ? [from, to] : undefined;
}

/** The moment at which a record begins. */
function beginning(draft: Draft, entity: Entity): Field | undefined {
  const moments = entity.fields.filter(({ type }) => type.kind === 'datetime');
  return moments.length === 1
    ? moments[0]
    : moments.find(({ key }) => draft.symbols.lexicon.naming.isStart(key));
}

function openDays({ hours, isClosed }: HoursFact, closed: readonly HoursFact[]): number[] {
  const shut = new Set(closed.flatMap((one) => (one.hours.from === undefined ? one.hours.days : [])));
  const all = [1, 2, 3, 4, 5, 6, 7];
  return all.filter((day) => hours.days.includes(day) !== isClosed && !shut.has(day));
}

/** What opening hours are about where the brief does not say: the one thing that takes place at a moment. */
function bookedEntity(draft: Draft): Entity | undefined {
  const timed = [...draft.entities.values()]
    .map(({ entity }) => entity)
    .filter(({ fields }) => fields.some(({ type }) => type.kind === 'datetime'));
  const exclusive = timed.filter(({ key }) =>
    draft.rules.some((rule) => rule.kind === 'noOverlap' && rule.entity === key),
  );
  if (timed.length === 1) return timed[0];
  return exclusive.length === 1 ? exclusive[0] : undefined;
}

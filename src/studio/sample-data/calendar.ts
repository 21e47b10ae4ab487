import type { Entity, Field } from '../../protocol/specification.ts';
import { wordsOf } from './meaning.ts';
import type { SampleDay } from './sample.ts';
import type { Draft } from './text-value.ts';

const birth = / (?:birth|born|naissance|nee?|birthday|anniversaire) /;
const since =
  / (?:since|joined|hired|hire|registration|inscrit|inscrite|purchase|purchased|bought|acquired|registered|founded|depuis|embauche|achat|inscription|adhesion|entree|acquisition|installation) /;
const until =
  / (?:expiry|expires|expiration|valid until|validite|best before|peremption|until|garantie|warranty|renewal|renouvellement|fin de contrat) /;
const end =
  / (?:end|ends|finish|return|returned|back|check out|checkout|departure|to|fin|retour|depart|jusqu|cloture|closing) /;
const due = / (?:due|deadline|echeance|limit|limite|target|delivery|livraison|wanted|souhaitee|deliver) /;
const done =
  / (?:sent|paid|completed|closed|approved|shipped|returned|delivered|cancelled|confirmed|envoyee?|payee?|terminee?|cloturee?|approuvee?|expediee?|rendue?|livree?|annulee?|confirmee?|actual|reelle?|lastly|last|dernier|derniere) /;

const isDay = ({ type }: Field): boolean => type.kind === 'date' || type.kind === 'datetime';

/** What a day or moment of a record is to it. */
export type DayRole = 'birth' | 'since' | 'until' | 'end' | 'due' | 'done' | 'main';

/** What the field says by its name. */
export function dayRoleOf(field: Field): DayRole {
  const words = wordsOf(field);
  const roles: [DayRole, RegExp][] = [
    ['birth', birth],
    ['since', since],
    ['until', until],
    ['due', due],
    ['done', done],
    ['end', end],
  ];
  return roles.find(([, pattern]) => pattern.test(words))?.[0] ?? 'main';
}

/** The day that records of an entity are about; undefined for those that have none, such as people and things. */
export function mainDayOf(entity: Entity): Field | undefined {
  const days = entity.fields.filter(isDay);
  return (
    days.find((field) => dayRoleOf(field) === 'main') ??
    days.find((field) => field.required && dayRoleOf(field) === 'due') ??
    days.find((field) => field.required && dayRoleOf(field) === 'end')
  );
}

const ahead =
  / (?:start|starts|begin|begins|debut|from|du|planned|scheduled|wanted|event|arrival|departure|prevue?|souhaitee?|publication) /;

/** Whether the day of such records is that of something done: an expense, an invoice, a donation. Nobody enters one ahead. */
export function isOfThePast(entity: Entity): boolean {
  const main = mainDayOf(entity);
  if (main?.type.kind !== 'date' || dayRoleOf(main) !== 'main' || ahead.test(wordsOf(main))) return false;
  return !entity.fields.some((field) => isDay(field) && field !== main && dayRoleOf(field) === 'end');
}

/** The day that record `index` of `count` is about: most of them lately and soon, some each week before. */
export function dayAt(index: number, count: number, withTime: boolean): number {
  const share = index / Math.max(count - 1, 1);
  // Half of them before last week; the rest around today, and most of those today.
  if (share < 0.5) return Math.round(-75 + share * 2 * 68);
  const near = (share - 0.5) * 4 - 1;
  return Math.round(Math.sign(near) * near * near * (withTime ? 9 : 14));
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** When the work of a day begins, and how far apart its appointments are, in minutes. */
const opening = 9 * 60;
const between = 75;

/** The time of the `nth` record of a day: from nine on, with a break at noon by chance of the numbers alone. */
export function timeAt(nth: number): string {
  return clock(opening + ((nth * between) % (9 * 60)));
}

function absoluteDay(draft: Draft, isAnimal: boolean): string {
  const year = isAnimal ? 2015 + draft.chance.below(10) : 1955 + draft.chance.below(50);
  const month = String(1 + draft.chance.below(12)).padStart(2, '0');
  return `${year}-${month}-${String(1 + draft.chance.below(28)).padStart(2, '0')}`;
}

/** How many days after the main day each kind of day lies; `main` twice in one record: an hour or a day later. */
function shifted(role: DayRole, draft: Draft): number {
  const { chance } = draft;
  if (role === 'since') return -(60 + chance.below(900));
  if (role === 'until') return 30 + chance.below(330);
  return role === 'due' ? 14 + chance.below(3) * 8 : 2 + chance.below(5);
}

/** A day, with its time where the field holds a moment. */
const onDay = (field: Field, day: number, time: string): SampleDay =>
  field.type.kind === 'datetime' ? { day, time } : { day };

function hourLater(time: string): string {
  const [hours = 9, minutes = 0] = time.split(':').map(Number);
  return clock(hours * 60 + minutes + 60);
}

/** Whether a moment ends what the main moment begins. */
const isSameDay = (field: Field, role: DayRole, main: Field | undefined): boolean =>
  field.type.kind === 'datetime' && main?.type.kind === 'datetime' && (role === 'end' || role === 'main');

/** What a day or moment field holds; undefined where it fills in later, when the record moves on. */
export function dayFor(
  draft: Draft,
  field: Field,
  at: { main: Field | undefined; time: string },
): SampleDay | string | undefined {
  const role = dayRoleOf(field);
  if (role === 'birth') return absoluteDay(draft, draft.person === undefined);
  if (field === at.main) return onDay(field, draft.day, at.time);
  if (role === 'done') return field.required ? onDay(field, Math.min(draft.day, 0), at.time) : undefined;
  if (isSameDay(field, role, at.main)) return onDay(field, draft.day, hourLater(at.time));
  const isApart = at.main === undefined || role === 'since' || role === 'until';
  return onDay(field, (isApart ? 0 : draft.day) + shifted(role, draft), '17:00');
}

/** What the analyst writes about an English brief. */
import { pluralOf } from './morphology-english.ts';
import type { Guess, Wording } from './wording.ts';

const inTime = {
  lt: 'before',
  lte: 'no later than',
  gt: 'after',
  gte: 'no earlier than',
  ne: 'different from',
  eq: 'the same as',
} as const;
const inSize = {
  lt: 'less than',
  lte: 'at most',
  gt: 'more than',
  gte: 'at least',
  ne: 'different from',
  eq: 'equal to',
} as const;
const currencies: Readonly<Record<string, string>> = {
  EUR: 'euros',
  USD: 'dollars',
  GBP: 'pounds',
  CHF: 'Swiss francs',
};

/** "Total price"; a total is one already. */
function totalled(field: string): string {
  return field.split(' ').includes('total') ? field : `total ${field}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function some(noun: string): string {
  return `${['a', 'e', 'i', 'o', 'u'].includes(noun.charAt(0).toLowerCase()) ? 'an' : 'a'} ${noun}`;
}

function plural(noun: string): string {
  const words = noun.split(' ');
  return [...words.slice(0, -1), pluralOf(words.at(-1) ?? '')].join(' ');
}

function guessed(guess: Guess): string {
  if (guess.is === 'text') return 'is a text';
  if (guess.is === 'minutes') return 'is in minutes';
  if (guess.is === 'atLeastOne') return `is at least one of its ${guess.unit}`;
  return `is never ${guess.value === 0 ? 'negative' : `below ${guess.value}`}`;
}

const names: Wording['names'] = {
  status: { key: 'status', label: 'Status' },
  start: { key: 'startsAt', label: 'Start' },
  end: { key: 'endsAt', label: 'End' },
  startDate: { key: 'startsOn', label: 'Start date' },
  endDate: { key: 'endsOn', label: 'End date' },
  due: { key: 'dueOn', label: 'Due date' },
  name: { key: 'name', label: 'Name' },
  member: { key: 'member', label: 'Member' },
  user: { key: 'user', label: 'User' },
  amount: { key: 'amount', label: 'Amount' },
  text: { key: 'text', label: 'Text' },
  stars: { key: 'stars', label: 'Stars' },
  open: 'open',
  product: 'Product',
};

const messages: Wording['messages'] = {
  aged: (entity, op, years) =>
    `${capital(some(entity))} has to be ${{ lte: 'at least', lt: 'more than', gt: 'less than', gte: 'at most', ne: 'not', eq: 'exactly' }[op]} ${years} years old.`,
  futureOrPast: (label, isFuture) => `${label} has to be ${isFuture ? 'in the future' : 'in the past'}.`,
  order: (left, right, { op, isTime }) =>
    `${left} has to be ${(isTime ? inTime : inSize)[op]} ${right.toLowerCase()}.`,
  noOverlap: (entity, owner) =>
    `${owner === undefined ? `There is already ${some(entity)}` : `This ${owner} already has ${some(entity)}`} at that time.`,
  limit({ entity, max, states, owner, isSimultaneous, period }) {
    const what = max === 1 ? entity : plural(entity);
    const amount = ['at most', String(max), states.join(' or '), what].filter(Boolean).join(' ');
    const end = isSimultaneous ? ' at once' : period === undefined ? '' : ` a ${period}`;
    return owner === undefined
      ? `There may be ${amount}${end}.`
      : `${capital(some(owner))} may have ${amount}${end}.`;
  },
  full: (owner, field) => `This ${owner} is full: its ${field} is reached.`,
  unique: (entity, fields) => `There is already ${some(entity)} with this ${fields.join(' and ')}.`,
  once: (entity) => `There is already ${some(entity)} of yours.`,
  timed({ entity, state, from, length, sign, moment }) {
    const what = [from.join(' or '), entity].filter(Boolean).join(' ');
    const when =
      moment === undefined
        ? `after ${length}`
        : `${sign === 0 ? '' : `${length} `}${sign < 0 ? 'before' : 'after'} its ${moment}`;
    return `${capital(some(what))} is ${state} by itself ${when}.`;
  },
  deadline: ({ verb, entity, when, moment, length, sign }) => {
    const point = sign === 0 ? moment : `${length} ${sign < 0 ? 'before' : 'after'} ${moment}`;
    return when === 'until'
      ? `${capital(some(entity))} can be ${verb} only until ${point}.`
      : `${capital(some(entity))} can be ${verb} only from ${point} on.`;
  },
  freeze: (entity, states) =>
    `${capital(some(entity))} that is ${states.join(' or ')} can no longer be changed.`,
  required: ({ verb, entity, need }) => `${capital(some(entity))} can be ${verb} only with ${need}.`,
  stock: (entity, field) => `There is not enough ${field} of this ${entity}.`,
  hours: (field, days, [from, to]) =>
    `${field} has to be on ${days.map((day) => dayNames[day - 1]).join(', ')} between ${from} and ${to}.`,
};

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const assumptions: Wording['assumptions'] = {
  pricesIn: (currency) => `Prices are in ${currencies[currency] ?? currency}.`,
  timesIn: (zone) => `Times are in ${zone}.`,
  endsAfterStart: (entity, isDay) =>
    `${capital(some(entity))} ends ${isDay ? 'no earlier than' : 'after'} it starts.`,
  field: (field, entity, guess) => `The ${field} of ${some(entity)} ${guessed(guess)}.`,
  mayHave: (entity, owner) => `${capital(some(entity))} may have ${some(owner)}.`,
  needs: (entity, field) => `${some(entity)} needs a ${field}`,
  needsNone: (entity, field) => `${capital(some(entity))} needs a ${field}; the brief names none.`,
  newIsOpen: (entity) => `A new ${entity} is open.`,
  amount: (entity, count, price) => `The amount of ${some(entity)} is its ${count} times the ${price}.`,
  sum: (total, entity, part) => `The ${total} of ${some(entity)} is the sum of its ${plural(part)}.`,
  oncePerAccount: (entity, target) => `Each account makes at most one ${entity} for the same ${target}.`,
  anyOrder: (entity, states) =>
    `${capital(some(entity))} may change from any of these states to ${states.join(', ')}.`,
  isOneOf: (entity, states) => `${some(entity)} is ${states.join(' or ')}`,
  canBe: (entity, state, from) =>
    `${capital(some(entity))} can be ${state} while it is ${from.join(' or ')}.`,
  lastsLike: (entity, like) => `${capital(some(entity))} lasts as long as its ${like}.`,
  unlimited: (entity) => `The product does not limit how many ${plural(entity)} there are.`,
  onlySee: (role) => `${capital(plural(role))} only see records.`,
  everything: () => 'Members may do everything, because the brief names no roles.',
  forThemselves: (role, entity) => `${capital(plural(role))} create ${plural(entity)} for themselves only.`,
  administratorsMay: (verbs, entities) =>
    `Administrators may still ${verbs.join(' or ')} ${entities.length === 0 ? 'everything' : entities.map(plural).join(', ')}.`,
  signUp: (role) => `People may open an account as ${role} themselves.`,
  ownRecord: (role) => `${capital(plural(role))} see and correct their own record.`,
  choose: (role, what, whole) =>
    `${capital(plural(role))} see the ${plural(what)}, because they choose from them for ${plural(whole)}.`,
  manage: (role, what) =>
    `${capital(plural(role))} manage the ${plural(what)}, because the brief names nobody who does.`,
  parts: (role, part, whole) =>
    `${capital(plural(role))} may do with the ${plural(part)} what they may do with the ${plural(whole)}.`,
  see: (role, what) => `${capital(plural(role))} see the ${plural(what)}, because the brief leaves it open.`,
};

/** English texts. */
export const englishWording: Wording = {
  names,
  messages,
  assumptions,
  both: (words) => words.join(' and '),
  either: (words) => words.join(' or '),
  some,
  inUnit: (name, unit) => `${name} in ${unit}`,
  periods: { day: 'day', week: 'week', month: 'month', year: 'year' },
  folds: {
    count: (plural) => `number of ${plural}`,
    sum: (name) => `total ${name}`.trim(),
    average: (name) => `average ${name}`.trim(),
    least: (name) => `lowest ${name}`.trim(),
    greatest: (name) => `highest ${name}`.trim(),
    total: 'total',
  },
  needs: {
    atLeast: (min, entity) => `at least ${min} ${min === 1 ? entity : plural(entity)}`,
    filled: (field) => some(field),
    state: (owner, states) => `its ${owner} ${states.join(' or ')}`,
    equals: (field, value) => `its ${field} ${value}`,
    none: (entity, which, owner) =>
      `no ${which === '' ? '' : `${which} `}${plural(entity)}${owner === undefined ? '' : ` of its ${owner}`}`,
    flag: (owner, flag, isNegated) => `its ${owner} ${isNegated ? 'not ' : ''}${flag}`,
  },
  lengthOf: (amount, unit) => `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`,
  subjects: {
    created: (entity) => `New ${entity}`,
    updated: (entity) => `${capital(entity)} changed`,
    transition: (entity, state) => `${capital(entity)} ${state}`,
    due: (entity) => `Reminder: ${entity}`,
  },
  figures: {
    count: (entity, states) => capital(`${states.join(' or ')} ${plural(entity)}`.trim()),
    sum: (field, entity) => `${capital(totalled(field))} of ${plural(entity)}`,
    average: (field, entity) => `Average ${field} of ${plural(entity)}`,
    by: (figure, by) => `${figure} by ${by}`,
    top: (count, entity) => `Top ${count} ${plural(entity)}`,
    within: (figure, period) => `${figure} this ${period}`,
  },
  units: {
    minutes: 'minutes',
    hours: 'hours',
    days: 'days',
    weeks: 'weeks',
    months: 'months',
    years: 'years',
  },
  verbLabel: capital,
  lightVerbs: new Set(['do', 'be', 'make', 'have', 'get']),
  markLabel: (state) => `Mark as ${state}`,
  reason: (english) => english,
  refusals: {
    empty: 'The brief is empty.',
    tooLong: (length, most) => `The brief has ${length} characters; at most ${most} are read.`,
    tooLongHint: 'Keep what the product has to do and leave the rest out.',
    notText: 'The brief is not a text.',
    notTextHint: 'Write it as plain text or markdown, in UTF-8.',
    contradiction: (first, second) =>
      `The brief contradicts itself: "${first}" and "${second}" cannot both hold.`,
    contradictionHint: 'Decide which of the two is meant and leave the other out.',
    noProduct: 'The brief describes no product: it names nothing that people keep or do.',
    tooLittle: (share) =>
      `Only ${Math.round(share * 100)} % of what the brief asks was understood: too little to build what it means.`,
    tooLittleHint:
      './macrohard spec BRIEF --plain shows what was understood of it and what was not. Short sentences that say one thing each are read best, such as: "An appointment is for one customer and has a date. Customers can cancel their own appointments."',
    example:
      'Say who uses it and what it keeps, such as: "A library lends books to members. A book has a title and an author."',
  },
  questions: {
    signUp: {
      text: (role) => `May people open an account as ${role} themselves?`,
      yes: 'Yes, anybody may sign up',
      no: 'No, an administrator invites them',
    },
  },
};

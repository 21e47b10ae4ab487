/** What a text says that can be compared: numbers, amounts, months, dates and times of day. */

/** What is compared with what: only quantities of one kind are. */
export const quantityKinds = ['number', 'month', 'date', 'time'] as const;
export type QuantityKind = (typeof quantityKinds)[number];

/** `at` grows with what is meant: a number itself, the place of a month in the year, days since 1970, minutes of a day. */
export type Quantity = { kind: QuantityKind; at: number };

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** The place of a month in the year from its name or the first three letters of it, 1 to 12. */
function monthOf(text: string): number | undefined {
  const word = text.toLowerCase().replace(/\.$/u, '');
  if (word.length < 3) return undefined;
  const at = months.findIndex((month) => month === word || (word.length === 3 && month.startsWith(word)));
  return at === -1 ? undefined : at + 1;
}

const dayMs = 86_400_000;

function dateOf(year: number, month: number, day: number): number | undefined {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? at / dayMs : undefined;
}

const forms: readonly { pattern: RegExp; read: (parts: readonly string[]) => Quantity | undefined }[] = [
  {
    // 2026-11-22
    pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})$/u,
    read: ([, year, month, day]) => dated(Number(year), Number(month), Number(day)),
  },
  {
    // 11/22/2026, as it is written where the month comes first, unless that cannot be.
    pattern: /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/u,
    read: ([, first, second, year]) =>
      dated(Number(year), Number(first), Number(second)) ??
      dated(Number(year), Number(second), Number(first)),
  },
  {
    // 3:45 PM, 15:45
    pattern: /^(\d{1,2}):(\d{2})\s*([ap])?\.?m?\.?$/iu,
    read: ([, hour, minute, half]) => {
      const isAfternoon = half?.toLowerCase() === 'p';
      const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0);
      return { kind: 'time', at: hours * 60 + Number(minute) };
    },
  },
  {
    // -12, 1,200.50, $3.40, 15 %, 3rd, #4
    pattern: /^[#$€£]?\s?(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\s?(?:%|€|st|nd|rd|th)?$/u,
    read: ([, number = '']) => ({ kind: 'number', at: Number(number.replaceAll(',', '')) }),
  },
];

function dated(year: number, month: number, day: number): Quantity | undefined {
  const at = dateOf(year, month, day);
  return at === undefined ? undefined : { kind: 'date', at };
}

/** The quantity that a whole text is; undefined where it is none. */
export function quantityOf(text: string): Quantity | undefined {
  const bare = text.trim();
  const month = monthOf(bare);
  if (month !== undefined) return { kind: 'month', at: month };
  for (const { pattern, read } of forms) {
    const parts = pattern.exec(bare);
    const quantity = parts && read(parts);
    if (quantity) return quantity;
  }
  return undefined;
}

/** Quantities that a value may be meant as: a bare number up to 12 is a month as well. */
export function meaningsOf(value: string): Quantity[] {
  const quantity = quantityOf(value);
  if (!quantity) return [];
  const isMonth = quantity.kind === 'number' && Number.isInteger(quantity.at) && quantity.at >= 1;
  return isMonth && quantity.at <= 12 ? [quantity, { kind: 'month', at: quantity.at }] : [quantity];
}

const padded = (number: number): string => String(number).padStart(2, '0');

const writers: Readonly<Record<string, (quantity: Quantity) => string | undefined>> = {
  date: ({ kind, at }) => (kind === 'date' ? new Date(at * dayMs).toISOString().slice(0, 10) : undefined),
  time: ({ kind, at }) => (kind === 'time' ? `${padded(Math.floor(at / 60))}:${padded(at % 60)}` : undefined),
};

/** A text as a field of a role holds it: a date as `2026-11-22`, a time as `15:45`; any other text as it is. */
export function writtenFor(role: string, text: string): string {
  const write = writers[role];
  const quantity = write && quantityOf(text);
  return (quantity && write?.(quantity)) ?? text;
}

const operators: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '−': (left, right) => left - right,
  x: (left, right) => left * right,
  '×': (left, right) => left * right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '÷': (left, right) => left / right,
};

const inverse: Readonly<
  Record<
    string,
    { left: (right: number, result: number) => number; right: (left: number, result: number) => number }
  >
> = {
  '+': { left: (b, c) => c - b, right: (a, c) => c - a },
  '-': { left: (b, c) => c + b, right: (a, c) => a - c },
  x: { left: (b, c) => c / b, right: (a, c) => c / a },
  '*': { left: (b, c) => c / b, right: (a, c) => c / a },
  '×': { left: (b, c) => c / b, right: (a, c) => c / a },
  '/': { left: (b, c) => c * b, right: (a, c) => a / c },
};

const term = String.raw`(-?\d+(?:\.\d+)?|[a-z?_])`;
const calculation = new RegExp(
  String.raw`(?<![\w.])${term}\s*([-+−x×*/÷])\s*${term}\s*(?:=\s*(-?\d+(?:\.\d+)?|\?)?|$)`,
  'u',
);

/**
 * What a calculation comes to (`3 + 4 =`, `12 × 3`), or what the unknown of an equation is (`x - 3 = 9`); undefined where
 * a text has none.
 */
export function resultOf(text: string): number | undefined {
  const [, first = '', operator = '', second = '', result = ''] = calculation.exec(text) ?? [];
  const [left, right, total] = [first, second, result].map((one) =>
    /\d/u.test(one) ? Number(one) : undefined,
  );
  const found = solved({ left, right, total, operator });
  return found === undefined || !Number.isFinite(found) ? undefined : found;
}

type Equation = {
  left?: number | undefined;
  right?: number | undefined;
  total?: number | undefined;
  operator: string;
};

function solved({ left, right, total, operator }: Equation): number | undefined {
  if (left !== undefined && right !== undefined)
    return total === undefined ? operators[operator]?.(left, right) : undefined;
  const back = inverse[operator === '−' ? '-' : operator];
  if (total === undefined || !back) return undefined;
  if (right !== undefined) return back.left(right, total);
  return left === undefined ? undefined : back.right(left, total);
}

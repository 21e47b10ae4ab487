/** Tables of invoices, as a bookkeeping program would write them, some of them odd. */
import type { Row } from '../../src/reflex/rows/read-rows.ts';
import { seededBelow } from '../seeded.ts';

const suppliers =
  'Miller Ltd,Novak & Sons,Brightwater,Oak Street Dairy,Lindqvist AB,Harbour Fish,Petit Moulin,Kestrel Prints'.split(
    ',',
  );
const currencies = ['EUR', 'USD', 'CHF'];

/** What is wrong with an odd row. */
type Oddity = (row: Row, before: Row) => Row;

const oddities: readonly Oddity[] = [
  (row) => ({ ...row, Amount: '' }),
  (row) => ({ ...row, Supplier: '' }),
  (row) => ({ ...row, Amount: `${row['Amount'] ?? ''}x` }),
  (row) => ({ ...row, Date: '31st of May' }),
  (row) => ({ ...row, Currency: 'GBP' }),
  (row, before) => ({ ...row, Invoice: before['Invoice'] ?? '' }),
  (_row, before) => before,
  (row) => ({ ...row, Amount: '18450.00' }),
  (row) => ({ ...row, Date: '' }),
  (row) => ({ ...row, Amount: 'twelve' }),
];

function plainRow(nth: number, below: (max: number) => number): Row {
  const two = (number: number): string => String(number).padStart(2, '0');
  return {
    Invoice: `R-${String(2001 + nth)}`,
    Supplier: suppliers[below(suppliers.length)] ?? '',
    Date: `2026-${two(1 + below(12))}-${two(1 + below(28))}`,
    Amount: `${1 + below(9000)}.${two(below(100))}`,
    Currency: currencies[below(currencies.length)] ?? '',
    Paid: below(2) === 0 ? 'yes' : 'no',
  };
}

/** `count` rows of which `odd` (up to 10) are odd, spread over the table; `isOdd` says which. */
export function makeInvoices(count: number, odd = 0): { rows: Row[]; isOdd: (nth: number) => boolean } {
  const below = seededBelow(7);
  const rows = Array.from({ length: count }, (_none, nth) => plainRow(nth, below));
  const places = new Set<number>();
  for (let nth = 0; nth < odd; nth += 1) {
    const at = Math.floor(((nth + 0.5) * count) / odd);
    const [row, before, oddity] = [rows[at], rows[at - 1], oddities[nth]];
    if (!row || !before || !oddity) continue;
    places.add(at);
    rows[at] = oddity(row, before);
  }
  return { rows, isOdd: (nth) => places.has(nth) };
}

/** Rows as the text of a CSV file. */
export function csvOf(rows: readonly Row[]): string {
  const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const names = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => names.map((name) => quoted(row[name] ?? '')).join(','));
  return [names.join(','), ...lines, ''].join('\n');
}

import { timestamp } from '../clock.ts';
import { dayBound, type Length, momentBound, type Unit } from '../model/length.ts';
import { localDay } from '../model/zone.ts';

const pattern = /:clock_(now|today)(?:_(m?\d+)_([a-z]+))?/g;

/**
 * A parameter of a statement that stands for the present moment or day; with a length, for the first one that, moved by
 * this length, is not behind us. So `"dueOn" < :clock_today_14_days` holds for what was due more than a fortnight ago.
 */
export function clockParameter(of: 'now' | 'today', length?: Length): string {
  if (length === undefined || length.amount === 0) return `:clock_${of}`;
  return `:clock_${of}_${String(length.amount).replace('-', 'm')}_${length.unit}`;
}

function valueOf(of: string, length: Length | undefined): string {
  const present = of === 'now' ? timestamp() : localDay(timestamp());
  if (length === undefined) return present;
  return of === 'now' ? momentBound(present, length) : dayBound(present, length);
}

/** Gives the times that a statement asks for, at the moment of asking; undefined when it asks for none. */
export function clockParameters(sql: string): (() => Record<string, string>) | undefined {
  const found = [...sql.matchAll(pattern)].map(([text, of = 'now', amount, unit]) => {
    const length =
      amount === undefined ? undefined : { amount: Number(amount.replace('m', '-')), unit: unit as Unit };
    return { name: text.slice(1), of, length };
  });
  if (found.length === 0) return undefined;
  return () => Object.fromEntries(found.map(({ name, of, length }) => [name, valueOf(of, length)]));
}

import { defaults, settings } from '../settings.ts';

/** How many digits the minor units of a currency have: 2 for euros, 0 for yen. */
export function minorDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** The currency of an amount: one in the product's own currency follows the setting. */
export function presentCurrency(declared: string): string {
  return declared === defaults.currency ? settings.currency : declared;
}

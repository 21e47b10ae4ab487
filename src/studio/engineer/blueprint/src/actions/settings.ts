import { minorDigits } from '../model/currency.ts';
import type { FieldError } from '../model/refusal.ts';
import { invalid } from '../model/refusal.ts';
import { defaults, plans, settings } from '../settings.ts';
import type { Store } from '../store/database.ts';
import { readSettings, writeSetting } from '../store/settings.ts';
import { words } from '../words.ts';

/** What an administrator may change of the product as a whole. */
export type Changeable = { name: string; timeZone: string; currency: string; plan: string | null };

const keys = ['name', 'timeZone', 'currency', 'plan'] as const;

function isTimeZone(value: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions();
    return timeZone !== '' && /^[A-Za-z]/.test(value);
  } catch {
    return false;
  }
}

function problemWithCurrency(value: string): string | undefined {
  if (!Intl.supportedValuesOf('currency').includes(value)) return words.settings.unknownCurrency;
  // Amounts are whole numbers of minor units: one digit more or less would change every price.
  const isAlike = minorDigits(value) === minorDigits(defaults.currency);
  return isAlike ? undefined : words.settings.otherDigits;
}

/** What is wrong with a text for a setting; nothing when it can be taken. */
const problems: Record<(typeof keys)[number], (value: string) => string | undefined> = {
  name: (value) => (value.trim() === '' || value.length > 80 ? words.settings.nameLength : undefined),
  timeZone: (value) => (isTimeZone(value) ? undefined : words.settings.unknownTimeZone),
  currency: problemWithCurrency,
  plan: (value) => (plans.some((plan) => plan.key === value) ? undefined : words.settings.unknownPlan),
};

function problemWith(key: (typeof keys)[number], value: unknown): string | undefined {
  if (key === 'plan' && plans.length === 0) return value === null ? undefined : words.settings.noPlans;
  return typeof value === 'string' ? problems[key](value) : words.refusals.mustBeText(words.settings[key]);
}

/** Takes what has been set over into `settings`, by which everything works. Called once at the start. */
export function loadSettings(store: Store): void {
  const kept = readSettings(store);
  Object.assign(settings, defaults);
  for (const key of keys) {
    const value = kept[key];
    // A plan that a later release no longer has leaves the product on its largest.
    if (value !== undefined && problemWith(key, value) === undefined)
      Object.assign(settings, { [key]: value });
  }
}

/** The settings as they are. */
export function presentSettings(): Changeable & { language: string; plans: readonly string[] } {
  const { name, timeZone, currency, plan, language } = settings;
  return { name, timeZone, currency, plan, language, plans: plans.map(({ key }) => key) };
}

/** Changes those that the body names, all or none; refuses (422) what cannot be taken. */
export async function changeSettings(store: Store, body: Record<string, unknown>): Promise<void> {
  const errors: FieldError[] = [];
  for (const [key, value] of Object.entries(body)) {
    const known = keys.find((each) => each === key);
    const message = known === undefined ? words.refusals.noField(key) : problemWith(known, value);
    if (message !== undefined) errors.push({ field: key, message });
  }
  if (errors.length > 0) throw invalid(errors);
  await store.write(() => {
    for (const [key, value] of Object.entries(body)) {
      if (typeof value === 'string') writeSetting(store, key, value.trim());
    }
  });
  loadSettings(store);
}

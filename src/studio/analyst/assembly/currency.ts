/** In which money a brief counts. */
import type { Fact } from '../document/fact.ts';

/** Signs that stand beside amounts, in ISO 4217. */
const signs: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', $: 'USD' };
const amount = /([€£$])\s?\d|\d\s?([€£$])/gu;

/** The currency whose sign stands at most of the amounts of a text: "£42 a year". */
export function signedCurrency(text: string): string | undefined {
  const counts = new Map<string, number>();
  for (const [, before, behind] of text.matchAll(amount)) {
    const currency = signs[before ?? behind ?? ''];
    if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

/** The currency that is first said in words: "a price in euros". */
function saidCurrency(facts: readonly Fact[]): string | undefined {
  for (const fact of facts) {
    if (fact.kind === 'attribute' && fact.attribute.hints.currency !== undefined)
      return fact.attribute.hints.currency;
    if (fact.kind === 'hints' && fact.hints.currency !== undefined) return fact.hints.currency;
  }
  return undefined;
}

/** Facts from `end` on, which the brief itself does not say, in its own currency. */
function inCurrency(facts: readonly Fact[], currency: string, end: number): Fact[] {
  return facts.map((fact) => {
    if (fact.cite.start < end) return fact;
    if (fact.kind === 'attribute' && fact.attribute.hints.currency !== undefined)
      return { ...fact, attribute: { ...fact.attribute, hints: { ...fact.attribute.hints, currency } } };
    if (fact.kind === 'hints' && fact.hints.currency !== undefined)
      return { ...fact, hints: { ...fact.hints, currency } };
    return fact;
  });
}

/** The facts of a text of which what follows `end` was filled in, with the currency of the product when one is said. */
export function withCurrency(
  facts: readonly Fact[],
  text: string,
  end: number,
): { facts: readonly Fact[]; currency: string | undefined } {
  const signed = signedCurrency(text.slice(0, end));
  if (signed === undefined) return { facts, currency: saidCurrency(facts) };
  return { facts: inCurrency(facts, signed, end), currency: signed };
}

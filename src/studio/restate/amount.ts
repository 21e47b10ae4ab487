/** Numbers with their units in a run of words, and how a sentence says others in their places. */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import type { Token } from '../analyst/language/text.ts';

/** What a number counts: two amounts can stand for each other only when this is the same. */
type Measure = 'count' | 'time' | 'money' | 'percent' | 'clock';

/** A number with its unit; `from` and `to` are the places of its tokens, unit and all. */
export type Amount = { measure: Measure; value: string; unit?: string; from: number; to: number };

const signs: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP' };

/** The amounts of a run of tokens, in its order. */
export function amountsIn(lexicon: Lexicon, tokens: readonly Token[]): Amount[] {
  const amounts: Amount[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const amount = amountAt(lexicon, tokens, at);
    if (!amount) continue;
    amounts.push(amount);
    at = amount.to - 1;
  }
  return amounts;
}

function amountAt(lexicon: Lexicon, tokens: readonly Token[], at: number): Amount | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === 'time') return { measure: 'clock', value: token.text, from: at, to: at + 1 };
  const sign = signs[token.lower];
  const next = tokens[at + 1];
  if (sign !== undefined && next?.kind === 'number')
    return { measure: 'money', value: next.text, unit: sign, from: at, to: at + 2 };
  const value = valueOf(lexicon, token, tokens[at + 1]);
  if (value === undefined) return undefined;
  const measured = measuredBy(lexicon, next?.lower ?? '');
  if (measured) return { ...measured, value, from: at, to: at + 2 };
  return { measure: 'count', value, from: at, to: at + 1 };
}

/** What a word behind a number measures. */
function measuredBy({ closed }: Lexicon, word: string): Pick<Amount, 'measure' | 'unit'> | undefined {
  const length = closed.UNIT[word];
  if (length !== undefined) return { measure: 'time', unit: length };
  const currency = signs[word] ?? closed.CURRENCY[word];
  if (currency !== undefined) return { measure: 'money', unit: currency };
  return word === '%' || word === 'percent' ? { measure: 'percent' } : undefined;
}

/** Articles before a unit of time count one: "a week before". */
const one = new Set(['a', 'an', 'un', 'une', 'the', 'la', 'le', "l'"]);

/** The number that a token is: "two" where no digits stand; "one" and "a" of a unit alone. */
function valueOf({ closed }: Lexicon, token: Token, next: Token | undefined): string | undefined {
  if (token.kind === 'number') return token.text;
  const value = Object.hasOwn(closed.NUM, token.lower) ? closed.NUM[token.lower] : undefined;
  const isUnit = next !== undefined && Object.hasOwn(closed.UNIT, next.lower);
  if (value !== undefined && (value > 2 || isUnit)) return String(value);
  return undefined;
}

/** A length that is said without a number: "a day before", "the week before". */
export function lengthsIn({ closed }: Lexicon, tokens: readonly Token[]): Amount[] {
  return tokens.flatMap((token, at): Amount[] => {
    const unit = closed.UNIT[tokens[at + 1]?.lower ?? ''];
    return one.has(token.lower) && unit !== undefined
      ? [{ measure: 'time', value: '1', unit, from: at, to: at + 2 }]
      : [];
  });
}

const units: Readonly<Record<'en' | 'fr', Record<string, readonly [one: string, many: string]>>> = {
  en: {
    minutes: ['minute', 'minutes'],
    hours: ['hour', 'hours'],
    days: ['day', 'days'],
    weeks: ['week', 'weeks'],
    months: ['month', 'months'],
    years: ['year', 'years'],
    EUR: ['euro', 'euros'],
    USD: ['dollar', 'dollars'],
    GBP: ['pound', 'pounds'],
    CHF: ['CHF', 'CHF'],
  },
  fr: {
    minutes: ['minute', 'minutes'],
    hours: ['heure', 'heures'],
    days: ['jour', 'jours'],
    weeks: ['semaine', 'semaines'],
    months: ['mois', 'mois'],
    years: ['an', 'ans'],
    EUR: ['euro', 'euros'],
    USD: ['dollar', 'dollars'],
    GBP: ['livre', 'livres'],
    CHF: ['CHF', 'CHF'],
  },
};

/** An amount in words that the grammar reads. */
export function amountText({ language }: Lexicon, { measure, value, unit }: Amount): string {
  if (measure === 'percent') return language === 'fr' ? `${value} %` : `${value}%`;
  const [single, many] = units[language][unit ?? ''] ?? [];
  if (single === undefined || many === undefined) return value;
  return `${value} ${value === '1' ? single : many}`;
}

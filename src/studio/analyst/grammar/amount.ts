/** Ages, prices and lengths as people say them: "at least 18 years old", "costs 12 euros an hour", "lasts 1 to 6 hours". */
import { named } from './attribute.ts';
import { at, plainly, rule, spanning, endOf } from './category.ts';
import type { Frame, Hints, NounPhrase, Predicate, PredicateBody } from './logical-form.ts';
import type { Span } from '../language/text.ts';

/** The noun of a predicate that names none. */
const unnamed = (place: Span): NounPhrase => ({ ...at(place), words: [], isPlural: false, adjectives: [] });

function aged(place: Span, bounds: NonNullable<Hints['bounds']>): PredicateBody {
  return { kind: 'aged', aux: plainly(place), bounds };
}

/** From when on somebody is an adult, in years, where nothing else is said. */
const adulthood = 18;

/** All who use it have to be so old. */
function allAged(place: Span, min: number): Frame[] {
  const predicate: Predicate = { ...at(place), kind: 'aged', aux: plainly(place), bounds: { min } };
  return [{ ...at(place), subjects: [unnamed(place)], isOnly: false, predicate }];
}

/** "Can book", "is let in": nothing but that they may do it. */
function isDoing({ kind, ...rest }: Predicate): boolean {
  const isDone = kind === 'act' || kind === 'passive';
  return isDone && !('aux' in rest && rest.aux.isNegated);
}

const ages = [
  // "Must be at least 18 years old", "doivent être âgés d'au moins 18 ans".
  spanning('Pred: Copula AGED? OF? Range UNIT OLD', 0.9, ([copula, , , range, unit], place) =>
    unit === 'years' && !copula.isNegated ? aged(place, range) : undefined,
  ),
  spanning('Pred: Copula AGED OF? Range UNIT?', 0.9, ([copula, , , range, unit = 'years'], place) =>
    unit === 'years' && !copula.isNegated ? aged(place, range) : undefined,
  ),
  // "Doivent avoir au moins 15 ans".
  spanning('Pred: Aux? HAVE Range UNIT', 0.5, ([aux, , range, unit], place) =>
    unit === 'years' && !aux.isNegated ? aged(place, range) : undefined,
  ),
  // "The minimum age is 18".
  rule('Clause: LEASTAGE Copula OF? NUM UNIT?', 0.9, ([, , , value, unit = 'years'], place) =>
    unit === 'years' ? allAged(place, value) : undefined,
  ),
  // "Nobody under 18", "no one under 18 can book a tasting".
  rule('Clause: BARRED NUM UNIT? OLD?', 0.9, ([, value, unit = 'years'], place) =>
    unit === 'years' ? allAged(place, value) : undefined,
  ),
  rule('Clause: BARRED NUM UNIT? OLD? Preds', 0.9, ([, value, unit = 'years', , predicates], place) =>
    unit === 'years' && predicates.every(isDoing) ? allAged(place, value) : undefined,
  ),
  rule(
    'Clause: NOONE TOOYOUNG NUM UNIT? NE? Preds',
    0.9,
    ([, , value, unit = 'years', , predicates], place) =>
      unit === 'years' && predicates.every(isDoing) ? allAged(place, value) : undefined,
  ),
  // "Adults only", "only adults can book".
  rule('Clause: ADULTS', 0.9, (_, place) => allAged(place, adulthood)),
  rule('Clause: ADULTS Preds', 0.9, ([, predicates], place) =>
    predicates.every(isDoing) ? allAged(place, adulthood) : undefined,
  ),
  spanning('Pred: ADULTHOOD', 0.9, (_, place) => aged(place, { min: adulthood })),
];

/** "12 euros an hour": the price of an hour. */
function price(place: Span, name: string, { value, currency, per }: Price): PredicateBody {
  const words = per === undefined ? [name] : [`${name} ${per.replace(/^(?:an?|each) /, 'per ')}`];
  const item = named(words, { currency, default: value, kind: 'money' }, place);
  return { kind: 'possess', aux: plainly(place), items: [item], tail: endOf(place) };
}

type Price = { value: number; currency: string; per?: string | undefined };

const prices = [
  rule('Amount: NUM CURRENCY', 0, ([value, currency]) => ({ value, currency })),
  rule('Amount: CURRENCY NUM', 0, ([currency, value]) => ({ value, currency })),
  // "A deposit of 50 pounds".
  rule('Mod: OF Amount', 0.5, ([, { value, currency }]) => ({ currency, default: value })),
  spanning('Pred: MEASURES Amount', 0.6, ([name, amount], place) => price(place, name, amount)),
  spanning('Pred: MEASURES Amount RATE', 0.8, ([name, amount, rate], place) =>
    price(place, name, { ...amount, per: rate.text?.toLowerCase() }),
  ),
];

const lengths = [
  // "Lasts between 1 and 6 hours".
  spanning('Pred: Aux? LASTING Range UNIT', 0.7, ([aux, name, range, unit], place) =>
    aux.isNegated || (range.min === range.max && range.exclusiveMin === undefined)
      ? undefined
      : {
          kind: 'possess',
          aux: plainly(place),
          items: [named([name], { bounds: range, unit }, place)],
          tail: endOf(place),
        },
  ),
];

export const amountRules = [...ages, ...prices, ...lengths];

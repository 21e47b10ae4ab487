/** What a product does beyond keeping records: figures, calendars, boards, opening hours, plans, short links, stocks. */
import { at, plainly, rule, spanning } from './category.ts';
import type { FigureSaid, Frame, NounPhrase, PlanSaid, PredicateBody } from './logical-form.ts';
import type { Span } from '../language/text.ts';

function about(place: Span, body: PredicateBody, subjects: NounPhrase[] = []): Frame[] {
  return [{ ...at(place), subjects, isOnly: false, predicate: { ...at(place), ...body } }];
}

const figures = [
  spanning('Figure: COUNTOF NP', 0.4, ([, noun]) => ({ measure: 'count', noun })),
  // "How many bookings are open".
  spanning('Figure: COUNTOF NP Copula State', 0.6, ([, noun, aux, { start, end, value, written }]) =>
    aux.modal || aux.isNegated || noun.isPronoun
      ? undefined
      : {
          measure: 'count',
          noun: {
            ...noun,
            adjectives: [
              ...noun.adjectives,
              { start, end, lemma: value, text: value, ...(written !== undefined && { written }) },
            ],
          },
        },
  ),
  spanning('Figure: SUMOF NP', 0.4, ([, noun]) => ({ measure: 'sum', noun })),
  spanning('Figure: AVERAGEOF NP', 0.4, ([, noun]) => ({ measure: 'average', noun })),
  spanning('Figure: NP', 0, ([noun]) =>
    noun.isPronoun || noun.quantity ? undefined : { measure: 'count', noun, isBare: true },
  ),
  spanning('Figure: DET? NUM THEMOST Quality? NounBar', 0.6, ([, top, , , noun]) => ({
    measure: 'count',
    noun: { ...noun, adjectives: [] },
    top,
  })),
  spanning('Figure: DET? THEMOST NUM Quality? NounBar', 0.6, ([, , top, , noun]) => ({
    measure: 'count',
    noun: { ...noun, adjectives: [] },
    top,
  })),
  // "The ten most voted ideas", "the five clients with the highest total".
  spanning('Figure: DET? NUM THEMOST PART NounBar', 0.8, ([, top, , part, noun]) => ({
    measure: 'count',
    noun: { ...noun, adjectives: [] },
    top,
    ranked: { start: part.start, end: part.end, words: [part.verb], isPlural: true, adjectives: [] },
  })),
  spanning('Figure: DET? NUM NounBar WITH GREATESTOF NP', 0.8, ([, top, noun, , , ranked]) => ({
    measure: 'sum',
    noun: { ...noun, adjectives: [] },
    top,
    ranked,
  })),
  spanning('Figure: DET? NUM NounBar WITH DET? THEMOST NP', 0.8, ([, top, noun, , , , ranked]) => ({
    measure: 'count',
    noun: { ...noun, adjectives: [] },
    top,
    ranked,
  })),
  // "The five products with the lowest stock".
  spanning('Figure: DET? NUM NounBar WITH LEASTOF NP', 0.8, ([, top, noun, , , ranked]) => ({
    measure: 'sum',
    noun: { ...noun, adjectives: [] },
    top,
    ranked,
    isLeast: true,
  })),
  spanning('Figure: Figure BY NP', 0.3, ([figure, , noun], place) =>
    figure.by
      ? undefined
      : { ...figure, ...at(place), ...(figure.top === undefined ? { by: { noun } } : { ranked: noun }) },
  ),
  spanning('Figure: Figure PER NP', 0.3, ([figure, , noun], place) =>
    figure.by ? undefined : { ...figure, ...at(place), by: { noun } },
  ),
  spanning('Figure: Figure PERIOD', 0.5, ([figure, period], place) =>
    figure.by ? undefined : { ...figure, ...at(place), by: { period } },
  ),
  spanning('Figure: Figure BY PERIODWORD', 0.5, ([figure, , period], place) =>
    figure.by ? undefined : { ...figure, ...at(place), by: { period } },
  ),
  spanning('Figure: Figure OF? THISPERIOD', 0.5, ([figure, , within], place) => ({
    ...figure,
    ...at(place),
    within,
  })),
  rule('Figures: Figure', 0, ([figure]) => [figure]),
  rule('Figures: Figure Separator Figures', 0, ([figure, , rest]) => [figure, ...rest]),
];

function showing(place: Span, found: FigureSaid[]): Frame[] {
  return found.flatMap((figure, index) =>
    about(
      {
        start: index === 0 ? place.start : figure.start,
        end: index === found.length - 1 ? place.end : figure.end,
      },
      { kind: 'figures', figures: [figure], aux: plainly(place) },
    ),
  );
}

const figureSentences = [
  rule('Clause: HOMEPAGE ADV? SHOWS Figures', 0.6, ([, , , found], place) => showing(place, found)),
  rule('Clause: HOMEPAGE COLON Figures', 0.6, ([, , found], place) => showing(place, found)),
  rule('Clause: NP? SHOWS Figures IN HOMEPAGE', 0.7, ([, , found], place) => showing(place, found)),
  rule('Clause: IN HOMEPAGE COMMA? NP SEES Figures', 0.6, ([, , , , , found], place) =>
    showing(place, found),
  ),
  rule('Clause: IN HOMEPAGE COMMA? Figures SHOWN', 0.6, ([, , , found], place) => showing(place, found)),
  rule('Clause: Figures SHOWN IN HOMEPAGE', 0.7, ([found], place) => showing(place, found)),
  rule('Clause: NP SEES Figures IN HOMEPAGE', 0.7, ([, , found], place) => showing(place, found)),
  rule('Clause: NP? WANTSEE Figures', 0.5, ([, , found], place) => showing(place, found)),
  rule('Clause: HOMEPAGE WITH Figures', 0.4, ([, , found], place) => showing(place, found)),
  rule('Clause: THERE HOMEPAGE WITH Figures', 0.6, ([, , , found], place) => showing(place, found)),
  rule('Clause: FIGURESWORD COLON Figures', 0.6, ([, , found], place) => showing(place, found)),
];

const views = [
  rule('Clause: SHOWS? DET? CALENDAR OF NP', 0.6, ([, , , , of], place) =>
    about(place, { kind: 'view', view: 'calendar', of }),
  ),
  rule('Clause: THERE DET? CALENDAR OF NP', 0.6, ([, , , , of], place) =>
    about(place, { kind: 'view', view: 'calendar', of }),
  ),
  rule('Clause: NP SHOWN IN DET? CALENDAR', 0.7, ([of], place) =>
    about(place, { kind: 'view', view: 'calendar', of }),
  ),
  rule('Clause: SHOWS NP IN DET? CALENDAR', 0.7, ([, of], place) =>
    about(place, { kind: 'view', view: 'calendar', of }),
  ),
  rule('Clause: NP SEES NP IN DET? CALENDAR', 0.7, ([, , of], place) =>
    about(place, { kind: 'view', view: 'calendar', of }),
  ),
  rule('Clause: NP SEES DET? CALENDAR OF NP', 0.7, ([, , , , , of], place) =>
    about(place, { kind: 'view', view: 'calendar', of }),
  ),
  rule('Clause: SHOWS? DET? BOARD OF NP Grouped?', 0.6, ([, , , , of, by], place) =>
    about(place, { kind: 'view', view: 'board', of, ...(by && { by }) }),
  ),
  rule('Clause: THERE DET? BOARD OF NP Grouped?', 0.6, ([, , , , of, by], place) =>
    about(place, { kind: 'view', view: 'board', of, ...(by && { by }) }),
  ),
  rule('Clause: SHOWS NP IN DET? BOARD Grouped?', 0.7, ([, of, , , , by], place) =>
    about(place, { kind: 'view', view: 'board', of, ...(by && { by }) }),
  ),
  rule('Clause: NP SHOWN IN DET? BOARD Grouped?', 0.7, ([of, , , , , by], place) =>
    about(place, { kind: 'view', view: 'board', of, ...(by && { by }) }),
  ),
  rule('Grouped: BY NP', 0.1, ([, noun]) => noun),
  rule('Grouped: WITH DET? NounBar PER NP', 0.2, ([, , , , noun]) => noun),
];

const hours = [
  rule('Clock: TIME', 0, ([time]) => time),
  rule('Clock: NUM AM', 0.2, ([hour]) => clock(hour % 12)),
  rule('Clock: NUM PM', 0.2, ([hour]) => clock((hour % 12) + 12)),
  rule('Clock: NUM', -0.1, ([hour]) => clock(hour)),
  rule('Clock: NOON', 0, () => '12:00'),
  rule('Days: WEEKDAYS', 0, () => [1, 2, 3, 4, 5]),
  rule('Days: WEEKDAY', 0, ([day]) => [day]),
  rule('Days: WEEKDAY TO WEEKDAY', 0.2, ([from, , to]) => through(from, to)),
  rule('Days: WEEKDAY DASH WEEKDAY', 0.2, ([from, , to]) => through(from, to)),
  rule('Days: FROM WEEKDAY TO WEEKDAY', 0.2, ([, from, , to]) => through(from, to)),
  rule('Days: WEEKDAY THROUGHTO WEEKDAY', 0.2, ([from, , to]) => through(from, to)),
  rule('Days: Days Separator Days', 0, ([left, , right]) => [...left, ...right]),
  rule('Days: EVERYDAY', 0.3, () => [1, 2, 3, 4, 5, 6, 7]),
  rule('Days: ON Days', 0, ([, days]) => days),
  spanning('Hours: Days', 0, ([days]) => ({ days })),
  spanning('Hours: Days COMMA? BETWEEN Clock AND Clock', 0.4, ([days, , , from, , to]) => ({
    days,
    from,
    to,
  })),
  spanning('Hours: Days COMMA? FROM? Clock TO Clock', 0.4, ([days, , , from, , to]) => ({ days, from, to })),
  spanning('Hours: Days COMMA? Clock DASH Clock', 0.4, ([days, , from, , to]) => ({ days, from, to })),
  spanning('Hours: BETWEEN Clock AND Clock', 0, ([, from, , to]) => ({
    days: [1, 2, 3, 4, 5, 6, 7],
    from,
    to,
  })),
  spanning('Hours: FROM Clock TO Clock', 0, ([, from, , to]) => ({ days: [1, 2, 3, 4, 5, 6, 7], from, to })),
  spanning('Hours: BETWEEN Clock AND Clock COMMA? Days', 0.4, ([, from, , to, , days]) => ({
    days,
    from,
    to,
  })),
  spanning('Hours: FROM Clock TO Clock COMMA? Days', 0.4, ([, from, , to, , days]) => ({ days, from, to })),
  rule('Clause: NP? OPENWORD COLON? Hours', 0.6, ([, , , found], place) =>
    about(place, { kind: 'hours', hours: found, isClosed: false }),
  ),
  rule('Clause: NP? CLOSEDWORD Hours', 0.5, ([, , found], place) =>
    about(place, { kind: 'hours', hours: found, isClosed: true }),
  ),
  rule('Clause: NP Copula StateOr ONLY? Hours', 0.5, ([noun, aux, , only, found], place) =>
    aux.modal === 'must' || (aux.isNegated && !aux.modal)
      ? undefined
      : about(
          place,
          { kind: 'hours', hours: found, isClosed: aux.isNegated, isOnly: aux.isOnly || only !== undefined },
          [noun],
        ),
  ),
  rule('Clause: NP Copula ONLY? POSSIBLE ONLY? Hours', 0.6, ([noun, aux, , , , found], place) =>
    aux.isNegated
      ? undefined
      : about(place, { kind: 'hours', hours: found, isClosed: false, isOnly: true }, [noun]),
  ),
  rule('Clause: NP V ONLY? Hours', 0.3, ([noun, verb, , found], place) =>
    verb.sense === 'begin' || verb.lemma === 'take place'
      ? about(place, { kind: 'hours', hours: found, isClosed: false, isOnly: true }, [noun])
      : undefined,
  ),
];

function clock(hour: number): string | undefined {
  if (!Number.isInteger(hour) || hour < 0 || hour > 24) return undefined;
  return `${String(hour).padStart(2, '0')}:00`;
}

function through(from: number, to: number): number[] {
  const count = ((to - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => ((from - 1 + index) % 7) + 1);
}

const plans = [
  rule('Price: NUM CURRENCY', 0.2, ([price, currency]) => ({ price, currency })),
  rule('Price: CURRENCY NUM', 0.2, ([currency, price]) => ({ price, currency })),
  rule('Price: FREEOFCHARGE', 0, () => ({ price: 0 })),
  rule('Price: NUM CURRENCY PERIOD', 0.4, ([price, currency, per]) => ({ price, currency, per })),
  rule('Price: CURRENCY NUM PERIOD', 0.4, ([currency, price, per]) => ({ price, currency, per })),
  rule('Price: NUM CURRENCY SLASH PERIODWORD', 0.4, ([price, currency, , per]) => ({ price, currency, per })),
  rule('PlanName: DET? N', 0, ([, noun]) => noun.text),
  rule('PlanName: DET? FREEOFCHARGE', 0.2, ([, free]) => free.text ?? 'Free'),
  rule('PlanName: DET? ADJ', 0, ([, word]) => word.text),
  spanning('Plan: PlanName PLANWORD', 0.2, ([name]) => ({ name, limits: [] })),
  spanning('Plan: PlanName LP Price RP', 0.2, ([name, , price]) => ({ name, ...price, limits: [] })),
  spanning('Plan: PlanName COLON Price', 0.2, ([name, , price]) => ({ name, ...price, limits: [] })),
  spanning('Plan: Plan COSTS Price', 0.4, ([plan, , price]) =>
    plan.price === undefined ? { ...plan, ...price } : undefined,
  ),
  spanning('Plan: Plan LP Price RP', 0.4, ([plan, , price]) =>
    plan.price === undefined ? { ...plan, ...price } : undefined,
  ),
  spanning('Plan: Plan COMMA? ALLOWS Limits', 0.4, ([plan, , , limits]) => limited(plan, limits)),
  spanning('Plan: Plan AND ALLOWS Limits', 0.4, ([plan, , , limits]) => limited(plan, limits)),
  spanning('Plan: Plan COLON Limits', 0.3, ([plan, , limits]) => limited(plan, limits)),
  spanning('Plan: Plan COMMA Limits', 0.1, ([plan, , limits]) => limited(plan, limits)),
  spanning('Plan: Plan AND COSTS Price', 0.4, ([plan, , , price]) =>
    plan.price === undefined ? { ...plan, ...price } : undefined,
  ),
  rule('Limits: NP', 0, ([noun]) => (noun.quantity || noun.adjectives.length > 0 ? [noun] : undefined)),
  rule('Limits: NP Separator Limits', 0, ([noun, , rest]) =>
    noun.quantity || noun.adjectives.length > 0 ? [noun, ...rest] : undefined,
  ),
  rule('PlanList: Plan', 0, ([plan]) => [plan]),
  rule('PlanList: Plan Separator PlanList', 0, ([plan, , rest]) => [plan, ...rest]),
  rule('Clause: PlanList', 0.3, ([found], place) => offered(place, found)),
  rule('Clause: THERE PlanList', 0.5, ([, found], place) => offered(place, found)),
  rule('Clause: PLANWORD COLON PlanList', 0.5, ([, , found], place) => offered(place, found)),
];

function limited(plan: PlanSaid, limits: NounPhrase[]): PlanSaid | undefined {
  return plan.limits.length > 0 ? undefined : { ...plan, limits };
}

function offered(place: Span, found: PlanSaid[]): Frame[] | undefined {
  const isSaid = found.every(({ price, limits }) => price !== undefined || limits.length > 0);
  return isSaid ? about(place, { kind: 'plans', plans: found }) : undefined;
}

const stocks = [
  spanning('Pred: DECREASE', 0.1, () => ({ kind: 'stock', direction: 'out' })),
  spanning('Pred: INCREASE', 0.1, () => ({ kind: 'stock', direction: 'in' })),
  spanning('Pred: DECREASE BY NP', 0.5, ([, , amount]) => ({ kind: 'stock', direction: 'out', amount })),
  spanning('Pred: INCREASE BY NP', 0.5, ([, , amount]) => ({ kind: 'stock', direction: 'in', amount })),
  spanning('Pred: DECREASE When', 0.4, ([, when]) => ({
    kind: 'stock',
    direction: 'out',
    when: when.events,
  })),
  spanning('Pred: INCREASE When', 0.4, ([, when]) => ({ kind: 'stock', direction: 'in', when: when.events })),
  spanning('Pred: DECREASE BY NP When', 0.6, ([, , amount, when]) => ({
    kind: 'stock',
    direction: 'out',
    amount,
    when: when.events,
  })),
  spanning('Pred: INCREASE BY NP When', 0.6, ([, , amount, when]) => ({
    kind: 'stock',
    direction: 'in',
    amount,
    when: when.events,
  })),
  // "Each sale reduces the stock of its product by its quantity".
  rule('Clause: NP REDUCES NP', 0.5, ([carrier, , noun], place) =>
    about(place, { kind: 'stock', direction: 'out', carrier }, [noun]),
  ),
  rule('Clause: NP REDUCES NP BY NP', 0.6, ([carrier, , noun, , amount], place) =>
    about(place, { kind: 'stock', direction: 'out', carrier, amount }, [noun]),
  ),
  rule('Clause: NP RAISES NP', 0.5, ([carrier, , noun], place) =>
    about(place, { kind: 'stock', direction: 'in', carrier }, [noun]),
  ),
  rule('Clause: NP RAISES NP BY NP', 0.6, ([carrier, , noun, , amount], place) =>
    about(place, { kind: 'stock', direction: 'in', carrier, amount }, [noun]),
  ),
  // "A donation adds its quantity to the stock of its product".
  rule('Clause: NP ADDS NP TO NP', 0.7, ([carrier, , amount, , noun], place) =>
    about(place, { kind: 'stock', direction: 'in', carrier, amount }, [noun]),
  ),
  rule('Clause: NP TAKES NP FROM NP', 0.7, ([carrier, , amount, , noun], place) =>
    about(place, { kind: 'stock', direction: 'out', carrier, amount }, [noun]),
  ),
  rule('Clause: NUM Aux V MORE THAN INSTOCK', 0.8, ([, aux], place) =>
    aux.isNegated ? about(place, { kind: 'stock', direction: 'out', isLimit: true }) : undefined,
  ),
  // "One cannot sell more than there is in stock".
  rule('Clause: NP Aux V MORE THAN INSTOCK', 0.8, ([, aux], place) =>
    aux.isNegated ? about(place, { kind: 'stock', direction: 'out', isLimit: true }) : undefined,
  ),
  rule('Clause: MORE THAN INSTOCK Copula PART', 0.8, ([, , , aux], place) =>
    aux.isNegated ? about(place, { kind: 'stock', direction: 'out', isLimit: true }) : undefined,
  ),
];

const links = [
  rule('Clause: VISITING NP REDIRECTS NP', 0.6, ([, link, , target], place) =>
    about(place, { kind: 'redirect', target }, [link]),
  ),
  rule('Clause: VISITING NP REDIRECTS NP AND COUNTS NP', 0.9, ([, link, , target], place) =>
    about(place, { kind: 'redirect', target }, [link]),
  ),
  rule('Clause: NP REDIRECTS NP', 0.1, ([link, , target], place) =>
    about(place, { kind: 'redirect', target }, [link]),
  ),
  rule('Clause: NP REDIRECTS NP AND COUNTS NP', 0.6, ([link, , target], place) =>
    about(place, { kind: 'redirect', target }, [link]),
  ),
];

const features = [
  rule('Features: FEATURE', 0, () => true),
  rule('Features: FEATURE Separator Features', 0, () => true),
  rule('Features: FEATURE OR Features', 0, () => true),
  rule('Features: FEATURE Features', 0, () => true),
  rule('Clause: NPList Copula FEATURE BY NPList', 0.6, ([, aux], place) =>
    aux.isNegated || aux.isOnly ? undefined : about(place, { kind: 'feature' }),
  ),
  rule('Clause: NPList Copula Features', 0.5, ([, aux], place) =>
    aux.isNegated || aux.isOnly ? undefined : about(place, { kind: 'feature' }),
  ),
  rule('Clause: NPList Aux? Features NP? Features?', 0.3, ([, aux], place) =>
    aux.isNegated || aux.isOnly ? undefined : about(place, { kind: 'feature' }),
  ),
  rule('Clause: THERE DET? Features', 0.3, (_, place) => about(place, { kind: 'feature' })),
  rule('Clause: Features', 0, (_, place) => about(place, { kind: 'feature' })),
];

export const offerRules = [
  ...figures,
  ...figureSentences,
  ...views,
  ...hours,
  ...plans,
  ...stocks,
  ...links,
  ...features,
];

/** What is said of derived values, messages, figures, views, hours, plans, stocks and short links. */
import type {
  Event,
  Expression,
  FigureSaid,
  NounPhrase,
  PlanSaid,
  Predicate,
} from '../grammar/logical-form.ts';
import { attributeNameOf, nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import { placesOf } from './interpret-property.ts';
import { isFieldNoun } from './noun-class.ts';
import type { Symbols } from './symbols.ts';

type Of<K extends Predicate['kind']> = Extract<Predicate, { kind: K }>;

/** "The total of an order is the sum of its lines", "The number of signatures is shown". */
export function interpretDerive(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'derive'>>,
): Statement[] | Refusal {
  const { expression, aux } = predicate;
  if (aux.isNegated || aux.isOnly) return { why: 'it says how a value does not come about' };
  if (!isKnown(symbols, expression)) return { why: 'it names something that the product does not keep' };
  if (isThing(symbols, expression)) return { why: 'only a value can follow from others' };
  if (subject.words.length === 0) {
    const entity = ownerOf(symbols, expression);
    return [{ kind: 'derive', expression, ...(entity !== undefined && { entity }) }];
  }
  const entity = wholeOf(symbols, subject);
  const name = attributeNameOf(subject);
  if (symbols.entityOf(subject) !== undefined && !subject.of && !isFieldNoun(symbols.lexicon, subject.words))
    return { why: 'only a value can follow from others' };
  return [
    {
      kind: 'derive',
      name: withoutOwner(symbols, name),
      expression,
      ...(entity !== undefined && { entity }),
    },
  ];
}

/** "The seats are shown as a plan": a thing is no value. */
function isThing(symbols: Symbols, expression: Of<'derive'>['expression']): boolean {
  return (
    expression.kind === 'value' && !expression.noun.of && symbols.entityOf(expression.noun) !== undefined
  );
}

/** "The line total" of a line. */
function withoutOwner(symbols: Symbols, name: string): string {
  const words = name.split(' ');
  const cut = words.findIndex(
    (_, index) => index > 0 && symbols.entities.has(words.slice(0, index).join(' ')),
  );
  return cut > 0 ? words.slice(cut).join(' ') : name;
}

/** Whose value it is: of the noun after "of", of the entity in front, of the one that has such a field. */
function wholeOf(symbols: Symbols, subject: NounPhrase): string | undefined {
  if (subject.of) return symbols.entityOf(subject.of);
  const { words } = subject;
  for (let cut = words.length - 1; cut > 0; cut -= 1) {
    const entity = symbols.entityOf({ words: words.slice(0, cut) });
    if (entity !== undefined) return entity;
  }
  const places = placesOf(symbols, subject);
  if (places.length === 1) return places[0]?.entity;
  const context = subject.context && symbols.entityOf(subject.context);
  return context ?? undefined;
}

function ownerOf(symbols: Symbols, expression: Expression): string | undefined {
  const noun =
    expression.kind === 'fold' ? expression.of : expression.kind === 'value' ? expression.noun : undefined;
  if (!noun) return undefined;
  if (noun.of) return symbols.entityOf(noun.of);
  return expression.kind === 'fold' && expression.by !== 'count' && !noun.isPlural
    ? symbols.entityOf(noun)
    : undefined;
}

function isKnown(symbols: Symbols, expression: Expression): boolean {
  if (expression.kind === 'arithmetic')
    return isKnown(symbols, expression.left) && isKnown(symbols, expression.right);
  if (expression.kind === 'number') return true;
  // "The number of nights" may be a value of its own.
  if (expression.kind === 'fold' && expression.by === 'count') return true;
  const nouns =
    expression.kind === 'value'
      ? [expression.noun]
      : expression.kind === 'fold'
        ? [expression.of]
        : [expression.from, ...(expression.to ? [expression.to] : [])];
  return nouns.every((noun) => isNamed(symbols, noun));
}

/** A thing that is kept, or a value of one. */
function isNamed(symbols: Symbols, noun: NounPhrase): boolean {
  if (noun.of && symbols.entityOf(noun.of) === undefined) return false;
  return (
    symbols.entityOf(noun) !== undefined ||
    isFieldNoun(symbols.lexicon, noun.words) ||
    placesOf(symbols, noun).length > 0 ||
    noun.of !== undefined ||
    // "Its number of nights" may follow from other values itself.
    nameOf(noun).startsWith(symbols.lexicon.wording.folds.count(''))
  );
}

/** "An invoice is overdue when it is sent and its due date has passed". */
export function interpretFlag(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'flag'>>,
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  const [state, ...more] = predicate.states;
  const { when, aux } = predicate;
  if (!state || more.length > 0 || aux.isNegated || aux.isOnly || (when.op !== 'if' && when.op !== 'once'))
    return { why: 'it is not clear when that is so' };
  const isMade = when.events.every(
    (event) => event.kind === 'passed' || event.kind === 'compare' || event.kind === 'is',
  );
  const hasMeasure = when.events.some((event) => event.kind === 'passed' || event.kind === 'compare');
  return isMade && hasMeasure
    ? [
        {
          kind: 'flag',
          entity,
          state,
          when: { ...when, op: 'if', events: [...when.events, ...qualities(subject)] },
        },
      ]
    : { why: 'it is not clear when that is so' };
}

/** "A sent invoice is overdue": while it is sent. */
function qualities(subject: NounPhrase): Event[] {
  if (subject.adjectives.length === 0) return [];
  const { start, end, adjectives } = subject;
  const states = adjectives.map((word) => ({ start: word.start, end: word.end, value: word.lemma }));
  return [{ start, end, kind: 'is', noun: { ...subject, adjectives: [] }, states, isNegated: false }];
}

/** "The customer gets an email when the order is shipped". */
export function interpretNotify(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'notify'>>,
): Statement[] | Refusal {
  const { due } = predicate;
  const events = predicate.event ? [predicate.event] : (predicate.tail.when?.events ?? []);
  const [event, ...more] = events;
  if (!isPlainTelling(predicate) || more.length > 0) return { why: 'it is not clear when somebody is told' };
  if (due) return [{ kind: 'notify', to: subject, due }];
  if (!event) return { why: 'it does not say when somebody is told' };
  return isEvent(symbols, event)
    ? [{ kind: 'notify', to: subject, event }]
    : { why: 'nothing says what happens then' };
}

/** Nothing is denied, and nothing but the event is said. */
function isPlainTelling({ aux, tail }: Of<'notify'>): boolean {
  return !aux.isNegated && !aux.isOnly && !tail.condition && (!tail.when || telling.has(tail.when.op));
}

const telling: ReadonlySet<string> = new Set(['if', 'once']);

function isEvent(symbols: Symbols, event: Event): boolean {
  if (event.isNegated || event.kind === 'has') return false;
  return event.noun.isPronoun || symbols.entityOf(event.noun) !== undefined || event.kind !== 'is';
}

/** "The home page shows the number of open tickets and the revenue per month". */
export function interpretFigures(symbols: Symbols, figures: readonly FigureSaid[]): Statement[] | Refusal {
  for (const { noun, by } of figures) {
    if (!isNamed(symbols, noun) && !symbols.lexicon.earnings.has(nameOf(noun)))
      return { why: `nothing says what '${nameOf(noun)}' is` };
    if (
      by &&
      'noun' in by &&
      symbols.entityOf(by.noun) === undefined &&
      placesOf(symbols, by.noun).length === 0 &&
      !isFieldNoun(symbols.lexicon, by.noun.words) &&
      !isStateWord(symbols, by.noun)
    )
      return { why: `nothing says what '${nameOf(by.noun)}' is` };
  }
  return figures.map((figure) => ({ kind: 'figure', figure }));
}

function isStateWord(symbols: Symbols, noun: NounPhrase): boolean {
  return symbols.lexicon.stateNouns.has(nameOf(noun));
}

/** "A calendar of appointments", "a board of jobs by status". */
export function interpretView(symbols: Symbols, { view, of, by }: Of<'view'>): Statement[] | Refusal {
  const entity = symbols.entityOf(of);
  if (entity === undefined) return { why: `nothing says what '${nameOf(of)}' is` };
  return [{ kind: 'view', view, entity, ...(by && { by: attributeNameOf(by) }) }];
}

/** "We are open Monday to Friday from 9 to 17", "appointments can only be booked on weekdays". */
export function interpretHours(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'hours'>>,
): Statement[] | Refusal {
  const { hours, isClosed } = predicate;
  if (subject.words.length === 0) return [{ kind: 'hours', hours, isClosed }];
  const entity = symbols.entityOf(subject);
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  return [{ kind: 'hours', entity, hours, isClosed }];
}

/** "The free plan allows 10 links". */
export function interpretPlans(symbols: Symbols, plans: readonly PlanSaid[]): Statement[] | Refusal {
  const isFitting = plans.every(
    ({ limits, price }) =>
      price !== undefined || limits.some((noun) => symbols.entityOf(noun) !== undefined && noun.quantity),
  );
  return isFitting
    ? plans.map((plan) => ({ kind: 'plan', plan }))
    : { why: 'it is not clear what the plan allows' };
}

/** "The stock of a product goes down by the quantity when the order is shipped". */
export function interpretStock(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'stock'>>,
): Statement[] | Refusal {
  const { direction, amount, when = [], carrier, isLimit } = predicate;
  if (isLimit) return [{ kind: 'stock', direction, events: [] }];
  const noun = subject.of ?? subject;
  const isStock = isFieldNoun(symbols.lexicon, subject.words) || placesOf(symbols, subject).length > 0;
  if (!isStock && symbols.entityOf(noun) === undefined)
    return { why: `nothing says what '${nameOf(subject)}' is` };
  const carried = carrier && symbols.entityOf(carrier);
  if (carrier && carried === undefined) return { why: `nothing says what '${nameOf(carrier)}' is` };
  return [
    {
      kind: 'stock',
      noun: subject,
      direction,
      events: when,
      ...(amount && { amount }),
      ...(carried !== undefined && { carrier: carried }),
    },
  ];
}

/** "Opening a short link leads to its target". */
export function interpretRedirect(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'redirect'>>,
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  const { target } = predicate;
  if (entity === undefined || !target) return { why: `nothing says what '${nameOf(subject)}' is` };
  const isAddress =
    placesOf(symbols, { ...target, of: subject }).length > 0 || isFieldNoun(symbols.lexicon, target.words);
  return isAddress || symbols.lexicon.addresses.has(nameOf(target))
    ? [{ kind: 'redirect', entity, target }]
    : { why: 'it does not lead to an address' };
}

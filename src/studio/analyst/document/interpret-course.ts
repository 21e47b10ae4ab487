/** The course of a record: when it begins and ends, from which state to which, which of them count. */
import type { NounPhrase, Predicate } from '../grammar/logical-form.ts';
import { attributeNameOf, nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import { placesOf } from './interpret-property.ts';
import { isMoment } from './noun-class.ts';
import { entitiesOf, unknownEnd } from './reference.ts';
import type { Symbols } from './symbols.ts';

type Of<K extends Predicate['kind']> = Extract<Predicate, { kind: K }>;

function unknown(noun: NounPhrase): Refusal {
  return { why: `nothing says what '${nameOf(noun)}' is` };
}

/** "A rental starts at a date and time": a field of that type. */
export function interpretMoment(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'moment'>>,
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  const { edge, noun } = predicate;
  if (entity === undefined) return unknown(subject);
  if (!isMoment(symbols.lexicon, noun)) return { why: 'it is not clear when it begins and ends' };
  const { start, startDate, end, endDate } = symbols.lexicon.wording.names;
  const known = symbols.lexicon.fieldNouns[nameOf(noun)]?.kind;
  const isDay = known === 'date';
  const { label } = edge === 'begin' ? (isDay ? startDate : start) : isDay ? endDate : end;
  const named = { ...noun, words: label.toLowerCase().split(' '), adjectives: [] };
  return [
    { kind: 'attribute', entity, attribute: { start: noun.start, end: noun.end, noun: named, hints: {} } },
  ];
}

/** "A new book can become old or lost": these ways, and no others. */
export function interpretBecome(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'become'>>,
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  if (entity === undefined) return unknown(subject);
  if (predicate.isNegated || subject.determiner === 'no') return { why: 'it says what a value is not' };
  return predicate.states.map((to) => ({ kind: 'way', entity, from: subject.adjectives, to }));
}

/** "Closing an open ticket makes it done". */
export function interpretLeads(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'leads'>>,
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  if (entity === undefined) return unknown(subject);
  return [{ kind: 'way', entity, verb: predicate.verb, from: subject.adjectives, to: predicate.to }];
}

/** "A returned loan no longer counts". */
export function interpretCounts(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'counts'>>,
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  if (entity === undefined || subject.adjectives.length === 0) return unknown(subject);
  return [{ kind: 'occupies', entity, states: subject.adjectives, isFree: predicate.isFree }];
}

/** "The title of a book is unique per member". */
export function interpretUniquePer(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'uniquePer'>>,
): Statement[] | Refusal {
  const [place, ...more] = placesOf(symbols, subject);
  const per = entitiesOf(symbols, predicate.per);
  if (!place || more.length > 0 || !per) return unknownEnd;
  return [{ kind: 'unique', entity: place.entity, attributes: [...per, attributeNameOf({ ...subject })] }];
}

/** "No reservation lasts longer than 8 hours". */
export function interpretExtentLimit(
  symbols: Symbols,
  { subject, predicate }: Said<Of<'extentLimit'>>,
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  const { aux, op, length } = predicate;
  if (entity === undefined) return unknown(subject);
  const isDenied = aux.isNegated !== (subject.determiner === 'no');
  const most = isDenied ? op === 'moreThan' : op === 'atMost' || op === 'lessThan';
  const least = isDenied ? op === 'lessThan' : op === 'atLeast' || op === 'moreThan';
  if (!most && !least) return { why: 'it is not clear how long it lasts' };
  return [{ kind: 'extentLimit', entity, op: most ? 'lte' : 'gte', length }];
}

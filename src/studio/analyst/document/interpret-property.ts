/** What is said of attributes: their values, bounds and order. */
import type { Comparison, Hints, NounPhrase, Predicate, StateName } from '../grammar/logical-form.ts';
import { attributeNameOf, nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import { agedWithoutUnit } from './interpret-aged.ts';
import { statesBefore } from './states-before.ts';
import { isFieldNoun } from './noun-class.ts';
import { denies } from './reference.ts';
import type { Symbols } from './symbols.ts';

type Place = { entity: string; attribute: string };

/** Whose an attribute is; in "a customer has an email, which is unique" the customer's, where others have one as well. */
function ownersOf(symbols: Symbols, { context }: NounPhrase, attribute: string): string[] {
  const owners = symbols.ownersOf(attribute);
  const near = context && symbols.entityOf(context);
  return near !== undefined && owners.includes(near) ? [near] : owners;
}

/** The attributes that a noun phrase means: "the email of a customer", "a customer's email", "emails". */
export function placesOf(symbols: Symbols, noun: NounPhrase): Place[] {
  const attribute = attributeNameOf(noun);
  if (noun.of) {
    const entity = symbols.entityOf(noun.of);
    return entity === undefined ? [] : [{ entity, attribute }];
  }
  const owners = ownersOf(symbols, noun, attribute);
  if (owners.length > 0) return owners.map((entity) => ({ entity, attribute }));
  const longer = symbols.longerAttributes(attribute);
  if (longer.length > 0) return longer;
  // "A customer email": the entity's name in front.
  for (let cut = 1; cut < noun.words.length; cut += 1) {
    const entity = noun.words.slice(0, cut).join(' ');
    const rest = noun.words.slice(cut).join(' ');
    if (symbols.entities.has(entity)) return [{ entity, attribute: rest }];
  }
  // "Teachers grade enrolments: the grade is between 0 and 20".
  const about = noun.context && symbols.entityOf(noun.context);
  const isField = isFieldNoun(symbols.lexicon, noun.words) && symbols.entityOf(noun) === undefined;
  return about !== undefined && isField ? [{ entity: about, attribute }] : [];
}

/** "The email must be unique", "The phone number is optional". */
export function interpretProperty(
  symbols: Symbols,
  said: Said<Extract<Predicate, { kind: 'property' }>>,
): Statement[] | Refusal {
  const { subject, predicate } = said;
  const places = placesOf(symbols, subject);
  const aged = places.length === 0 ? agedWithoutUnit(symbols, said) : undefined;
  if (aged) return aged;
  if (places.length === 0) return { why: `nothing says what '${nameOf(subject)}' is` };
  const { isNegated, modal } = predicate.aux;
  const isDenied = isNegated !== (subject.determiner === 'no');
  const { hints } = predicate;
  if (isDenied && hints.isRequired)
    return places.map((place) => ({ kind: 'hints', ...place, hints: { isOptional: true } }));
  if (isDenied && hints.isOptional)
    return places.map((place) => ({ kind: 'hints', ...place, hints: { isRequired: true } }));
  if (isDenied || (modal === 'can' && !hints.isOptional)) return { why: 'it says what a value need not be' };
  return places.map((place) => ({ kind: 'hints', ...place, hints }));
}

/** "The size is small, medium or large"; "A ticket is open, in progress or closed". */
export function interpretOneOf(
  symbols: Symbols,
  { subject, predicate }: Said<Extract<Predicate, { kind: 'oneOf' }>>,
): Statement[] | Refusal {
  if (predicate.aux.isNegated) return { why: 'it says what a value is not' };
  const places = placesOf(symbols, subject);
  const entity = symbols.entityOf(subject);
  const quality = qualityOf(symbols, predicate.values);
  if (places.length === 0 && entity !== undefined && quality === undefined)
    return predicate.aux.modal === 'can' && predicate.values.every(({ verb }) => verb !== undefined)
      ? predicate.values.map((state) => ({ kind: 'transition', entity, state, from: [], isNegated: false }))
      : coursed(symbols, entity, { subject, values: predicate.values });
  const values = predicate.values.map(({ start, end, value, written = value }) => ({
    start,
    end,
    lemma: written,
    text: written,
  }));
  if (places.length === 0 && entity !== undefined && quality !== undefined)
    return [{ kind: 'hints', entity, attribute: quality, hints: { values } }];
  // "Le ticket de caisse est encaissé ou annulé": the end of a name is no field.
  const isNamed = places.every(
    ({ attribute }) => !symbols.lexicon.functionWords.has(attribute.split(' ')[0] ?? ''),
  );
  if (places.length !== 1 || !isNamed) return { why: `nothing says whose '${nameOf(subject)}' it is` };
  return places.map((place) => ({ kind: 'hints', ...place, hints: { values } }));
}

/** "A ticket is open, in progress or closed", "an open ticket is paid or cancelled": what it can be, or what comes next. */
function coursed(
  symbols: Symbols,
  entity: string,
  { subject, values }: { subject: NounPhrase; values: StateName[] },
): Statement[] {
  const before = statesBefore(symbols, subject);
  return before.length > 0
    ? [{ kind: 'sequence', entity, steps: [...before, values] }]
    : [{ kind: 'states', entity, values }];
}

/** The attribute of which all the words are values: "small, medium or large". */
function qualityOf({ lexicon }: Symbols, values: readonly { value: string }[]): string | undefined {
  const names = new Set(
    values.map(({ value }) =>
      Object.hasOwn(lexicon.qualities, value) ? lexicon.qualities[value] : undefined,
    ),
  );
  return names.size === 1 ? [...names][0] : undefined;
}

/** What the beginning and the end of a record are called. */
function endsOf({ lexicon }: Symbols): { begin: string; end: string } {
  const { start, end } = lexicon.wording.names;
  return { begin: start.label.toLowerCase(), end: end.label.toLowerCase() };
}

const opposite = { lt: 'gte', lte: 'gt', gt: 'lte', gte: 'lt', ne: 'ne' } as const;

/** "The end is after the start", "A price is at least 1", "A booking ends after it starts". */
export function interpretCompare(
  symbols: Symbols,
  { subject, predicate }: Said<Extract<Predicate, { kind: 'compare' }>>,
): Statement[] | Refusal {
  const isDenied = denies({ subject, predicate });
  const entity = symbols.entityOf(subject);
  const ends = endsOf(symbols);
  const left =
    predicate.verb && entity !== undefined
      ? [{ entity, attribute: ends[predicate.verb] }]
      : placesOf(symbols, subject);
  if (left.length === 0) return { why: `nothing says what '${nameOf(subject)}' is` };
  const statements: Statement[] = [];
  for (const comparison of predicate.comparisons) {
    const op = isDenied ? opposite[comparison.op] : comparison.op;
    for (const place of left) {
      const found = compared(symbols, place, { ...comparison, op });
      if ('why' in found) return found;
      statements.push(found);
    }
  }
  return statements;
}

function compared(symbols: Symbols, place: Place, comparison: Comparison): Statement | Refusal {
  const { op, right, unit } = comparison;
  if ('now' in right) return { kind: 'compare', entity: place.entity, left: place.attribute, op, right };
  if ('number' in right) {
    const hints = hintsOf(op, right.number);
    const units: Hints =
      unit === 'minutes' || unit === 'hours' || unit === 'days' || unit === 'weeks'
        ? { unit }
        : unit === undefined
          ? {}
          : { currency: unit };
    return { kind: 'hints', ...place, hints: { ...hints, ...units } };
  }
  const found = placesOf(symbols, right.noun).filter(({ entity }) => entity === place.entity);
  const ends = endsOf(symbols);
  const name = nameOf(right.noun);
  const attribute =
    found[0]?.attribute ??
    { start: ends.begin, end: ends.end, [ends.begin]: ends.begin, [ends.end]: ends.end }[name];
  if (attribute === undefined) return { why: `'${nameOf(right.noun)}' is not a field of '${place.entity}'` };
  return { kind: 'compare', entity: place.entity, left: place.attribute, op, right: attribute };
}

function hintsOf(op: Comparison['op'], value: number): Hints {
  if (op === 'gt') return { bounds: { exclusiveMin: value } };
  if (op === 'gte') return { bounds: { min: value } };
  if (op === 'lte') return { bounds: { max: value } };
  if (op === 'lt') return { bounds: { max: Number.isInteger(value) ? value - 1 : value } };
  return {};
}

/** How old somebody has to be: by their date of birth where it is kept, else by an age. */
import type { Hints, Predicate } from '../grammar/logical-form.ts';
import { nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import { isPerson } from './noun-class.ts';
import type { Span } from '../language/text.ts';
import type { Symbols } from './symbols.ts';

type Aged = Extract<Predicate, { kind: 'aged' }>;
type Bounds = NonNullable<Hints['bounds']>;

/** "Clients must be at least 18 years old", "the minimum age is 16". */
export function interpretAged(symbols: Symbols, { subject, predicate }: Said<Aged>): Statement[] | Refusal {
  const entity = subject.words.length === 0 ? soleOwner(symbols) : symbols.entityOf(subject);
  if (entity === undefined) return { why: `nothing says who '${nameOf(subject)}' is` };
  if (subject.adjectives.length > 0 || subject.of || subject.determiner === 'no')
    return { why: 'a permission for some records only is not a rule of ours' };
  return agesOf(symbols, { entity, bounds: predicate.bounds, place: placeOf(subject, predicate) });
}

/** "Members must be over 16": of people a bare number is their age. */
export function agedWithoutUnit(
  symbols: Symbols,
  { subject, predicate }: Said<Extract<Predicate, { kind: 'property' }>>,
): Statement[] | undefined {
  const { bounds, unit, ...rest } = predicate.hints;
  const entity = symbols.entityOf(subject);
  const isPlain = Object.keys(rest).length === 0 && (unit === undefined || unit === 'years');
  const isWho = entity !== undefined && isPerson(symbols.lexicon, entity.split(' '));
  const isOdd = predicate.aux.isNegated || subject.of !== undefined || subject.adjectives.length > 0;
  if (!bounds || !isPlain || !isWho || isOdd) return undefined;
  return agesOf(symbols, { entity, bounds, place: placeOf(subject, predicate) });
}

function placeOf({ start }: Span, { end }: Span): Span {
  return { start, end };
}

/** The only ones whose age or date of birth is kept, else the only ones who make records of what they do. */
function soleOwner(symbols: Symbols): string | undefined {
  const { births, ageNoun } = symbols.lexicon;
  const owners = new Set([...births, ageNoun].flatMap((name) => symbols.ownersOf(name)));
  if (owners.size > 0) return owners.size === 1 ? [...owners][0] : undefined;
  const makers = new Set([...symbols.makers.values()].flatMap((names) => [...names]));
  const [maker, ...others] = [...makers].flatMap(
    (name) => symbols.entityOf({ words: name.split(' ') }) ?? [],
  );
  return others.length === 0 ? maker : undefined;
}

function agesOf(
  symbols: Symbols,
  { entity, bounds, place }: { entity: string; bounds: Bounds; place: Span },
): Statement[] {
  const { births, ageNoun } = symbols.lexicon;
  const names = symbols.attributes.get(entity) ?? new Set();
  const birth = [...names].find((name) => births.has(name));
  if (birth !== undefined) return bornBy(entity, birth, bounds);
  const hints: Hints = { bounds, unit: 'years' };
  if (names.has(ageNoun)) return [{ kind: 'hints', entity, attribute: ageNoun, hints }];
  const noun = { ...place, words: ageNoun.split(' '), isPlural: false, adjectives: [] };
  return [{ kind: 'attribute', entity, attribute: { ...place, noun, hints } }];
}

/** Born so many years ago: who is at most 15 is not 16 yet. */
function bornBy(entity: string, left: string, { min, max, exclusiveMin }: Bounds): Statement[] {
  const born = (op: 'lt' | 'lte' | 'gt', years: number): Statement => ({
    kind: 'compare',
    entity,
    left,
    op,
    right: { now: true, plus: { amount: -years, unit: 'years' } },
  });
  return [
    ...(min === undefined ? [] : [born('lte', min)]),
    ...(exclusiveMin === undefined ? [] : [born('lt', exclusiveMin)]),
    ...(max === undefined ? [] : [born('gt', max + 1)]),
  ];
}

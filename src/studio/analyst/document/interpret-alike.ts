/** What no two records have in common. */
import type { Attribute, NounPhrase, Predicate } from '../grammar/logical-form.ts';
import { attributeNameOf, nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import { unknownEnd } from './reference.ts';
import type { Symbols } from './symbols.ts';

type Possess = Extract<Predicate, { kind: 'possess' }>;

export function isTwoAlike(subject: NounPhrase, { items }: Possess, isDenied: boolean): boolean {
  const isTwo = subject.quantity?.op === 'exactly' && subject.quantity.value === 2;
  return (
    isDenied &&
    (isTwo || subject.determiner === 'no' || subject.isPlural) &&
    items.some(({ noun }) => noun.determiner === 'same')
  );
}

/** "No two books have the same ISBN." */
export function unlike(
  symbols: Symbols,
  subject: NounPhrase,
  items: readonly Attribute[],
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  const nouns = items.flatMap(({ noun: { of, ...noun } }) =>
    of?.determiner === 'same' ? [noun, of] : [noun],
  );
  const names = nouns.map((noun) => symbols.entityOf(noun) ?? attributeNameOf(noun));
  const [name] = names;
  if (names.length === 1 && name !== undefined && !symbols.entities.has(name))
    return [{ kind: 'hints', entity, attribute: name, hints: { isUnique: true } }];
  return [{ kind: 'unique', entity, attributes: names }];
}

type Once = {
  target: string;
  noun: NounPhrase;
  predicate: Possess;
  isDenied: boolean;
  max: number | undefined;
};

/** "Cannot have two bids for the same lot": one of each of the two. */
export function oncePerThing(
  symbols: Symbols,
  owner: string,
  { target, noun, predicate, isDenied, max }: Once,
): Statement[] | Refusal | undefined {
  if (!noun.of || noun.of.determiner !== 'same') return undefined;
  const thing = symbols.entityOf(noun.of);
  const isPlain =
    isDenied && max === 1 && noun.adjectives.length === 0 && Object.keys(predicate.tail).length === 2;
  return isPlain && thing !== undefined && thing !== owner
    ? [{ kind: 'unique', entity: target, attributes: [owner, thing] }]
    : unknownEnd;
}

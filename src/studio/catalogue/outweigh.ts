/** The brief wins: which facts of the catalogue give way to what the brief says itself. */
import { excludes } from '../analyst/contradiction.ts';
import { attributeNameOf } from '../analyst/document/fact.ts';
import type { Fact } from '../analyst/document/fact.ts';
import type { Verb } from '../analyst/grammar/logical-form.ts';
import type { Span } from '../analyst/language/text.ts';

/** Facts of the brief and of the catalogue. */
export type Sides = {
  own: readonly Fact[];
  filling: readonly Fact[];
  /** Where the brief only adds something: "with a deadline". */
  additions?: readonly Span[];
};
type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** An entity of which the brief lists this many attributes is described by it alone. */
const describing = 2;

/** All facts of the brief, and those of the catalogue that it leaves standing. */
export function outweigh({ own, filling, additions = [] }: Sides): Fact[] {
  const isAdded = ({ cite }: Fact): boolean =>
    additions.some(({ start, end }) => start <= cite.start && end >= cite.end);
  const listed = listedEntities(own.filter((fact) => !isAdded(fact)));
  const attributes = own.filter((fact) => fact.kind === 'attribute');
  const merged = new Set<Fact>();
  const kept = filling.flatMap((fact): Fact[] => {
    if (own.some((said) => replaces(said, fact))) return [];
    if (fact.kind === 'permit') return withoutDenied(fact, own);
    if (fact.kind !== 'attribute') return besideList(fact, listed);
    const same = attributes.find((said) => isSameAttribute(said, fact));
    if (!same) return besideList(fact, listed);
    if (hasHints(same)) return [];
    merged.add(same);
    return [{ ...fact, cite: same.cite }];
  });
  const isDone = (fact: Fact): boolean =>
    merged.has(fact) || (fact.kind === 'absent' && filling.some((one) => replaces(fact, one)));
  return [...own.filter((fact) => !isDone(fact)), ...kept];
}

/** Where the brief lists what is kept, the catalogue adds no attribute, and asks for no reference. */
function besideList(fact: Fact, listed: ReadonlySet<string>): Fact[] {
  if (fact.kind !== 'attribute' && fact.kind !== 'hints' && fact.kind !== 'reference') return [fact];
  if (!listed.has(fact.entity)) return [fact];
  return fact.kind === 'reference' ? [{ ...fact, isRequired: false }] : [];
}

/** Entities of which the brief says itself what is kept. */
function listedEntities(own: readonly Fact[]): Set<string> {
  const counts = new Map<string, number>();
  for (const fact of own)
    if (fact.kind === 'attribute') counts.set(fact.entity, (counts.get(fact.entity) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= describing).map(([entity]) => entity));
}

function hasHints({ attribute }: Of<'attribute'>): boolean {
  return Object.keys(attribute.hints).length > 0;
}

/** "email" and "email address" are one. */
function isSameAttribute(left: Of<'attribute'>, right: Of<'attribute'>): boolean {
  return (
    left.entity === right.entity &&
    isSameName(attributeNameOf(left.attribute.noun), attributeNameOf(right.attribute.noun))
  );
}

function isSameName(left: string, right: string): boolean {
  return left === right || left.startsWith(`${right} `) || right.startsWith(`${left} `);
}

function replaces(said: Fact, fact: Fact): boolean {
  if (said.kind === 'absent') return isAbout(fact, said.attribute, said.entity);
  if (said.kind === 'signUp') return fact.kind === 'signUp';
  if (said.kind === 'sequence' || said.kind === 'states')
    return (
      (fact.kind === 'sequence' || fact.kind === 'states' || fact.kind === 'transition') &&
      fact.entity === said.entity
    );
  if (said.kind === 'permit') return false;
  return excludes(said, fact) || excludes(fact, said);
}

/** Whether a fact speaks of a noun: as an entity, a role or an attribute (of `entity`, where that is named). */
export function isAbout(fact: Fact, noun: string, entity?: string): boolean {
  if (fact.kind === 'attribute' || fact.kind === 'hints') {
    const name = fact.kind === 'hints' ? fact.attribute : attributeNameOf(fact.attribute.noun);
    const isOfOne = entity === undefined || fact.entity === entity;
    return (isOfOne && isSameName(name, noun)) || (entity === undefined && fact.entity === noun);
  }
  if (fact.kind === 'reference' && entity !== undefined)
    return [fact.entity, fact.target].includes(entity) && [fact.entity, fact.target].includes(noun);
  return entity === undefined && namesOf(fact).includes(noun);
}

/** The names of nouns that a fact holds, whatever its kind. */
function namesOf(fact: Fact): string[] {
  return stringsIn({ ...fact, cite: undefined });
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** A permission without the acts that the brief denies or gives to others alone. */
function withoutDenied(fact: Of<'permit'>, own: readonly Fact[]): Fact[] {
  const denied = own.filter((said) => said.kind === 'permit').filter((said) => isDenying(said, fact));
  const verbs = fact.verbs.filter(
    (verb) => !denied.some((said) => said.verbs.some((one) => isSameAct(one, verb))),
  );
  return verbs.length === 0 ? [] : [{ ...fact, verbs }];
}

function isDenying(said: Of<'permit'>, fact: Of<'permit'>): boolean {
  const isShared =
    said.entities !== 'all' &&
    fact.entities !== 'all' &&
    said.entities.some((name) => fact.entities.includes(name));
  if (!isShared || fact.isNegated) return false;
  if (said.isNegated) return !said.isOthers && fact.roles.some((role) => said.roles.includes(role));
  return said.isOnly && !said.isOwn && fact.roles.every((role) => !said.roles.includes(role));
}

function isSameAct(left: Verb, right: Verb): boolean {
  return left.sense === right.sense && (left.sense !== 'other' || left.lemma === right.lemma);
}

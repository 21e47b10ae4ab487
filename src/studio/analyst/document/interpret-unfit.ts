/** For whom nothing may be done: "loans cannot be made for suspended members", "may not lend to expired ones". */
import type { Event, NounPhrase, Predicate } from '../grammar/logical-form.ts';
import type { Refusal, Statement } from './fact.ts';
import { deedsOf } from './interpret-bounded.ts';
import type { Said } from './interpret.ts';
import { isPerson } from './noun-class.ts';
import { denies, isPlainEnd, toVerb, unknownEnd } from './reference.ts';
import type { Symbols } from './symbols.ts';

type Passive = Extract<Predicate, { kind: 'passive' }>;
type Act = Extract<Predicate, { kind: 'act' }>;

/** That somebody is not what the adjectives say. */
function notSuch({ start, end, adjectives, ...noun }: NounPhrase): Event {
  const states = adjectives.map((word) => ({ start: word.start, end: word.end, value: word.lemma }));
  return { start, end, kind: 'is', noun: { ...noun, start, end, adjectives: [] }, states, isNegated: true };
}

/** The one noun of a list, when adjectives say what it is like. */
function onlySuch(nouns: readonly NounPhrase[] | undefined): NounPhrase | undefined {
  const [noun, ...more] = nouns ?? [];
  return more.length === 0 && noun !== undefined && noun.adjectives.length > 0 ? noun : undefined;
}

/** "A loan may not be made for a suspended member": what whoever the record refers to must not be. */
export function unfitFor(
  symbols: Symbols,
  { subject, predicate }: Said<Passive>,
  { entity, isDenied }: { entity: string; isDenied: boolean },
): Statement[] | undefined {
  const { by, to, in: beneficiaries, ...tail } = predicate.tail;
  const noun = onlySuch(by ?? beneficiaries ?? to);
  const target = noun && symbols.entityOf(noun);
  if (!noun || target === undefined || !isDenied || !isPlainEnd(tail) || subject.adjectives.length > 0)
    return undefined;
  if (symbols.references.get(entity)?.has(target) !== true) return undefined;
  const verbs = predicate.verbs.map((state) => toVerb(symbols, state));
  return [{ kind: 'require', entity, verbs, event: notSuch(noun) }];
}

/** "Clerks may not lend tools to suspended members": what whoever it is done for must not be. */
export function unfitOther(
  symbols: Symbols,
  said: Said<Act>,
  read: (symbols: Symbols, said: Said<Act>) => Statement[] | Refusal,
): Statement[] | Refusal | undefined {
  const { subject, predicate } = said;
  const { to, ...tail } = predicate.tail;
  const noun = onlySuch(to);
  const isDenied = denies({ subject, predicate });
  if (!noun || !isDenied || !isPlainEnd(tail) || !isPerson(symbols.lexicon, noun.words)) return undefined;
  const { determiner: _determiner, ...doer } = subject;
  const aux = { ...predicate.aux, isNegated: false };
  const plainly = { ...predicate, aux, tail: { ...predicate.tail, to: [{ ...noun, adjectives: [] }] } };
  const base = read(symbols, { ...said, subject: doer, predicate: plainly });
  if ('why' in base) return base;
  const needs = deedsOf(symbols, base).map(({ roles: _roles, ...deed }): Statement => ({
    kind: 'require',
    ...deed,
    event: notSuch(noun),
  }));
  return needs.length > 0 ? needs : unknownEnd;
}

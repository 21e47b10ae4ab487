/** How many there is room for: "a class never has more enrolments than its capacity". */
import type { NounPhrase, Predicate } from '../grammar/logical-form.ts';
import { attributeNameOf, nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import { denies } from './reference.ts';
import type { Symbols } from './symbols.ts';

/** Whose limit it is, where only one has such a field. */
function soleOwner(symbols: Symbols, limit: NounPhrase): string | undefined {
  const name = attributeNameOf(limit);
  const names = [name, nameOf(limit), `number of ${symbols.lexicon.pluralOf(name)}`];
  const owners = new Set(names.flatMap((one) => symbols.ownersOf(one)));
  return owners.size === 1 ? [...owners][0] : undefined;
}

/** "A class never has more enrolments than its capacity." */
export function interpretCapacity(
  symbols: Symbols,
  { subject, predicate }: Said<Extract<Predicate, { kind: 'capacity' }>>,
): Statement[] | Refusal {
  const isDenied = denies({ subject, predicate });
  const owner = subject.words.length === 0 ? soleOwner(symbols, predicate.limit) : symbols.entityOf(subject);
  const [entity, of] = [symbols.entityOf(predicate.counted), owner];
  if (entity === undefined || of === undefined) return { why: 'it is not clear what is counted' };
  if (!isDenied) return { why: 'no rule of ours asks for more than a number' };
  return [{ kind: 'capacity', entity, of, field: attributeNameOf(predicate.limit) }];
}

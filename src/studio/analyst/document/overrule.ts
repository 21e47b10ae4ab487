/** What a later addition to a brief forbids or allows takes the place of what an earlier part allowed or forbade. */
import type { Span } from '../language/text.ts';
import type { Fact, Permit } from './fact.ts';

type PermitFact = Permit & { cite: Span };

/** The facts without the rights that a later part says otherwise. `partOf` numbers the parts of the brief from 0. */
export function overrule(facts: readonly Fact[], partOf: (place: Span) => number): Fact[] {
  const permits = facts.filter((fact): fact is Fact & PermitFact => fact.kind === 'permit');
  return facts.flatMap((fact): Fact[] => {
    if (fact.kind !== 'permit') return [fact];
    const later = permits.filter((one) => partOf(one.cite) > partOf(fact.cite));
    const left = later.reduce<PermitFact | undefined>((now, one) => now && without(now, one), fact);
    return left === undefined ? [] : [left];
  });
}

const senseOf = ({ sense, lemma }: Permit['verbs'][number]): string =>
  sense === 'other' || sense === 'keep' ? lemma : sense;

/** The earlier right without the verbs that the later one turns round for the same people and records. */
function without<P extends Permit>(earlier: P, later: Permit): P | undefined {
  if (earlier.isNegated === later.isNegated || later.isOthers || earlier.isOthers) return earlier;
  const isNarrower = later.isOwn && !earlier.isOwn;
  const isSame =
    earlier.roles.some((role) => later.roles.includes(role)) && sharesEntity(earlier, later) && !isNarrower;
  if (!isSame) return earlier;
  const turned = new Set(later.verbs.map(senseOf));
  const verbs = earlier.verbs.filter((verb) => !turned.has(senseOf(verb)));
  return verbs.length === 0 ? undefined : { ...earlier, verbs };
}

function sharesEntity(left: Permit, right: Permit): boolean {
  if (left.entities === 'all' || right.entities === 'all') return true;
  return left.entities.some((name) => right.entities.includes(name));
}

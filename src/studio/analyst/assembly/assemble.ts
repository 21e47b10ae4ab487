/** From facts to a specification, in phases: no phase depends on the order of the sentences. */
import { specificationSchema } from '../../../protocol/specification.ts';
import type { Source, Specification } from '../../../protocol/specification.ts';
import { requiredCircle } from '../../specification/circle.ts';
import { validateSpecification } from '../../specification/validate.ts';
import type { Fact } from '../document/fact.ts';
import type { Gap, Resolved } from '../document/resolve.ts';
import { assembleActRules } from './act-rules.ts';
import { agreeStates } from './agreement.ts';
import { assembleDerived } from './derived.ts';
import { Draft } from './draft.ts';
import { assembleEntities } from './entities.ts';
import { assembleLifecycles } from './lifecycles.ts';
import { assembleHidden } from './hidden.ts';
import { kebabOf, labelOf } from './name.ts';
import { withCurrency } from './currency.ts';
import { assembleOffers } from './offers.ts';
import { assemblePermissions } from './permissions.ts';
import { assembleRules } from './rules.ts';

/** What the document says beside its facts; `end`: where its own words end, and what fills it in begins. */
export type Title = { name?: string; summary: string; end: number };
export type Assembled = { specification: Specification; gaps: Gap[] };

/** The specification of a resolved brief, or undefined when nothing that a product could keep came out. */
export function assemble(brief: string, resolved: Resolved, title: Title): Assembled | undefined {
  const { facts, currency } = withCurrency(resolved.facts, brief, title.end);
  const { wording } = resolved.symbols.lexicon;
  const draft = new Draft({
    brief,
    symbols: resolved.symbols,
    facts: withoutRepeats(facts),
    currency: currency ?? 'EUR',
  });
  // What the brief excludes and nothing would have put there is no element.
  for (const { cite } of draft.factsOf('absent')) draft.refuse(cite, 'it says what there is not');
  assembleEntities(draft);
  assembleLifecycles(draft);
  assembleRules(draft);
  assembleDerived(draft);
  assembleActRules(draft);
  assemblePermissions(draft);
  assembleHidden(draft);
  assembleOffers(draft);
  if (draft.entities.size === 0) return undefined;
  for (const { entity } of draft.entities.values())
    if (entity.lifecycle?.states.length === 0) delete entity.lifecycle;
  breakCircles(draft);
  sortElements(draft);
  const hasMoney = [...draft.entities.values()].some(({ entity }) =>
    entity.fields.some(({ type }) => type.kind === 'money'),
  );
  if (hasMoney && currency === undefined) draft.assume(wording.assumptions.pricesIn(draft.currency));
  const hasTime = [...draft.entities.values()].some(({ entity }) =>
    entity.fields.some(({ type }) => type.kind === 'datetime'),
  );
  if (hasTime) draft.assume(wording.assumptions.timesIn(resolved.symbols.lexicon.timeZone));
  const specification = specificationSchema.parse(toSpecification(draft, title));
  const sound = withoutProblems(specification, draft);
  const isAgreeing = resolved.symbols.lexicon.genderOf !== undefined;
  return { specification: isAgreeing ? agreeStates(sound) : sound, gaps: draft.gaps };
}

/** "A campsite rents out pitches. Guests book pitches." is one doing, told from both sides. */
function withoutRepeats(facts: readonly Fact[]): Fact[] {
  const done = facts.flatMap((fact) =>
    fact.kind === 'relation' && fact.relation.subject ? [fact.relation] : [],
  );
  return facts.map((fact) => {
    const isRepeat =
      fact.kind === 'relation' &&
      fact.relation.subject === undefined &&
      done.some(({ object }) => object === fact.relation.object);
    return isRepeat ? { kind: 'entity', entity: fact.relation.object, cite: fact.cite } : fact;
  });
}

/** Of records that each need the other first none could be made: the reference that is said last may be left open. */
function breakCircles(draft: Draft): void {
  const entities = [...draft.entities.values()].map(({ entity }) => entity);
  for (;;) {
    const circle = requiredCircle(entities);
    const last = circle?.toSorted((a, b) => placeOf(b.field.source) - placeOf(a.field.source))[0];
    if (!last) return;
    last.field.required = false;
  }
}

/** Fields in the order of the brief, those that we added after them; permissions by role, then by entity. */
function sortElements(draft: Draft): void {
  for (const { entity } of draft.entities.values())
    entity.fields.sort((a, b) => placeOf(a.source) - placeOf(b.source));
  const roles = [...draft.roles.values()].map((role) => role.key);
  const entities = [...draft.entities.values()]
    .sort((a, b) => a.first - b.first)
    .map(({ entity }) => entity.key);
  draft.permissions.sort(
    (a, b) =>
      roles.indexOf(a.role) - roles.indexOf(b.role) ||
      entities.indexOf(a.entity) - entities.indexOf(b.entity),
  );
}

function placeOf(source: Source): number {
  return source.from === 'brief' ? (source.cites[0]?.start ?? 0) : Number.MAX_SAFE_INTEGER;
}

function toSpecification(draft: Draft, title: Title): unknown {
  const { wording, language, timeZone } = draft.symbols.lexicon;
  const entities = [...draft.entities.values()].sort((a, b) => a.first - b.first).map(({ entity }) => entity);
  const name = title.name ?? wording.both(entities.slice(0, 2).map((entity) => entity.labelPlural));
  return {
    format: 'macrohard/specification',
    version: 1,
    product: {
      name: labelOf(name) || wording.names.product,
      // A host name's part has at most 63 characters.
      slug: (kebabOf(name) ?? 'product').slice(0, 60).replace(/-+$/, ''),
      summary: title.summary,
      language,
      timeZone,
      currency: draft.currency,
    },
    entities,
    roles: [...draft.roles.values()],
    permissions: draft.permissions,
    hidden: draft.hidden,
    rules: draft.rules,
    notifications: draft.notifications,
    figures: draft.figures,
    views: draft.views,
    plans: draft.plans,
    shortLinks: draft.shortLinks,
    assumptions: draft.assumptions,
    notUnderstood: [],
    background: [],
  };
}

const removable = [
  'hidden',
  'rules',
  'permissions',
  'notifications',
  'figures',
  'views',
  'plans',
  'shortLinks',
] as const;

/** What does not hold together goes, and its words are listed: a wrong element is worse than a missing one. */
function withoutProblems(specification: Specification, draft: Draft): Specification {
  const wrong = new Set<unknown>();
  for (const { path, message } of validateSpecification(specification)) {
    const [list, index] = path.split('.');
    const name = removable.find((one) => one === list);
    const element = name === undefined ? undefined : specification[name][Number(index)];
    if (element?.source.from === 'brief')
      for (const cite of element.source.cites) draft.refuse(cite, message);
    wrong.add(element);
  }
  const kept = <T>(elements: readonly T[]): T[] => elements.filter((one) => !wrong.has(one));
  return {
    ...specification,
    rules: kept(specification.rules),
    permissions: kept(specification.permissions),
    hidden: kept(specification.hidden),
    notifications: kept(specification.notifications),
    figures: kept(specification.figures),
    views: kept(specification.views),
    plans: kept(specification.plans),
    shortLinks: kept(specification.shortLinks),
  };
}

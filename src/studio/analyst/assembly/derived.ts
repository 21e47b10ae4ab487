/** Derived values: totals, counts, averages, lengths of time. */
import { elementId } from '../../../protocol/specification.ts';
import type { Entity } from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import { attributeNameOf } from '../document/fact.ts';
import type { Expression, NounPhrase } from '../grammar/logical-form.ts';
import type { Draft } from './draft.ts';
import { addFlag } from './flag.ts';
import { foldOf, isNumeric, madeOf, putDerived } from './formula.ts';
import { entityNamed, referred, valueNamed } from './locate.ts';

type DeriveFact = Extract<Fact, { kind: 'derive' }>;

/** Values that follow from others; those that build on others come after them. */
export function assembleDerived(draft: Draft): void {
  const said = [...draft.factsOf('derive'), ...inlineFormulas(draft)];
  let left = said;
  for (let before = -1; left.length !== before && left.length > 0;) {
    before = left.length;
    left = left.filter((fact) => !addDerived(draft, fact));
  }
  for (const { cite } of left) draft.refuse(cite, 'it is not clear from which values it follows');
  addTotals(draft);
  for (const fact of draft.factsOf('flag')) addFlag(draft, fact);
}

/** "A total (the sum of its lines)". */
function inlineFormulas(draft: Draft): DeriveFact[] {
  return draft.factsOf('attribute').flatMap(({ entity, attribute, cite }) =>
    attribute.hints.formula
      ? [
          {
            kind: 'derive' as const,
            entity,
            name: attributeNameOf(attribute.noun),
            expression: attribute.hints.formula,
            cite,
          },
        ]
      : [],
  );
}

function addDerived(draft: Draft, fact: DeriveFact): boolean {
  const { expression, cite } = fact;
  if (fact.name === undefined) return addShown(draft, fact);
  const named = fact.entity === undefined ? undefined : draft.entities.get(fact.entity)?.entity;
  const owners = named ? [named] : [...draft.entities.values()].map(({ entity }) => entity);
  const fitting = owners.flatMap((entity) => {
    const made = madeOf(draft, entity, expression);
    return made ? [{ entity, made }] : [];
  });
  const [only, ...more] = fitting;
  if (!only || more.length > 0) return false;
  return putDerived(draft, only.entity, { name: fact.name, made: only.made, cite }) !== undefined;
}

/** "The number of signatures is shown", "Show the average rating of each driver". */
function addShown(draft: Draft, fact: DeriveFact): boolean {
  const { expression, cite } = fact;
  if (expression.kind === 'value') return isShownAnyway(draft, fact);
  if (expression.kind !== 'fold') return false;
  const about = fact.entity === undefined ? undefined : draft.entities.get(fact.entity)?.entity;
  const counted = entityNamed(draft, expression.of);
  const owners = about ? [about] : counted ? countedBy(draft, counted) : [];
  const [owner, ...more] = owners;
  if (!owner || more.length > 0) return false;
  const isAbout = about !== undefined && counted === about;
  const of = isAbout ? { ...expression.of, words: [] } : expression.of;
  const made = foldOf(draft, owner, { ...expression, of });
  const name = shownName(draft, expression, isAbout);
  return made !== undefined && putDerived(draft, owner, { name, made, cite }) !== undefined;
}

/** What records of an entity are counted by: what they refer to, people who use the product aside. */
function countedBy(draft: Draft, counted: Entity): Entity[] {
  const users = new Set(
    [...draft.entities.values()]
      .filter(({ name }) => draft.symbols.roles.has(name))
      .map(({ entity }) => entity),
  );
  return referred(draft, counted).flatMap(({ target }) => (users.has(target) ? [] : [target]));
}

/** "The total is shown": every value is. */
function isShownAnyway(draft: Draft, { expression, entity: name, cite }: DeriveFact): boolean {
  if (expression.kind !== 'value') return false;
  const entities = [...draft.entities.values()].filter((one) => name === undefined || one.name === name);
  const found = entities.flatMap(({ entity }) => {
    const plain = { ...expression.noun };
    delete plain.of;
    return valueNamed(draft, entity, attributeNameOf(plain)) ?? [];
  });
  for (const value of found) value.source = draft.alsoCited(value.source, cite);
  return found.length > 0;
}

function shownName(
  draft: Draft,
  { by, of }: Extract<Expression, { kind: 'fold' }>,
  isAbout: boolean,
): string {
  const { folds } = draft.symbols.lexicon.wording;
  const name = isAbout ? '' : attributeNameOf(of);
  return by === 'count' ? folds.count(draft.symbols.lexicon.pluralOf(name)) : folds[by](name);
}

/** A total beside parts that have amounts is their sum, where the brief only names it. */
function addTotals(draft: Draft): void {
  for (const { entity, name } of draft.entities.values()) {
    const total = entity.fields.find(
      ({ key, type }) => ['total', 'totalPrice', 'totalAmount'].includes(key) && isNumeric(type),
    );
    const part = [...draft.entities.values()].find(
      ({ entity: one }) => one.partOf === `${entity.key}Id`,
    )?.entity;
    if (!total || !part) continue;
    const made = foldOf(draft, entity, { start: 0, end: 1, kind: 'fold', by: 'sum', of: emptyNoun() });
    if (!made || made.formula.by !== 'sum' || made.formula.entity !== part.key) continue;
    entity.fields = entity.fields.filter((field) => field !== total);
    entity.derived.push({
      key: total.key,
      label: total.label,
      type: made.type,
      formula: made.formula,
      source: total.source,
    });
    draft.assume(
      draft.symbols.lexicon.wording.assumptions.sum(
        total.label.toLowerCase(),
        name,
        part.label.toLowerCase(),
      ),
      elementId.derived(entity.key, total.key),
    );
  }
}

function emptyNoun(): NounPhrase {
  return { start: 0, end: 0, words: [], isPlural: false, adjectives: [] };
}

/** Formulas over the fields of a draft: what is added up, multiplied, or how long something takes. */
import { elementId } from '../../../protocol/specification.ts';
import type { Derived, Entity, Field, FieldType, Formula, Term } from '../../../protocol/specification.ts';
import { attributeNameOf, nameOf } from '../document/fact.ts';
import type { Expression, NounPhrase } from '../grammar/logical-form.ts';
import type { Span } from '../language/text.ts';
import type { Draft } from './draft.ts';
import { entityNamed, locate, referred, statesNamed, valueNamed } from './locate.ts';
import { keyOf, labelOf } from './name.ts';
import { momentKinds } from './rule-draft.ts';

type Made = { type: FieldType; formula: Formula };

type Named = { name: string; made: Made; cite: Span };

/** Adds a derived value; a field of that name, which the brief listed among the others, gives way. */
export function putDerived(draft: Draft, entity: Entity, { name, made, cite }: Named): Derived | undefined {
  const key = keyOf(name);
  if (key === undefined || entity.derived.some((one) => one.key === key)) return undefined;
  const listed = valueNamed(draft, entity, name);
  const field = entity.fields.find((one) => one === listed);
  if (field && usesField(made.formula, field.key)) return undefined;
  entity.fields = entity.fields.filter((one) => one !== field);
  const derived: Derived = {
    key,
    label: labelOf(name),
    type: made.type,
    ...(field && listedAs(field, made.type)),
    formula: made.formula,
    source: draft.cited([cite, ...(field?.source.from === 'brief' ? field.source.cites : [])]),
  };
  entity.derived.push(derived);
  return derived;
}

/** What the brief said of the value when it listed it among the fields. */
function listedAs({ key, label, type }: Field, made: FieldType): Pick<Derived, 'key' | 'label' | 'type'> {
  return { key, label, type: sameFamily(type, made) ? withoutBounds(type) : made };
}

function usesField(formula: Formula, key: string): boolean {
  if (formula.by === 'arithmetic')
    return [formula.left, formula.right].some((term) => 'field' in term && !term.via && term.field === key);
  return false;
}

function sameFamily(left: FieldType, right: FieldType): boolean {
  return left.kind === right.kind && left.kind !== 'text';
}

/** What follows from others needs no bounds of its own. */
function withoutBounds(type: FieldType): FieldType {
  if (type.kind === 'money') return { kind: 'money', currency: type.currency };
  if (type.kind === 'integer' || type.kind === 'decimal')
    return { kind: type.kind, ...(type.unit !== undefined && { unit: type.unit }) };
  return type.kind === 'duration' ? { kind: 'duration', unit: type.unit } : type;
}

/** The type and formula of what an expression says of an entity. */
export function madeOf(draft: Draft, entity: Entity, expression: Expression): Made | undefined {
  if (expression.kind === 'fold') return foldOf(draft, entity, expression);
  if (expression.kind === 'arithmetic') return arithmeticOf(draft, entity, expression);
  return expression.kind === 'elapsed' ? elapsedOf(draft, entity, expression) : undefined;
}

type Fold = Extract<Expression, { kind: 'fold' }>;

/** What is added up, counted or averaged: records that refer to this one, and a value of theirs. */
export function foldOf(draft: Draft, entity: Entity, { by, of }: Fold): Made | undefined {
  const parts = partsOf(draft, entity, of);
  if (!parts) return undefined;
  const { part, via, noun, states } = parts;
  const related = { entity: part.key, via, ...(states && { states }) };
  if (by === 'count') return { type: { kind: 'integer' }, formula: { by, ...related } };
  const value = noun ? valueNamed(draft, part, attributeNameOf(noun)) : amountOf(draft, part);
  if (!value || !isNumeric(value.type)) return undefined;
  const type = withoutBounds(value.type);
  const shown: FieldType = by === 'average' && type.kind === 'integer' ? { kind: 'decimal' } : type;
  return { type: shown, formula: { by, ...related, field: value.key } };
}

/** True for values that can be added up. */
export function isNumeric({ kind }: FieldType): boolean {
  return ['integer', 'decimal', 'money', 'percentage', 'duration'].includes(kind);
}

type Parts = { part: Entity; via: string; noun?: NounPhrase; states?: string[] };

/** "Its lines", "the amounts of its lines", "the line amounts", "the ratings": which records, and which value of theirs. */
function partsOf(draft: Draft, entity: Entity, of: NounPhrase): Parts | undefined {
  const whole = of.words.length === 0 ? undefined : wayBack(draft, entityNamed(draft, of), entity);
  if (whole) {
    const states = namedStates(whole.part, of);
    return states === null ? undefined : { ...whole, ...(states && { states }) };
  }
  const plain = { ...of };
  delete plain.of;
  const held = of.of && !of.of.isPronoun ? wayBack(draft, entityNamed(draft, of.of), entity) : undefined;
  if (held) return { ...held, noun: plain };
  const back = [...draft.entities.values()].flatMap(({ entity: part }) => wayBack(draft, part, entity) ?? []);
  const fitting = back.filter(({ part }) =>
    of.words.length === 0
      ? amountOf(draft, part) !== undefined
      : valueNamed(draft, part, attributeNameOf(plain)),
  );
  const [only, ...more] = fitting;
  if (only && more.length === 0) return of.words.length === 0 ? only : { ...only, noun: plain };
  return inCompound(draft, entity, plain);
}

/** "The line amounts". */
function inCompound(draft: Draft, entity: Entity, noun: NounPhrase): Parts | undefined {
  for (let cut = noun.words.length - 1; cut > 0; cut -= 1) {
    const of = { ...noun, words: noun.words.slice(0, cut), adjectives: [] };
    const held = wayBack(draft, entityNamed(draft, of), entity);
    if (held) return { ...held, noun: { ...noun, words: noun.words.slice(cut), adjectives: [] } };
  }
  return undefined;
}

function wayBack(
  draft: Draft,
  part: Entity | undefined,
  entity: Entity,
): { part: Entity; via: string } | undefined {
  if (!part) return undefined;
  const ways = referred(draft, part).filter(({ target }) => target === entity);
  const [way] = ways;
  return way && ways.length === 1 ? { part, via: way.via } : undefined;
}

function namedStates(entity: Entity, { adjectives, ...noun }: NounPhrase): string[] | undefined | null {
  if (adjectives.length === 0) return undefined;
  const states = adjectives.map(({ start, end, lemma }) => ({ start, end, value: lemma }));
  const event = {
    start: noun.start,
    end: noun.end,
    kind: 'is' as const,
    noun: { ...noun, adjectives },
    states,
    isNegated: false,
  };
  return statesNamed(entity, event) ?? null;
}

/** What a record amounts to: its one sum of money, its quantity times its price, its one number. */
function amountOf(draft: Draft, part: Entity): Field | Derived | undefined {
  const values = [...part.derived, ...part.fields];
  const money = values.filter(({ type }) => type.kind === 'money');
  const derivedMoney = part.derived.filter(({ type }) => type.kind === 'money');
  if (derivedMoney.length === 1) return derivedMoney[0];
  const count = part.fields.find(
    ({ type, key }) =>
      (type.kind === 'integer' || type.kind === 'decimal') &&
      /^(quantity|quantite|number|nombre|amount|hours|heures)/.test(key),
  );
  const price = money.length === 1 ? money[0] : money.length === 0 ? priceAfar(draft, part) : undefined;
  if (count && price) return multiplied(draft, part, { count, price });
  if (money.length === 1) return money[0];
  const numbers = values.filter(({ type }) => isNumeric(type));
  return numbers.length === 1 ? numbers[0] : numbers.find(({ key }) => measures.has(key));
}

/** What a record is about, beside its other numbers. */
const measures: ReadonlySet<string> = new Set([
  'value',
  'grade',
  'score',
  'mark',
  'rating',
  'stars',
  'note',
  'valeur',
]);

type Priced = (Field | Derived) & { via?: string };

/** The price of what a line refers to. */
function priceAfar(draft: Draft, part: Entity): Priced | undefined {
  const found = referred(draft, part).flatMap(({ via, target }) =>
    target.fields.filter(({ type }) => type.kind === 'money').map((field) => ({ ...field, via })),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** "The sum of its lines", where a line has a quantity and a price: each line has an amount. */
function multiplied(
  draft: Draft,
  part: Entity,
  { count, price }: { count: Field; price: Priced },
): Derived | undefined {
  const { amount } = draft.symbols.lexicon.wording.names;
  if (part.fields.some(({ key }) => key === amount.key)) return undefined;
  const term: Term = { field: price.key, ...(price.via !== undefined && { via: price.via }) };
  const derived: Derived = {
    key: amount.key,
    label: amount.label,
    type: withoutBounds(price.type),
    formula: { by: 'arithmetic', op: 'multiply', left: { field: count.key }, right: term },
    source: draft.assumed(
      `the amount is the ${count.label.toLowerCase()} times the ${price.label.toLowerCase()}`,
    ),
  };
  part.derived.push(derived);
  draft.assume(
    draft.symbols.lexicon.wording.assumptions.amount(
      part.label.toLowerCase(),
      count.label.toLowerCase(),
      price.label.toLowerCase(),
    ),
    elementId.derived(part.key, amount.key),
  );
  return derived;
}

type Arithmetic = Extract<Expression, { kind: 'arithmetic' }>;

function arithmeticOf(draft: Draft, entity: Entity, { op, left, right }: Arithmetic): Made | undefined {
  const sides = [left, right].map((side) => termOf(draft, entity, side));
  const [a, b] = sides;
  if (!a || !b) return undefined;
  return {
    type: resultOf(op, a.type, b.type),
    formula: { by: 'arithmetic', op, left: a.term, right: b.term },
  };
}

type Valued = { term: Term; type?: FieldType };

function termOf(draft: Draft, entity: Entity, side: Expression): Valued | undefined {
  if (side.kind === 'number') return { term: { value: side.value } };
  if (side.kind === 'value') {
    const found = locate(draft, entity, side.noun);
    if (found && isNumeric(found.value.type) && !(found.owner !== entity && found.via === undefined))
      return {
        term: { field: found.value.key, ...(found.via !== undefined && { via: found.via }) },
        type: found.value.type,
      };
    // "Payments minus invoices": what they amount to.
    return side.noun.isPlural
      ? helper(draft, entity, { ...side, kind: 'fold', by: 'sum', of: side.noun })
      : undefined;
  }
  return countedValue(draft, entity, side) ?? helper(draft, entity, side);
}

/** "The number of nights", where that is a value rather than a count of records. */
function countedValue(draft: Draft, entity: Entity, side: Expression): Valued | undefined {
  if (side.kind !== 'fold' || side.by !== 'count' || entityNamed(draft, side.of)) return undefined;
  const { folds } = draft.symbols.lexicon.wording;
  const value = valueNamed(draft, entity, folds.count(draft.symbols.lexicon.pluralOf(nameOf(side.of))));
  return value && isNumeric(value.type) ? { term: { field: value.key }, type: value.type } : undefined;
}

/** A part of a longer formula is a value of its own. */
function helper(draft: Draft, entity: Entity, side: Expression): Valued | undefined {
  const made = madeOf(draft, entity, side);
  if (!made) return undefined;
  const known = entity.derived.find(
    ({ formula }) => JSON.stringify(formula) === JSON.stringify(made.formula),
  );
  if (known) return { term: { field: known.key }, type: known.type };
  const base = side.kind === 'fold' ? nameOf(side.of) || side.by : 'part';
  const name = `${base} ${side.kind === 'fold' ? draft.symbols.lexicon.wording.folds.total : ''}`.trim();
  const derived = putDerived(draft, entity, { name, made, cite: side });
  return derived && { term: { field: derived.key }, type: derived.type };
}

function resultOf(
  op: Arithmetic['op'],
  left: FieldType | undefined,
  right: FieldType | undefined,
): FieldType {
  const types = [left, right].filter((type) => type !== undefined);
  const money = types.find(({ kind }) => kind === 'money');
  if (money && !(op === 'divide' && types.filter(({ kind }) => kind === 'money').length > 1))
    return withoutBounds(money);
  if (op === 'divide') return { kind: 'decimal' };
  const duration = types.find(({ kind }) => kind === 'duration');
  if (duration && op !== 'multiply') return withoutBounds(duration);
  return types.every(({ kind }) => kind === 'integer') && types.length === 2
    ? { kind: 'integer' }
    : { kind: 'decimal' };
}

/** "The number of nights follows from arrival and departure". */
function elapsedOf(
  draft: Draft,
  entity: Entity,
  { from, to, unit }: Extract<Expression, { kind: 'elapsed' }>,
): Made | undefined {
  const ends = [from, to].map((noun) => (noun ? momentNamed(draft, entity, noun) : undefined));
  const [first, last] = ends;
  if (!first || (to && !last) || (last && last.type.kind !== first.type.kind)) return undefined;
  const measure =
    unit === undefined || unit === 'weeks' ? (first.type.kind === 'date' ? 'days' : 'minutes') : unit;
  return {
    type: { kind: 'integer', unit: draft.symbols.lexicon.wording.units[measure] },
    formula: { by: 'elapsed', from: first.key, ...(last && { to: last.key }), unit: measure },
  };
}

function momentNamed(draft: Draft, entity: Entity, noun: NounPhrase): Field | undefined {
  const found = valueNamed(draft, entity, attributeNameOf(noun));
  const field = entity.fields.find((one) => one === found);
  return field && momentKinds.has(field.type.kind) && field.type.kind !== 'time' ? field : undefined;
}

/** Figures of the home page. */
import type { Entity, Field, Figure } from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import { attributeNameOf, nameOf } from '../document/fact.ts';
import type { FigureSaid, NounPhrase } from '../grammar/logical-form.ts';
import type { Draft } from './draft.ts';
import { isNumeric } from './formula.ts';
import { entityNamed, referred, valueNamed } from './locate.ts';
import { kebabOf, keyOf } from './name.ts';

type FigureFact = Extract<Fact, { kind: 'figure' }>;
type Measured = Pick<Figure, 'measure' | 'where'> & { entity: Entity; field?: Field['key']; label: string };

/** Adds a figure, or says why it cannot be told. */
export function addFigure(draft: Draft, { figure, cite }: FigureFact): void {
  if (figure.top !== undefined) return addTop(draft, { kind: 'figure', figure, cite });
  const measured = measureOf(draft, figure);
  if (!measured) return draft.refuse(cite, 'it is not clear what the figure adds up');
  const { entity, label, field, ...rest } = measured;
  const by = groupOf(draft, entity, figure);
  if (by === null) return draft.refuse(cite, 'it is not clear by what the figure is told apart');
  const within = figure.within ? dateOf(draft, entity) : undefined;
  if (figure.within && !within) return draft.refuse(cite, 'no date says which of them belong to the period');
  const title = titleOf(draft, label, { by, within: figure.within });
  const period = figure.within && within && { field: within.key, unit: figure.within };
  return putFigure(draft, title, {
    entity: entity.key,
    measure: rest.measure,
    ...(field !== undefined && { field }),
    where: { ...rest.where, ...(period && { period }) },
    ...(by && { by: by.by }),
    source: draft.cited([cite]),
  });
}

/** The same figure said twice is one. */
function putFigure(draft: Draft, title: string, figure: Omit<Figure, 'id' | 'label'>): void {
  const id = kebabOf(title) ?? 'figure';
  const known = draft.figures.find((one) => one.id === id);
  if (!known) draft.figures.push({ id, label: title.slice(0, 80), ...figure });
  else if (figure.source.from === 'brief')
    for (const cite of figure.source.cites) known.source = draft.alsoCited(known.source, cite);
}

function titleOf(
  { symbols }: Draft,
  label: string,
  { by, within }: { by: Group | undefined; within: FigureSaid['within'] },
): string {
  const { figures, periods } = symbols.lexicon.wording;
  const named = by ? figures.by(label, by.label) : label;
  return within ? figures.within(named, periods[within]) : named;
}

/** "The ten most voted ideas", "the five clients with the highest total": what refers to them, told apart by them. */
function addTop(draft: Draft, { figure, cite }: FigureFact): void {
  if (figure.isLeast) return draft.refuse(cite, 'a figure of the lowest so many is not one of ours');
  const target = entityNamed(draft, figure.noun);
  const found = target && rankedBy(draft, target, figure.ranked);
  if (!target || !found || figure.top === undefined)
    return draft.refuse(cite, 'it is not clear by what the figure is told apart');
  const { entity, via, field } = found;
  const title = draft.symbols.lexicon.wording.figures.top(figure.top, target.label.toLowerCase());
  return putFigure(draft, title, {
    entity: entity.key,
    measure: field === undefined ? 'count' : 'sum',
    ...(field !== undefined && { field }),
    where: {},
    by: { field: via, top: figure.top },
    source: draft.cited([cite]),
  });
}

type Ranked = { entity: Entity; via: string; field?: string };

/** Records that refer to a thing and are counted, or of which a value is added up. */
function rankedBy(draft: Draft, target: Entity, by: NounPhrase | undefined): Ranked | undefined {
  const referring = [...draft.entities.values()].flatMap(({ entity }) =>
    referred(draft, entity)
      .filter((one) => one.target === target)
      .map(({ via }) => ({ entity, via })),
  );
  if (!by) return referring.length === 1 ? referring[0] : undefined;
  const { lexicon } = draft.symbols;
  const name = nameOf(by);
  const record = lexicon.reifying[name]?.noun ?? lexicon.reifying[`${name} for`]?.noun;
  const counted =
    entityNamed(draft, by) ?? (record === undefined ? undefined : draft.entities.get(record)?.entity);
  const counting = referring.find(({ entity }) => entity === counted);
  if (counting) return counting;
  const summed = referring.flatMap(({ entity, via }) => {
    const value = lexicon.earnings.has(name)
      ? totalOf(entity, true)
      : valueNamed(draft, entity, attributeNameOf(by));
    return value && isNumeric(value.type) ? [{ entity, via, field: value.key }] : [];
  });
  return summed.length === 1 ? summed[0] : undefined;
}

function measureOf(draft: Draft, figure: FigureSaid): Measured | undefined {
  const { noun, measure } = figure;
  const { lexicon } = draft.symbols;
  const { figures } = lexicon.wording;
  const entity = entityNamed(draft, noun.of ?? noun);
  if (entity && !noun.of) {
    const where = whereOf(entity, noun);
    if (!where) return undefined;
    const states = noun.adjectives.map(({ lemma }) => lemma);
    if (figure.measure === 'count')
      return { entity, measure: 'count', where, label: figures.count(entity.label.toLowerCase(), states) };
    const value = totalOf(entity);
    return (
      value && {
        entity,
        measure,
        where,
        field: value.key,
        label: figures[measure === 'sum' ? 'sum' : 'average'](
          value.label.toLowerCase(),
          entity.label.toLowerCase(),
        ),
      }
    );
  }
  return sumOf(draft, figure, entity);
}

/** "Revenue", "the average rating", "the total of the payments". */
function sumOf(
  draft: Draft,
  { noun, measure, isBare }: FigureSaid,
  owner: Entity | undefined,
): Measured | undefined {
  const { lexicon } = draft.symbols;
  const { figures } = lexicon.wording;
  const isEarned = lexicon.earnings.has(nameOf(noun));
  const owners = owner ? [owner] : [...draft.entities.values()].map(({ entity }) => entity);
  const found = owners.flatMap((entity) => {
    const value = isEarned ? totalOf(entity, true) : valueNamed(draft, entity, attributeNameOf(noun));
    return value && isNumeric(value.type) ? [{ entity, value }] : [];
  });
  const whole =
    isEarned && found.length > 1
      ? found.filter(({ entity }) => entity.partOf === undefined && entity.lifecycle)
      : found;
  const [only, ...more] = whole;
  if (!only || more.length > 0 || (measure === 'count' && !isBare)) return undefined;
  // "The total of the paid invoices": of those alone.
  const where = noun.of && owner ? whereOf(owner, noun.of) : {};
  if (!where) return undefined;
  const kind = measure === 'average' ? 'average' : 'sum';
  return {
    entity: only.entity,
    measure: kind,
    where,
    field: only.value.key,
    label: figures[kind](only.value.label.toLowerCase(), only.entity.label.toLowerCase()),
  };
}

/** What a record comes to: its derived total, or its one sum of money. */
function totalOf(entity: Entity, isMoney = false): Field | Entity['derived'][number] | undefined {
  const derived = entity.derived.filter(({ type }) => type.kind === 'money');
  if (derived.length > 0) return derived.find(({ key }) => /total/i.test(key)) ?? derived.at(-1);
  const money = entity.fields.filter(({ type }) => type.kind === 'money');
  if (money.length === 1 || isMoney) return money.length === 1 ? money[0] : undefined;
  const numbers = entity.fields.filter(({ type }) => ['integer', 'decimal', 'duration'].includes(type.kind));
  return numbers.length === 1 ? numbers[0] : undefined;
}

/** "Open tickets", "overdue invoices", "unpaid invoices". */
function whereOf(entity: Entity, { adjectives }: NounPhrase): Figure['where'] | undefined {
  if (adjectives.length === 0) return {};
  const all = entity.lifecycle?.states ?? [];
  const words = adjectives.map(({ lemma }) => lemma);
  if (words.every((word) => all.some(({ value }) => value === word))) return { states: words };
  const [word = '', ...more] = words;
  if (more.length > 0) return undefined;
  const derived = entity.derived.find(({ key, type }) => key === keyOf(word) && type.kind === 'boolean');
  if (derived) return { derived: derived.key };
  const positive = word.startsWith('un') ? word.slice(2) : undefined;
  const negated = all.find(({ value }) => value === positive);
  return negated
    ? { states: all.filter((state) => state !== negated && state.occupies).map(({ value }) => value) }
    : undefined;
}

type Group = { by: NonNullable<Figure['by']>; label: string };

function groupOf(draft: Draft, entity: Entity, { by }: FigureSaid): Group | undefined | null {
  if (!by) return undefined;
  if ('period' in by) {
    const date = dateOf(draft, entity);
    return date
      ? {
          by: { period: by.period, field: date.key },
          label: draft.symbols.lexicon.wording.periods[by.period],
        }
      : null;
  }
  const name = attributeNameOf(by.noun);
  const isStatus = draft.symbols.lexicon.stateNouns.has(name);
  if (isStatus && entity.lifecycle) return { by: { field: entity.lifecycle.field }, label: name };
  const target = entityNamed(draft, by.noun);
  const reference =
    target && entity.fields.find(({ type }) => type.kind === 'reference' && type.entity === target.key);
  const field = reference ?? valueNamed(draft, entity, name);
  return field ? { by: { field: field.key }, label: name } : null;
}

/** The date by which a record belongs to a month. */
export function dateOf(draft: Draft, entity: Entity): Field | undefined {
  const { naming } = draft.symbols.lexicon;
  const dates = entity.fields.filter(({ type }) => type.kind === 'date' || type.kind === 'datetime');
  return (
    dates.find(({ key }) => key === 'date') ??
    dates.find(({ key }) => naming.isStart(key)) ??
    dates.find(({ required }) => required) ??
    (dates.length === 1 ? dates[0] : undefined)
  );
}

/** The records of one journey while it is written: thought out, made through the API, and moved through their states. */
import type { JourneyStepPlan, JourneyValue, SavedRecord } from '../../protocol/journey.ts';
import { adminRole, type Entity, type Field, type Specification } from '../../protocol/specification.ts';
import { type Body, type Comparison, holds, type Related } from '../sample/compare.ts';
import { derive } from '../sample/derive.ts';
import type { FieldValue } from '../sample/field.ts';
import { needOf, plainActs, type Target } from '../sample/need.ts';
import { wayToRaise } from '../sample/raise.ts';
import { conditionsOf, isCode, sampleBody, type RecordOrder } from '../sample/record.ts';
import { countsIn } from '../sample/derive.ts';
import { pathTo } from './move-path.ts';
import { believable, shownForms } from './value.ts';

/** Thrown when a journey cannot be written for this specification (a record that needs itself, say). */
export class Underivable extends Error {}

/** What all journeys of a derivation share. */
export type Derivation = {
  specification: Specification;
  /** The present moment, ms since the epoch. */
  nowMs: number;
  /** Numbers for records, each given once, so that no two journeys make equal ones. */
  nextNumber(): number;
};

/** A record thought out but not yet made: its values in JSON form, and by field the records and files that it names. */
export type Draft = {
  entity: Entity;
  values: Record<string, FieldValue>;
  references: Record<string, string>;
  lists: Record<string, string[]>;
  uploads: Record<string, 'image' | 'file'>;
  shown: string[];
};

export type DraftOptions = {
  /** Values that are given. */
  values?: Record<string, FieldValue>;
  /** References that are given, by field: names of records of this journey. */
  references?: Record<string, string>;
  /** Fields that stay empty, unless the rules demand them. */
  left?: readonly string[];
  /** Whether optional references and files are filled too. */
  isWhole?: boolean;
  /** What will be done with it; for these acts the rules' demands are met. */
  acts?: readonly string[];
  /** What others who refer to it demand. */
  target?: Target | undefined;
};

const maxDepth = 6;
const maxRounds = 3;

/** The entity of that key. */
export function entityOf(specification: Specification, key: string): Entity {
  const entity = specification.entities.find((each) => each.key === key);
  if (!entity) throw new Underivable(`no entity ${key}`);
  return entity;
}

/** Whether a field is filled without any rule's demand. */
function isFilled({ key, required }: Field, { isWhole, left }: DraftOptions): boolean {
  return required || (isWhole === true && left?.includes(key) !== true);
}

/** Thinks records out and makes them through the API before anybody signs in. */
export class Maker {
  readonly steps: JourneyStepPlan[] = [];
  readonly records = new Map<string, SavedRecord>();
  readonly #derivation: Derivation;
  /** What is known of the records that were made, by their name. */
  readonly #made = new Map<string, { draft: Draft; state: string | undefined }>();

  constructor(derivation: Derivation) {
    this.#derivation = derivation;
  }

  get specification(): Specification {
    return this.#derivation.specification;
  }

  add(...steps: JourneyStepPlan[]): void {
    this.steps.push(...steps);
  }

  /** Thinks out a record; the records that it refers to are made through the API. */
  draft(entity: Entity, options: DraftOptions = {}, depth = 0): Draft {
    if (depth > maxDepth) throw new Underivable(`${entity.key} needs itself`);
    const { acts = plainActs } = options;
    const need = needOf(this.specification, entity, acts);
    const draft: Draft = {
      entity,
      values: {},
      references: { ...options.references },
      lists: {},
      uploads: {},
      shown: [],
    };
    for (const field of entity.fields) {
      if (field.key in draft.references) continue;
      const target = need.targets[field.key];
      const isWanted = need.filled.includes(field.key) || isFilled(field, options);
      if (isWanted || target !== undefined) this.#fill(draft, { field, target, depth });
    }
    draft.values = this.#valuesFor(draft, options);
    draft.shown = this.shownOf(entity, draft.values, draft.references);
    return draft;
  }

  #fill(draft: Draft, of: { field: Field; target: Target | undefined; depth: number }): void {
    const { field, target, depth } = of;
    const { type } = field;
    if (type.kind === 'image' || type.kind === 'file') draft.uploads[field.key] = type.kind;
    if (type.kind !== 'reference' && type.kind !== 'references') return;
    if (!field.required && type.entity === draft.entity.key) return;
    const entity = entityOf(this.specification, type.entity);
    const name = this.makeTarget(entity, { target, depth: depth + 1 });
    if (type.kind === 'reference') draft.references[field.key] = name;
    else draft.lists[field.key] = [name];
  }

  /** A record to which another may refer: in the state and with the values that the rules demand. */
  makeTarget(
    entity: Entity,
    of: { target?: Target | undefined; references?: Record<string, string>; depth?: number },
  ): string {
    const { target, references = {}, depth = 0 } = of;
    const { lifecycle } = entity;
    const states = target?.states;
    const path =
      states === undefined || lifecycle === undefined
        ? []
        : states.map((state) => pathTo(lifecycle, state)).find((each) => each !== undefined);
    if (path === undefined) throw new Underivable(`nothing leads ${entity.key} to ${String(states)}`);
    const verbs = path.map(({ verb }) => verb);
    const acts = verbs.length === 0 ? plainActs : ['create', ...verbs];
    const name = this.make(entity, { acts, target, references, values: target?.fixed ?? {} }, depth);
    this.walk(entity, name, verbs);
    return name;
  }

  /** Values with which all conditions hold; what they are held against is made larger where it is too small. */
  #valuesFor(draft: Draft, options: DraftOptions): Record<string, FieldValue> {
    const { entity } = draft;
    const { acts = plainActs, target } = options;
    for (let round = 0; ; round += 1) {
      const n = this.#derivation.nextNumber();
      const order: RecordOrder = {
        specification: this.specification,
        entity,
        n,
        fixed: { ...this.#believable(entity, n, acts), ...options.values },
        nowMs: this.#derivation.nowMs,
        acts,
        related: this.#relatedTo(draft),
        comparisons: target?.comparisons ?? [],
      };
      const values = sampleBody(order);
      const short = round < maxRounds ? this.#shortOf(order, values) : undefined;
      const of = short && draft.references[short.via];
      if (short === undefined || of === undefined) return values;
      this.#raise(of, short.field);
    }
  }

  #believable(entity: Entity, n: number, acts: readonly string[]): Record<string, FieldValue> {
    const given = needOf(this.specification, entity, acts).fixed;
    const values = believable(this.specification, entity, n);
    const isFree = (key: string): boolean =>
      !(key in given) &&
      !entity.fields.some((field) => field.key === key && isCode(this.specification, entity, field));
    return Object.fromEntries(Object.entries(values).filter(([key]) => isFree(key)));
  }

  /** The condition against a value of another record that cannot be kept, unless it is broken on purpose. */
  #shortOf(order: RecordOrder, body: Body): { via: string; field: string } | undefined {
    const { specification, entity, nowMs, related, fixed = {} } = order;
    const present = { nowMs, timeZone: specification.product.timeZone };
    const isBroken = (rule: Comparison): boolean =>
      !(rule.left in fixed) && !holds(rule, { specification, entity, body, present, related });
    for (const { right, ...rule } of conditionsOf(order)) {
      if (right.kind !== 'field' || right.via === undefined || !isBroken({ ...rule, right })) continue;
      return { via: right.via, field: right.field };
    }
    return undefined;
  }

  #raise(name: string, key: string): void {
    const made = this.#made.get(name);
    const way = made && wayToRaise(this.specification, made.draft.entity, key);
    if (way === undefined) throw new Underivable(`nothing makes ${key} of ${name} larger`);
    const child = entityOf(this.specification, way.entity);
    this.#makeReferring(child, { ...way, name });
  }

  /** A record that refers to another and counts where the states say so. */
  #makeReferring(
    child: Entity,
    of: { via: string; name: string; values?: Body; states?: string[] | undefined },
  ): void {
    const { lifecycle } = child;
    const isCounted = countsIn(child, of.states, lifecycle?.initial);
    const state = lifecycle?.states.find(({ value }) => countsIn(child, of.states, value))?.value;
    const path = isCounted || lifecycle === undefined || state === undefined ? [] : pathTo(lifecycle, state);
    const verbs = (path ?? []).map(({ verb }) => verb);
    const acts = verbs.length === 0 ? plainActs : ['create', ...verbs];
    const references = { [of.via]: of.name };
    const name = this.make(child, { references, values: of.values ?? {}, acts });
    this.walk(child, name, verbs);
  }

  #relatedTo({ entity, references }: Draft, depth = 0): Related {
    const related: Related = {};
    for (const [key, name] of Object.entries(references)) {
      const made = this.#made.get(name);
      const isOf = entity.fields.some((field) => field.key === key);
      if (made && isOf) related[key] = { entity: made.draft.entity, body: this.#bodyOf(name, depth) };
    }
    return related;
  }

  /** What is known of a record that was made, its derived values included. */
  #bodyOf(name: string, depth = 0): Body {
    const made = this.#made.get(name);
    if (made === undefined) return {};
    const { draft, state } = made;
    const { entity } = draft;
    const body: Body = { ...draft.values };
    if (entity.lifecycle && state !== undefined) body[entity.lifecycle.field] = state;
    if (depth > 2) return body;
    const present = { nowMs: this.#derivation.nowMs, timeZone: this.specification.product.timeZone };
    const referring = (key: string, via: string): Body[] =>
      [...this.#made]
        .filter(([, other]) => other.draft.entity.key === key && other.draft.references[via] === name)
        .map(([other]) => this.#bodyOf(other, depth + 1));
    const related = this.#relatedTo(draft, depth + 1);
    const of = { specification: this.specification, entity, body, present, related, referring };
    return { ...body, ...Object.fromEntries(entity.derived.map((each) => [each.key, derive(of, each)])) };
  }

  /** Fresh values for the plain fields of an entity, for a change. */
  draftValues(entity: Entity): Record<string, FieldValue> {
    return this.#believable(entity, this.#derivation.nextNumber(), plainActs);
  }

  /** Makes a record through the API, as the administrator unless `as` says otherwise; answers its name. */
  make(entity: Entity, options: DraftOptions & { as?: string } = {}, depth = 0): string {
    return this.makeOf(this.draft(entity, options, depth), options.as);
  }

  makeOf(draft: Draft, as: string = adminRole): string {
    const save = this.saved(draft);
    const body: Record<string, JourneyValue> = {};
    for (const [key, value] of Object.entries(draft.values)) if (!Array.isArray(value)) body[key] = { value };
    for (const [key, record] of Object.entries(draft.references)) body[key] = { record };
    for (const [key, records] of Object.entries(draft.lists)) body[key] = { records };
    for (const [key, upload] of Object.entries(draft.uploads)) body[key] = { upload };
    this.add({
      do: 'arrange',
      say: `Beforehand: ${draft.entity.label.toLowerCase()} ${draft.shown[0] ?? ''}`.trim(),
      as,
      save,
      body,
    });
    return save.name;
  }

  /** Takes a record through the API along verbs, what the rules demand for each done first. */
  walk(entity: Entity, record: string, verbs: readonly string[]): void {
    for (const verb of verbs) {
      this.prepare(entity, record, verb);
      const transition = entity.lifecycle?.transitions.find((each) => each.verb === verb);
      const say = `Beforehand: ${(transition?.label ?? verb).toLowerCase()}`;
      this.add({ do: 'arrangeMove', say, as: adminRole, record, verb });
      const made = this.#made.get(record);
      if (made && transition) made.state = transition.to;
    }
  }

  /** Makes the records that must refer to a record before something is done with it. */
  prepare(entity: Entity, record: string, act: string): void {
    for (const child of needOf(this.specification, entity, [act]).children) {
      const of = entityOf(this.specification, child.entity);
      const there = [...this.#made.values()].filter(
        (made) => made.draft.entity === of && made.draft.references[child.via] === record,
      );
      for (let k = there.length; k < child.min; k += 1) {
        this.#makeReferring(of, { via: child.via, name: record, states: child.states });
      }
    }
  }

  /** A name for a record of the draft, remembered with the words under which people find it. */
  saved(draft: Draft): SavedRecord {
    let name = draft.entity.key;
    for (let nth = 2; this.records.has(name); nth++) name = `${draft.entity.key}${nth}`;
    const saved = { name, collection: draft.entity.collection, shown: draft.shown };
    this.records.set(name, saved);
    this.#made.set(name, { draft, state: draft.entity.lifecycle?.initial });
    return saved;
  }

  /** The forms in which a record's display value is read; empty when it goes by its number. */
  shownOf(entity: Entity, values: Record<string, FieldValue>, references: Record<string, string>): string[] {
    const display = entity.fields.find((field) => field.key === entity.display);
    if (!display) return [];
    if (display.type.kind !== 'reference') {
      return shownForms(display, values[display.key], this.specification.product.timeZone);
    }
    return this.records.get(references[display.key] ?? '')?.shown ?? [];
  }
}

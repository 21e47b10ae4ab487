/** The script of one journey while it is written: its steps, its records, and what it proves. */
import type {
  FormEntry,
  Journey,
  JourneyStepPlan,
  JourneyValue,
  SavedRecord,
} from '../../protocol/journey.ts';
import {
  adminRole,
  elementId,
  type Entity,
  type Field,
  type Permission,
  type Specification,
} from '../../protocol/specification.ts';
import { type ProductWords, productWords } from '../../protocol/product-words/words.ts';
import type { FieldValue } from '../sample/field.ts';
import { sampleBody } from '../sample/record.ts';
import { believable, shownForms, typed } from './value.ts';

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

/** A record thought out but not yet made: its values in JSON form, and the records that it refers to by field. */
export type Draft = {
  entity: Entity;
  values: Record<string, FieldValue>;
  references: Record<string, string>;
  shown: string[];
};

export type DraftOptions = {
  /** Values that are given. */
  values?: Record<string, FieldValue>;
  /** References that are given, by field: names of records of this journey. */
  references?: Record<string, string>;
  /** Whether optional references are filled too. */
  isWhole?: boolean;
};

const maxDepth = 6;

/** The entity of that key. */
export function entityOf(specification: Specification, key: string): Entity {
  const entity = specification.entities.find((each) => each.key === key);
  if (!entity) throw new Underivable(`no entity ${key}`);
  return entity;
}

/** All that a role may do with an entity; the administrator may do everything. */
export function permissionOf(
  specification: Specification,
  role: string,
  entity: Entity,
): Permission | undefined {
  if (role !== adminRole) {
    return specification.permissions.find((each) => each.role === role && each.entity === entity.key);
  }
  return {
    role,
    entity: entity.key,
    actions: ['create', 'read', 'update', 'delete'],
    transitions: entity.lifecycle?.transitions.map((each) => each.verb) ?? [],
    scope: 'all',
    via: [],
    source: { from: 'hand' },
  };
}

/** What a person calls a role. */
export function roleLabel(specification: Specification, role: string): string {
  return role === adminRole
    ? 'administrator'
    : (specification.roles.find((each) => each.key === role)?.label ?? role).toLowerCase();
}

/** Writes one journey. */
export class Script {
  readonly steps: JourneyStepPlan[] = [];
  readonly proves = new Set<string>();
  readonly records = new Map<string, SavedRecord>();
  alone: Journey['alone'] = 'nothing';
  readonly role: string;
  readonly #derivation: Derivation;

  constructor(derivation: Derivation, role: string) {
    this.#derivation = derivation;
    this.role = role;
  }

  get specification(): Specification {
    return this.#derivation.specification;
  }

  /** What the product's buttons and links are called. */
  get words(): ProductWords {
    return productWords(this.specification.product.language);
  }

  add(...steps: JourneyStepPlan[]): void {
    this.steps.push(...steps);
  }

  signIn(): void {
    this.add({
      do: 'signIn',
      say: `Signs in as ${roleLabel(this.specification, this.role)}`,
      role: this.role,
    });
    if (this.role !== adminRole) this.proves.add(elementId.role(this.role));
  }

  openList(entity: Entity): void {
    const { labelPlural, collection } = entity;
    this.add({
      do: 'openList',
      say: `Opens the list of ${labelPlural.toLowerCase()}`,
      label: labelPlural,
      collection,
    });
    this.proves.add(elementId.entity(entity.key));
  }

  /** Thinks out a record; the records that it refers to are made through the API. */
  draft(entity: Entity, options: DraftOptions = {}, depth = 0): Draft {
    if (depth > maxDepth) throw new Underivable(`${entity.key} needs itself`);
    const references: Record<string, string> = { ...options.references };
    for (const field of entity.fields) {
      if (field.type.kind !== 'reference' || field.key in references) continue;
      if (!field.required && options.isWhole !== true) continue;
      if (!field.required && field.type.entity === entity.key) continue;
      references[field.key] = this.make(entityOf(this.specification, field.type.entity), {}, depth + 1);
    }
    const n = this.#derivation.nextNumber();
    const values = sampleBody({
      specification: this.specification,
      entity,
      n,
      fixed: { ...believable(this.specification, entity, n), ...options.values },
      nowMs: this.#derivation.nowMs,
    });
    return { entity, values, references, shown: this.shownOf(entity, values, references) };
  }

  /** Fresh values for the plain fields of an entity, for a change. */
  draftValues(entity: Entity): Record<string, FieldValue> {
    const n = this.#derivation.nextNumber();
    return { ...believable(this.specification, entity, n) };
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
    this.add({
      do: 'arrange',
      say: `Beforehand: ${draft.entity.label.toLowerCase()} ${draft.shown[0] ?? ''}`.trim(),
      as,
      save,
      body,
    });
    return save.name;
  }

  /** A name for a record of the draft, remembered with the words under which people find it. */
  saved(draft: Draft): SavedRecord {
    let name = draft.entity.key;
    for (let nth = 2; this.records.has(name); nth++) name = `${draft.entity.key}${nth}`;
    const saved = { name, collection: draft.entity.collection, shown: draft.shown };
    this.records.set(name, saved);
    return saved;
  }

  /** The record that the account of the journey's role is. */
  me(): string {
    const key = this.specification.roles.find((each) => each.key === this.role)?.entity;
    if (key === undefined) throw new Underivable(`${this.role} is no record`);
    if (!this.records.has('me')) {
      const save = { name: 'me', collection: entityOf(this.specification, key).collection, shown: [] };
      this.records.set('me', save);
      this.add({ do: 'identify', say: `Beforehand: finds the record of the account`, role: this.role, save });
      this.alone = 'account';
    }
    return 'me';
  }

  /** References that make a record belong to the account: along `via` to the record that the account is. */
  ownReferences(entity: Entity, via: string[]): Record<string, string> {
    const [key, ...rest] = via;
    if (key === undefined) return {};
    if (rest.length === 0) return { [key]: this.me() };
    const field = entity.fields.find((each) => each.key === key);
    if (field?.type.kind !== 'reference') throw new Underivable(`${entity.key}.${key} is no reference`);
    const target = entityOf(this.specification, field.type.entity);
    return { [key]: this.make(target, { references: this.ownReferences(target, rest) }) };
  }

  /** A record that the role may see: its own where it is limited to its own. */
  makeVisible(entity: Entity, permission: Permission, options: DraftOptions = {}): string {
    if (permission.scope === 'all') return this.make(entity, options);
    const isSelf = this.specification.roles.some(
      (each) => each.key === this.role && each.entity === entity.key,
    );
    if (permission.via.length === 0 && isSelf) return this.me();
    const references = { ...this.ownReferences(entity, permission.via), ...options.references };
    if (permission.via.length > 0) return this.make(entity, { ...options, references });
    if (!permission.actions.includes('create'))
      throw new Underivable(`${this.role} cannot own any ${entity.key}`);
    return this.make(entity, { ...options, as: this.role });
  }

  /** The entries of a form for a draft; references in `optional` may be missing on it. */
  entries(draft: Draft, optional: string[] = []): FormEntry[] {
    return draft.entity.fields.flatMap((field) => this.#entry(draft, field, optional.includes(field.key)));
  }

  #entry(draft: Draft, field: Field, optional: boolean): FormEntry[] {
    const base = { label: field.label, optional, refused: false };
    this.proves.add(elementId.field(draft.entity.key, field.key));
    if (field.type.kind !== 'reference') {
      const value = typed(field, draft.values[field.key], this.specification.product.timeZone);
      return [{ ...base, value }];
    }
    const record = draft.references[field.key];
    return record === undefined ? [] : [{ ...base, value: '', record }];
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

  /** What can be read of a draft on its page: one list of forms for each field. */
  readable(draft: Draft): string[][] {
    return draft.entity.fields.flatMap((field) => {
      const record = draft.references[field.key];
      const forms =
        record === undefined
          ? shownForms(field, draft.values[field.key], this.specification.product.timeZone)
          : (this.records.get(record)?.shown ?? []);
      return forms.length === 0 ? [] : [forms];
    });
  }

  /** The journey as written. */
  journey(id: string, title: string): Journey {
    return {
      id,
      title,
      role: this.role,
      proves: [...this.proves].sort(),
      alone: this.alone,
      steps: this.steps,
    };
  }
}

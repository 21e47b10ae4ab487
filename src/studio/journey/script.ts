/** The script of one journey while it is written: its steps, its records, and what it proves. */
import type { FormEntry, Journey } from '../../protocol/journey.ts';
import {
  adminRole,
  elementId,
  visitorRole,
  type Entity,
  type Field,
  type Permission,
  type Specification,
} from '../../protocol/specification.ts';
import { type ProductWords, productWords } from '../../protocol/product-words/words.ts';
import { entityOf, Maker, Underivable, type Derivation, type Draft, type DraftOptions } from './maker.ts';
import { needOf } from '../sample/need.ts';
import { pathTo } from './move-path.ts';
import { shownForms, typed } from './value.ts';

/** References of a form, and optional fields that stay empty. */
type Choosable = Pick<DraftOptions, 'references' | 'left'>;

const seesAll = ({ scope, states }: Permission): boolean => scope === 'all' && states === undefined;

type Act = Permission['actions'][number];

/** The permission by which a role does something with an entity (anything, when no act is given); the administrator may do everything. */
export function permissionOf(
  specification: Specification,
  role: string,
  entity: Entity,
): Permission | undefined {
  if (role === adminRole) {
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
  const own = specification.permissions.filter(
    (each) => [role, visitorRole].includes(each.role) && each.entity === entity.key,
  );
  // Who may create does so by the permission that says it; what one sees and changes follows from all of them.
  const [first] = own.toSorted((one, other) => Number(isMaking(other)) - Number(isMaking(one)));
  if (first === undefined) return undefined;
  const scope = own.some((each) => each.actions.includes('read') && each.scope === 'all')
    ? 'all'
    : first.scope;
  return {
    ...first,
    role,
    scope: first.actions.includes('create') ? first.scope : scope,
    actions: [...new Set(own.flatMap((each) => each.actions))],
    transitions: [...new Set(own.flatMap((each) => each.transitions))],
  };
}

const isMaking = ({ actions }: Permission): boolean => actions.includes('create');

/** Whether a role may do something with records of an entity in a state, its own ones at least. */
export function mayIn(
  specification: Specification,
  role: string,
  of: { entity: Entity; act: Act; state?: string | undefined },
): boolean {
  if (role === adminRole) return true;
  const state = of.state ?? of.entity.lifecycle?.initial;
  return specification.permissions.some(
    (each) =>
      [role, visitorRole].includes(each.role) &&
      each.entity === of.entity.key &&
      each.actions.includes(of.act) &&
      (each.states === undefined || state === undefined || each.states.includes(state)),
  );
}

/** What a person calls a role. */
export function roleLabel(specification: Specification, role: string): string {
  if (role === adminRole) return 'administrator';
  if (role === visitorRole) return 'visitor';
  return (specification.roles.find((each) => each.key === role)?.label ?? role).toLowerCase();
}

/** Writes one journey. */
export class Script extends Maker {
  readonly proves = new Set<string>();
  alone: Journey['alone'] = 'nothing';
  readonly role: string;
  #isReady = false;

  constructor(derivation: Derivation, role: string) {
    super(derivation);
    this.role = role;
  }

  /** What the product's buttons and links are called. */
  get words(): ProductWords {
    return productWords(this.specification.product.language);
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

  /** The references that make a record that of the account, where it is limited to its own; the form fills in the first. */
  owning(
    entity: Entity,
    { scope, via }: Permission,
  ): { references: Record<string, string>; filledIn: string[] } {
    if (scope === 'all') return { references: {}, filledIn: [] };
    return { references: this.#ownReferences(entity, via), filledIn: via.slice(0, 1) };
  }

  /** Along `via` to the record that the account is. */
  #ownReferences(entity: Entity, via: string[]): Record<string, string> {
    const [key, ...rest] = via;
    if (key === undefined) return {};
    if (rest.length === 0) return { [key]: this.#meFor(entity, key) };
    const field = entity.fields.find((each) => each.key === key);
    if (field?.type.kind !== 'reference') throw new Underivable(`${entity.key}.${key} is no reference`);
    const target = entityOf(this.specification, field.type.entity);
    const wanted = needOf(this.specification, entity, ['create']).targets[key];
    const references = this.#ownReferences(target, rest);
    return { [key]: this.makeTarget(target, { target: wanted, references }) };
  }

  /** The record that the account is, where another one may refer to it by `key`; other journeys may have moved it there. */
  #meFor(entity: Entity, key: string): string {
    const me = this.me();
    const states = needOf(this.specification, entity, ['create']).targets[key]?.states;
    const own = this.specification.roles.find((each) => each.key === this.role)?.entity ?? '';
    const { lifecycle } = entityOf(this.specification, own);
    if (states === undefined || lifecycle === undefined || this.#isReady) return me;
    this.#isReady = true;
    const path = states.map((state) => pathTo(lifecycle, state)).find((each) => each !== undefined);
    if (path === undefined) throw new Underivable(`nothing leads ${own} to ${String(states)}`);
    let state = lifecycle.initial;
    for (const { verb, label, to } of path) {
      const from = { field: lifecycle.field, state };
      const say = `Beforehand: ${label.toLowerCase()}`;
      this.add({ do: 'arrangeMove', say, as: adminRole, record: me, verb, from });
      state = to;
    }
    return me;
  }

  /**
   * What a form of the role can refer to where it sees some records only: those among which it finds them when it
   * chooses. `left` are optional fields for which it finds none.
   */
  choosable(entity: Entity, given: Record<string, string>): Required<Choosable> {
    const references = { ...given };
    const left: string[] = [];
    for (const field of entity.fields) {
      if (field.type.kind !== 'reference' || field.key in given) continue;
      const target = entityOf(this.specification, field.type.entity);
      const sights = this.#sightsOf(target);
      if (sights.length === 0 || sights.some(seesAll)) continue;
      const found = this.#seen(target, sights, () => this.#meFor(entity, field.key));
      if (found !== undefined) references[field.key] = found;
      else if (field.required) throw new Underivable(`${this.role} finds no ${target.key} to choose`);
      else left.push(field.key);
    }
    return { references, left };
  }

  /** By which permissions the role reads records of an entity. */
  #sightsOf(entity: Entity): Permission[] {
    if (this.role === adminRole) return [];
    return this.specification.permissions.filter(
      (each) =>
        [this.role, visitorRole].includes(each.role) &&
        each.entity === entity.key &&
        each.actions.includes('read'),
    );
  }

  /** A record that the role sees by one of its permissions, where one can be made. */
  #seen(entity: Entity, sights: Permission[], me: () => string): string | undefined {
    const isSelf = this.specification.roles.some(
      (each) => each.key === this.role && each.entity === entity.key,
    );
    for (const sight of sights) {
      try {
        if (sight.states !== undefined) continue;
        if (sight.scope === 'own' && sight.via.length === 0 && isSelf) return me();
        return this.makeVisible(entity, sight);
      } catch (error) {
        if (!(error instanceof Underivable)) throw error;
      }
    }
    return undefined;
  }

  /** A record that the role may see: its own where it is limited to its own. */
  makeVisible(entity: Entity, permission: Permission, options: DraftOptions = {}): string {
    if (permission.scope === 'all') return this.make(entity, options);
    const isSelf = this.specification.roles.some(
      (each) => each.key === this.role && each.entity === entity.key,
    );
    if (permission.via.length === 0 && isSelf) return this.me();
    const references = { ...this.#ownReferences(entity, permission.via), ...options.references };
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
    const base = { label: field.label, optional, refused: false, value: '' };
    this.proves.add(elementId.field(draft.entity.key, field.key));
    const { key, type } = field;
    const record = draft.references[key];
    const records = draft.lists[key];
    const upload = draft.uploads[key];
    if (type.kind === 'reference') return record === undefined ? [] : [{ ...base, record }];
    if (type.kind === 'references') return records === undefined ? [] : [{ ...base, records }];
    if (type.kind === 'image' || type.kind === 'file')
      return upload === undefined ? [] : [{ ...base, optional: optional || !field.required, upload }];
    // A colour is chosen from the browser's own picture of all colours, which nobody types into.
    if (type.kind === 'colour') return [];
    return [{ ...base, value: typed(field, draft.values[key], this.specification.product.timeZone) }];
  }

  /** What can be read of a draft on its page: one list of forms for each field. */
  readable(draft: Draft): string[][] {
    return draft.entity.fields.flatMap((field) => {
      const record = draft.references[field.key] ?? draft.lists[field.key]?.[0];
      if (field.type.kind === 'colour') return [];
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

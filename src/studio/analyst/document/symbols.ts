/**
 * The nouns of the document and what they turn out to be: entity, attribute, role, organisation. It is filled from all
 * sentences at once, so that their order does not matter.
 */
import type { Frame, NounPhrase } from '../grammar/logical-form.ts';
import type { Lexicon } from '../language/lexicon.ts';
import {
  actorsOf,
  makersOf,
  pairsOf,
  recordsOf,
  severalOf,
  statesOf,
  takingsOf,
  weightsOf,
} from './evidence.ts';
import { attributeNameOf, nameOf } from './fact.ts';
import { isGeneral, isOrganisation, isPerson } from './noun-class.ts';

/** What the document's nouns are. */
export class Symbols {
  readonly lexicon: Lexicon;
  readonly entities = new Set<string>();
  readonly roles = new Set<string>();
  /** Roles that stand in a list of roles: they have an account, whatever is understood of what they do. */
  readonly listedRoles = new Set<string>();
  /** Attribute names by entity. */
  readonly attributes = new Map<string, Set<string>>();
  /** Entities that a record of the entity refers to. */
  readonly references = new Map<string, Set<string>>();
  /** Who makes the records of a doing: members of bookings. */
  readonly makers = new Map<string, Set<string>>();
  /** The verbs by which things are lent, rented and booked: "borrow" of books. */
  readonly takings = new Map<string, Set<string>>();
  /** Entities of which the entity may have several. */
  readonly several = new Map<string, Set<string>>();
  /** State names by entity. */
  readonly states = new Map<string, Set<string>>();

  constructor(lexicon: Lexicon, frames: readonly Frame[] = []) {
    this.lexicon = lexicon;
    this.#collect(frames);
  }

  /** Decides what each noun is, once all evidence is in. */
  #collect(frames: readonly Frame[]): void {
    for (const role of frames.flatMap((frame) => actorsOf(this.lexicon, frame))) this.roles.add(role);
    this.#addRoles(frames.flatMap(({ subjects }) => subjects));
    for (const [name, weight] of weightsOf(this.lexicon, frames))
      if (weight >= 1 && !isGeneral(this.lexicon, name)) this.entities.add(name);
    for (const name of recordsOf(this.lexicon, frames)) this.entities.add(name);
    const pairs = frames.flatMap((frame) => pairsOf(this.lexicon, frame));
    this.#addPeople(pairs.map(({ item }) => item));
    this.#joinCompounds(new Set(pairs.map(({ owner }) => owner)));
    for (const { owner, item } of pairs) {
      const entity = this.entityOf({ words: owner.split(' ') }) ?? this.#recordNamed(owner);
      if (entity === undefined) continue;
      const target = this.#meantBy(item);
      if (target !== undefined) add(this.references, entity, target);
      else add(this.attributes, entity, attributeNameOf(item));
    }
    this.#collectCourse(frames);
  }

  /** Whom a list of roles names. */
  #addRoles(nouns: readonly NounPhrase[]): void {
    for (const noun of nouns)
      if (
        noun.isRole &&
        !isGeneral(this.lexicon, nameOf(noun)) &&
        !this.lexicon.ownerNouns.has(nameOf(noun))
      ) {
        this.roles.add(nameOf(noun));
        this.listedRoles.add(nameOf(noun));
      }
  }

  /** What has several of what, and which states. */
  #collectCourse(frames: readonly Frame[]): void {
    for (const { owner, item } of frames.flatMap(severalOf)) {
      const [entity, other] = [this.entityOf({ words: owner.split(' ') }), this.entityOf(item)];
      if (entity !== undefined && other !== undefined) add(this.several, entity, other);
    }
    for (const { owner, state } of frames.flatMap((frame) => statesOf(this.lexicon, frame)))
      add(this.states, owner, state);
    for (const { record, maker } of frames.flatMap((frame) => makersOf(this.lexicon, frame)))
      add(this.makers, record, maker);
    for (const { object, verb } of frames.flatMap((frame) => takingsOf(this.lexicon, frame))) {
      const thing = this.entityOf(object);
      if (thing !== undefined) add(this.takings, thing, verb);
    }
  }

  /** "Per person": whose records these are, where only one kind of people makes or has them. */
  personOf(record: string): string | undefined {
    const named = [...(this.makers.get(record) ?? []), ...(this.references.get(record) ?? [])];
    const people = new Set(named.filter((name) => isPerson(this.lexicon, name.split(' '))));
    return people.size === 1 ? [...people][0] : undefined;
  }

  /** The record of a doing, which the brief need not name. */
  #recordNamed(name: string): string | undefined {
    return Object.values(this.lexicon.reifying).some(({ noun }) => noun === name) ? name : undefined;
  }

  /** "An appointment has a physio", where physios do something as well: they are kept. */
  #addPeople(items: readonly NounPhrase[]): void {
    for (const item of items)
      if (this.roles.has(nameOf(item)) && this.#isSomebody(item)) this.entities.add(nameOf(item));
  }

  #isSomebody({ words }: NounPhrase): boolean {
    return isPerson(this.lexicon, words) || this.lexicon.organisations.has(words.join(' '));
  }

  /** The entity that somebody has: of this very name, or where there are several of it, of a longer one. */
  #meantBy(item: NounPhrase): string | undefined {
    if (this.entities.has(nameOf(item))) return nameOf(item);
    return item.isPlural || item.quantity ? this.entityOf(item) : undefined;
  }

  /** "Food parcels" are the parcels of which the brief says more, unless it describes them by themselves. */
  #joinCompounds(described: ReadonlySet<string>): void {
    for (const name of Array.from(this.entities)) {
      const { partsOf } = this.lexicon.naming;
      const isPart = partsOf(name).some((part) => this.entities.has(part));
      const longer = [...described].filter(
        (other) => partsOf(other).includes(name) && this.entities.has(other),
      );
      if (!described.has(name) && (isPart || longer.length === 1)) this.entities.delete(name);
    }
  }

  /** The entity that a noun phrase means, by its whole name or its last words. */
  entityOf(noun: Pick<NounPhrase, 'words'>): string | undefined {
    return this.#match(noun, this.entities);
  }

  /** The role that a noun phrase means; `everyone` for everybody. */
  roleOf(noun: Pick<NounPhrase, 'words'>): string | undefined {
    if (this.lexicon.everybody.has(nameOf(noun)) && !this.roles.has(nameOf(noun))) return 'everyone';
    if (this.lexicon.administrators.has(nameOf(noun)) || this.lexicon.ownerNouns.has(nameOf(noun)))
      return 'admin';
    return this.#match(noun, this.roles);
  }

  /** The entities that have an attribute of this name. */
  ownersOf(attribute: string): string[] {
    return [...this.attributes].filter(([, names]) => names.has(attribute)).map(([entity]) => entity);
  }

  /** "The departure", where a stay has a departure date: attributes whose name goes on after that word. */
  longerAttributes(name: string): { entity: string; attribute: string }[] {
    return [...this.attributes].flatMap(([entity, names]) => {
      const longer = [...names].filter((one) => this.lexicon.naming.isLonger(one, name));
      const [attribute] = longer;
      return longer.length === 1 && attribute !== undefined ? [{ entity, attribute }] : [];
    });
  }

  isOrganisation(noun: NounPhrase): boolean {
    return isOrganisation(this.lexicon, noun) && !this.entities.has(nameOf(noun));
  }

  #match({ words }: Pick<NounPhrase, 'words'>, known: ReadonlySet<string>): string | undefined {
    if (words.length === 0) return undefined;
    const { partsOf } = this.lexicon.naming;
    const name = words.join(' ');
    const found = [name, ...partsOf(name)].find((part) => known.has(part));
    if (found !== undefined) return found;
    const longer = [...known].filter((other) => partsOf(other).includes(name));
    return longer.length === 1 ? longer[0] : undefined;
  }
}

function add(groups: Map<string, Set<string>>, name: string, item: string): void {
  const group = groups.get(name);
  if (group) group.add(item);
  else groups.set(name, new Set([item]));
}

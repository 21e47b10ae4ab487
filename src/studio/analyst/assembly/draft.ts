/** The specification while it grows: entities by their name in the brief, with what each element cites. */
import type {
  Entity,
  Field,
  Figure,
  Hidden,
  Lifecycle,
  Notification,
  Permission,
  PlanOffer,
  Role,
  Rule,
  ShortLink,
  Source,
  View,
} from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import type { Gap } from '../document/resolve.ts';
import type { Symbols } from '../document/symbols.ts';
import type { Span } from '../language/text.ts';
import type { Wording } from '../language/wording.ts';
import { kebabOf, keyOf, labelOf } from './name.ts';

/** An entity being built; `name` is the brief's singular, `entity` what goes into the specification. */
export type DraftEntity = { name: string; first: number; entity: Entity; cites: Span[] };

/** Actions that a role may not do with an entity; `isOthers`: only its own are allowed. */
export type Denial = {
  role: string;
  entity: string;
  actions: string[];
  transitions: string[];
  isOthers: boolean;
  cite: Span;
};

/** An element named more often than this cites its first places only. */
const mostCites = 24;

/** What the assembly reads and fills. */
export class Draft {
  readonly brief: string;
  readonly symbols: Symbols;
  readonly facts: readonly Fact[];
  readonly currency: string;
  readonly entities = new Map<string, DraftEntity>();
  readonly roles = new Map<string, Role>();
  readonly permissions: Permission[] = [];
  readonly hidden: Hidden[] = [];
  readonly rules: Rule[] = [];
  readonly notifications: Notification[] = [];
  readonly figures: Figure[] = [];
  readonly views: View[] = [];
  readonly plans: PlanOffer[] = [];
  readonly shortLinks: ShortLink[] = [];
  readonly assumptions: { text: string; element?: string }[] = [];
  /** What the brief forbids to somebody whom it grants nothing else there. */
  readonly denials: Denial[] = [];
  /** Role and entity of permissions that we could not express: no default opens them. */
  readonly closed = new Set<string>();
  /** Days and moments that have to lie behind or ahead. */
  readonly pasts: { entity: string; field: string; time: 'past' | 'future'; cite: Span }[] = [];
  readonly gaps: Gap[] = [];

  constructor(input: { brief: string; symbols: Symbols; facts: readonly Fact[]; currency: string }) {
    this.brief = input.brief;
    this.symbols = input.symbols;
    this.facts = input.facts;
    this.currency = input.currency;
  }

  /** What we write in the language of the brief. */
  get wording(): Wording {
    return this.symbols.lexicon.wording;
  }

  /** The facts of one kind, in the order of the brief. */
  factsOf<K extends Fact['kind']>(kind: K): Extract<Fact, { kind: K }>[] {
    return this.facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
  }

  /** The entity of that name, made when it is not there yet; undefined when its name gives no key. */
  entity(name: string, cite?: Span): DraftEntity | undefined {
    const found = this.entities.get(name) ?? this.#make(name);
    if (found && cite) {
      if (found.cites.length < mostCites) found.cites.push(cite);
      found.first = Math.min(found.first, cite.start);
      found.entity.source = this.cited(found.cites);
    }
    return found;
  }

  #make(name: string): DraftEntity | undefined {
    const { lexicon } = this.symbols;
    const plural = lexicon.pluralOf(name);
    const wordsOf = this.#keyWords(name);
    const [key, collection] = [keyOf(wordsOf(name)), kebabOf(wordsOf(plural))];
    if (key === undefined || collection === undefined) return undefined;
    const isTaken = [...this.entities.values()].some(
      ({ entity }) => entity.key === key || entity.collection === collection,
    );
    if (isTaken) return undefined;
    const gender = lexicon.genderOf?.(name);
    const entity: Entity = {
      key,
      collection,
      label: labelOf(name),
      labelPlural: labelOf(plural),
      ...(gender && { gender }),
      fields: [],
      derived: [],
      source: this.assumed('the brief speaks of it'),
    };
    const made: DraftEntity = { name, first: Number.MAX_SAFE_INTEGER, entity, cites: [] };
    this.entities.set(name, made);
    return made;
  }

  /** The words of an entity's key: short where the language has it so, unless another one would have the same. */
  #keyWords(name: string): (name: string) => string {
    const { entityWords, fieldWords } = this.symbols.lexicon.naming;
    const words = entityWords(name);
    const isShared = [...this.symbols.entities].some(
      (other) => other !== name && entityWords(other) === words,
    );
    return isShared ? fieldWords : entityWords;
  }

  /** The reference of an entity to another. */
  reference(entity: Entity, target: string): Field | undefined {
    const key = this.entities.get(target)?.entity.key;
    return entity.fields.find(({ type }) => type.kind === 'reference' && type.entity === key);
  }

  /** The key that a role of that name has or will have; nothing for everybody. */
  roleKey(name: string): string | undefined {
    return name === 'everyone' || name === 'anyone' ? undefined : keyOf(name);
  }

  /** The source of an element that stands in the brief. */
  cited(spans: readonly Span[]): Source {
    // What was said in other words may stand in another order, or at a place without words.
    const placed = spans.map(({ start, end }) => ({
      start: Math.min(start, end),
      end: Math.max(start, end),
    }));
    const worded = placed.filter(({ start, end }) => end > start);
    const whole = placed.map(({ start }) => ({ start, end: wordEnd(this.brief, start) }));
    const known = new Map(
      (worded.length > 0 ? worded : whole).map((span) => [`${span.start} ${span.end}`, span]),
    );
    const cites = [...known.values()]
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map(({ start, end }) => ({ start, end, text: this.brief.slice(start, end) }));
    return { from: 'brief', cites };
  }

  /** A source with one more place of the brief. */
  alsoCited(source: Source, span: Span): Source {
    const known = source.from === 'brief' ? source.cites : [];
    return known.length >= mostCites ? source : this.cited([...known, span]);
  }

  /** The source of an element that we decided on. */
  assumed(why: string): Source {
    return { from: 'assumption', why: this.wording.reason(why) };
  }

  /** Tells the owner of a decision of ours. */
  assume(text: string, element?: string): void {
    if (this.assumptions.some((known) => known.text === text)) return;
    this.assumptions.push(element === undefined ? { text } : { text, element });
  }

  /** Lists words that yield no element after all. */
  refuse({ start, end }: Span, why: string): void {
    this.gaps.push({ start, end, why });
  }
}

/** The lifecycle of an entity, made when it has none. */
export function lifecycleOf(draft: Draft, entity: Entity, source: Source): Lifecycle {
  const { key, label } = draft.wording.names.status;
  entity.lifecycle ??= { field: key, label, initial: '', states: [], transitions: [], source };
  return entity.lifecycle;
}

/** The end of the word that begins at a place, or of the one before it. */
function wordEnd(text: string, start: number): number {
  const length = text.slice(start).search(/\s|$/);
  return Math.min(text.length, start + Math.max(1, length));
}

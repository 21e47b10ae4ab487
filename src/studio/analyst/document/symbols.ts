/**
 * The nouns of the document and what they turn out to be: entity, attribute, role, organisation. It is filled from all
 * sentences at once, so that their order does not matter.
 */
import type { Frame, NounPhrase, Predicate } from '../grammar/logical-form.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { nameOf } from './fact.ts';

/** What the document's nouns are. */
export class Symbols {
  readonly lexicon: Lexicon;
  readonly entities = new Set<string>();
  readonly roles = new Set<string>();
  /** Attribute names by entity. */
  readonly attributes = new Map<string, Set<string>>();
  /** Entities that a record of the entity refers to. */
  readonly references = new Map<string, Set<string>>();
  /** State names by entity. */
  readonly states = new Map<string, Set<string>>();

  constructor(lexicon: Lexicon, frames: readonly Frame[] = []) {
    this.lexicon = lexicon;
    const collector = new Collector(this);
    for (const frame of frames) collector.collect(frame);
    collector.settle();
  }

  /** The entity that a noun phrase means, by its whole name or its last words. */
  entityOf(noun: Pick<NounPhrase, 'words'>): string | undefined {
    return this.#match(noun, this.entities);
  }

  /** The role that a noun phrase means; `everyone` for everybody. */
  roleOf(noun: Pick<NounPhrase, 'words'>): string | undefined {
    if (this.lexicon.everybody.has(nameOf(noun)) && !this.roles.has(nameOf(noun))) return 'everyone';
    if (this.lexicon.administrators.has(nameOf(noun))) return 'admin';
    return this.#match(noun, this.roles);
  }

  /** The entities that have an attribute of this name. */
  ownersOf(attribute: string): string[] {
    return [...this.attributes].filter(([, names]) => names.has(attribute)).map(([entity]) => entity);
  }

  isOrganisation(noun: NounPhrase): boolean {
    return isOrganisation(this.lexicon, noun) && !this.entities.has(nameOf(noun));
  }

  #match({ words }: Pick<NounPhrase, 'words'>, known: ReadonlySet<string>): string | undefined {
    for (let cut = 0; cut < words.length; cut += 1) {
      const name = words.slice(cut).join(' ');
      if (known.has(name)) return name;
    }
    const last = words.join(' ');
    const longer = [...known].filter((name) => name.endsWith(` ${last}`));
    return words.length > 0 && longer.length === 1 ? longer[0] : undefined;
  }
}

/** True for a word such as "salon" or "clinic" that usually names the one who wants the product. */
export function isOrganisation(lexicon: Lexicon, noun: NounPhrase): boolean {
  const last = noun.words.at(-1) ?? '';
  return lexicon.organisations.has(nameOf(noun)) || lexicon.organisations.has(last);
}

/** True for a word that names a person: "vet", "receptionist". */
export function isPerson(lexicon: Lexicon, words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  const name = words.join(' ');
  if (lexicon.notPersons.has(last) || lexicon.notPersons.has(name)) return false;
  if (lexicon.personNouns.has(name) || lexicon.personNouns.has(last)) return true;
  return last.length > 4 && lexicon.personEndings.some((ending) => last.endsWith(ending));
}

/** True when the lexicon knows the noun as that of a field: "phone number", "start date". */
export function isFieldNoun(lexicon: Lexicon, words: readonly string[]): boolean {
  return (
    Object.hasOwn(lexicon.fieldNouns, words.join(' ')) ||
    Object.hasOwn(lexicon.fieldNouns, words.at(-1) ?? '')
  );
}

type Evidence = { noun: NounPhrase; weight: number };

class Collector {
  readonly #symbols: Symbols;
  readonly #weights = new Map<string, number>();
  readonly #pairs: [string, string][] = [];

  constructor(symbols: Symbols) {
    this.#symbols = symbols;
  }

  collect(frame: Frame): void {
    for (const { noun, weight } of this.#evidence(frame)) {
      const name = nameOf(noun);
      if (name === '' || noun.isPronoun) continue;
      this.#weights.set(name, (this.#weights.get(name) ?? 0) + weight);
    }
    for (const subject of frame.subjects) this.#relate(subject, frame.predicate);
  }

  /** Decides what each noun is, once all evidence is in. */
  settle(): void {
    const { entities, attributes, references, lexicon } = this.#symbols;
    for (const [name, weight] of this.#weights)
      if (weight >= 1 && !isGeneral(lexicon, name)) entities.add(name);
    for (const [owner, item] of this.#pairs) {
      const entity = this.#symbols.entityOf({ words: owner.split(' ') });
      const target = entities.has(item) ? item : undefined;
      if (entity === undefined) continue;
      if (target === undefined) add(attributes, entity, item);
      else add(references, entity, target);
    }
  }

  #evidence(frame: Frame): Evidence[] {
    const { predicate } = frame;
    const { lexicon } = this.#symbols;
    const weigh = (nouns: readonly NounPhrase[], weight: number): Evidence[] =>
      nouns.map((noun) => ({ noun, weight }));
    switch (predicate.kind) {
      case 'possess':
        return this.#possessed(frame, predicate);
      case 'belong':
        return frame.subjects.some((noun) => isOrganisation(lexicon, noun))
          ? []
          : [
              ...weigh(frame.subjects, 1),
              ...weigh(
                predicate.targets.filter((noun) => !isFieldNoun(lexicon, noun.words)),
                predicate.role ? 0.5 : 1,
              ),
            ];
      case 'sequence':
        return weigh(
          frame.subjects.filter((noun) => !isFieldNoun(lexicon, noun.words) && !noun.of),
          1,
        );
      case 'oneOf':
      case 'passive':
        return weigh(
          frame.subjects.filter((noun) => !isFieldNoun(lexicon, noun.words) && !noun.of),
          0.5,
        );
      case 'keep':
        return weigh(predicate.objects, 1);
      case 'act':
        return this.#acted(frame, predicate);
      case 'compare':
      case 'exist':
      case 'last':
      case 'property':
        return [];
    }
  }

  #possessed(frame: Frame, predicate: Extract<Predicate, { kind: 'possess' }>): Evidence[] {
    const { lexicon } = this.#symbols;
    return frame.subjects.flatMap((subject): Evidence[] => {
      const isOwner = isOrganisation(lexicon, subject);
      const isLimit = predicate.aux.modal === 'can' || predicate.aux.isNegated;
      const items = predicate.items.map(({ noun, hints }): Evidence => {
        const isThing = noun.isPlural && !isFieldNoun(lexicon, noun.words) && Object.keys(hints).length === 0;
        return { noun, weight: isThing ? (isOwner ? 1 : isLimit || noun.quantity ? 0.5 : 0.5) : 0 };
      });
      const hasFields = predicate.items.some(({ noun }) => isFieldNoun(lexicon, noun.words));
      const weight = isOwner ? (hasFields && subject.determiner !== 'definite' ? 1 : 0) : subject.of ? 0 : 1;
      return [
        { noun: subject, weight: isFieldNoun(lexicon, subject.words) && !hasFields ? 0 : weight },
        ...items,
      ];
    });
  }

  #acted(frame: Frame, predicate: Extract<Predicate, { kind: 'act' }>): Evidence[] {
    const { lexicon, roles } = this.#symbols;
    const { verbs, objects, aux, tail } = predicate;
    const isByOrganisation = frame.subjects.some((noun) => isOrganisation(lexicon, noun));
    const senses = new Set(verbs.map((verb) => verb.sense));
    const reifying = verbs.map((verb) => lexicon.reifying[verb.lemma]).find((found) => found !== undefined);
    if (!isByOrganisation && !senses.has('overlap') && !senses.has('exceed'))
      for (const noun of frame.subjects) {
        const isActor = aux.modal === 'can' || isPerson(lexicon, noun.words) || senses.has('manage');
        if (
          isActor &&
          !noun.isPronoun &&
          !lexicon.everybody.has(nameOf(noun)) &&
          !lexicon.administrators.has(nameOf(noun))
        )
          roles.add(nameOf(noun));
      }
    if (reifying && objects.length > 0) {
      const isOther = objects.every((noun) => nameOf(noun) !== reifying.noun);
      const things = [...objects, ...(tail.to ?? []), ...(isByOrganisation ? [] : frame.subjects)];
      return things
        .filter((noun) => !lexicon.everybody.has(nameOf(noun)))
        .map((noun) => ({ noun, weight: isOther ? 1 : 0.5 }));
    }
    const isKept = senses.has('want') || senses.has('keep');
    const isWorked =
      senses.has('manage') ||
      senses.has('create') ||
      senses.has('change') ||
      senses.has('delete') ||
      senses.has('see');
    return objects
      .filter((noun) => !noun.of || isKept)
      .filter((noun) => !isFieldNoun(lexicon, noun.words))
      .map((noun) => ({
        noun,
        weight:
          isKept && (noun.isPlural || noun.determiner === 'their') ? 1 : isWorked && noun.isPlural ? 1 : 0.5,
      }));
  }

  #relate(subject: NounPhrase, predicate: Predicate): void {
    if (predicate.kind === 'possess')
      for (const { noun } of predicate.items) this.#pairs.push([nameOf(subject), nameOf(noun)]);
    if (predicate.kind === 'belong')
      for (const noun of predicate.targets) this.#pairs.push([nameOf(subject), nameOf(noun)]);
    if (predicate.kind === 'sequence')
      for (const state of predicate.steps.flat())
        add(this.#symbols.states, nameOf(subject.of ?? subject), state.value);
    if (predicate.kind === 'passive' && predicate.aux.modal === 'can')
      for (const state of predicate.verbs)
        add(this.#symbols.states, nameOf(subject.of ?? subject), state.value);
  }
}

/** Words that name nothing in particular. */
function isGeneral(lexicon: Lexicon, name: string): boolean {
  return lexicon.everybody.has(name) || lexicon.administrators.has(name) || lexicon.generalNouns.has(name);
}

function add(groups: Map<string, Set<string>>, name: string, item: string): void {
  const group = groups.get(name);
  if (group) group.add(item);
  else groups.set(name, new Set([item]));
}

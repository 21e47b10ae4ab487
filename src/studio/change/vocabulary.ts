/** What the things of a product are called, in the forms in which people write them. */
import type { Entity, Role, Specification, Transition } from '../../protocol/specification.ts';
import type { Token } from '../analyst/language/text.ts';
import { plainWords } from '../catalogue/word.ts';
import { english } from '../analyst/language/english.ts';
import { french } from '../analyst/language/french.ts';
import type { Lexicon } from '../analyst/language/lexicon.ts';

const lexicons: Readonly<Record<'en' | 'fr', Lexicon>> = { en: english, fr: french };

/** The lexicon of a language. */
export const lexiconOf = (language: 'en' | 'fr'): Lexicon => lexicons[language];

const fold = (text: string): string => plainWords(text).join(' ');

/** What a name may stand for: an entity, one of its fields (by its key), or a role that is no entity. */
export type Target = { entity: Entity; field?: string } | { role: Role };

/** The nouns of one specification. */
export class Vocabulary {
  readonly #specification: Specification;

  constructor(specification: Specification) {
    this.#specification = specification;
  }

  /** The entity of this name, singular or plural. */
  entity(tokens: readonly Token[]): Entity | undefined {
    const names = this.#forms(tokens);
    return this.#specification.entities.find(({ label, labelPlural }) =>
      [label, labelPlural].some((name) => names.has(fold(name))),
    );
  }

  /** The keys of the entities that words name: by their own name, or by a field that they alone have. */
  entitiesNamed(tokens: readonly Token[]): string[] {
    const entity = this.entity(tokens);
    if (entity) return [entity.key];
    const names = this.#forms(tokens);
    return this.#specification.entities
      .filter(({ fields }) => fields.some(({ label }) => names.has(fold(label))))
      .map(({ key }) => key);
  }

  /** The roles of this name, singular or plural. */
  rolesNamed(tokens: readonly Token[]): Role[] {
    const names = this.#forms(tokens);
    return this.#specification.roles.filter(({ label }) => names.has(fold(label)));
  }

  /** An entity, a role, or a field of `owner` or of the one entity that has it; otherwise why it is none. */
  thing(tokens: readonly Token[], owner?: Entity): Target | string {
    const entity = owner ? undefined : this.entity(tokens);
    if (entity) return { entity };
    const [role] = owner ? [] : this.rolesNamed(tokens);
    if (role) return { role };
    const names = this.#forms(tokens);
    const owners = owner ? [owner] : this.#specification.entities;
    const found = owners.flatMap((each) =>
      [...each.fields, ...each.derived]
        .filter(({ label }) => names.has(fold(label)))
        .map(({ key }) => ({ entity: each, field: key })),
    );
    const [first, ...others] = found;
    const text = tokens.map((token) => token.text).join(' ');
    if (!first) return `nothing is called “${text}”${owner ? ` in ${owner.labelPlural.toLowerCase()}` : ''}`;
    if (others.length === 0) return first;
    const places = found.map((each) => each.entity.labelPlural.toLowerCase()).join(', ');
    return `“${text}” stands in several places (${places}): say of which`;
  }

  /** The transition whose verb or state this participle names. */
  transition({ lifecycle }: Entity, participle: string): Transition | undefined {
    const lexicon = lexiconOf(this.#specification.product.language);
    const base = fold(lexicon.baseOfParticiple(participle.toLowerCase()) ?? participle);
    return lifecycle?.transitions.find(
      ({ verb, to }) => fold(verb) === base || fold(to) === fold(participle),
    );
  }

  /** A name in the singular. */
  singular(name: string): string {
    const { singularOf } = lexiconOf(this.#specification.product.language);
    return name.replace(/\S+$/u, (last) => singularOf(last.toLowerCase()).singular);
  }

  /** The words as they stand and in the singular. */
  #forms(tokens: readonly Token[]): ReadonlySet<string> {
    const lexicon = lexiconOf(this.#specification.product.language);
    const words = tokens.map(({ lower }) => lower);
    const last = lexicon.singularOf(words.at(-1) ?? '').singular;
    return new Set([fold(words.join(' ')), fold([...words.slice(0, -1), last].join(' '))]);
  }
}

/** How people lay out a specification: the headings of its parts, what they note beside fields, telegram style. */
import type { Hints } from '../grammar/logical-form.ts';

/** What a part of a brief is about, by its heading. */
export type SectionKind =
  | 'records'
  | 'states'
  | 'rules'
  | 'roles'
  | 'figures'
  | 'messages'
  | 'outside'
  | 'examples';

/** Phrases as data; `(a|b|)` in a phrase spells out its forms. */
export type OutlineWords = {
  /** Headings by what stands below them. */
  sections: Readonly<Record<SectionKind, readonly string[]>>;
  /** What is noted beside a field. */
  notes: readonly { phrases: readonly string[]; hints: Hints }[];
  /** Notes that say nothing which a product could keep to, or what every field is anyway. */
  idle: readonly string[];
  /** "One of", "enum": values follow. */
  choosing: readonly string[];
  /** "Example", "e.g.". */
  showing: readonly string[];
  /** "Reference", "link": of the thing that the field is called after. */
  linking: readonly string[];
  /** The last or only word of a field's name that says it is a day, or a moment. */
  days: ReadonlySet<string>;
  moments: ReadonlySet<string>;
  /** All rights; rights to look; the rights of those above. */
  everything: readonly string[];
  looking: readonly string[];
  above: readonly string[];
  plus: readonly string[];
  /** "May" at the end of the name of a role. */
  allowing: readonly string[];
  /** "Maximum" before a number; "one" where it says at most one; "per"; "at a time". */
  most: readonly string[];
  single: readonly string[];
  per: readonly string[];
  together: readonly string[];
  /** Words of the sentences that telegrams are spelt out with. */
  say: Readonly<
    Record<
      | 'have'
      | 'atMost'
      | 'each'
      | 'by'
      | 'home'
      | 'own'
      | 'see'
      | 'all'
      | 'and'
      | 'or'
      | 'numberOf'
      | 'there',
      string
    >
  >;
};

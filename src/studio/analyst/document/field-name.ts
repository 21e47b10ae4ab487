/** What a field is called, and what is no name of one. */
import type { Attribute, NounPhrase } from '../grammar/logical-form.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { nameOf } from './fact.ts';
import { isFieldNoun } from './noun-class.ts';
import type { Symbols } from './symbols.ts';

/** "Me", "anything worth", "see where": words that name no field. */
export function isNobodysName({ lexicon }: Symbols, { noun }: Attribute): boolean {
  const [first = '', second] = noun.words.flatMap((word) => word.split(' '));
  const isEvery = lexicon.ownerNouns.has(first) || lexicon.wholes.has(first) || lexicon.everybody.has(first);
  const isPlain = noun.determiner === undefined && !isFieldNoun(lexicon, noun.words);
  const isVerb =
    lexicon.language === 'fr'
      ? Object.hasOwn(lexicon.verbs, first)
      : doing.has(first) && second !== undefined;
  return isEvery || (isPlain && isVerb);
}

/** English verbs that are no nouns. */
const doing: ReadonlySet<string> = new Set([
  'see',
  'add',
  'edit',
  'delete',
  'remove',
  'browse',
  'create',
  'know',
  'choose',
]);

/** "The member's name", where members are kept: the member. */
export function nameOfOther(symbols: Symbols, owner: string, { words }: NounPhrase): string | undefined {
  const { wording, naming } = symbols.lexicon;
  const rest = words.filter((word) => word !== wording.names.name.label.toLowerCase() && word !== 'du');
  const isName = words.length > 1 && rest.length < words.length && naming.headOf(words) !== rest.at(-1);
  const target = isName ? symbols.entityOf({ words: rest }) : undefined;
  return target !== owner && target === rest.join(' ') ? target : undefined;
}

/** A field under the name that its words give it. */
export function named(symbols: Symbols, attribute: Attribute): Attribute {
  return several(symbols, alternative(symbols, attribute));
}

/** "A serial or batch number" is one text, "inbound or outbound" are values. */
function alternative({ lexicon }: Symbols, attribute: Attribute): Attribute {
  const { noun, hints } = attribute;
  const { values = [], ...rest } = hints;
  const at = noun.words.findIndex((word) => lexicon.marks['OR']?.includes(word) === true);
  if (at === -1 || values.length !== 2) return attribute;
  return isFieldNoun(lexicon, noun.words.slice(at + 1)) ? { ...attribute, hints: rest } : attribute;
}

/** "The exercises": more than one of them in one text. */
function several({ lexicon }: Symbols, attribute: Attribute): Attribute {
  const { noun, hints } = attribute;
  const isNamed = isFieldNoun(lexicon, noun.words) && !isPlainText(lexicon, noun.words);
  if (!noun.isPlural || isNamed || Object.keys(hints).length > 0) return attribute;
  const words = lexicon.pluralOf(nameOf(noun)).split(' ');
  return { ...attribute, noun: { ...noun, words }, hints: { kind: 'longText' } };
}

/** Words for short texts, of which there may be several in a longer one: "allergies". */
function isPlainText({ fieldNouns, naming }: Lexicon, words: readonly string[]): boolean {
  const known = fieldNouns[words.join(' ')] ?? fieldNouns[naming.headOf([...words])];
  return known?.kind === 'text';
}

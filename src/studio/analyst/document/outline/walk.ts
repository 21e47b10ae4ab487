/** The walk over the entries of an outline: where it is, and what tells a list of fields from sentences. */
import type { Lexicon } from '../../language/lexicon.ts';
import type { Token } from '../../language/text.ts';
import { isName, withoutBrackets } from './entry.ts';
import type { Entry } from './entry.ts';
import { fieldOf } from './field-entry.ts';
import type { Known } from './field-entry.ts';
import { beginsDoing } from './role.ts';
import type { Section } from './section.ts';

/** A field as written, with what further cells of its row note. */
export type Written = { tokens: readonly Token[]; notes?: (readonly Token[])[] };

/** What one or several entries are. `plain` entries are sentences. */
export type OutlineNode =
  | { kind: 'record'; label: readonly Token[]; fields: Written[]; head?: Entry }
  | { kind: 'role'; label: readonly Token[]; body: readonly Token[] }
  | { kind: 'course'; owner?: readonly Token[]; body: readonly Token[]; label?: readonly Token[] }
  | { kind: 'figures'; by?: readonly Token[]; body: readonly Token[] }
  | { kind: 'lead'; tokens: readonly Token[] }
  | { kind: 'plain'; entry: Entry };

/** Where the walk over the entries is. */
export type Walk = {
  known: Known;
  entries: readonly Entry[];
  at: number;
  section?: Section | undefined;
  /** The thing that the heading above names. */
  heading?: readonly Token[] | undefined;
  /** Whose states were named last. */
  course?: readonly Token[] | undefined;
  /** The thing that the entries above are the fields of. */
  open?: { label: readonly Token[]; indent: number } | undefined;
};

/** The nodes of some entries, how many entries they are, and what the walk knows behind them. */
export type Step = { nodes: OutlineNode[]; used: number; walk?: Partial<Walk> };

/** The longest name of a thing or a role, in words. */
export const longestThing = 4;

/** Words that can name a thing: no small word before it but an article. */
export function isThingName(lexicon: Lexicon, label: readonly Token[]): boolean {
  const { closed, functionWords, stateNouns, naming, prose } = lexicon;
  const words = label.filter(
    ({ lower }) => closed.DET[lower] !== 'indefinite' && closed.DET[lower] !== 'definite',
  );
  const [first] = words;
  const head = naming.headOf(words.map(({ lower }) => lower));
  // "A case carries:" is no name: after "a" what looks like a plural is a verb.
  const isVerb = prose.singularArticles.has(label[0]?.lower ?? '') && lexicon.singularOf(head).isPlural;
  return (
    isName(label) &&
    first !== undefined &&
    !functionWords.has(first.lower) &&
    !stateNouns.has(head) &&
    !isVerb &&
    !words.some(({ lower }) => prose.nameless.has(lower))
  );
}

/** True for lists of fields; less is asked of those below a heading such as "Records". */
export function areFieldsIn({ known, section }: Walk, lists: readonly (readonly Token[])[]): boolean {
  const { lexicon } = known.reader;
  if (lists.some((tokens) => isSentence(lexicon, tokens) || isDeed(known.reader, tokens))) return false;
  const found = lists.map((tokens) => fieldOf(known, tokens));
  const named = found.filter((field) => field !== undefined);
  const sure = named.filter(({ isKnown }) => isKnown);
  if (section?.kind === 'records') return named.length * 3 >= lists.length * 2;
  if (section && section.kind !== 'states') return false;
  return named.length === lists.length && sure.length * 2 >= lists.length && sure.length > 1;
}

/** "Manage the rooms", "gérer les salles": what somebody does. */
function isDeed(reader: Known['reader'], tokens: readonly Token[]): boolean {
  const { closed } = reader.lexicon;
  const [, second] = tokens;
  const at = second && doing.has(second.lower) ? 3 : 1;
  return Object.hasOwn(closed.DET, tokens[at]?.lower ?? '') && beginsDoing(reader, tokens);
}

const doing: ReadonlySet<string> = new Set(['and', 'or', 'et', 'ou', '/']);

/** Somebody may do something: no field. */
function isSentence({ closed, marks }: Lexicon, tokens: readonly Token[]): boolean {
  return withoutBrackets(tokens).some(
    ({ lower }, at) =>
      Object.hasOwn(closed.MODAL, lower) ||
      (at > 0 && (marks['HAVE'] ?? []).includes(lower)) ||
      (at > 0 && (marks['BE'] ?? []).includes(lower)),
  );
}

/** How names of several words are built: which word is the thing, what may be left out, what becomes a key. */

/** Names are singular words in lower case, joined by spaces: `order line`, `ligne de commande`. */
export type Naming = {
  /** The word that says what it is: `line` of `order line`, `ligne` of `ligne de commande`. */
  headOf: (words: readonly string[]) => string;
  /** Shorter names of the same, the longest first: `invoice line`, `line` of `customer invoice line`. */
  partsOf: (name: string) => string[];
  /** The name without its head, where what is left may stand for it: `departure` of `departure date`. */
  isLonger: (name: string, start: string) => boolean;
  /** The words that the key of a field is made of. */
  fieldWords: (name: string) => string;
  /** The words that the key of an entity is made of. */
  entityWords: (name: string) => string;
  /** Whether a key of a field says that something begins, or ends, with it. */
  isStart: (key: string) => boolean;
  isEnd: (key: string) => boolean;
  /** Whether a key says that people recognise a record by it. */
  isTitle: (key: string) => boolean;
  /** The name with the complement that an article stands before: `date`, `of the first visit` → `first visit date`. */
  joined: (head: readonly string[], complement: readonly string[]) => string[];
};

const starts = ['start', 'begin', 'from'];
const ends = ['end', 'to', 'until', 'return', 'check'];

/** Whether a key begins with a word or a form of it: `ends`, `endsAt`, but no `total` with "to". */
function beginsWith(key: string, word: string): boolean {
  const next = key.charAt(word.length);
  return key.startsWith(word) && (word.length > 2 || next === next.toUpperCase());
}

/** Names whose last word says what it is. */
export const headLast: Naming = {
  headOf: (words) => words.at(-1) ?? '',
  partsOf(name) {
    const words = name.split(' ');
    return words.slice(1).map((_, cut) => words.slice(cut + 1).join(' '));
  },
  isLonger: (name, start) => name.startsWith(`${start} `),
  fieldWords: (name) => name,
  entityWords: (name) => name,
  isStart: (key) => starts.some((word) => beginsWith(key, word)),
  isEnd: (key) => ends.some((word) => beginsWith(key, word)),
  isTitle: (key) => ['Name', 'Title', 'Number'].some((word) => key.endsWith(word)),
  joined: (head, complement) => [...complement, ...head],
};

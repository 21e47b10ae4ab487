/** Rules in the style of telegrams, spelt out: "Maximum 5 tools per member at a time", "One parcel per household per week". */
import type { Lexicon } from '../../language/lexicon.ts';
import type { Token } from '../../language/text.ts';
import { labelledOf, partedAt, placeOf, wordsAt } from './entry.ts';
import { leadOf } from './section.ts';

/** The sentence that a telegram stands for. */
export function speltOut(lexicon: Lexicon, tokens: readonly Token[]): readonly Token[] | undefined {
  if (tokens.length < 3 || tokens.length > longestTelegram || hasVerb(lexicon, tokens)) return undefined;
  return limitOf(lexicon, tokens) ?? boundOf(lexicon, tokens) ?? orderOf(lexicon, tokens);
}

/** A sentence with a verb of its own is no telegram. */
function hasVerb({ closed, marks }: Lexicon, tokens: readonly Token[]): boolean {
  const verbs = [marks['HAVE'], marks['BE'], marks['BEINF']].flatMap((words) => words ?? []);
  return tokens.some(({ lower }) => Object.hasOwn(closed.MODAL, lower) || verbs.includes(lower));
}

const longestTelegram = 16;

type Count = { head: readonly Token[]; rest: readonly Token[] };

/** "Maximum 5", "at most one", "only one": how many at most, and what follows. */
function countIn(lexicon: Lexicon, tokens: readonly Token[]): Count | undefined {
  const { outline, closed } = lexicon;
  const most = leadOf(lexicon, outline.most, tokens);
  const from = tokens[most]?.lower === ':' ? most + 1 : most;
  const number = tokens[from];
  const isNumber =
    number !== undefined && (number.kind === 'number' || Object.hasOwn(closed.NUM, number.lower));
  if (most > 0) return isNumber ? { head: [number], rest: tokens.slice(from + 1) } : undefined;
  const single = leadOf(lexicon, outline.single, tokens);
  const last = tokens[single - 1];
  const one = last && { ...last, lower: '1', kind: 'number' as const, value: 1 };
  return one ? { head: [one], rest: tokens.slice(single) } : undefined;
}

/** "… tools per member at a time": of whom, and within what. */
function limitOf(lexicon: Lexicon, tokens: readonly Token[]): readonly Token[] | undefined {
  const named = labelledOf(tokens);
  const count = countIn(lexicon, named ? named.body : tokens);
  if (!count) return undefined;
  const { counted, parts } = countedIn(lexicon, count.rest);
  const each = parts.filter((part) => !isPeriod(lexicon, part));
  if (isOne(count) && each.length === 2 && parts.length === 2 && !named && lexicon.language === 'en')
    return onceEach(lexicon, counted, each);
  const holder = named?.label ?? each[0];
  return holder || parts.length > 0
    ? atMost(lexicon, { head: count.head, counted, parts, holder })
    : undefined;
}

type Most = {
  head: readonly Token[];
  counted: readonly Token[];
  parts: readonly (readonly Token[])[];
  holder: readonly Token[] | undefined;
};

/** "A member may have at most 5 tools at a time". */
function atMost(lexicon: Lexicon, { head, counted, parts, holder }: Most): readonly Token[] {
  const { outline } = lexicon;
  const begin = head[0]?.start ?? 0;
  return [
    ...(holder ? article(lexicon, holder) : []),
    ...wordsAt(begin, holder ? outline.say.have : outline.say.there),
    ...wordsAt(begin, outline.say.atMost),
    ...head,
    ...counted,
    ...parts.filter((part) => part !== holder).flatMap((part) => perOf(lexicon, part)),
  ];
}

function isOne({ head: [number] }: Count): boolean {
  return number?.value === 1 || number?.lower === 'one';
}

/** What is counted, and what stands behind each "per". */
function countedIn(
  lexicon: Lexicon,
  rest: readonly Token[],
): { counted: readonly Token[]; parts: (readonly Token[])[] } {
  const at = rest.findIndex(
    (_, index) => index > 0 && leadOf(lexicon, lexicon.outline.per, rest.slice(index)) > 0,
  );
  return at === -1
    ? { counted: rest, parts: [] }
    : { counted: rest.slice(0, at), parts: perParts(lexicon, rest.slice(at)) };
}

/** "One booking per pitch per market day": no two have the same. */
function onceEach(
  { pluralOf }: Lexicon,
  counted: readonly Token[],
  each: readonly (readonly Token[])[],
): readonly Token[] {
  const begin = counted[0]?.start ?? 0;
  const things = counted.map((token, at) =>
    at === counted.length - 1 ? { ...token, lower: pluralOf(token.lower) } : token,
  );
  const [left = [], right = []] = each;
  return [
    ...wordsAt(begin, 'no two'),
    ...things,
    ...wordsAt(begin, 'have the same'),
    ...left,
    ...wordsAt(right[0]?.start ?? begin, 'and'),
    ...right,
  ];
}

/** "Per member per week at once", "per group and round": each with what leads it left out. */
function perParts(lexicon: Lexicon, tokens: readonly Token[]): (readonly Token[])[] {
  const parts: Token[][] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const lead = leadOf(lexicon, lexicon.outline.per, tokens.slice(at));
    const together = leadOf(lexicon, lexicon.outline.together, tokens.slice(at));
    const token = tokens[at];
    if (together > 0) {
      parts.push(tokens.slice(at, at + together).map((one) => ({ ...one })));
      at += together - 1;
    } else if (lead > 0 || token?.lower === lexicon.outline.say.and) {
      parts.push([]);
      at += Math.max(lead, 1) - 1;
    } else if (token) (parts.at(-1) ?? parts[parts.push([]) - 1])?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

function isPeriod(lexicon: Lexicon, part: readonly Token[]): boolean {
  const words = part.map(({ lower }) => lower).join(' ');
  return (
    Object.hasOwn(lexicon.closed.PERIODWORD, words) || leadOf(lexicon, lexicon.outline.together, part) > 0
  );
}

/** "At once" stands by itself, "week" behind "per". */
function perOf(lexicon: Lexicon, part: readonly Token[]): readonly Token[] {
  if (leadOf(lexicon, lexicon.outline.together, part) > 0) return part;
  return [...wordsAt(part[0]?.start ?? 0, lexicon.language === 'en' ? 'per' : 'par'), ...part];
}

function article({ closed, outline, genderOf, language }: Lexicon, noun: readonly Token[]): readonly Token[] {
  const [first] = noun;
  if (!first || Object.hasOwn(closed.DET, first.lower)) return noun;
  const isFeminine = language === 'fr' && genderOf?.(first.lower) === 'f';
  return [...wordsAt(first.start, isFeminine ? 'une' : outline.say.each), ...noun];
}

/** "Fee: between 10 and 80": the fee is. */
function boundOf(lexicon: Lexicon, tokens: readonly Token[]): readonly Token[] | undefined {
  const named = labelledOf(tokens);
  if (!named || named.label.length > 3 || !named.body.some(({ kind }) => kind === 'number')) return undefined;
  const { start } = placeOf(tokens);
  const isBounded =
    Object.keys(lexicon.closed.CMP).some((phrase) => leadOf(lexicon, [phrase], named.body) > 0) ||
    named.body[0]?.lower === 'between' ||
    named.body[0]?.lower === 'entre';
  if (!isBounded) return undefined;
  return lexicon.language === 'en'
    ? [...wordsAt(start, 'the'), ...named.label, ...wordsAt(start, 'is'), ...named.body]
    : undefined;
}

/** "End after start": the end is after the start. */
function orderOf(lexicon: Lexicon, tokens: readonly Token[]): readonly Token[] | undefined {
  const orders = new Set(['after', 'before', 'après', 'avant']);
  const at = tokens.findIndex(({ lower }) => orders.has(lower));
  const sides = partedAt(tokens, orders);
  const [left, right] = sides;
  const token = tokens[at];
  if (!left || !right || !token || sides.length > 2 || left.length > 3 || right.length > 3) return undefined;
  const isNames = [...left, ...right].every(
    ({ kind, lower }) =>
      kind === 'word' &&
      !Object.hasOwn(lexicon.closed.DET, lower) &&
      !Object.hasOwn(lexicon.closed.MODAL, lower) &&
      !['is', 'be', 'est'].includes(lower),
  );
  if (!isNames || lexicon.language !== 'en') return undefined;
  const { start } = placeOf(tokens);
  return [
    ...wordsAt(start, 'the'),
    ...left,
    ...wordsAt(token.start, 'is'),
    token,
    ...wordsAt(token.end, 'the'),
    ...right,
  ];
}

/** What somebody may do, as a list: "Volunteer: lend, take back", "Coordinator: all that, plus manage members", "Admin – everything". */
import type { Lexicon } from '../../language/lexicon.ts';
import type { Token } from '../../language/text.ts';
import { isContent } from '../cover.ts';
import type { Reader } from '../sentence.ts';
import { lowerOf, partedAt, withoutBrackets, wordsAt } from './entry.ts';
import { chartOf } from './field-note.ts';
import { isOneOf, leadOf } from './section.ts';

const marks: ReadonlySet<string> = new Set([',', ';']);
const can: Readonly<Record<'en' | 'fr', string>> = { en: 'can', fr: 'peut' };

/** Each thing that somebody may do, in the words of a sentence; `before` is what those above may do. */
export function deedsOf(
  reader: Reader,
  body: readonly Token[],
  before: readonly (readonly Token[])[],
): (readonly Token[])[] {
  const { lexicon } = reader;
  const allowed = leadOf(lexicon, lexicon.outline.allowing, body);
  const runs = partedAt(body.slice(allowed), marks).flatMap((run) => plussed(lexicon, run));
  const deeds: (readonly Token[])[] = [];
  for (const run of runs) {
    const said = runOf(reader, run, before);
    const last = deeds.at(-1);
    if (said) deeds.push(...said);
    else if (last) deeds.splice(-1, 1, [...last, comma(run), ...run]);
    else deeds.push([...wordsAt(run[0]?.start ?? 0, lexicon.outline.say.see), ...owned(lexicon, run)]);
  }
  return deeds;
}

function comma(run: readonly Token[]): Token {
  const start = run[0]?.start ?? 0;
  return { start, end: start, text: ',', lower: ',', kind: 'mark' };
}

/** "All that plus manage members": two entries. */
function plussed(lexicon: Lexicon, run: readonly Token[]): (readonly Token[])[] {
  const lead = leadOf(lexicon, lexicon.outline.plus, run);
  const rest = run.slice(lead);
  const above = leadOf(lexicon, lexicon.outline.above, rest);
  const joined = above === 0 ? 0 : leadOf(lexicon, lexicon.outline.plus, rest.slice(above));
  return joined === 0 ? [rest] : [rest.slice(0, above), rest.slice(above + joined)];
}

/** One entry; undefined where it goes on with the one before. */
function runOf(
  reader: Reader,
  run: readonly Token[],
  before: readonly (readonly Token[])[],
): (readonly Token[])[] | undefined {
  const { lexicon } = reader;
  const { outline } = lexicon;
  const start = run[0]?.start ?? 0;
  if (isOneOf(lexicon, outline.everything, run)) return [spelt(run, everything[lexicon.language])];
  if (isOneOf(lexicon, outline.looking, run)) return [spelt(run, looking[lexicon.language])];
  if (isOneOf(lexicon, outline.above, run)) {
    const end = run.at(-1)?.end ?? start;
    return before.map((deed) => deed.map((token) => ({ ...token, start, end })));
  }
  const deed = deedIn(reader, run);
  return deed ? [deed] : undefined;
}

const everything = { en: ['do', 'everything'], fr: ['tout', 'faire'] } as const;
const looking = { en: ['see', 'everything'], fr: ['voir', 'tout'] } as const;

/** Other words over the same place. */
function spelt(run: readonly Token[], words: readonly string[]): Token[] {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  return words.map((word, at) => ({
    start: at === 0 ? start : end,
    end,
    text: word,
    lower: word,
    kind: 'word',
  }));
}

/** A doing, with the words that telegrams leave out. */
function deedIn(reader: Reader, run: readonly Token[]): readonly Token[] | undefined {
  const { lexicon } = reader;
  const bracketed = verbsBehind(reader, run);
  if (bracketed) return bracketed;
  return beginsDoing(reader, run) ? owned(lexicon, joined(lexicon, run)) : undefined;
}

/** "Own bookings (create, see, cancel)". */
function verbsBehind(reader: Reader, run: readonly Token[]): readonly Token[] | undefined {
  const { lexicon } = reader;
  const noun = withoutBrackets(run);
  const inside = run.slice(noun.length + 1, -1);
  const verbs = partedAt(inside, new Set([',', '/', 'and', 'et']));
  const isAll =
    inside.length > 0 &&
    verbs.length > 0 &&
    verbs.every((verb) => verb.length === 1 && beginsDoing(reader, verb));
  if (!isAll || beginsDoing(reader, noun)) return undefined;
  const said = verbs.flatMap((verb, at) => {
    const isLast = at === verbs.length - 1;
    const link =
      at === 0 ? [] : isLast ? wordsAt(verb[0]?.start ?? 0, lexicon.outline.say.and) : [comma(verb)];
    return [...link, ...verb];
  });
  return [...said, ...owned(lexicon, noun)];
}

/** "Add/edit machines": add and edit. */
function joined(lexicon: Lexicon, run: readonly Token[]): readonly Token[] {
  const { and } = lexicon.outline.say;
  return run.map((token) =>
    token.lower === '/' || token.lower === '&' || token.lower === '+'
      ? { ...token, lower: and, text: and, kind: 'word' }
      : token,
  );
}

/** "Own bookings": their own. */
function owned(lexicon: Lexicon, run: readonly Token[]): readonly Token[] {
  const at = run.findIndex(({ lower }) => lower === 'own');
  const token = run[at];
  const isBare =
    token !== undefined &&
    !Object.hasOwn(lexicon.closed.DET, run[at - 1]?.lower ?? '') &&
    lexicon.language === 'en';
  return isBare ? [...run.slice(0, at), ...wordsAt(token.start, 'their'), ...run.slice(at)] : run;
}

/** A verb that the language knows in its plain form, or an auxiliary. */
export function beginsDoing(reader: Reader, run: readonly Token[]): boolean {
  const { lexicon } = reader;
  const [first, second] = run;
  if (!first || first.kind !== 'word') return false;
  if (Object.hasOwn(lexicon.closed.MODAL, first.lower)) return true;
  const isNoun = lexicon.marks['OF']?.includes(second?.lower ?? '') === true && lexicon.language === 'en';
  return (
    !isNoun &&
    chartOf(reader, run.slice(0, longestVerb))
      .startingAt('V', 0)
      .some(
        ({ value: { lemma, form } }) =>
          form === 'base' &&
          (Object.hasOwn(lexicon.verbs, lemma) ||
            Object.hasOwn(lexicon.reifying, lemma) ||
            lexicon.changing.has(lemma)),
      )
  );
}

const longestVerb = 3;

/** The sentences of what somebody may do. */
export function roleSentences(
  reader: Reader,
  label: readonly Token[],
  deeds: readonly (readonly Token[])[],
): (readonly Token[])[] {
  const { lexicon } = reader;
  const role = asRole(lexicon, withoutAllowing(lexicon, withoutBrackets(label)));
  return deeds.map((deed, at) => {
    const begin = deed[0]?.start ?? 0;
    const who = at === 0 ? role : role.map((token) => ({ ...token, start: begin, end: begin }));
    const isModal = Object.hasOwn(lexicon.closed.MODAL, deed[0]?.lower ?? '');
    return [...who, ...(isModal ? [] : wordsAt(begin, can[lexicon.language])), ...deed];
  });
}

/** "Drivers can" is drivers. */
function withoutAllowing(lexicon: Lexicon, label: readonly Token[]): readonly Token[] {
  const at = label.findIndex(
    (_, index) => index > 0 && isOneOf(lexicon, lexicon.outline.allowing, label.slice(index)),
  );
  const role = at === -1 ? label : label.slice(0, at);
  return role.filter((token) => isContent(lexicon, token) || token.kind === 'word');
}

/** "Office" is the office, where nobody is called so. */
function asRole(lexicon: Lexicon, role: readonly Token[]): readonly Token[] {
  const name = lowerOf(role);
  const isPart =
    lexicon.departments.has(name) || lexicon.organisations.has(lexicon.naming.headOf(name.split(' ')));
  const article = lexicon.language === 'en' ? 'the' : lexicon.genderOf?.(name) === 'f' ? 'la' : 'le';
  return isPart ? [...wordsAt(role[0]?.start ?? 0, article), ...role] : role;
}

/** What somebody may do, as a list: "Volunteer: lend, take back", "Coordinator: all that, plus manage members", "Admin – everything". */
import type { Lexicon } from '../../language/lexicon.ts';
import type { Token } from '../../language/text.ts';
import { isContent } from '../cover.ts';
import type { Reader } from '../sentence.ts';
import { lowerOf, partedAt, withoutBrackets, wordsAt } from './entry.ts';
import { chartOf } from '../chart.ts';
import { isOneOf, leadOf } from './section.ts';

const marks: ReadonlySet<string> = new Set([',', ';']);
const can: Readonly<Record<'en' | 'fr', string>> = { en: 'can', fr: 'peut' };

/** What roles are read with: what those above may do, and the things that bare verbs are said of. */
export type Above = {
  before: readonly (readonly Token[])[];
  /** In the plural: what the main thing is of, and the main thing. */
  object?: string | undefined;
  main?: string | undefined;
  things: ReadonlySet<string>;
  /** Whoever may do it is a thing that is kept as well. */
  isThing: boolean;
};

/** Each thing that somebody may do, in the words of a sentence. */
export function deedsOf(reader: Reader, body: readonly Token[], above: Above): (readonly Token[])[] {
  const { lexicon } = reader;
  const allowed = leadOf(lexicon, lexicon.outline.allowing, body);
  const runs = verbsJoined(
    reader,
    partedAt(body.slice(allowed), marks)
      .flatMap((run) => plussed(lexicon, run))
      .map((run) => inPlainForm(reader, run)),
  );
  const deeds: (readonly Token[])[] = [];
  for (const run of runs.filter((one) => !isDenied(lexicon, one))) {
    const said = runOf(reader, run, above.before);
    const last = deeds.at(-1);
    if (said) deeds.push(...said.map((deed) => completed(reader, deed, above)));
    else if (last) deeds.splice(-1, 1, [...last, comma(run), ...run]);
    else
      deeds.push([
        ...wordsAt(run[0]?.start ?? 0, lexicon.outline.say.see),
        ...owned(lexicon, listed(lexicon, run)),
      ]);
  }
  return deeds;
}

/** "Clerk: creates sailings": what they do, as what they may do. */
function inPlainForm(reader: Reader, run: readonly Token[]): readonly Token[] {
  const [first, second] = run;
  const { lexicon } = reader;
  const isAlone = second === undefined || lexicon.marks['OF']?.includes(second.lower) === true;
  if (!first || isAlone || beginsDoing(reader, run)) return run;
  const verb = chartOf(reader, run.slice(0, longestVerb))
    .startingAt('V', 0)
    .find(({ value }) => value.form === 'third' && isKnownVerb(lexicon, value.lemma));
  const [text = ''] = verb?.value.lemma.split(' ') ?? [];
  return text === '' ? run : [{ ...first, text, lower: text }, ...run.slice(1)];
}

function isKnownVerb({ verbs, reifying, changing }: Lexicon, lemma: string): boolean {
  return Object.hasOwn(verbs, lemma) || Object.hasOwn(reifying, lemma) || changing.has(lemma);
}

/** "Volunteers: no takings": what somebody does not get is nothing that he may do. */
function isDenied({ closed }: Lexicon, [first]: readonly Token[]): boolean {
  return closed.DET[first?.lower ?? ''] === 'no';
}

/** "Add, edit and delete books": verbs of one object are one entry. */
function verbsJoined(reader: Reader, runs: readonly (readonly Token[])[]): (readonly Token[])[] {
  const joined: (readonly Token[])[] = [];
  let open: readonly Token[] = [];
  runs.forEach((run, at) => {
    const isVerb = run.length === 1 && beginsDoing(reader, run);
    const rest = runs.slice(at + 1);
    const end = rest.findIndex((one) => one.length > 1);
    const isLast = end !== -1 && rest.slice(0, end).every((one) => beginsDoing(reader, one));
    const isGoingOn = isVerb && isLast && isVerbList(reader, rest[end] ?? []);
    const whole = open.length > 0 ? [...open, comma(run), ...run] : run;
    if (isGoingOn) open = whole;
    else {
      joined.push(whole);
      open = [];
    }
  });
  return joined;
}

/** "Edit and delete books". */
function isVerbList(reader: Reader, [first, link, ...rest]: readonly Token[]): boolean {
  const isJoint = link?.lower === reader.lexicon.outline.say.and;
  return first !== undefined && isJoint && beginsDoing(reader, [first]) && beginsDoing(reader, rest);
}

/** "Reserve", "browse the catalogue", "lend": of what the product is about, and what record it makes. */
function completed(reader: Reader, written: readonly Token[], above: Above): readonly Token[] {
  const { lexicon } = reader;
  const deed = withoutBrackets(written);
  const last = deed.at(-1);
  const verb = chartOf(reader, deed)
    .startingAt('V', 0)
    .find(({ value }) => value.form === 'base');
  if (!last || !verb) return written;
  const record = lexicon.reifying[verb.value.lemma]?.noun;
  if (record !== undefined && above.things.has(record))
    return making(lexicon, deed, { record, isOwn: above.isThing });
  const isBare = verb.to === deed.length && verb.value.sense !== 'do' && !lexicon.wholes.has(last.lower);
  const object = record === undefined ? above.main : above.object;
  if (isBare && object !== undefined) return [...deed, ...wordsAt(last.end, object)];
  return ofAll(lexicon, deed, above.object) ?? written;
}

/** "Browse the catalogue": the things in it. */
function ofAll(
  { closed }: Lexicon,
  deed: readonly Token[],
  object: string | undefined,
): readonly Token[] | undefined {
  if (object === undefined || !lists.has(deed.at(-1)?.lower ?? '')) return undefined;
  const before = deed.slice(0, -1);
  const isArticle = Object.hasOwn(closed.DET, before.at(-1)?.lower ?? '');
  return [...(isArticle ? before.slice(0, -1) : before), ...spelt(deed.slice(-1), object.split(' '))];
}

const create = { en: 'create', fr: 'créer' } as const;
const theirs = { en: 'their own', fr: 'leurs propres' } as const;

/** "Lend tools", where loans are kept: create loans. */
function making(
  { language, pluralOf }: Lexicon,
  deed: readonly Token[],
  { record, isOwn }: { record: string; isOwn: boolean },
): readonly Token[] {
  return spelt(deed, [
    create[language],
    ...(isOwn ? theirs[language].split(' ') : []),
    ...pluralOf(record).split(' '),
  ]);
}

function comma(run: readonly Token[]): Token {
  const start = run[0]?.start ?? 0;
  return { start, end: start, text: ',', lower: ',', kind: 'mark' };
}

/** "List of traders" are traders. */
function listed(lexicon: Lexicon, run: readonly Token[]): readonly Token[] {
  const of = run.findIndex(({ lower }) => lexicon.marks['OF']?.includes(lower) === true);
  return of > 0 && lists.has(run[of - 1]?.lower ?? '') && run.length > of + 1 ? run.slice(of + 1) : run;
}

const lists: ReadonlySet<string> = new Set([
  'list',
  'lists',
  'catalogue',
  'catalog',
  'table',
  'liste',
  'listes',
]);

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
  if (!first || first.kind !== 'word' || first.lower === 'own') return false;
  if (Object.hasOwn(lexicon.closed.MODAL, first.lower)) return true;
  const isNoun = lexicon.marks['OF']?.includes(second?.lower ?? '') === true && lexicon.language === 'en';
  return (
    !isNoun &&
    chartOf(reader, run.slice(0, longestVerb))
      .startingAt('V', 0)
      .some(({ value: { lemma, form } }) => form === 'base' && isKnownVerb(lexicon, lemma))
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
  const role = asName(reader, asRole(lexicon, withoutAllowing(lexicon, withoutBrackets(label))));
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

/** "Props master": the words before the last in the singular, where they make no name otherwise. */
function asName(reader: Reader, role: readonly Token[]): readonly Token[] {
  const isName = chartOf(reader, role).over('NP', { from: 0, to: role.length }).length > 0;
  if (isName || reader.lexicon.language === 'fr') return role;
  return role.map((token, at) =>
    at < role.length - 1 ? { ...token, lower: reader.lexicon.singularOf(token.lower).singular } : token,
  );
}

/**
 * Sentences that say in another order what the grammar reads: user stories ("As a visitor, I want to …"), lists of what
 * somebody does ("Students: browse the catalogue, request a loan"), and systems that let somebody do something.
 */
import type { NounPhrase, Verb } from '../grammar/logical-form.ts';
import type { Token } from '../language/text.ts';
import { isPerson } from './noun-class.ts';
import type { Parsed, Range } from './parsed.ts';

/** The sentences that a sentence stands for, each a run of words, and what says only what they are good for. */
export type Rewritten = { said: readonly (readonly Token[])[]; left: readonly (readonly Token[])[] };

/** What a sentence stands for; undefined when it stands for itself. */
export function rewritten(parsed: Parsed): Rewritten | undefined {
  const said = doings(parsed) ?? letting(parsed);
  return story(parsed) ?? (said && { said, left: [] });
}

const auxiliary: Readonly<Record<'en' | 'fr', string>> = { en: 'can', fr: 'peut' };

/** An auxiliary that nobody wrote. */
function may({ lexicon }: Parsed, at: number): Token {
  const text = auxiliary[lexicon.language];
  return { start: at, end: at, text, lower: text, kind: 'word' };
}

/** What is mine in a story is theirs. */
const theirs: Readonly<Record<string, string>> = {
  my: 'their',
  our: 'their',
  mon: 'son',
  ma: 'sa',
  mes: 'ses',
  nos: 'leurs',
  notre: 'leur',
};

/** "As a teacher, I want to record marks so that parents see them". */
function story(parsed: Parsed): Rewritten | undefined {
  const { tokens } = parsed;
  const as = parsed.phraseEnd('STORYAS', 0);
  const wish = as === undefined ? undefined : wishAfter(parsed, as);
  if (as === undefined || wish === undefined) return undefined;
  const { want } = wish;
  const role = tokens.slice(as, wish.end).filter(({ lower }) => !parsed.lexicon.plainQualities.has(lower));
  const end = reasonIn(parsed, want);
  const said = tokens.slice(want, end).map((token) => {
    const lower = theirs[token.lower];
    return lower === undefined ? token : { ...token, lower };
  });
  const reason = tokens.slice(end);
  return {
    said: [[...role, may(parsed, tokens[want]?.start ?? 0), ...said]],
    left: reason.length > 0 ? [reason] : [],
  };
}

const longestRole = 5;

/** Where the role of a story ends, and where what they want to do begins; "as a host I look after events" has no wish. */
function wishAfter(parsed: Parsed, as: number): { end: number; want: number } | undefined {
  for (let end = as + 1; end <= as + longestRole; end += 1) {
    const next = parsed.wordAt(end) === ',' ? end + 1 : end;
    const want = parsed.phraseEnd('STORYWANT', next) ?? parsed.phraseEnd('STORYI', next);
    const isSaid =
      want !== undefined &&
      (parsed.phraseEnd('STORYWANT', next) !== undefined ||
        parsed.startingAt('V', want).some((edge) => isKnown(parsed, edge.value)));
    if (want !== undefined && isSaid) return { end, want };
  }
  return undefined;
}

/** Where a story goes on to say what it is good for. */
function reasonIn(parsed: Parsed, from: number): number {
  for (let at = from + 1; at < parsed.tokens.length; at += 1)
    if (parsed.phraseEnd('STORYSO', at) !== undefined) return at;
  return parsed.tokens.length;
}

/** "Students: browse the catalogue, request a loan, see their own loans". */
function doings(parsed: Parsed): Token[][] | undefined {
  const { tokens } = parsed;
  const colon = tokens.findIndex(({ lower }) => lower === ':');
  const [who] = colon < 1 || colon > longestRole ? [] : parsed.over('NPList', { from: 0, to: colon });
  if (!who || who.value.some(({ of, quantity }) => of || quantity)) return undefined;
  if (!who.value.every((one) => mayDo(parsed, one, colon + 1)) || !beginsDoing(parsed, colon + 1))
    return undefined;
  const starts = tokens.flatMap(({ lower }, at) =>
    at > colon && (lower === ',' || at === colon) && beginsDoing(parsed, at + 1) ? [at + 1] : [],
  );
  const begins = [colon + 1, ...starts];
  const role = tokens.slice(0, colon);
  return begins.map((from, index) => {
    const to = (begins[index + 1] ?? tokens.length + 1) - 1;
    const said = plainly(parsed, { from, to });
    const isModal = parsed.phraseEnd('MODAL', from) !== undefined;
    const begin = tokens[from]?.start ?? 0;
    const who = index === 0 ? role : role.map((token) => ({ ...token, start: begin, end: begin }));
    return [...who, ...(isModal ? [] : [may(parsed, tokens[from]?.start ?? 0)]), ...said];
  });
}

/** People, or several of whom only a plain verb with its object tells that they are: "Sextons: see graves". */
function mayDo(parsed: Parsed, who: NounPhrase, at: number): boolean {
  if (isPerson(parsed.lexicon, who.words)) return true;
  return (
    who.isPlural &&
    who.adjectives.length === 0 &&
    parsed
      .startingAt('V', at)
      .some(({ value, to }) => plainWork.has(value.sense) && parsed.startingAt('NP', to).length > 0)
  );
}

const plainWork: ReadonlySet<Verb['sense']> = new Set(['see', 'create', 'change', 'delete', 'manage']);

/** "Checks the tickets", of a list of what somebody does: the verb as it stands behind an auxiliary. */
function plainly(parsed: Parsed, { from, to }: Range): readonly Token[] {
  const [first, ...rest] = parsed.tokens.slice(from, to);
  const told = parsed.startingAt('V', from).find(({ value }) => isKnown(parsed, value));
  if (!first || told?.value.form !== 'third') return parsed.tokens.slice(from, to);
  const [text = first.text] = told.value.lemma.split(' ');
  return [{ ...first, text, lower: text }, ...rest];
}

/** A verb that the language knows. */
function isKnown({ lexicon }: Parsed, { lemma, form }: Verb): boolean {
  return (
    form !== 'participle' && (Object.hasOwn(lexicon.verbs, lemma) || Object.hasOwn(lexicon.reifying, lemma))
  );
}

/** A verb that the language knows, or an auxiliary. */
function beginsDoing(parsed: Parsed, at: number): boolean {
  return (
    parsed.phraseEnd('MODAL', at) !== undefined ||
    parsed.startingAt('V', at).some(({ value }) => isKnown(parsed, value))
  );
}

/** "The system should let carriers request a slot", "le site permet aux clients de réserver". */
function letting(parsed: Parsed): Token[][] | undefined {
  const { tokens, lexicon } = parsed;
  const [system] = parsed
    .startingAt('NP', 0)
    .filter(({ value, to }) => value.words.length > 0 && parsed.phraseEnd('LETS', to) !== undefined);
  // "Let members see …", of whoever is asked to.
  const isSystem = !system || lexicon.organisations.has(lexicon.naming.headOf(system.value.words));
  const from = isSystem ? parsed.phraseEnd('LETS', system?.to ?? 0) : undefined;
  if (from === undefined) return undefined;
  const who = parsed
    .startingAt('NPList', from)
    .toReversed()
    .find(({ to }) => verbAfter(parsed, to) !== undefined);
  const verb = who && verbAfter(parsed, who.to);
  if (!who || verb === undefined || who.value.some(({ isPronoun }) => isPronoun)) return undefined;
  return [[...tokens.slice(from, who.to), may(parsed, tokens[verb]?.start ?? 0), ...tokens.slice(verb)]];
}

/** Where what somebody may do begins: "(to) request", "de réserver". */
function verbAfter(parsed: Parsed, at: number): number | undefined {
  const link = parsed.lexicon.language === 'en' ? 'TO' : 'OF';
  const next = parsed.phraseEnd(link, at) ?? (parsed.lexicon.language === 'en' ? at : undefined);
  return next !== undefined && parsed.startingAt('V', next).some(({ value }) => value.form === 'base')
    ? next
    : undefined;
}

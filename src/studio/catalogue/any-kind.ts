/**
 * A product from a function and a thing: "a badge tracker for a scout troop" is badges that are followed, and scouts. The
 * words for the function choose the page in `sorts/`; the thing and its people take their places there.
 */
import type { Lexicon } from '../analyst/language/lexicon.ts';
import type { Token } from '../analyst/language/text.ts';
import { composed } from './compose.ts';
import { cuesIn } from './function-cue.ts';
import type { Cue } from './function-cue.ts';
import type { Recognised } from './recognise.ts';
import type { Pack } from './pack.ts';
import { sorts } from './packs.ts';
import { fieldsOf } from './thing-fields.ts';
import { nounNear, peopleBeside, thingBeside } from './thing.ts';
import type { Thing } from './thing.ts';
import { lemmaOf, plainWords } from './word.ts';

/**
 * A function with its thing; `worth` is how surely it is meant, up to 1, `said` the words that call for it, `verb` the one
 * whose object the thing is.
 */
export type Composition = { recognised: Recognised; worth: number; said: Token[]; verb: Token | undefined };

/** What it takes from the worth that the thing is only assumed. */
const assumed = 0.9;

/** The function that the words ask for, with its thing; undefined: they name none. */
export function anyKind(lexicon: Lexicon, tokens: readonly Token[]): Composition | undefined {
  const cues = cuesIn(tokens, lexicon.language);
  const sorted = cues
    .map((cue) => ({ cue, worth: worthOf(cue, cues) }))
    .sort((a, b) => b.worth - a.worth || a.cue.from - b.cue.from);
  for (const { cue, worth } of sorted) {
    const found = withThing(lexicon, tokens, { cue, cues, worth });
    if (found) return found;
  }
  return undefined;
}

/** Several cues for one function support each other; longer ones say more. */
function worthOf(cue: Cue, cues: readonly Cue[]): number {
  const others = cues.filter((one) => one.sort === cue.sort && (one.to <= cue.from || one.from >= cue.to));
  const length = plainWords(cue.phrase).length;
  return cue.worth + Math.min(2, others.length) * support + (length - 1) * support;
}

const support = 0.03;

type Sought = { cue: Cue; cues: readonly Cue[]; worth: number };

function withThing(
  lexicon: Lexicon,
  tokens: readonly Token[],
  { cue, cues, worth }: Sought,
): Composition | undefined {
  const same = cues.filter(({ sort }) => sort === cue.sort);
  const { thing, whole, beside, isAssumed } = thingsOf(lexicon, tokens, { cue, same });
  const recognised = thing && recognisedAs(lexicon, tokens, { cue, thing, whole });
  const besideTokens = beside ? tokens.slice(beside.from, beside.to) : [];
  return (
    recognised && {
      recognised,
      worth: isAssumed ? worth * assumed : worth,
      verb: cue.kind === 'verb' && cue.sort.kind !== 'tracker' && !isAssumed ? tokens[cue.from] : undefined,
      said: [...same.flatMap(({ from, to }) => tokens.slice(from, to)), ...besideTokens],
    }
  );
}

type Things = {
  thing?: Thing | undefined;
  whole?: Thing | undefined;
  beside?: Thing | undefined;
  isAssumed: boolean;
};

/** The thing, what it belongs to, and the noun beside the cue, which may be either. */
function thingsOf(
  lexicon: Lexicon,
  tokens: readonly Token[],
  { cue, same }: { cue: Cue; same: readonly Cue[] },
): Things {
  const selfNamed = same.find((one) => itselfOf(lexicon, one));
  const own = selfNamed && itselfOf(lexicon, selfNamed);
  const beside = cue.sort.isOfItself ? undefined : thingOf(lexicon, tokens, { cue: selfNamed ?? cue, same });
  if (!own) return { thing: beside ?? presetOf(lexicon, cue), beside, isAssumed: !beside };
  const isBehind = beside !== undefined && beside.from >= own.to;
  return { thing: own, whole: isBehind ? wholeOf(lexicon, beside) : undefined, beside, isAssumed: false };
}

/** The page with its thing, and where the words for both stand. */
function recognisedAs(
  lexicon: Lexicon,
  tokens: readonly Token[],
  { cue, thing, whole }: { cue: Cue; thing: Thing; whole: Thing | undefined },
): Recognised | undefined {
  const sort = sortFor(lexicon, cue.sort, thing);
  const people = peopleBeside(lexicon, tokens, { thing, isForStaff: sort.isForStaff });
  const filler = { thing: thing.noun, person: people.noun, ...(whole && { whose: whole.noun }) };
  const named = tokens.slice(thing.from, thing.to);
  const cueTokens = cue.kind === 'noun' ? tokens.slice(cue.from, cue.to) : [];
  const owning = whole ? tokens.slice(whole.from, whole.to) : [];
  const main = named[0] ?? tokens[cue.from];
  const last = named.at(-1) ?? tokens[cue.to - 1];
  if (!main || !last) return undefined;
  return {
    packs: [composed(lexicon, sort, filler)],
    trades: [],
    spans: [...named, ...cueTokens, ...owning, ...people.tokens],
    main: { start: main.start, end: last.end },
  };
}

/** The thing beside the cue, else beside another one for the same function. */
function thingOf(
  lexicon: Lexicon,
  tokens: readonly Token[],
  { cue, same }: { cue: Cue; same: readonly Cue[] },
): Thing | undefined {
  const others = same
    .filter((one) => one !== cue)
    .sort((a, b) => Number(b.kind === 'noun') - Number(a.kind === 'noun') || a.from - b.from);
  for (const one of [cue, ...others]) {
    const found = thingBeside(lexicon, tokens, one);
    if (found) return found;
  }
  return cue.kind === 'phrase' ? nounNear(lexicon, tokens, cue.from) : undefined;
}

/** Trees and sheep are listed one by one: an inventory of such is a register. */
function sortFor(lexicon: Lexicon, sort: Pack, { noun }: Thing): Pack {
  if (sort.kind !== 'inventory') return sort;
  const fields = fieldsOf(lexicon, noun, 'kept');
  const isSingle = fields.some((field) =>
    /location|breed|plate|emplacement|race|immatriculation/u.test(field),
  );
  return (isSingle && sorts().find(({ kind }) => kind === 'register')) || sort;
}

/** The name that is the thing itself: the weight, the tournament. */
function itselfOf({ language }: Lexicon, cue: Cue): Thing | undefined {
  if (cue.kind !== 'noun') return undefined;
  const { itself } = cue.sort.text[language];
  const isSaid = itself.some(
    (one) => one === plainWords(cue.phrase).map(lemmaOf).join(' ') || one === cue.phrase,
  );
  if (!isSaid) return undefined;
  const noun = itself.find((one) => one === cue.phrase) ?? plainWords(cue.phrase).map(lemmaOf).join(' ');
  return { from: cue.from, to: cue.to, noun };
}

/** What a function is about where nothing is named: nowhere in the text. */
function presetOf({ language }: Lexicon, cue: Cue): Thing | undefined {
  const noun = cue.sort.text[language].thing;
  return noun === '' ? undefined : { from: cue.from, to: cue.from, noun };
}

/** The ewe whose weight it is; people are no such thing. */
function wholeOf(lexicon: Lexicon, thing: Thing): Thing | undefined {
  return lexicon.personNouns.has(thing.noun.split(' ').at(-1) ?? thing.noun) ? undefined : thing;
}

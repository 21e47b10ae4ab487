/** Which language a brief is written in, by the small words that every sentence needs. */
import type { Lexicon } from './lexicon.ts';
import { fold } from './text.ts';
import type { Token } from './text.ts';
import { listOf } from './word-list.ts';

/** Words that only one of the two languages has. */
const small: Readonly<Record<Lexicon['language'], ReadonlySet<string>>> = {
  en: new Set(
    listOf(`
    the | of | and | to | is | are | has | have | for | with | can | their | an | in | by | or | each | be | it | we | that | which | at | must | only | may | my | need | they | from | not | this | its | our | i | want | build | no | one | who | as | every | when | some | your | own | people`),
  ),
  fr: new Set(
    listOf(`
    le | la | les | des | du | une | un | et | est | pour | avec | qui | dans | sur | par | peut | peuvent | ses | leurs | aux | au | chaque | ou | à | de | sont | ont | je | nous | il | elle | ne | pas | que | son | sa | ce | cette | mes | mon | ma | notre | nos | leur | plus | tout | tous | doit | doivent | veux | veut | voudrais | gérer | faire | chez | sans | si | en | pr | ils | elles | c'est`),
  ),
};
const most = 400;

/** Scores closer than this do not tell: a few words without a small word among them. */
const telling = 1;

/**
 * The language of the words. Where they do not tell (a name of a product and little else) `known` may know; English where
 * nothing does.
 */
export function languageOf(
  tokens: readonly Token[],
  lexicons: readonly Lexicon[],
  known: (tokens: readonly Token[]) => Lexicon['language'] | undefined = () => undefined,
): Lexicon['language'] {
  const words = tokens.slice(0, most).filter(({ kind }) => kind === 'word');
  const scored = lexicons.map((lexicon) => ({
    language: lexicon.language,
    score: words.reduce((sum, { lower }) => sum + weightOf(lexicon, lower), 0),
  }));
  const best = scored.reduce((left, one) => (one.score > left.score ? one : left));
  const isClear = scored.every((one) => one === best || best.score - one.score >= telling);
  return (isClear ? undefined : known(words)) ?? best.language;
}

/** A small word counts for one, a noun that the lexicon knows for less, an accent or an elision speaks French. */
function weightOf({ language, ...lexicon }: Lexicon, word: string): number {
  if (small[language].has(word)) return 1;
  const isFrench =
    language === 'fr' && (fold(word) !== word || word.slice(1, 2) === "'" || word.startsWith("qu'"));
  if (isFrench) return 0.5;
  const { singular } = lexicon.singularOf(word);
  const isKnown =
    Object.hasOwn(lexicon.fieldNouns, singular) ||
    lexicon.personNouns.has(singular) ||
    lexicon.organisations.has(singular) ||
    Object.hasOwn(lexicon.verbs, word);
  return isKnown ? 0.3 : 0;
}

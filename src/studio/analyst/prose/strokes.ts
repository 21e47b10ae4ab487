/** Values between strokes behind the name of a field, as values in brackets: "a level low/middle/high". */
import type { Lexicon } from '../language/lexicon.ts';
import type { Token } from '../language/text.ts';
import { isMark } from './noun-run.ts';

const stroke = '/';
const least = 3;

/** The tokens from `list` on, where a list of fields begins, with such values in brackets. */
export function withChoices(lexicon: Lexicon, tokens: readonly Token[], list: number): Token[] {
  const said: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const values = at > list ? valuesAt(tokens, at) : [];
    const next = tokens[at + values.length * 2 - 1];
    const isNamed = tokens[at - 1]?.kind === 'word' && !isSmall(lexicon, tokens[at - 1]);
    if (values.length < least || !isNamed || (next && next.kind !== 'mark' && !isSmall(lexicon, next)))
      said.push(...tokens.slice(at, at + 1));
    else {
      said.push(...bracketed(values, lexicon.outline.say.or));
      at += values.length * 2 - 2;
    }
  }
  return said;
}

function isSmall(lexicon: Lexicon, token: Token | undefined): boolean {
  return ['AND', 'OR', 'BE', 'BEINF', 'HAVE'].some((mark) => isMark(lexicon, token?.lower ?? '', mark));
}

/** Words that only strokes part. */
function valuesAt(tokens: readonly Token[], at: number): Token[] {
  const values: Token[] = [];
  for (let place = at; tokens[place]?.kind === 'word'; place += 2) {
    values.push(...tokens.slice(place, place + 1));
    if (tokens[place + 1]?.lower !== stroke) break;
  }
  return values;
}

function bracketed(values: readonly Token[], or: string): Token[] {
  const [first, last] = [values[0]?.start ?? 0, values.at(-1)?.end ?? 0];
  const inner = values.flatMap((value, at): Token[] => {
    if (at === 0) return [value];
    const isLast = at === values.length - 1;
    const joint = isLast ? or : ',';
    return [
      { start: value.start, end: value.start, text: joint, lower: joint, kind: isLast ? 'word' : 'mark' },
      value,
    ];
  });
  return [bracket(first, '('), ...inner, bracket(last, ')')];
}

function bracket(place: number, text: string): Token {
  return { start: place, end: place, text, lower: text, kind: 'mark' };
}

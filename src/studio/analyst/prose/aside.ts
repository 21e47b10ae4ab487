/** What people put in brackets or between dashes: set apart where the clause around it reads better so. */
import type { Lexicon } from '../language/lexicon.ts';
import type { Token } from '../language/text.ts';

/** A clause and what was said within it. */
export type Aside = { tokens: readonly Token[]; asides: (readonly Token[])[] };

const dashes = new Set(['–', '—']);

/**
 * Parts the asides of a clause from it. What changes the meaning of the clause around it ("unless", "only", "not") stays
 * where it is.
 */
export function withoutAsides(lexicon: Lexicon, tokens: readonly Token[]): Aside {
  const kept: Token[] = [];
  const asides: (readonly Token[])[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const end = endOf(tokens, at);
    const inner = end === undefined ? [] : tokens.slice(at + 1, end);
    const token = tokens[at];
    if (end !== undefined && inner.length > 0 && !inner.some((one) => isBinding(lexicon, one))) {
      asides.push(inner);
      at = end;
    } else if (token) kept.push(token);
  }
  return { tokens: kept, asides };
}

/** Where the aside ends that begins at a place. */
function endOf(tokens: readonly Token[], at: number): number | undefined {
  const open = tokens[at]?.lower ?? '';
  if (open !== '(' && !dashes.has(open)) return undefined;
  const end = tokens.findIndex(
    ({ lower }, index) => index > at && (open === '(' ? lower === ')' : lower === open),
  );
  return end === -1 ? undefined : end;
}

/** "Unless", "only": an operator that is no number. */
function isBinding({ operators }: Lexicon, { lower, kind }: Token): boolean {
  return kind === 'word' && operators.has(lower);
}

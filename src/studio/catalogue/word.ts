/** Words as people write them, compared across number, accents, endings and slips of the finger. */

/** Lower case, without accents, hyphens and apostrophes as spaces: `To-do` is `to do`. */
export function plainWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const plurals: readonly (readonly [ending: string, instead: string])[] = [
  ['ies', 'y'],
  ['sses', 'ss'],
  ['xes', 'x'],
  ['ches', 'ch'],
  ['shes', 'sh'],
  ['eaux', 'eau'],
  ['ss', 'ss'],
  ['us', 'us'],
  ['s', ''],
];

/** The singular as far as the ending shows it; good enough to compare, not to print. */
export function lemmaOf(word: string): string {
  if (word.length < 4) return word;
  const found = plurals.find(([ending]) => word.endsWith(ending));
  return found ? word.slice(0, word.length - found[0].length) + found[1] : word;
}

const endings = ['ation', 'ement', 'ment', 'ing', 'ier', 'er', 'or', 'eur', 'e'];

/** What "booking", "book" and "bookings" share. */
function stemOf(lemma: string): string {
  const ending = endings.find((one) => lemma.endsWith(one) && lemma.length - one.length >= 4);
  return ending === undefined ? lemma : lemma.slice(0, lemma.length - ending.length);
}

/** Lengths from which one, and two, slips of the finger are forgiven. */
const forgiven = { one: 6, two: 10 };
const weights = { same: 1, stem: 0.8, slip: 0.7 };

/** How surely two plain words mean the same: 1 the same word, 0 another one. */
export function likeness(left: string, right: string): number {
  // Singulars begin as their words do; most pairs end here.
  if (left.charAt(0) !== right.charAt(0)) return 0;
  const [a, b] = [lemmaOf(left), lemmaOf(right)];
  if (a === b) return weights.same;
  const length = Math.min(a.length, b.length);
  const slips = length >= forgiven.two ? 2 : length >= forgiven.one ? 1 : 0;
  if (slips > 0 && Math.abs(a.length - b.length) <= slips && distance(a, b) <= slips) return weights.slip;
  return length >= 4 && stemOf(a) === stemOf(b) ? weights.stem : 0;
}

/** Letters left out, put in, exchanged or swapped with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.MAX_SAFE_INTEGER;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const exchanged = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = isSwap(a.slice(i - 2, i), b.slice(j - 2, j)) ? at(i - 2, j - 2) + 1 : exchanged;
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, exchanged, swapped));
    }
  }
  return at(a.length, b.length);
}

function isSwap(left: string, right: string): boolean {
  return left.length === 2 && left[0] === right[1] && left[1] === right[0];
}

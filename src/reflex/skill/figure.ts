/** Figures on a screen as people describe them: by colour, size and form. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { isColorName, isJust, isShade } from './color.ts';

/** What a word says of a figure; undefined is said where the screen does not show it. */
type Property = (figure: ScreenElement, all: readonly ScreenElement[]) => boolean | undefined;

const isLetter: Property = ({ text }) => /^\p{L}$/u.test(text);
const isDigit: Property = ({ text }) => /^\p{N}$/u.test(text);
const isShape =
  (shape: string): Property =>
  (figure) =>
    figure.shape === shape;

const kinds: ReadonlyMap<string, Property> = new Map<string, Property>([
  ['item', () => true],
  ['shape', ({ shape }) => shape !== undefined],
  ['object', () => true],
  ['figure', () => true],
  ['letter', isLetter],
  ['digit', isDigit],
  ['number', isDigit],
  ['circle', isShape('circle')],
  ['rectangle', isShape('rectangle')],
  ['square', isShape('rectangle')],
  ['triangle', isShape('polygon')],
  ['polygon', isShape('polygon')],
  ['line', isShape('line')],
]);

/** So much of the height of its line is a sign high. */
const signHeight = 0.62;

const extentOf = ({ text, box: [, , width, height] }: ScreenElement): number =>
  text === '' ? Math.max(width, height) : height * signHeight;

/** Sizes are told apart among figures of one form where these are of two sizes, else among all. */
function isLarge(figure: ScreenElement, all: readonly ScreenElement[]): boolean | undefined {
  const alike = all.filter(({ shape }) => shape === figure.shape);
  return isLargeAmong(figure, alike) ?? isLargeAmong(figure, all);
}

/** Whether a figure is beyond the widest step between the sizes of some. */
function isLargeAmong(figure: ScreenElement, all: readonly ScreenElement[]): boolean | undefined {
  const extents = all.map(extentOf).sort((a, b) => a - b);
  let [at, widest] = [0, 1.25];
  for (let index = 1; index < extents.length; index += 1) {
    const ratio = (extents[index] ?? 0) / Math.max(1, extents[index - 1] ?? 1);
    if (ratio > widest) [at, widest] = [index, ratio];
  }
  if (at === 0) return undefined;
  return extentOf(figure) >= (extents[at] ?? 0);
}

const sizes: ReadonlyMap<string, Property> = new Map<string, Property>([
  ['large', isLarge],
  ['big', isLarge],
  ...['small', 'little', 'tiny'].map((word): [string, Property] => [
    word,
    (figure, all) => {
      const large = isLarge(figure, all);
      return large === undefined ? undefined : !large;
    },
  ]),
]);

const sized: ReadonlySet<Property> = new Set(sizes.values());

const paintOf = ({ color, background }: ScreenElement): string | undefined => color ?? background;

/** In the colour of that name; in any shade of it where none is in just that colour. */
const isPainted =
  (word: string): Property =>
  (figure, all) => {
    const paint = paintOf(figure);
    if (paint === undefined) return undefined;
    const isNamed = (one: ScreenElement): boolean => isJust(paintOf(one), word);
    return all.some(isNamed) ? isNamed(figure) : isShade(paint, word);
  };

/** "triangles" as "triangle". */
const singular = (word: string): string => (word.length > 2 && word.endsWith('s') ? word.slice(0, -1) : word);

function propertyOf(word: string): Property | undefined {
  const one = singular(word.toLowerCase());
  const known = kinds.get(one) ?? sizes.get(word.toLowerCase());
  if (known) return known;
  if (isColorName(word.toLowerCase())) return isPainted(word.toLowerCase());
  // "B", "9s": the sign itself.
  const sign = /^(?<sign>[\p{L}\p{N}])s?$/u.exec(word)?.groups?.['sign'];
  return sign === undefined ? undefined : ({ text }) => text === sign;
}

/** The properties that a phrase asks for; undefined where a word of it is no property of figures. */
function propertiesOf(phrase: string): Property[] | undefined {
  const words = phrase.split(/\s+/u).filter((one) => one !== '' && !/^(?:a|an|the|of|all)$/iu.test(one));
  const properties = words.map(propertyOf);
  const known = properties.filter((one) => one !== undefined);
  return words.length === 0 || known.length < words.length ? undefined : known;
}

/** What is drawn, and single signs that stand by themselves. */
export function figuresOf(elements: readonly ScreenElement[]): ScreenElement[] {
  return elements.filter(
    ({ role, shape, text }) =>
      shape === 'circle' ||
      shape === 'rectangle' ||
      shape === 'polygon' ||
      (role === 'text' && /^[\p{L}\p{N}]$/u.test(text)),
  );
}

/**
 * The figures that a phrase describes ("small blue triangles"); undefined where it describes none at all or speaks of what
 * the screen does not show.
 */
export function described(phrase: string, figures: readonly ScreenElement[]): ScreenElement[] | undefined {
  const properties = propertiesOf(phrase);
  return properties && withAll(properties, figures);
}

/** The same where there is one at least: what is asked for as large among things of one size is any of them. */
export function meantBy(phrase: string, figures: readonly ScreenElement[]): ScreenElement[] | undefined {
  const properties = propertiesOf(phrase);
  if (!properties) return undefined;
  const unsized = properties.filter((one) => !sized.has(one));
  return withAll(properties, figures) ?? (unsized.length > 0 ? withAll(unsized, figures) : undefined);
}

const isSingle = (word: string): boolean => /^[\p{L}\p{N}]$/u.test(word);

/** The words of an instruction that describe a figure, the longest run of them; undefined where none do. */
export function figureIn(words: readonly string[]): string | undefined {
  let [longest, run]: [string[], string[]] = [[], []];
  for (const word of words) {
    run = propertyOf(word) ? [...run, word] : [];
    // A sign by itself is none: "a".
    const isSign = run.length > 1 && isSingle(word) && !isSingle(run.at(-2) ?? '');
    const isFigure = isSign || run.some((one) => kinds.has(singular(one.toLowerCase())));
    if (isFigure && run.length > longest.length) longest = run;
  }
  return longest.length === 0 ? undefined : longest.join(' ');
}

function withAll(
  properties: readonly Property[],
  figures: readonly ScreenElement[],
): ScreenElement[] | undefined {
  const verdicts = figures.map((figure) => properties.map((property) => property(figure, figures)));
  if (verdicts.some((one) => one.includes(undefined) && !one.includes(false))) return undefined;
  return figures.filter((_, at) => verdicts[at]?.every((one) => one === true));
}

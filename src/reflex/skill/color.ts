/** What people call a colour. */
import { cssColors } from './css-colors.ts';

/** The words for colours that people use most; there are more that style sheets have. */
const common: ReadonlySet<string> = new Set(
  (
    'black white gray silver red maroon crimson orange brown yellow gold olive beige green lime teal cyan turquoise blue ' +
    'navy indigo purple violet magenta pink'
  ).split(' '),
);

/** Names for the same colour as another one. */
const same: Readonly<Record<string, string>> = { grey: 'gray', aqua: 'cyan', fuchsia: 'magenta' };

/** Red, green and blue, 0 to 255. */
const channelsOf = (color: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** A colour as far from one that has a name as this is no example of it. */
const farthest = 40;

/** The common word for just this colour (`#rrggbb`), or one hardly different; undefined where there is none. */
function nearestName(color: string): string | undefined {
  let nearest: { name: string | undefined; far: number } = { name: undefined, far: farthest };
  for (const name of common) {
    const far = apart(color, cssColors.get(name) ?? color);
    if (far < nearest.far) nearest = { name, far };
  }
  return nearest.name;
}

/** How far apart two colours are, in steps of their channels. */
function apart(one: string, other: string): number {
  const channels = channelsOf(other);
  return Math.hypot(...channelsOf(one).map((channel, at) => channel - (channels[at] ?? 0)));
}

/** The one of several names for a colour that is used here: "light blue" is "lightblue". */
function colorName(words: string): string {
  const word = words.toLowerCase().replaceAll(/[ -]/gu, '');
  return same[word] ?? word;
}

/** Colours as near as this to a less common one have its name. */
const hardlyApart = 16;

/** Whether a colour (`#rrggbb`) is just the one that a word names, or hardly different. */
export function isJust(color: string | undefined, word: string): boolean {
  if (color === undefined) return false;
  const name = colorName(word);
  const meant = cssColors.get(name);
  return common.has(name)
    ? nearestName(color) === name
    : meant !== undefined && apart(color, meant) < hardlyApart;
}

/** Whether a colour (`#rrggbb`) is one of the shades that a word is used for. */
export const isShade = (color: string | undefined, word: string): boolean =>
  colorNames(color).includes(word.toLowerCase()) || (!common.has(colorName(word)) && isJust(color, word));

/** Hue in degrees, saturation and lightness from 0 to 1. */
function hslOf(color: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => channel / 255);
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const [range, lightness] = [most - least, (most + least) / 2];
  if (range === 0) return [0, 0, lightness];
  const saturation = range / (1 - Math.abs(2 * lightness - 1));
  const sector =
    most === red
      ? ((green - blue) / range + 6) % 6
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return [sector * 60, saturation, lightness];
}

/** The hue of brown as well as of orange: which of the two, people tell by how light it is. */
const brown = { from: 10, to: 45, darkest: 0.15, lightest: 0.42 };

/** Where each hue ends, in degrees, with the words for it. */
const hues: readonly (readonly [end: number, ...names: string[]])[] = [
  [15, 'red'],
  [45, 'orange'],
  [70, 'yellow'],
  [165, 'green', 'lime'],
  [200, 'cyan', 'aqua', 'turquoise', 'teal'],
  [262, 'blue', 'navy'],
  [292, 'purple', 'violet', 'indigo'],
  [345, 'magenta', 'pink', 'fuchsia'],
  [361, 'red'],
];

/** The words by which people call a colour (`#rrggbb`), by its hue; none where nothing is painted. */
function colorNames(color: string | undefined): readonly string[] {
  if (color === undefined) return [];
  const [hue, saturation, lightness] = hslOf(color);
  if (lightness < (saturation < 0.25 ? 0.12 : 0.08)) return ['black'];
  if (lightness > 0.95) return ['white'];
  if (saturation < 0.12) return ['gray', 'grey'];
  const [, ...words] = hues.find(([end]) => hue < end) ?? [0];
  const isDark = lightness > brown.darkest && lightness < brown.lightest;
  if (!isDark || hue < brown.from || hue >= brown.to) return words;
  return hue < 15 ? [...words, 'brown'] : ['brown'];
}

/** The colour (`#rrggbb`) that bears a name; undefined for a word that names none. */
export const paintOf = (word: string): string | undefined => cssColors.get(colorName(word));

/** Whether a word names a colour. */
export const isColorName = (word: string): boolean => cssColors.has(colorName(word));

/** Shades that a word is used for beside the one that bears its name. */
const shades: Readonly<Record<string, readonly string[]>> = {
  black: ['#181818'],
  red: ['#d03030'],
  orange: ['#ff8c00'],
  brown: ['#8b4513', '#6b4423'],
  yellow: ['#ffd700'],
  green: ['#00ff00', '#2e8b57'],
  blue: ['#1e90ff'],
  purple: ['#9932cc', '#6a2ca0'],
  pink: ['#ff69b4'],
  gray: ['#a9a9a9', '#505050'],
  cyan: ['#40e0d0'],
};

/** A colour in a space in which distances are as people see them (Oklab, Ottosson 2020). */
function seenAs(color: string): readonly number[] {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

/** How far a colour (`#rrggbb`) is from what a word for one means, 0 to about 1; undefined where the word is none. */
export function farFrom(word: string, color: string): number | undefined {
  const name = colorName(word);
  const meant = [cssColors.get(name) ?? [], shades[name] ?? []].flat();
  const own = seenAs(color);
  // A hue tells more than how light it is.
  const weigh = (part: number, at: number): number => (part - (own[at] ?? 0)) * (at === 0 ? 1 : 2);
  const distances = meant.map((one) => Math.hypot(...seenAs(one).map(weigh)));
  return distances.length === 0 ? undefined : Math.min(...distances);
}

/** What people call a colour. */

/** Colours by the names that style sheets have for the common ones. */
const named: readonly (readonly [name: string, color: string])[] = [
  ['black', '#000000'],
  ['white', '#ffffff'],
  ['gray', '#808080'],
  ['silver', '#c0c0c0'],
  ['red', '#ff0000'],
  ['maroon', '#800000'],
  ['crimson', '#dc143c'],
  ['orange', '#ffa500'],
  ['brown', '#a52a2a'],
  ['yellow', '#ffff00'],
  ['gold', '#ffd700'],
  ['olive', '#808000'],
  ['beige', '#f5f5dc'],
  ['green', '#008000'],
  ['lime', '#00ff00'],
  ['teal', '#008080'],
  ['cyan', '#00ffff'],
  ['turquoise', '#40e0d0'],
  ['blue', '#0000ff'],
  ['navy', '#000080'],
  ['indigo', '#4b0082'],
  ['purple', '#800080'],
  ['violet', '#ee82ee'],
  ['magenta', '#ff00ff'],
  ['pink', '#ffc0cb'],
];

/** Names for the same colour as another one. */
const same: Readonly<Record<string, string>> = { grey: 'gray', aqua: 'cyan', fuchsia: 'magenta' };

/** Red, green and blue, 0 to 255. */
const channelsOf = (color: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** A colour as far from one that has a name as this is no example of it. */
const farthest = 40;

/** The word for just this colour (`#rrggbb`), or one hardly different; undefined where there is none. */
export function nearestName(color: string | undefined): string | undefined {
  if (color === undefined) return undefined;
  const own = channelsOf(color);
  let nearest: { name: string | undefined; far: number } = { name: undefined, far: farthest };
  for (const [name, other] of named) {
    const far = Math.hypot(...channelsOf(other).map((channel, at) => channel - (own[at] ?? 0)));
    if (far < nearest.far) nearest = { name, far };
  }
  return nearest.name;
}

/** The one of several names for a colour that is used here. */
export const colorName = (word: string): string => same[word] ?? word;

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

/** Where each hue ends, in degrees, with the words for it. */
const hues: readonly (readonly [end: number, ...names: string[]])[] = [
  [15, 'red'],
  [45, 'orange', 'brown'],
  [70, 'yellow'],
  [165, 'green', 'lime'],
  [200, 'cyan', 'aqua', 'turquoise', 'teal'],
  [262, 'blue', 'navy'],
  [292, 'purple', 'violet', 'indigo'],
  [345, 'magenta', 'pink', 'fuchsia'],
  [361, 'red'],
];

/** The words by which people call a colour (`#rrggbb`), by its hue; none where nothing is painted. */
export function colorNames(color: string | undefined): readonly string[] {
  if (color === undefined) return [];
  const [hue, saturation, lightness] = hslOf(color);
  if (lightness < 0.08) return ['black'];
  if (lightness > 0.95) return ['white'];
  if (saturation < 0.12) return ['gray', 'grey'];
  const [, ...names] = hues.find(([end]) => hue < end) ?? [0];
  return names;
}

const names: ReadonlySet<string> = new Set([
  ...named.map(([name]) => name),
  ...hues.flatMap(([, ...words]) => words),
  'grey',
]);

/** Whether a word names a colour. */
export const isColorName = (word: string): boolean => names.has(word);

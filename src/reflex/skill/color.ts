/** What people call a colour. */

/** Hue in degrees, saturation and lightness from 0 to 1. */
function hslOf(color: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(color.slice(at, at + 2), 16) / 255,
  );
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

/** The words by which people call a colour (`#rrggbb`). */
export function colorNames(color: string): readonly string[] {
  const [hue, saturation, lightness] = hslOf(color);
  if (lightness < 0.08) return ['black'];
  if (lightness > 0.95) return ['white'];
  if (saturation < 0.12) return ['gray', 'grey'];
  const [, ...names] = hues.find(([end]) => hue < end) ?? [0];
  return names;
}

const names: ReadonlySet<string> = new Set([
  ...hues.flatMap(([, ...words]) => words),
  'black',
  'white',
  'gray',
  'grey',
]);

/** Whether a word names a colour. */
export const isColorName = (word: string): boolean => names.has(word);

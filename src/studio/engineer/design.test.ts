import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Scheme = 'light' | 'dark';
type Colour = [red: number, green: number, blue: number];

const tokens = readFileSync(join(import.meta.dirname, 'blueprint/public/styles/10-tokens.css'), 'utf8');

/** sRGB of an oklch colour, clipped to what a screen can show; after Ottosson, "A perceptual color space" (2020). */
function fromOklch(lightness: number, chroma: number, hue: number): Colour {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The contrast of WCAG 2.2 between two colours in linear light. */
function contrast(one: Colour, other: Colour): number {
  const luminance = ([red, green, blue]: Colour): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

function token(name: string, scheme: Scheme, hue: number): Colour {
  const pattern = new RegExp(
    `--${name}:\\s*light-dark\\(\\s*oklch\\(([^;]+?)\\),\\s*oklch\\(([^;]+?)\\)\\s*\\);`,
  );
  const found = pattern.exec(tokens);
  const text = (scheme === 'light' ? found?.[1] : found?.[2]) ?? '';
  const [lightness = 0, chroma = 0, own] = text
    .split(/\s+/)
    .map((part) => (part.startsWith('var(') ? hue : Number(part)));
  if (text === '' || own === undefined) throw new Error(`There is no colour ${name}`);
  return fromOklch(lightness, chroma, own);
}

const texts: [text: string, grounds: string[]][] = [
  ['ink', ['ground', 'surface', 'surface-2', 'accent-soft']],
  ['ink-soft', ['ground', 'surface', 'surface-2']],
  ['accent', ['ground', 'surface', 'surface-2', 'accent-soft']],
  ['accent-strong', ['surface', 'accent-soft']],
  ['on-accent', ['accent', 'accent-strong']],
  ['danger', ['ground', 'surface', 'danger-soft', 'accent-soft', 'surface-2']],
  ['on-danger', ['danger']],
  ['new', ['new-soft']],
  ['going', ['going-soft']],
  ['done', ['done-soft', 'surface']],
  ['off', ['off-soft']],
];

describe('the colours of the design, in light and in dark, whatever the hue of the product', () => {
  it('let every text be read on every ground on which it stands (4.5 to 1)', () => {
    const hue = fc.integer({ min: 0, max: 359 });
    fc.assert(
      fc.property(hue, fc.constantFrom<Scheme>('light', 'dark'), (of, scheme) => {
        for (const [text, grounds] of texts) {
          for (const ground of grounds) {
            const found = contrast(token(text, scheme, of), token(ground, scheme, of));
            expect(found, `${text} on ${ground}, ${scheme}, hue ${of}`).toBeGreaterThanOrEqual(4.5);
          }
        }
      }),
      { numRuns: 720 },
    );
  });

  it('let the edges of controls be seen (3 to 1)', () => {
    for (const scheme of ['light', 'dark'] as const) {
      for (let hue = 0; hue < 360; hue += 5) {
        const found = contrast(token('line-strong', scheme, hue), token('surface', scheme, hue));
        expect(found, `${scheme}, hue ${hue}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

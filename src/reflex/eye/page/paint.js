// What is painted: colours and visibility, as the style of an element says. Runs inside the page, in a world of its own.

const colors = new Map();
let canvas;

/** `[r, g, b, alpha]` of any CSS colour; remembered, since a page has few. */
export function parseColor(text) {
  let color = colors.get(text);
  if (color !== undefined) return color;
  const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text);
  color = plain
    ? [Number(plain[1]), Number(plain[2]), Number(plain[3]), plain[4] === undefined ? 1 : Number(plain[4])]
    : drawnColor(text);
  if (colors.size > 5000) colors.clear();
  colors.set(text, color);
  return color;
}

/** Colours of newer spaces (`oklch`, `color(…)`) are what the browser draws for them. */
function drawnColor(text) {
  if (!CSS.supports('color', text)) return [0, 0, 0, 0];
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** A colour over a ground, as `0xrrggbb`; white below everything. */
export function blend(color, ground) {
  const alpha = color[3];
  const below = ground ?? 0xffffff;
  const mix = (over, under) => Math.round(over * alpha + under * (1 - alpha));
  return (
    (mix(color[0], (below >> 16) & 255) << 16) |
    (mix(color[1], (below >> 8) & 255) << 8) |
    mix(color[2], below & 255)
  );
}

/** The words of a node as they are rendered: white space as the style has it, case transformed. */
export function rendered(words, style) {
  const spaced =
    style.whiteSpaceCollapse === 'preserve' ? words.trimEnd() : words.replace(/\s+/g, ' ').trim();
  switch (style.textTransform) {
    case 'uppercase':
      return spaced.toUpperCase();
    case 'lowercase':
      return spaced.toLowerCase();
    case 'capitalize':
      return spaced.replace(/(^|[\s-])(\p{L})/gu, (_all, before, letter) => before + letter.toUpperCase());
    default:
      return spaced;
  }
}

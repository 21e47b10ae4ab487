import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { roleOf, shapeOf } from './role.ts';

/**
 * What the watcher in the page tells of an element: id, parent (0 for none), kind (`tag|type|role|flags`), text, value,
 * states, colour, background (−1 for none), shape, scrolled, box, layer. The layout stands in `page/walk.js`.
 */
export type ElementRecord = [
  id: number,
  parent: number,
  kind: string,
  text: string,
  value: string | null,
  states: number,
  color: number,
  background: number,
  shape: 'circle' | null,
  scrolled: number | null,
  ...box: [x: number, y: number, width: number, height: number],
  layer: number,
];

const flags = { hasText: 1, isList: 4, isEditable: 8 };
/** Of each state a bit says that it is known, the next that it is so; the last three have one bit. */
const states = { checked: 1, selected: 4, expanded: 16 } as const;
const disabled = 64;
const focused = 128;
const invalid = 256;

type Kind = { role: string; tag: string; isSecret: boolean; isMultiline: boolean };
const roles = new Map<string, Kind>();

function readKind(kind: string): Kind {
  const known = roles.get(kind);
  if (known !== undefined) return known;
  const [tag = '', type, role, bits] = kind.split('|');
  const has = (flag: number): boolean => (Number(bits) & flag) !== 0;
  const read = {
    tag,
    isSecret: tag === 'input' && type === 'password',
    isMultiline: tag === 'textarea',
    role: roleOf({
      tag,
      type,
      role,
      hasText: has(flags.hasText),
      isList: has(flags.isList),
      isEditable: has(flags.isEditable),
    }),
  };
  // A page may make up tags and roles without end.
  if (roles.size > 1000) roles.clear();
  roles.set(kind, read);
  return read;
}

function hex(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}

function readStates(bits: number): Partial<ScreenElement> {
  const read: Partial<ScreenElement> = {};
  for (const [name, bit] of Object.entries(states) as [keyof typeof states, number][])
    if (bits & bit) read[name] = (bits & (bit << 1)) !== 0;
  if (bits & disabled) read.disabled = true;
  if (bits & focused) read.focused = true;
  if (bits & invalid) read.invalid = true;
  return read;
}

/** An element from its record; `base` is added to its number, so that no two documents share one. */
export function readElement(record: ElementRecord, base: number): ScreenElement {
  const [id, parent, kind, text, value, bits, color, background, shape, scrolled, x, y, width, height] =
    record;
  const { role, tag, isSecret, isMultiline } = readKind(kind);
  const drawn = shape ?? shapeOf(tag);
  return {
    id: base + id,
    ...(parent === 0 ? {} : { parent: base + parent }),
    role,
    text,
    ...(value === null ? {} : { value }),
    ...readStates(bits),
    ...(isSecret && { secret: true }),
    ...(isMultiline && { multiline: true }),
    ...(drawn === undefined ? {} : { shape: drawn }),
    ...(color < 0 ? {} : { color: hex(color) }),
    ...(background < 0 ? {} : { background: hex(background) }),
    box: [x, y, width, height],
    ...(scrolled === null ? {} : { scrolled }),
  };
}

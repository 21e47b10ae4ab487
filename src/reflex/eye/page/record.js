// What a record says of an element: what it is, its words, colours and states.
import { blend, parseColor, rendered } from './paint.js';
import { isSecret, shownWords, statesOf, valueOf } from './state.js';

/** What holds no elements that are looked into. */
export const atoms = new Set(
  'input textarea select img canvas video audio progress meter object embed'.split(' '),
);
/** What svg draws. */
export const drawn = new Set('circle ellipse rect polygon polyline line path'.split(' '));
const svg = 'http://www.w3.org/2000/svg';
const svgWords = new Set(['text', 'tspan', 'textPath', 'g', 'a']);
const opaqueAtoms = new Set(['img', 'canvas', 'video']);
const none = [0, 0, 0, 0];
const ids = new WeakMap();
let nextId = 1;

/** The same number for a node as long as it lives. */
export function idOf(node) {
  let id = ids.get(node);
  if (id === undefined) {
    id = nextId++;
    ids.set(node, id);
  }
  return id;
}

/** Above what an element is painted: 0 is the page itself. */
export function layerOf({ element, tag, style, position, place }) {
  if (tag === 'dialog' && element.matches(':modal')) return 1e9;
  if (position === 'static' || place.layer !== 0) return place.layer;
  const { zIndex } = style;
  return zIndex === 'auto' || zIndex === '0' ? 0.5 : Number(zIndex);
}

/** Shapes of svg are as wide as what is stroked. */
export function outlined(rect, style) {
  if (style.stroke === 'none') return rect;
  const wide = (parseFloat(style.strokeWidth) || 0) / 2;
  const [width, height] = [rect.width + 2 * wide, rect.height + 2 * wide];
  return { left: rect.left - wide, top: rect.top - wide, width, height };
}

/** What svg draws has the colour that fills it, a line that of its stroke. */
function svgColor(style, tag) {
  const isPlain = tag !== 'line' && style.fill !== 'none' && !style.fill.startsWith('url');
  const fill = isPlain ? parseColor(style.fill) : none;
  if (fill[3] * Number(style.fillOpacity) > 0.05) return fill;
  return style.stroke === 'none' ? none : parseColor(style.stroke);
}

/** Something round and plain is a circle; null for the rest. */
function htmlShape(style, box) {
  const radius = style.borderTopLeftRadius;
  if (radius === '0px') return null;
  const size = Math.min(box.right - box.left, box.bottom - box.top);
  const isRound = radius.endsWith('%') ? parseFloat(radius) >= 50 : parseFloat(radius) >= size / 2 - 0.5;
  return isRound ? 'circle' : null;
}

/** How far something is scrolled, 0 to 1, as its scroll bar shows it; null where there is none. */
function scrolledOf(element, style) {
  const isPage = element === element.ownerDocument.body;
  const box = isPage ? element.ownerDocument.scrollingElement : element;
  if (box === null || (!isPage && style.overflowY !== 'auto' && style.overflowY !== 'scroll')) return null;
  const way = box.scrollHeight - box.clientHeight;
  return way > 1 ? Math.round((1000 * box.scrollTop) / way) / 1000 : null;
}

function kindOf(element, tag, flags) {
  const own = tag === 'input' || tag === 'button' ? element.type : '';
  const type = isSecret(element) ? 'password' : own;
  return `${tag}|${type}|${element.getAttribute('role') ?? ''}|${flags}`;
}

/** Background, colour and the ground for what lies inside. */
export function paintOf({ element, tag, style }, ground) {
  const own = parseColor(style.backgroundColor);
  const isSvg = drawn.has(tag) || (svgWords.has(tag) && element.namespaceURI === svg);
  const color = isSvg ? svgColor(style, tag) : parseColor(style.color);
  const hasImage = style.backgroundImage !== 'none';
  const background = own[3] > 0.02 && !isSvg ? blend(own, ground) : -1;
  const behind = background < 0 ? ground : background;
  return {
    hasImage,
    isOpaque: own[3] > 0.9,
    background,
    color: color[3] > 0.05 ? blend(color, behind) : -1,
    ground: hasImage ? null : behind,
  };
}

/** Whether nothing can be seen through it. */
export function isOpaque(tag, paint) {
  return paint.isOpaque || opaqueAtoms.has(tag);
}

/** Words of its own: all that it holds when that is text alone, else those that a control shows. */
function wordsOf({ element, tag, style }, paint, isLeaf) {
  if (atoms.has(tag)) return shownWords(element, tag);
  if (!isLeaf || element.firstChild === null || paint.color < 0 || paint.color === paint.ground) return '';
  return rendered(element.textContent, style);
}

function canEdit(element) {
  return element.isContentEditable === true && element.parentElement?.isContentEditable !== true;
}

function flagsOf(element, tag, { words, isEditor }) {
  const isList = tag === 'select' && (element.multiple || element.size > 1);
  return (words === '' ? 0 : 1) | (isList ? 4 : 0) | (isEditor ? 8 : 0);
}

/** The record of an element, without its box and layer. */
export function recordOf(found, paint, focused) {
  const { element, tag, style, box, place } = found;
  const isLeaf = element.firstElementChild === null && element.shadowRoot === null;
  const words = wordsOf(found, paint, isLeaf);
  const isPainted = isLeaf && words === '' && (paint.background >= 0 || paint.hasImage) && !atoms.has(tag);
  const isEditor = canEdit(element);
  const value = isEditor ? element.innerText : valueOf(element, tag);
  const hasColor = words !== '' || value !== null || drawn.has(tag);
  return [
    idOf(element),
    place.parent,
    kindOf(element, tag, flagsOf(element, tag, { words, isEditor })),
    words,
    value,
    statesOf(element, tag, focused),
    hasColor ? paint.color : -1,
    paint.background,
    isPainted ? htmlShape(style, box) : null,
    scrolledOf(element, style),
  ];
}

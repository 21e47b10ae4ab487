// One walk over what is rendered: a record for each thing that can be seen.
import { blend, parseColor, rendered } from './paint.js';
import { atoms, drawn, idOf, isOpaque, layerOf, outlined, paintOf, recordOf } from './record.js';
import { statesOf } from './state.js';

/*
 * A record: 0 id, 1 parent, 2 kind (tag, type, role, flags), 3 text, 4 value, 5 states, 6 color, 7 background, 8 shape,
 * 9 scrolled, 10–13 box, 14 layer. Colours are numbers, −1 for none; what a record lacks is null.
 */

const skipped = new Set(
  (
    'script style head template noscript meta link title defs clipPath mask symbol desc linearGradient radialGradient ' +
    'filter marker pattern animate animateTransform animateMotion set source track param datalist'
  ).split(' '),
);
const maxOptions = 300;

let isFar = false;

/** From now on what scrolling would bring into view counts as seen. */
export function seeFar() {
  isFar = true;
}

const inWindow = () => ({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });

/** The window, or all of the page. */
function inSight() {
  const root = document.scrollingElement;
  if (!isFar || root === null) return inWindow();
  return {
    left: -scrollX,
    top: -scrollY,
    right: Math.max(innerWidth, root.scrollWidth - scrollX),
    bottom: Math.max(innerHeight, root.scrollHeight - scrollY),
  };
}

const isScrolled = ({ overflowX, overflowY }) =>
  /auto|scroll/.test(overflowX) || /auto|scroll/.test(overflowY);

/** What of a box can be seen when it clips what it holds: all that it could be scrolled to, for who sees that far. */
function windowOf(element, whole, style) {
  if (!isFar || !isScrolled(style)) return whole;
  const left = whole.left - element.scrollLeft;
  const top = whole.top - element.scrollTop;
  return {
    left,
    top,
    right: Math.max(whole.right, left + element.scrollWidth),
    bottom: Math.max(whole.bottom, top + element.scrollHeight),
  };
}

/** Where an element stands: offset of its document, what clips it, the ground behind it, its layer. */
export function outermost() {
  const clip = inSight();
  return { dx: 0, dy: 0, clip, far: clip, opacity: 1, layer: 0, ground: 0xffffff, parent: 0 };
}

function intersect(a, b) {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

function shift(rect, place) {
  const left = rect.left + place.dx;
  const top = rect.top + place.dy;
  return { left, top, right: left + rect.width, bottom: top + rect.height };
}

/** Words for screen readers alone. */
const isClippedAway = ({ clipPath }) => clipPath === 'inset(100%)' || clipPath === 'inset(50%)';
/** What holds no elements, however they come into it. */
const isLeafNode = (element) =>
  element.firstElementChild === null &&
  element.shadowRoot === null &&
  element.localName !== 'slot' &&
  element.localName !== 'iframe';
const isEmpty = (box) => box.right - box.left < 1 || box.bottom - box.top < 1;
const round = (value) => Math.round(value * 100) / 100;

/** The walk itself. `seen` gets the records in the order of the document. */
export class Walk {
  /** `focused` has the focus; `onRoot` is told of each shadow tree and framed document. */
  constructor(focused, onRoot) {
    this.focused = focused;
    this.onRoot = onRoot;
    this.records = [];
    this.nodes = [];
    /** What may lie over something else. */
    this.coverers = [];
    this.places = new Map();
    this.range = document.createRange();
  }

  /** Walks over an element and everything in it. */
  visit(element, place) {
    const tag = element.localName;
    if (skipped.has(tag)) return;
    const rect = element.getBoundingClientRect();
    if (rect.width !== 0 || rect.height !== 0) this.laidOut(element, rect, place);
    // What has no box of its own (`display: contents`, a slot) may hold others that have.
    else if (element.checkVisibility() || getComputedStyle(element).display === 'contents')
      this.children(element, place);
  }

  laidOut(element, rect, place) {
    const tag = element.localName;
    const whole = shift(rect, place);
    if (isEmpty(intersect(whole, place.far)) && !drawn.has(tag)) {
      // Its words are out of view with it; what it holds may be elsewhere, unless it lets nothing of it be seen.
      if (!isLeafNode(element)) this.children(element, this.beyond(element, whole, place), null);
      return;
    }
    const style = getComputedStyle(element);
    const opacity = place.opacity * Number(style.opacity);
    const { position } = style;
    const isOut = position === 'absolute' || position === 'fixed';
    if (opacity <= 0.05 || (isOut && isClippedAway(style))) return;
    this.inView({ element, tag, rect, style, position, isOut, opacity, place });
  }

  inView(found) {
    const { element, tag, style, place, isOut } = found;
    const whole = shift(drawn.has(tag) ? outlined(found.rect, style) : found.rect, place);
    const clip = this.clipOf(found.position, place);
    found.box = intersect(whole, clip);
    found.layer = layerOf(found);
    this.places.set(element, { place, isOut });
    const isSeen = style.visibility === 'visible' && !isEmpty(found.box) && tag !== 'html';
    const paint = paintOf(found, isOut ? null : place.ground);
    const id = isSeen ? this.record(found, paint) : place.parent;
    if (!atoms.has(tag)) this.inside(found, { id, whole, ground: paint.ground, clip });
    else if (tag === 'select' && isSeen) this.options(element, found, id);
  }

  clipOf(position, place) {
    if (position === 'fixed') return inWindow();
    return position === 'absolute' ? place.far : place.clip;
  }

  record(found, paint) {
    const record = recordOf(found, paint, this.focused);
    this.add(record, found.box, found);
    // For who scrolls, what lies under a bar that stays in its place comes out from under it.
    const isBar = isFar && found.layer < 1e9 && (found.position === 'fixed' || found.position === 'sticky');
    if (found.layer !== 0 && !isBar && isOpaque(found.tag, paint))
      this.coverers.push({ element: found.element, box: found.box });
    return record[0];
  }

  add(record, box, { element, layer }) {
    record.push(
      round(box.left),
      round(box.top),
      round(box.right - box.left),
      round(box.bottom - box.top),
      layer,
    );
    this.records.push(record);
    this.nodes.push(element);
  }

  /** Options of a list: where they stand when it shows several, else where the list stands, which its system opens. */
  options(select, { box, layer }, parent) {
    const isOpen = select.multiple || select.size > 1;
    const { left, top } = select.getBoundingClientRect();
    for (const option of [...select.options].slice(0, maxOptions)) {
      const place = isOpen
        ? intersect(shift(option.getBoundingClientRect(), { dx: box.left - left, dy: box.top - top }), box)
        : box;
      if (!isEmpty(place)) this.option(option, place, { layer, parent });
    }
  }

  option(option, box, { layer, parent }) {
    const record = [
      idOf(option),
      parent,
      'option|||1',
      option.label.trim(),
      null,
      statesOf(option, 'option', null),
    ];
    record.push(-1, -1, null, null);
    this.add(record, box, { element: option, layer });
  }

  inside({ element, style, position, opacity, layer, place }, { id, whole, ground, clip }) {
    if (isLeafNode(element)) return;
    const isClipping = style.overflowX !== 'visible' || style.overflowY !== 'visible';
    const isBody = element.localName === 'body' || element.localName === 'html';
    const near = isClipping && !isBody ? this.within(element, { style, whole, clip }) : clip;
    const holdsFar = position !== 'static' || style.transform !== 'none';
    const far = holdsFar || (isFar && near !== clip && isScrolled(style)) ? near : place.far;
    const inner = { dx: place.dx, dy: place.dy, clip: near, far, opacity, layer, ground, parent: id };
    if (element.localName === 'iframe') this.frame(element, inner, whole);
    else this.children(element, inner, style);
  }

  /** Where the contents of an element stand of which nothing is seen itself: a closed section lets nothing out. */
  beyond(element, whole, place) {
    if (!isEmpty(whole)) return place;
    const style = getComputedStyle(element);
    const isClosed = style.overflowX !== 'visible' || style.overflowY !== 'visible';
    return isClosed ? { ...place, clip: intersect(whole, place.clip) } : place;
  }

  /** What of its contents an element that clips them lets be seen. */
  within(element, { style, whole, clip }) {
    const inner = windowOf(element, whole, style);
    return inner === whole ? intersect(whole, clip) : inner;
  }

  frame(element, place, whole) {
    const body = element.contentDocument?.body;
    if (!body) return;
    this.onRoot(body.ownerDocument);
    const dx = whole.left + element.clientLeft;
    const dy = whole.top + element.clientTop;
    const view = { left: dx, top: dy, right: dx + element.clientWidth, bottom: dy + element.clientHeight };
    const clip = intersect(view, place.clip);
    this.visit(body, { ...place, dx, dy, clip, far: clip });
  }

  children(element, place, style) {
    const root = element.shadowRoot ?? element;
    if (root !== element) this.onRoot(root);
    const assigned = element.localName === 'slot' ? element.assignedNodes({ flatten: true }) : [];
    for (const node of assigned) this.child(node, element, { place, style });
    if (assigned.length > 0) return;
    const isMixed =
      style !== null && (root.firstElementChild !== null || root !== element || style === undefined);
    for (let node = root.firstChild; node !== null; node = node.nextSibling)
      if (node.nodeType === 1) this.visit(node, place);
      else if (isMixed) this.child(node, element, { place, style });
  }

  child(node, element, { place, style }) {
    if (node.nodeType === 1) this.visit(node, place);
    else if (node.nodeType === 3 && /\S/.test(node.data)) this.text(node, element, { place, style });
  }

  /** Words between elements are an element of their own. */
  text(node, element, { place, style }) {
    const look = style ?? getComputedStyle(element);
    this.range.selectNodeContents(node);
    const box = intersect(shift(this.range.getBoundingClientRect(), place), place.clip);
    const color = parseColor(look.color);
    const shade = blend(color, place.ground);
    const isSeen =
      look.visibility === 'visible' && color[3] > 0.05 && shade !== place.ground && !isEmpty(box);
    if (!isSeen) return;
    const record = [
      idOf(node),
      place.parent,
      '#text|||1',
      rendered(node.data, look),
      null,
      0,
      shade,
      -1,
      null,
      null,
    ];
    this.add(record, box, { element, layer: place.layer });
  }
}

/** Where the layout put an element, whatever transforms make of it. */
export function spotOf(element) {
  return element.offsetWidth === undefined
    ? ''
    : `${element.offsetLeft},${element.offsetTop},${element.offsetWidth},${element.offsetHeight}`;
}

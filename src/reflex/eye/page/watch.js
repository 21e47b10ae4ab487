// Watches a document and tells what changed of what can be seen, at most once a frame, as a difference.
import { covered } from './cover.js';
import { listenInput } from './input.js';
import { idOf } from './record.js';
import { isSecret, statesOf, valueOf } from './state.js';
import { outermost, seeFar, spotOf, Walk } from './walk.js';

const tell = (message) => globalThis.__eye(JSON.stringify(message));
const now = () => performance.now();

/** How long after a partial look the whole is looked at again, or so many times longer than that takes. */
const leastTrailMs = 120;
const trailTimes = 8;
/** How long at most between two whole looks. */
const heartbeatMs = 1000;
const pollMs = 100;
const maxDirty = 40;
const inputMs = 100;
const longestGapMs = 30;

const changing =
  'input change focusin focusout scroll toggle load error resize transitionrun animationstart transitionend animationend ' +
  'mouseover mousedown mouseup keydown keyup fullscreenchange';

const observed = new WeakSet();
const documents = new Set();
const dirty = new Set();
const inputs = [];
let known = new Map();
let order = [];
let told = '';
let places = new Map();
let controls = [];
let size = [0, 0];
let frame = ['', ''];
let isWhole = true;
let isStale = false;
let isPending = false;
let isAnimating = false;
let isBubbling = false;
let isCalm = false;
let isBrisk = false;
let isDoubted = false;
let lastAt = -1e9;
let lastWholeAt = -1e9;
let costMs = 0;
let wholeMs = 0;
let count = 0;

const channel = new MessageChannel();
channel.port1.addEventListener('message', () => run());
channel.port1.start();

const trailMs = () => Math.max(leastTrailMs, trailTimes * wholeMs);

function focusedElement() {
  let at = document.activeElement;
  for (;;) {
    const inner = at?.shadowRoot?.activeElement ?? at?.contentDocument?.activeElement;
    if (inner === null || inner === undefined) break;
    at = inner;
  }
  return at?.localName === 'body' ? null : at;
}

/** Says once that what was told may no longer be so. */
function doubt() {
  if (isDoubted) return;
  isDoubted = true;
  tell({ doubt: true });
}

/** Asks for a look at an element, or at everything, as soon as the eye has rested enough to leave the page its time. */
function want(element) {
  if (isCalm) return doubt();
  if (element === null || dirty.size >= maxDirty) isWhole = true;
  else dirty.add(element);
  if (isPending) return;
  isPending = true;
  const wait = lastAt + Math.min(longestGapMs, Math.max(8, 2 * costMs)) - now();
  if (wait < 1) channel.port2.postMessage(0);
  else setTimeout(run, wait);
}

function run() {
  if (!isPending) return;
  look(isWhole || (isStale && now() - lastWholeAt > trailMs()));
}

/** Looks and tells what changed. */
function look(whole) {
  isPending = false;
  isWhole = false;
  isDoubted = false;
  tellInputs();
  const began = now();
  const changes = (whole ? undefined : lookPartly()) ?? lookWholly();
  dirty.clear();
  lastAt = now();
  costMs = lastAt - began;
  const named = [document.title, location.href];
  const isNamed = named[0] !== frame[0] || named[1] !== frame[1];
  frame = named;
  const extra = isNamed ? { frame } : {};
  if (changes !== null || isNamed)
    tell({
      at: performance.timeOrigin + began,
      count: ++count,
      costMs,
      put: [],
      move: [],
      ...changes,
      ...extra,
    });
}

function lookWholly() {
  if (document.body === null) return null;
  const began = now();
  const walk = new Walk(focusedElement(), attach);
  walk.visit(document.documentElement, outermost());
  const hidden = covered(walk);
  const records = hidden.size === 0 ? walk.records : walk.records.filter((_record, at) => !hidden.has(at));
  places = walk.places;
  controls = walk.nodes.filter((node, at) => 'value' in node && idOf(node) === walk.records[at][0]);
  isStale = false;
  const changes = compareAll(records);
  lastWholeAt = now();
  wholeMs = lastWholeAt - began;
  return changes;
}

function compareAll(records) {
  const next = new Map(records.map((record) => [record[0], record]));
  const changes = { put: [], move: [] };
  for (const record of records) compare(record, changes);
  const drop = [...known.keys()].filter((id) => !next.has(id));
  known = next;
  order = records;
  const ids = records.map((record) => record[0]);
  const text = ids.join();
  const isSame = text === told;
  told = text;
  const isSized = innerWidth !== size[0] || innerHeight !== size[1];
  size = [innerWidth, innerHeight];
  if (isSame && !isSized && changes.put.length + changes.move.length + drop.length === 0) return null;
  return { ...changes, drop, order: isSame ? undefined : ids, size };
}

/** What of a record is new: all of it, or its box alone. */
function compare(record, { put, move }) {
  const before = known.get(record[0]);
  if (before === undefined) {
    put.push(record);
    return;
  }
  for (let at = 1; at < 10; at++)
    if (before[at] !== record[at]) {
      put.push(record);
      return;
    }
  for (let at = 10; at < 14; at++)
    if (before[at] !== record[at]) {
      move.push(record[0], record[10], record[11], record[12], record[13]);
      return;
    }
}

/** A look at what changed alone; undefined when that does not suffice. */
function lookPartly() {
  const walk = new Walk(focusedElement(), attach);
  for (const element of dirty) {
    if (!element.isConnected) return undefined;
    const place = places.get(element);
    if (place === undefined || !known.has(idOf(element))) return undefined;
    const from = walk.records.length;
    walk.visit(element, place.place);
    if (!place.isOut && isShifted(element, walk.records[from])) return undefined;
    if (!isSameBlock(walk.records, from, idOf(element))) return undefined;
  }
  const changes = { put: [], move: [] };
  for (const record of walk.records) {
    compare(record, changes);
    known.set(record[0], record);
  }
  for (const [element, place] of walk.places) places.set(element, place);
  if (!isStale) setTimeout(() => isStale && want(null), trailMs());
  isStale = true;
  return changes.put.length + changes.move.length === 0 ? null : changes;
}

const spots = new WeakMap();

/** Whether an element in the flow of others was laid out elsewhere, so that the others may have moved as well. */
function isShifted(element, record) {
  const spot = spotOf(element);
  const before = spots.get(element);
  spots.set(element, spot);
  if (before !== undefined) return before !== spot;
  const old = known.get(idOf(element));
  return [10, 11, 12, 13].some((at) => old[at] !== record?.[at]);
}

/** Whether the records from a place on are those that the element and what it holds had before, in the same order. */
function isSameBlock(records, from, id) {
  const start = order.findIndex((record) => record[0] === id);
  const inside = new Set();
  let at = start;
  for (; at < order.length && (at === start || inside.has(order[at][1])); at++) {
    const record = records[from + at - start];
    if (record === undefined || record[0] !== order[at][0]) return false;
    if (record[14] !== order[at][14]) return false;
    inside.add(order[at][0]);
  }
  return start >= 0 && from + at - start === records.length;
}

function elementOf(node) {
  if (node.nodeType === 1) return node;
  return node.nodeType === 11 ? node.host : node.parentElement;
}

function onMutations(mutations) {
  for (const { target } of mutations) {
    if (target.nodeType === 9) listen(target);
    const element = elementOf(target);
    want(element === document.documentElement || element === document.body ? null : element);
    if (isWhole) return;
  }
}

function onChange(event) {
  if (event.type === 'animationstart' || event.type === 'transitionrun') animate();
  const target = event.composedPath()[0];
  const isLocal = event.type === 'input' && target?.nodeType === 1;
  want(isLocal ? target : null);
}

/** Runs with the frames as long as the style moves something. */
function animate() {
  if (isAnimating) return;
  isAnimating = true;
  requestAnimationFrame(step);
}

function movingElements() {
  return [...documents]
    .flatMap((each) => (each.defaultView === null ? [] : each.getAnimations()))
    .filter((animation) => animation.playState === 'running')
    .map((animation) => animation.effect?.target)
    .filter((target) => target?.isConnected === true);
}

function step() {
  const moving = movingElements();
  for (const target of moving) want(target);
  isAnimating = moving.length > 0;
  if (isAnimating) requestAnimationFrame(step);
  else want(null);
}

/** What no event tells of: values set by scripts, animations begun by them, style sheets exchanged. Whoever was told once needs no more. */
function poll() {
  if (isCalm && isDoubted) return;
  if (!isAnimating && movingElements().length > 0) animate();
  const focused = focusedElement();
  for (const control of controls) {
    const record = known.get(idOf(control));
    if (record === undefined) continue;
    const isSame =
      valueOf(control, control.localName) === record[4] &&
      statesOf(control, control.localName, focused) === record[5];
    if (!isSame) want(control);
  }
  if (now() - lastWholeAt > Math.max(heartbeatMs, 2 * trailMs())) want(null);
}

function onInput(input, target) {
  // What changed since the last look was there before this happened.
  if (isPending && !isBrisk && input.kind !== 'move') run();
  const element = knownAround(target);
  const told = element === undefined ? input : { ...input, element };
  if (isCalm && inputs.length === 0) setTimeout(tellInputs, inputMs);
  inputs.push(told);
  if (!isCalm) tellInputs();
}

/** Whoever looks only now and then is told what happened now and then. */
function tellInputs() {
  if (inputs.length > 0) tell({ inputs: inputs.splice(0) });
}

/** The number of the innermost thing that is known around a node. */
function knownAround(node) {
  let at = node;
  while (at !== null && at !== undefined && !(at.nodeType === 1 && known.has(idOf(at))))
    at = at.parentNode ?? at.host ?? at.defaultView?.frameElement;
  return at?.nodeType === 1 ? idOf(at) : undefined;
}

/** What a press at that place would reach. */
function topmost(x, y) {
  let [root, left, top] = [document, x, y];
  for (;;) {
    const found = root.elementFromPoint(left, top);
    if (found?.shadowRoot?.elementFromPoint(left, top) && found.shadowRoot !== root) root = found.shadowRoot;
    else if (found?.localName === 'iframe' && found.contentDocument) {
      const box = found.getBoundingClientRect();
      [left, top] = [left - box.left - found.clientLeft, top - box.top - found.clientTop];
      root = found.contentDocument;
    } else return found;
    if (root.elementFromPoint(left, top) === found) return found;
  }
}

/** Where the links lead, by their numbers. */
function addresses() {
  const found = [];
  for (const element of places.keys())
    if (element.localName === 'a' && element.href && known.has(idOf(element)))
      found.push([idOf(element), String(element.href.baseVal ?? element.href)]);
  return found;
}

/** The field with the focus, where it shows bullets: its number, whose page it is on, and how much is in it. */
function secretField() {
  const field = document.activeElement;
  const isReady = isSecret(field) && field.type === 'password' && !field.disabled && !field.readOnly;
  return isReady ? JSON.stringify([idOf(field), location.origin, field.value.length]) : '';
}

/** The browser's own bubble at a field that it would not send. */
function onInvalid({ target }) {
  if (isBubbling) return;
  isBubbling = true;
  tellInputs();
  // It shows one alone, at the first of them.
  setTimeout(() => {
    isBubbling = false;
  });
  const { left, bottom, width } = target.getBoundingClientRect();
  tell({ bubble: { text: target.validationMessage, box: [left, bottom, Math.max(width, 60), 40] } });
}

function attach(root) {
  if (observed.has(root)) return;
  observed.add(root);
  new MutationObserver(onMutations).observe(root, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  listen(root);
  for (const each of documents) if (each.defaultView === null) documents.delete(each);
}

const wantAll = () => want(null);

/** A document that is written anew (`document.open`) forgets who listened; asked again, the rest listen once all the same. */
function listen(root) {
  for (const name of changing.split(' '))
    root.addEventListener(name, onChange, { capture: true, passive: true });
  root.addEventListener('invalid', onInvalid, { capture: true, passive: true });
  if (root.nodeType !== 9 || root.defaultView === null) return;
  documents.add(root);
  listenInput(root.defaultView, onInput);
  root.defaultView.addEventListener('resize', wantAll);
}

function begin() {
  known = new Map();
  told = '';
  frame = ['', ''];
  isDoubted = false;
  tell({ begin: true });
  want(null);
}

/**
 * Starts in the outermost document; the framed ones are seen from there. `isFar`: what scrolling would show is seen too.
 * `isCalm`: it looks when it is asked to alone, and says in between that there is something to look at. `isBrisk`: it does not look before each input event, but keeps its pace.
 */
export function watch(options) {
  if (options.isFar) seeFar();
  ({ isCalm, isBrisk } = options);
  attach(document);
  addEventListener('pagehide', tellInputs);
  addEventListener('pageshow', (event) => event.persisted && begin());
  setInterval(poll, pollMs);
  begin();
  /** A look at once; answers with the number of the last difference that was told. */
  globalThis.__eyeLook = () => {
    look(true);
    return count;
  };
  globalThis.__eyeAt = (x, y) => knownAround(topmost(x, y));
  globalThis.__eyeSecret = secretField;
  globalThis.__eyeAddresses = () => JSON.stringify(addresses());
}

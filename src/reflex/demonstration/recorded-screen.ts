import { UserError } from '../../kernel/error.ts';
import type { Box, Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { roleOf, shapeOf } from '../eye/role.ts';
import { colorOf, isPage, visiblePart } from '../eye/sight.ts';

/** The tree of a page as a record holds it. */
type Tree = Record<string, unknown>;

/** The area of the page that the public recordings are about; presses beyond it are not part of them. */
export const recordedViewport = { width: 160, height: 210 };

const deepest = 200;
const windowBox: Box = [0, 0, recordedViewport.width, recordedViewport.height];
/** Parts of drawings, whose colour the records do not hold. */
const drawingTags = new Set(['svg', 'g', 'text', 'tspan']);

/** Numbers of elements that stay the same from one screen of a record to the next. */
type Numbering = Map<string, number>;

type Reading = {
  numbering: Numbering;
  /** Tells the numbers of one episode of a page from those of the next. */
  epoch: string;
  /** Gets the numbers of fields that hold a password. */
  secrets: Set<number>;
  /** Nodes that scroll what they hold. */
  scrollers: ReadonlySet<number>;
  elements: ScreenElement[];
  /** How often each key was met on this screen. */
  met: Map<string, number>;
  target: number | undefined;
};

type Place = { parent: number | undefined; clip: Box; depth: number; key: string };

function numberOf(tree: Tree, key: string): number {
  const value = tree[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

function boxOf(tree: Tree): Box {
  return [numberOf(tree, 'left'), numberOf(tree, 'top'), numberOf(tree, 'width'), numberOf(tree, 'height')];
}

/** What a node holds; anything that is no tree is passed over. */
export function childrenOf(tree: Tree): Tree[] {
  const { children } = tree;
  if (!Array.isArray(children)) return [];
  return children.filter(
    (child): child is Tree => typeof child === 'object' && child !== null && !Array.isArray(child),
  );
}

/** The number that the record gives a node. */
export function refOf(tree: Tree): number | undefined {
  return typeof tree['ref'] === 'number' ? tree['ref'] : undefined;
}

/** Records number some of what is added later like what is there already: those are told apart by their order. */
function elementNumber(reading: Reading, key: string): number {
  const count = (reading.met.get(key) ?? 0) + 1;
  reading.met.set(key, count);
  const name = `${reading.epoch}/${key}${"'".repeat(count - 1)}`;
  const known = reading.numbering.get(name) ?? reading.numbering.size + 1;
  reading.numbering.set(name, known);
  return known;
}

function union(one: Box, other: Box): Box {
  const left = Math.min(one[0], other[0]);
  const top = Math.min(one[1], other[1]);
  const right = Math.max(one[0] + one[2], other[0] + other[2]);
  return [left, top, right - left, Math.max(one[1] + one[3], other[1] + other[3]) - top];
}

/** Words between elements come as one node a line: those of one run become one again. */
function joinLines(children: Tree[]): Tree[] {
  const joined: Tree[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (child['tag'] !== 't' || last?.['tag'] !== 't') joined.push(child);
    else {
      const [left, top, width, height] = union(boxOf(last), boxOf(child));
      const text = `${wordsOf(last['text'])} ${wordsOf(child['text'])}`;
      joined[joined.length - 1] = { tag: 't', left, top, width, height, text };
    }
  }
  return joined;
}

function stateOf(tree: Tree, role: string): Partial<ScreenElement> {
  const { value } = tree;
  if (typeof value === 'boolean') return { checked: value };
  if (typeof value !== 'string' || role === 'button') return {};
  return { value };
}

function paintOf(tree: Tree, tag: string, hasWords: boolean): Partial<ScreenElement> {
  if (drawingTags.has(tag) || shapeOf(tag) !== undefined) return {};
  const color = hasWords ? colorOf(wordsOf(tree['fgColor'])) : undefined;
  const background = colorOf(wordsOf(tree['bgColor']));
  return { ...(color && { color }), ...(background && { background }) };
}

function toElement(tree: Tree, id: number, box: Box): ScreenElement {
  const tag = tagOf(tree);
  const own = wordsOf(tree['text']);
  const role = roleOf({ tag, hasText: own !== '', isList: isList(tree) });
  const text = role === 'button' && own === '' ? wordsOf(tree['value']) : own;
  const state = stateOf(tree, role);
  const shape = shapeOf(tag);
  return {
    id,
    role,
    text,
    ...state,
    ...(tree['focused'] === true && { focused: true }),
    ...(tag.toLowerCase() === 'textarea' && { multiline: true }),
    ...(shape && { shape }),
    ...paintOf(tree, tag, text !== '' || state.value !== undefined),
    box,
  };
}

function keyOf(tree: Tree, siblings: string, nth: number): string {
  const ref = refOf(tree);
  return tree['tag'] === 't' || ref === undefined ? `${siblings}.${nth}` : String(ref);
}

/** The element that a node is, when it can be seen and is neither the page itself nor a break of a line. */
function seenAs(reading: Reading, tree: Tree, place: Place): ScreenElement | undefined {
  const box = visiblePart(boxOf(tree), place.clip);
  if (!box || tree['tag'] === 'BR') return undefined;
  const element = toElement(tree, elementNumber(reading, place.key), box);
  return isPage(element, recordedViewport) && childrenOf(tree).length > 0 ? undefined : element;
}

const tagOf = (tree: Tree): string => (typeof tree['tag'] === 'string' ? tree['tag'] : '');

/** Whether a list of choices stands in the page itself: one that the system draws shows its options nowhere. */
const isList = (tree: Tree): boolean =>
  tagOf(tree).startsWith('SELECT') && childrenOf(tree).some((child) => boxOf(child)[3] > 0);

function clipBelow(reading: Reading, tree: Tree, clip: Box): Box {
  const ref = refOf(tree);
  const isScroller = isList(tree) || (ref !== undefined && reading.scrollers.has(ref));
  return isScroller ? (visiblePart(boxOf(tree), clip) ?? [0, 0, 0, 0]) : clip;
}

function walk(reading: Reading, tree: Tree, place: Place): void {
  if (place.depth > deepest) {
    const message = 'The page of the record is nested too deeply.';
    throw new UserError({ code: 'demonstration-unreadable', message });
  }
  const element = seenAs(reading, tree, place);
  if (element) {
    reading.elements.push({ ...element, ...(place.parent !== undefined && { parent: place.parent }) });
    if (tree['recordingTarget'] === true) reading.target = element.id;
    if (tree['tag'] === 'INPUT_password') reading.secrets.add(element.id);
  }
  const parent = element?.id ?? place.parent;
  const clip = clipBelow(reading, tree, place.clip);
  for (const [nth, plain] of joinLines(childrenOf(tree)).entries()) {
    // Words between elements have the colour of what holds them.
    const child = plain['tag'] === 't' ? { ...plain, fgColor: tree['fgColor'] } : plain;
    walk(reading, child, { parent, clip, depth: place.depth + 1, key: keyOf(child, place.key, nth) });
  }
}

/** Gives what a page holds its numbers back, after a record has begun to count its nodes anew. */
export function renumber(
  numbering: Numbering,
  from: { tree: Tree; epoch: string },
  to: { tree: Tree; epoch: string },
): void {
  const visit = (one: Tree, other: Tree, keys: { one: string; other: string }): void => {
    const known = numbering.get(`${from.epoch}/${keys.one}`);
    if (known !== undefined) numbering.set(`${to.epoch}/${keys.other}`, known);
    const children = joinLines(childrenOf(one));
    for (const [nth, child] of joinLines(childrenOf(other)).entries()) {
      const twin = children[nth];
      if (twin?.['tag'] !== child['tag'] || twin === undefined) continue;
      visit(twin, child, { one: keyOf(twin, keys.one, nth), other: keyOf(child, keys.other, nth) });
    }
  };
  visit(from.tree, to.tree, { one: keyOf(from.tree, '', 0), other: keyOf(to.tree, '', 0) });
}

/** The screen that a tree of a record shows, passwords and all, and the element that its event went to. */
export function readScreen(
  tree: Tree,
  at: number,
  known: Pick<Reading, 'numbering' | 'epoch' | 'scrollers' | 'secrets'>,
): { observation: Observation; target: number | undefined } {
  const reading: Reading = { ...known, elements: [], met: new Map(), target: undefined };
  walk(reading, tree, { parent: undefined, clip: windowBox, depth: 0, key: keyOf(tree, '', 0) });
  return {
    observation: { at, viewport: recordedViewport, elements: reading.elements },
    target: reading.target,
  };
}

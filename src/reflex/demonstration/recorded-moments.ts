import type { Observation } from '../../protocol/screen/observation.ts';
import { centreOf } from '../eye/box.ts';
import type { InputEvent, Moment } from './moment.ts';
import type { RecordedEvent, RecordedFile } from './recorded-file.ts';
import { keyName } from './recorded-keys.ts';
import { childrenOf, readScreen, recordedViewport, refOf, renumber } from './recorded-screen.ts';
import { type Shown, waysTo } from './uncovered.ts';

type State = RecordedFile['states'][number];
type Tree = State['dom'];

/** The events of a record in order, and the screen when it was over. */
type RecordedMoments = {
  moments: Moment[];
  end: { at: number; seen: () => Observation };
  /** Fields whose value is a password; whole once the screens were looked at. */
  secrets: ReadonlySet<number>;
};

const pointerKinds = { mousedown: 'down', mouseup: 'up', click: 'click', dblclick: 'double' } as const;

function isPointer(type: string): type is keyof typeof pointerKinds {
  return Object.hasOwn(pointerKinds, type);
}

function find(tree: Tree, test: (tree: Tree) => boolean, depth = 0): Tree | undefined {
  if (test(tree)) return tree;
  if (depth > 200) return undefined;
  for (const child of childrenOf(tree)) {
    const found = find(child, test, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function targetOf(tree: Tree): number | undefined {
  const target = find(tree, (node) => node['recordingTarget'] === true);
  return target && refOf(target);
}

/** Where what a node holds begins, down the page. */
function topOf(tree: Tree, ref: number | undefined): number | undefined {
  const node = find(tree, (one) => ref !== undefined && refOf(one) === ref);
  const [first] = node ? childrenOf(node) : [];
  return typeof first?.['top'] === 'number' ? first['top'] : undefined;
}

/** How far a scroll went: the records hold only that it began, so the screens before and after it are compared. */
function scrolledBy(states: State[], nth: number): number {
  const here = states[nth];
  const ref = here && targetOf(here.dom);
  const before = states[nth - 1] ?? here;
  const after = states[nth + 1] ?? here;
  const from = before && topOf(before.dom, ref);
  const to = after && topOf(after.dom, ref);
  return from === undefined || to === undefined ? 0 : from - to;
}

const modifiers = new Map([
  [17, 'Control'],
  [18, 'Alt'],
  [91, 'Meta'],
  [93, 'Meta'],
  [224, 'Meta'],
]);

function pointerEvent(
  kind: (typeof pointerKinds)[keyof typeof pointerKinds],
  action: RecordedEvent,
): InputEvent | undefined {
  const { x = -1, y = -1 } = action;
  const isInside = x >= 0 && y >= 0 && x < recordedViewport.width && y < recordedViewport.height;
  return isInside ? { kind, x, y } : undefined;
}

function keyEvent(action: RecordedEvent, held: Set<string>): InputEvent | undefined {
  const { type, keyCode = 0, charCode = 0 } = action;
  const modifier = modifiers.get(keyCode);
  if (type === 'keypress') {
    const isText = charCode >= 32 && charCode <= 0x10ffff && held.size === 0;
    return isText ? { kind: 'character', text: String.fromCodePoint(charCode) } : undefined;
  }
  if (modifier !== undefined) {
    if (type === 'keydown') held.add(modifier);
    else held.delete(modifier);
    return undefined;
  }
  const name = keyName(keyCode);
  return type === 'keydown' && name !== 'Shift' && name !== 'CapsLock'
    ? { kind: 'key', key: [...held, name].join('+') }
    : undefined;
}

/**
 * The events of a record with the screen before each. Every event stands in it twice, before and after its effect; the
 * first of the two counts. What came after the task was over is left out.
 */
export function readMoments(record: RecordedFile): RecordedMoments {
  // The page counts its nodes anew when a task is over.
  const root = record.states[0] && refOf(record.states[0].dom);
  const over = record.states.findIndex((state) => refOf(state.dom) !== root);
  const states = over === -1 ? record.states : record.states.slice(0, over);
  const screens = openScreens(states);
  const held = new Set<string>();
  const moments = states.flatMap((state, nth) => {
    const { action, time } = state;
    const event = action && action.timing !== 3 && toEvent(action, held, () => scrolledBy(states, nth));
    if (!event) return [];
    // A scroll is told after it began.
    const before = event.kind === 'scroll' ? (states[nth - 1] ?? state) : state;
    const target = event.kind === 'character' ? undefined : screens.read(state).target;
    const seen = (): Observation => screens.read(before).observation;
    const moment = { at: Math.max(0, time), event, target, seen, marks: () => marksOf(before.dom) };
    return [...movesBefore(moment, () => states.slice(0, nth).map((one) => screens.read(one))), moment];
  });
  const end = endOf(screens, states.at(-1), record.states[over]);
  return { moments, end, secrets: screens.secrets };
}

/** The ways of the mouse that opened what is pressed. */
function movesBefore({ at, event, target, seen }: Moment, earlier: () => readonly Shown[]): Moment[] {
  if (event.kind !== 'down' || target === undefined) return [];
  return waysTo(target, { earlier, seen: seen() }).map((way) => ({
    at,
    event: { kind: 'move', ...centreOf(way.element.box) },
    target: way.element.id,
    seen: () => way.seen,
  }));
}

/** The screen when it was over: the first whose nodes are counted anew, else the last. */
function endOf(screens: Screens, last: State | undefined, anew: State | undefined): RecordedMoments['end'] {
  const at = Math.max(0, (anew ?? last)?.time ?? 0);
  if (!last) return { at, seen: () => ({ at, viewport: recordedViewport, elements: [] }) };
  return { at, seen: () => (anew ? screens.readAnew(last, anew) : screens.read(last).observation) };
}

type Screens = {
  secrets: Set<number>;
  read: (state: State) => ReturnType<typeof readScreen>;
  /** A screen whose nodes are counted anew, after `last`. */
  readAnew: (last: State, state: State) => Observation;
};

/** Marks that come and go as a pointer or the focus passes. */
const passing = /hover|focus|active/;

/** How the nodes of a page are marked. */
function marksOf(tree: Tree): string {
  const classes = typeof tree['classes'] === 'string' ? tree['classes'] : '';
  const lasting = classes.split(/\s+/).filter((name) => !passing.test(name));
  return [lasting.join(' '), ...childrenOf(tree).map(marksOf)].join('\n');
}

/** Makes the screens of a record as they are asked for, with numbers that stay. */
function openScreens(states: State[]): Screens {
  const scrolls = states.filter((state) => state.action?.type === 'scroll');
  const scrollers = new Set(scrolls.map((state) => targetOf(state.dom)).filter((ref) => ref !== undefined));
  const numbering = new Map<string, number>();
  const secrets = new Set<number>();
  const cached = new Map<State, ReturnType<typeof readScreen>>();
  const make = (state: State, epoch: string): ReturnType<typeof readScreen> =>
    readScreen(state.dom, Math.max(0, state.time), { numbering, epoch, scrollers, secrets });
  const read = (state: State): ReturnType<typeof readScreen> => {
    const screen = cached.get(state) ?? make(state, 'during');
    cached.set(state, screen);
    return screen;
  };
  const readAnew = (last: State, state: State): Observation => {
    read(last);
    renumber(numbering, { tree: last.dom, epoch: 'during' }, { tree: state.dom, epoch: 'after' });
    return make(state, 'after').observation;
  };
  return { secrets, read, readAnew };
}

function toEvent(action: RecordedEvent, held: Set<string>, by: () => number): InputEvent | undefined {
  if (isPointer(action.type)) return pointerEvent(pointerKinds[action.type], action);
  if (action.type === 'scroll') return { kind: 'scroll', by: by() };
  return action.type.startsWith('key') ? keyEvent(action, held) : undefined;
}

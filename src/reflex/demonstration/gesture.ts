import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { centreOf } from '../eye/box.ts';
import { textRoles } from '../eye/sight.ts';
import type { Moment } from './moment.ts';

/** What a hand did in one go, with the screens before and after it. */
export type Gesture = {
  began: number;
  ended: number;
  before: Observation;
  after: Observation;
  element: number | undefined;
  /** Whether it changed how something is marked, seen or not. */
  isMarked: () => boolean;
  act:
    | { kind: 'click'; x: number; y: number; count: number }
    | { kind: 'move'; x: number; y: number }
    | { kind: 'drag'; x: number; y: number; to: { x: number; y: number }; target: number | undefined }
    | { kind: 'press'; key: string }
    | { kind: 'scroll'; by: number }
    /** A choice from a list that the system draws; empty where the recording does not hold which. */
    | { kind: 'select'; option: string }
    /** Keys in a field: `typed` is what is left of them after corrections, `held` and `holds` what it held and holds. */
    | { kind: 'keys'; typed: string; isPlain: boolean; held: string; holds: string };
};

type Draft = Omit<Gesture, 'before' | 'after' | 'isMarked'> & { first: Moment };
type End = { at: number; seen: () => Observation };

/** How far a hand may slip between press and release, in pixels. */
const slip = 4;

/** Keys that move or change within the text of a field. */
const editing = new Set(['Backspace', 'Delete', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);
const editingTogether = new Set(['a', 'c', 'v', 'x', 'z', 'y', ...editing]);

/** An element of a screen by its number. */
export function elementOf(screen: Observation, id: number | undefined): ScreenElement | undefined {
  return id === undefined ? undefined : screen.elements.find((element) => element.id === id);
}

/** Fields of the browser's own whose value is not what is typed: what they hold in the end counts. */
const timeRoles = new Set(['date', 'datetime', 'month', 'week', 'time']);

/** Whether text is typed into it. */
export function isField(element: ScreenElement | undefined): element is ScreenElement {
  return element !== undefined && (textRoles.has(element.role) || timeRoles.has(element.role));
}

class Cursor {
  readonly moments: Moment[];
  readonly end: End;
  at = 0;
  constructor(moments: Moment[], end: End) {
    this.moments = moments;
    this.end = end;
  }
  get next(): Moment | undefined {
    return this.moments[this.at];
  }
  /** The screen as it is before the next event. */
  get screen(): Observation {
    return (this.next ?? this.end).seen();
  }
}

function isWithin(moment: Moment | undefined, kinds: string[]): moment is Moment {
  return moment !== undefined && kinds.includes(moment.event.kind);
}

type Release = { last: Moment; to: { x: number; y: number }; wasClicked: boolean; count: number };

/** What follows a press: its release, and the clicks that the browser makes of both. */
function readRelease(cursor: Cursor, first: Moment, from: { x: number; y: number }): Release {
  const release: Release = { last: first, to: from, wasClicked: false, count: 1 };
  while (isWithin(cursor.next, ['up', 'click', 'double'])) {
    const moment: Moment = cursor.next;
    const { event } = moment;
    release.last = moment;
    if (event.kind === 'up') release.to = { x: event.x, y: event.y };
    // A click on a label goes on to its field: only that of the pressed element counts.
    if (event.kind === 'click') release.wasClicked ||= moment.target === first.target;
    if (event.kind === 'double') release.count = 2;
    cursor.at += 1;
  }
  return release;
}

/** `undefined` for a press on a scroll bar: what counts is how far it went. */
function readPress(cursor: Cursor, first: Moment & { event: { x: number; y: number } }): Draft | undefined {
  const { x, y } = first.event;
  const { last, to, wasClicked, count } = readRelease(cursor, first, { x, y });
  if (last === first && isWithin(cursor.next, ['scroll']) && cursor.next.target === first.target)
    return undefined;
  const base = { first, began: first.at, ended: last.at, element: first.target };
  const isSlip = Math.hypot(to.x - x, to.y - y) <= slip;
  const isClick = wasClicked || isSlip || isField(elementOf(first.seen(), first.target));
  if (isClick) return { ...base, act: { kind: 'click', x, y, count } };
  return { ...base, act: { kind: 'drag', x, y, to, target: last.target } };
}

function isEditing(moment: Moment, after: Observation, id: number): boolean {
  const { event } = moment;
  if (event.kind === 'character') return true;
  if (event.kind !== 'key') return false;
  if (Array.from(event.key).length === 1) return true;
  const [key = '', ...mods] = event.key.split('+').toReversed();
  if (mods.length > 0) return editingTogether.has(key);
  // A line break, where a field holds several lines.
  if (key === 'Enter') return breaks(elementOf(after, id)) > breaks(elementOf(moment.seen(), id));
  return key === 'Unidentified' || editing.has(key);
}

function breaks(element: ScreenElement | undefined): number {
  return element?.value?.split('\n').length ?? 0;
}

type Typing = { typed: string; isPlain: boolean };

/** What is left of typing after one more key. */
function addKey({ typed, isPlain }: Typing, event: Moment['event'], held: string): Typing {
  if (event.kind === 'character') return { typed: typed + event.text, isPlain };
  if (event.kind !== 'key') return { typed, isPlain };
  if (event.key === 'Enter') return { typed: `${typed}\n`, isPlain };
  if (event.key === 'Backspace')
    return {
      typed: Array.from(typed).slice(0, -1).join(''),
      isPlain: isPlain && (typed !== '' || held === ''),
    };
  const isOther = Array.from(event.key).length > 1 && (event.key.includes('+') || editing.has(event.key));
  return { typed, isPlain: isPlain && !isOther };
}

function readKeys(cursor: Cursor, first: Moment, field: ScreenElement): Draft | undefined {
  const held = field.value ?? '';
  let typing: Typing = { typed: '', isPlain: true };
  let last: Moment | undefined;
  while (isWithin(cursor.next, ['key', 'character'])) {
    const moment: Moment = cursor.next;
    const following = cursor.moments[cursor.at + 1] ?? cursor.end;
    const isHere = (moment.target ?? field.id) === field.id;
    if (!isHere || !isEditing(moment, following.seen(), field.id)) break;
    typing = addKey(typing, moment.event, held);
    last = moment;
    cursor.at += 1;
  }
  if (!last) return undefined;
  const guessed = typing.isPlain ? held + typing.typed : held;
  const holds = elementOf(cursor.screen, field.id)?.value ?? guessed;
  const act = { kind: 'keys' as const, ...typing, held, holds };
  return { first, began: first.at, ended: last.at, element: field.id, act };
}

function readKey(cursor: Cursor, first: Moment & { event: { key: string } }): Draft {
  const { key } = first.event;
  cursor.at += 1;
  const typed = cursor.next;
  // The character that the same key types.
  if (typed?.event.kind === 'character' && Array.from(key).length === 1) cursor.at += 1;
  const element = elementOf(first.seen(), first.target);
  const base = { first, began: first.at, ended: first.at, element: element?.id };
  const isPressed =
    element !== undefined &&
    ((key === ' ' && ['button', 'checkbox', 'radio', 'switch'].includes(element.role)) ||
      (key === 'Enter' && ['button', 'link'].includes(element.role)));
  if (!isPressed) return { ...base, act: { kind: 'press', key: key === ' ' ? 'Space' : key } };
  return { ...base, act: { kind: 'click', ...centreOf(element.box), count: 1 } };
}

/** Characters typed into a list that the system draws choose by its words. */
function readChoice(cursor: Cursor, first: Moment, id: number): Draft {
  let typed = '';
  let last = first;
  while (isWithin(cursor.next, ['key', 'character'])) {
    const { event } = cursor.next;
    if (event.kind === 'key' && Array.from(event.key).length > 1) break;
    if (event.kind === 'character') typed += event.text;
    last = cursor.next;
    cursor.at += 1;
  }
  const act = { kind: 'keys' as const, typed, isPlain: true, held: '', holds: typed };
  return { first, began: first.at, ended: last.at, element: id, act };
}

function readOne(cursor: Cursor, first: Moment): Draft | undefined {
  const { event } = first;
  if (event.kind === 'down') {
    cursor.at += 1;
    return readPress(cursor, { ...first, event });
  }
  if (event.kind === 'scroll' || event.kind === 'move') {
    cursor.at += 1;
    return { first, began: first.at, ended: first.at, element: first.target, act: event };
  }
  if (event.kind === 'key') {
    const element = elementOf(first.seen(), first.target);
    const keys = isField(element) ? readKeys(cursor, first, element) : undefined;
    if (keys) return keys;
    const isLetter = Array.from(event.key).length === 1;
    if (element?.role === 'combobox' && isLetter) return readChoice(cursor, first, element.id);
    return readKey(cursor, { ...first, event });
  }
  // Releases and clicks of presses that began elsewhere.
  cursor.at += 1;
  return undefined;
}

/** Puts input events together to what a hand did. */
export function readGestures(moments: Moment[], end: End): Gesture[] {
  const cursor = new Cursor(moments, end);
  const drafts: Draft[] = [];
  for (let next = cursor.next; next; next = cursor.next) {
    const draft = readOne(cursor, next);
    if (draft) drafts.push(draft);
  }
  return drafts.map(({ first, ...draft }, nth) => ({
    ...draft,
    before: first.seen(),
    after: (drafts[nth + 1]?.first ?? end).seen(),
    isMarked: () => first.marks?.() !== drafts[nth + 1]?.first.marks?.(),
  }));
}

import type { Box, Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { contains } from '../eye/box.ts';
import { elementOf } from './gesture.ts';
import type { Moment } from './moment.ts';
import type { ScreenLog } from './screen-log.ts';

/** Within this time around a move what it goes to has to move or light up by itself, in milliseconds. */
const attentionMs = { before: 1_500, after: 500 };

type Move = Moment & { event: { kind: 'move'; x: number; y: number } };

function isMove(moment: Moment | undefined): moment is Move {
  return moment?.event.kind === 'move';
}

const isSameBox = (one: Box, other: Box): boolean => one.every((side, nth) => side === other[nth]);

const colorsOf = ({ color, background }: ScreenElement): string => `${color} ${background}`;

/** What changes so soon after a press or a key is its effect, in milliseconds. */
const effectMs = 400;

/** A time in which whatever changes is the effect of what is done: while a button is held, and a little longer. */
type Effect = { from: number; to: number };

/** The times of effects. What is dragged, and what makes room for it, moves as long as the button is held. */
function effectsOf(moments: readonly Moment[]): Effect[] {
  return moments.flatMap((moment, nth) => {
    if (isMove(moment)) return [];
    const isHeld = moment.event.kind === 'down';
    const released = isHeld ? moments.slice(nth + 1).find(({ event }) => event.kind === 'up') : undefined;
    return [{ from: moment.at, to: (released ?? moment).at + effectMs }];
  });
}

/** Whether an element moved around that time, or changed its colours before the mouse was on it. */
function drawsAttention(id: number, { at }: Move, { log, acted }: Meanwhile): boolean {
  const seen = log.around(at - attentionMs.before, at + attentionMs.after).flatMap((screen) => {
    const element = elementOf(screen, id);
    return element ? [{ element, screen }] : [];
  });
  return seen.some(({ element, screen }, nth) => {
    const before = seen[nth - 1]?.element;
    if (!before || acted.some(({ from, to }) => screen.at >= from && screen.at < to)) return false;
    const moved = !isSameBox(before.box, element.box) && isAlone(id, seen[nth - 1]?.screen, screen);
    const isUntouched = screen.at <= at && !(screen.pointer && contains(element.box, screen.pointer));
    return moved || (isUntouched && colorsOf(before) !== colorsOf(element));
  });
}

/** Whether most things stayed where they were: not the whole page was scrolled or laid out anew. */
function isAlone(id: number, before: Observation | undefined, after: Observation): boolean {
  const places = new Map(before?.elements.map((element) => [element.id, element.box]));
  const others = after.elements.filter((element) => element.id !== id && places.has(element.id));
  const moved = others.filter((element) => !isSameBox(places.get(element.id) ?? element.box, element.box));
  return moved.length <= others.length / 2;
}

/** What was seen meanwhile, and when that was the effect of something. */
type Meanwhile = { log: ScreenLog; acted: readonly Effect[] };

/** Moves in a row, and what followed them: a press on an element, or something else. */
type Run = { moves: readonly Move[]; next: Moment | undefined; after: Observation };

/** The moves by which what was pressed next came to be seen. */
function opening({ moves, next, after }: Run): Set<Moment> {
  const found = new Set<Moment>();
  let [wanted, later] = [next?.event.kind === 'down' ? next.target : undefined, after];
  for (const move of moves.toReversed()) {
    const before = move.seen();
    const isOpened = elementOf(later, wanted) !== undefined && elementOf(before, wanted) === undefined;
    if (wanted !== undefined && isOpened && move.target !== undefined && move.target !== wanted) {
      found.add(move);
      wanted = move.target;
    }
    later = before;
  }
  return found;
}

/** The moves to what moves or lit up by itself, where it was not pressed in the end. */
function following({ moves, next }: Run, meanwhile: Meanwhile): Set<Moment> {
  const pressed = next?.event.kind === 'down' ? next.target : undefined;
  return new Set(
    moves.filter(
      (move) =>
        move.target !== undefined && move.target !== pressed && drawsAttention(move.target, move, meanwhile),
    ),
  );
}

/**
 * Without the moves of the mouse by which nothing was meant. Meant is one that opened what was pressed next (a menu), and
 * one that follows what moves or lights up; all others only lead from one place to another.
 */
export function withoutIdleMoves(
  moments: readonly Moment[],
  log: ScreenLog,
  end: { seen: () => Observation },
): Moment[] {
  const kept: Moment[] = [];
  const acted = effectsOf(moments);
  for (let at = 0; at < moments.length; at += 1) {
    const first = moments[at];
    if (!first) break;
    if (!isMove(first)) {
      kept.push(first);
      continue;
    }
    const rest = moments.slice(at);
    const count = rest.findIndex((moment) => !isMove(moment));
    const moves = rest.slice(0, count === -1 ? rest.length : count).filter(isMove);
    const next = rest[moves.length];
    const run: Run = { moves, next, after: (next ?? end).seen() };
    const meant = opening(run).union(following(run, { log, acted }));
    kept.push(...moves.filter((move) => meant.has(move)));
    at += moves.length - 1;
  }
  return kept;
}

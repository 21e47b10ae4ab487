/**
 * A program that works screens on which time counts, for demonstrations and to check the judge: it follows what moves,
 * presses what passes by, waits as long as it is told, compares a number that changes, and repeats what lit up. It knows the
 * wording of these tasks, so nothing in src/ may know of it.
 */
import type { Observation, ScreenElement } from '../../src/protocol/screen/observation.ts';
import { serveAgents } from '../../src/reflex/agent/serve-agents.ts';
import type { Agent } from '../../src/reflex/agent/agent.ts';

type Decision = ReturnType<Agent['act']>;
type Way = (seen: Observation) => Decision;

const centre = ({ id, box: [left, top, width, height] }: ScreenElement) => ({
  x: left + width / 2,
  y: top + height / 2,
  element: id,
});
const click = (element: ScreenElement): Decision => ({ kind: 'click', count: 1, ...centre(element) });
const moveOnto = (element: ScreenElement | undefined): Decision =>
  element ? { kind: 'move', ...centre(element) } : 'wait';
const lookOf = ({ background, color }: ScreenElement): string => background ?? color ?? '';

const follow: Way = ({ elements }) => moveOnto(elements.find(({ shape }) => shape === 'circle'));

/** Presses each thing that passes by as soon as there is something of it to press. */
const pressPassing: Way = ({ elements }) => {
  const passing = elements.find(({ shape, box: [, , width] }) => shape === 'circle' && width > 2);
  return passing ? click(passing) : 'wait';
};

/** The one square whose colour is unlike that of the others. */
const stayOnColoured: Way = ({ elements }) => {
  const squares = elements.filter(({ shape }) => shape === 'rectangle');
  return moveOnto(
    squares.find((one) => squares.filter((other) => lookOf(other) === lookOf(one)).length === 1),
  );
};

const dollars = (text: string): number => Number(/\$(\d+(?:\.\d+)?)/.exec(text)?.[1] ?? Number.NaN);

function buyBelow(limit: number): Way {
  return ({ elements }) => {
    const isLow = elements.some(({ text }) => dollars(text) < limit);
    const buy = elements.find(({ role }) => role === 'button');
    return buy && isLow ? click(buy) : 'wait';
  };
}

function pressInTime(waitMs: number): Way {
  let pressedAt: number | undefined;
  const named = (elements: readonly ScreenElement[], name: string): ScreenElement | undefined =>
    elements.find(({ role, text }) => role === 'button' && text === name);
  return ({ elements }) => {
    const at = performance.now();
    const [one, two] = [named(elements, 'ONE'), named(elements, 'TWO')];
    if (!one || !two) return 'wait';
    if (pressedAt === undefined) {
      pressedAt = at;
      return click(one);
    }
    return at - pressedAt >= waitMs ? click(two) : 'wait';
  };
}

/** How long nothing lights up once all that was to be shown was shown, in milliseconds. */
const overMs = 1_300;

function repeatShown(): Way {
  let usual: Map<number, string> | undefined;
  const shown: number[] = [];
  let [lit, last] = [-1, Number.POSITIVE_INFINITY];
  return ({ elements }) => {
    const at = performance.now();
    const buttons = elements.filter(({ role }) => role === 'button');
    usual ??= new Map(buttons.map((one) => [one.id, lookOf(one)]));
    const now = buttons.find((one) => usual?.get(one.id) !== lookOf(one))?.id ?? -1;
    // What lights up under its own press is not shown.
    const isShown = now !== -1 && now !== lit && (last === Number.POSITIVE_INFINITY || at - last < overMs);
    if (isShown) shown.push(now);
    if (now !== -1) last = at;
    lit = now;
    const next = shown[0];
    const button = buttons.find(({ id }) => id === next);
    if (!button || at - last < overMs) return 'wait';
    shown.shift();
    return click(button);
  };
}

const ways: readonly (readonly [RegExp, (match: RegExpExecArray) => Way])[] = [
  [/inside the circle/, () => follow],
  [/moving circles/, () => pressPassing],
  [/over the colored square/, () => stayOnColoured],
  [/when the price is less than (\$[\d.]+\d)/, ([, limit = '']) => buyBelow(dollars(limit))],
  [/wait (\d+) seconds/, ([, seconds = '']) => pressInTime(Number(seconds) * 1000)],
  [/in the order displayed/, () => repeatShown()],
];

function scripted(): Agent {
  let way: Way | undefined;
  return {
    act: (seen, instruction) => {
      if (!way) {
        const [match, make] = ways
          .map(([pattern, make]) => [pattern.exec(instruction), make] as const)
          .find(([found]) => found) ?? [null, undefined];
        if (!match || !make) return { kind: 'abstain', why: 'unknown' };
        way = make(match);
      }
      return way(seen);
    },
  };
}

serveAgents(() => scripted);

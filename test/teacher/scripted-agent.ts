/**
 * A program that knows some tasks beforehand: it shows that the judge's input, observations, timers and rewards are right.
 * It reads the instruction by patterns written for these tasks; nothing of the product imports it.
 */
import type { Action } from '../../src/protocol/screen/demonstration.ts';
import type { Observation, ScreenElement } from '../../src/protocol/screen/observation.ts';
import type { Agent } from '../../src/reflex/agent/agent.ts';
import { serveAgents } from '../../src/reflex/agent/serve-agents.ts';

type Find = (element: ScreenElement, seen: Observation) => boolean;
type Step = (seen: Observation) => Action | undefined;

function centre({ id, box: [left, top, width, height] }: ScreenElement) {
  return { x: left + width / 2, y: top + height / 2, element: id };
}

const find = (seen: Observation, is: Find): ScreenElement | undefined =>
  seen.elements.find((element) => is(element, seen));

const click =
  (is: Find): Step =>
  (seen) => {
    const found = find(seen, is);
    return found && { kind: 'click', count: 1, ...centre(found) };
  };

const type =
  (text: string): Step =>
  () => ({ kind: 'type', text });

const button =
  (text: string): Find =>
  (element) =>
    element.role === 'button' && element.text === text;
const field =
  (nth: number): Find =>
  (element, { elements }) =>
    elements.filter(({ role }) => role === 'textbox')[nth] === element;

/** A box or a radio button by the words beside it. */
const box =
  (words: string): Find =>
  (element, { elements }) => {
    if (element.role !== 'checkbox' && element.role !== 'radio') return false;
    const [, top] = element.box;
    return elements.some(
      ({ text, box: [, y, , height] }) => text === words && y <= top + 8 && top < y + height,
    );
  };

const choose =
  (option: string): Step =>
  (seen) => {
    const list = find(seen, ({ role }) => role === 'combobox');
    return list && { kind: 'select', option, element: list.id };
  };

const fillAndPress = (text: string, fields: number, end: string): Step[] => [
  ...Array.from({ length: fields }, (_, nth) => [click(field(nth)), type(text)]).flat(),
  click(button(end)),
];

const boxes = (list: string): Step[] =>
  list === 'nothing' ? [] : list.split(/,\s*/).map((word) => click(box(word)));

/** The steps for each form of instruction. */
const scripts: readonly (readonly [RegExp, (match: RegExpExecArray) => Step[]])[] = [
  [/^(?:Click on|Press) the (?:button )?"(.+?)"(?: button)?\.$/, ([, word = '']) => [click(button(word))]],
  [/^Type "(.+)" into the field and press Send\.$/, ([, word = '']) => fillAndPress(word, 1, 'Send')],
  [/^Choose "(.+)" in the list/, ([, word = '']) => [choose(word), click(button('Send'))]],
  [
    /^Enter "(.+)" into the text field and press Submit\.$/,
    ([, word = '']) => fillAndPress(word, 1, 'Submit'),
  ],
  [/^Enter the password "(.+)" into both/, ([, word = '']) => fillAndPress(word, 2, 'Submit')],
  [/^Focus into the textbox\.$/, () => [click(field(0))]],
  [/^Select (.+) and click Submit\.$/, ([, list = '']) => [...boxes(list), click(button('Submit'))]],
];

/** Keeps the pointer on the only circle, at each look. */
function follow(seen: Observation): ReturnType<Agent['act']> {
  const circle = find(seen, ({ shape }) => shape === 'circle');
  return circle ? { kind: 'move', ...centre(circle) } : 'wait';
}

function scripted(): Agent {
  let steps: Step[] | undefined;
  return {
    act: (seen, instruction) => {
      if (/^Keep (the pointer|your mouse) /.test(instruction)) return follow(seen);
      if (instruction.startsWith('Wait ')) return 'wait';
      if (steps === undefined) {
        const [match, make] = scripts
          .map(([pattern, script]) => [pattern.exec(instruction), script] as const)
          .find(([found]) => found) ?? [null, undefined];
        if (!match || !make) return { kind: 'abstain', why: 'unknown' };
        steps = make(match);
      }
      const action = steps[0]?.(seen);
      if (action === undefined) return 'wait';
      steps.shift();
      return action;
    },
  };
}

serveAgents(() => scripted);

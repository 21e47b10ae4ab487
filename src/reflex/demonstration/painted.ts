/** What a record without the paint of figures lacks: what was pressed where a colour was asked for has that colour. */
import type { Step } from '../../protocol/screen/demonstration.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { isColorName, paintOf } from '../skill/color.ts';
import { figuresOf } from '../skill/figure.ts';
import { wordsOf } from '../skill/instruction.ts';

/** The figures on a screen of which nobody knows how they are painted. */
const unpaintedOn = ({ elements }: Observation): ScreenElement[] =>
  figuresOf(elements).filter(({ color, background }) => color === undefined && background === undefined);

/**
 * Steps with the paint of figures: where just one colour is asked for, those that were pressed are taken to have it, and all
 * others another one.
 */
export function painted(steps: Step[], instruction: string): Step[] {
  const words = wordsOf(instruction).flatMap(({ text, isQuoted }) => (isQuoted ? [] : [text.toLowerCase()]));
  const [name, ...others] = new Set(words.filter(isColorName));
  if (name === undefined || others.length > 0) return steps;
  const pressed = new Set(
    steps.flatMap(({ before, action }) =>
      action.kind === 'click' && unpaintedOn(before).some(({ id }) => id === action.element)
        ? action.element
        : [],
    ),
  );
  if (pressed.size === 0) return steps;
  return steps.map(({ before, ...step }) => {
    const unpainted = new Set(unpaintedOn(before));
    const elements = before.elements.map((one) =>
      unpainted.has(one) ? { ...one, color: paintOf(pressed.has(one.id) ? name : unlike(name)) } : one,
    );
    return { ...step, before: { ...before, elements } };
  });
}

const unlike = (name: string): string => (name === 'black' ? 'white' : 'black');

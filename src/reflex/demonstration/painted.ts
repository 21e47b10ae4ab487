/** What a record without the paint of figures lacks: what was pressed where a colour was asked for has that colour. */
import type { Step } from '../../protocol/screen/demonstration.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { isColorName, paintOf } from '../skill/color.ts';
import { figureIn, figuresOf, meantBy } from '../skill/figure.ts';
import { wordsOf } from '../skill/instruction.ts';

/** The figures on a screen of which nobody knows how they are painted. */
const unpaintedOn = ({ elements }: Observation): ScreenElement[] =>
  figuresOf(elements).filter(({ color, background }) => color === undefined && background === undefined);

/**
 * Steps with the paint of figures: where just one colour is asked for, those that were pressed are taken to have it, and all
 * others another one, unless they are not what is asked for anyway: of those nobody knows, and the colour shall not tell them.
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
  const phrase = figureIn(words.filter((word) => word !== name));
  return steps.map(({ before, ...step }) => {
    const unpainted = unpaintedOn(before);
    const meant = (phrase === undefined ? undefined : meantBy(phrase, unpainted)) ?? unpainted;
    const others = new Set(meant.filter(({ id }) => !pressed.has(id)));
    const elements = before.elements.map((one) =>
      unpainted.includes(one) ? { ...one, color: paintOf(others.has(one) ? unlike(name) : name) } : one,
    );
    return { ...step, before: { ...before, elements } };
  });
}

const unlike = (name: string): string => (name === 'black' ? 'white' : 'black');

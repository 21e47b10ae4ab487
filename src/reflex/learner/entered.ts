/** Whether a text is what somebody typed or chose. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { Situation } from '../skill/fact.ts';
import { writtenFor } from '../skill/quantity.ts';
import { offers, plain } from '../skill/scene.ts';
import { answerOf } from '../skill/skill.ts';

type Entered = { situation: Situation; element: ScreenElement; text: string };

/** Whether a text may be what was typed or chosen. Where a record lacks what was chosen, it is one of what the list offers. */
export function isEntered({ situation, element, text }: Entered, entered: string): boolean {
  if (entered === '') return offers(situation.scene, element, text);
  const written = writtenFor(element.role, text);
  return (
    isTyped(written, entered) && (written.length !== entered.length || isAsMeant(written, entered, situation))
  );
}

/** People stop typing where the rest is offered to them, or go on until it is; a number with more digits is another one. */
export function isTyped(text: string, typed: string): boolean {
  const [wanted, written] = [plain(text), plain(typed)];
  if (wanted === written || (answerOf(text) ?? 0) === answerOf(typed)) return true;
  if (wanted.length < 2 || written.length < 2) return false;
  const isMore = written.startsWith(wanted) && !isNumberGoingOn(wanted, written);
  return wanted.startsWith(written) || isMore;
}

/** Whether a text ends with a number to which a longer one adds digits. */
const isNumberGoingOn = (text: string, longer: string): boolean =>
  /\d$/u.test(text) && /^[.,]?\d/u.test(longer.slice(text.length));

/** Words by which capitals are asked for. */
const ofCase = /^(?:case|(?:upper|lower)-?case|capitals?|capitali[sz]ed?|caps)$/iu;

/** Whether a text has the capitals that were typed, where anything is said of them: otherwise people do as they like. */
const isAsMeant = (text: string, typed: string, { said }: Situation): boolean =>
  text === typed || !said.words.some((word) => ofCase.test(word.text));

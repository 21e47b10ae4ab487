import type { ScreenElement } from '../../protocol/screen/observation.ts';

/** A dialog that the browser itself shows for a page: `alert`, `confirm`, `prompt`, or whether to leave it. */
export type Dialog = { type: string; message: string; defaultPrompt?: string | undefined };

/** How a dialog was closed: whether it was agreed to, and with which text where it asks for one. */
export type Closed = { result: boolean; userInput: string };

/** Numbers from here on are of what the system shows; no document has so many elements. */
const systemIds = 2 ** 50;

/** Whether an element is shown by the system and not by the page: input to the page does not reach it. */
export function isOfSystem({ id }: ScreenElement): boolean {
  return id >= systemIds;
}

/** The bubble of the browser at a field that it would not send, with its words; the nth that was shown. */
export type Bubble = { nth: number; text: string; box: ScreenElement['box'] };

/** A bubble as an element. */
export function bubbleElement({ nth, text, box }: Bubble): ScreenElement {
  return { id: systemIds + 10 + nth, role: 'tooltip', text, box };
}

/**
 * The button by which a dialog was answered; undefined where something else was put into it than stood there: how that was
 * done is not known.
 */
export function buttonPressed(
  { type, defaultPrompt = '' }: Dialog,
  { result, userInput }: Closed,
): number | undefined {
  if (type === 'alert' || (result && (type !== 'prompt' || userInput === defaultPrompt)))
    return systemIds + 2;
  return result ? undefined : systemIds + 3;
}

/** A dialog as elements: its words, what it asks for, and its buttons; in the middle at the top, where browsers show it. */
export function dialogElements(
  { type, message, defaultPrompt }: Dialog,
  { width }: { width: number; height: number },
): ScreenElement[] {
  const left = Math.max(0, (width - 400) / 2);
  const held = (nth: number): Pick<ScreenElement, 'id' | 'parent'> => ({
    id: systemIds + nth,
    parent: systemIds,
  });
  const elements: ScreenElement[] = [
    { id: systemIds, role: 'alertdialog', text: message, box: [left, 0, 400, 140] },
  ];
  if (type === 'prompt')
    elements.push({
      ...held(1),
      role: 'textbox',
      text: '',
      value: defaultPrompt ?? '',
      box: [left + 20, 60, 360, 24],
    });
  elements.push({ ...held(2), role: 'button', text: 'OK', box: [left + 210, 100, 80, 30] });
  if (type !== 'alert')
    elements.push({ ...held(3), role: 'button', text: 'Cancel', box: [left + 300, 100, 80, 30] });
  return elements;
}

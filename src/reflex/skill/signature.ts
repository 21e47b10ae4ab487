import type { ScreenElement } from '../../protocol/screen/observation.ts';

function stateOf({
  text,
  value,
  checked,
  selected,
  expanded,
  disabled,
  box,
  scrolled,
}: ScreenElement): string {
  return [text, value, checked, selected, expanded, disabled, ...box.map(Math.round), scrolled].join(' ');
}

/** What is on a screen, apart from where the focus and the mouse are: equal as long as nothing on it changes. */
export function signatureOf(elements: readonly ScreenElement[]): string {
  return elements.map((element) => `${element.id} ${stateOf(element)}`).join('\n');
}

/** What a screen says: equal where it says the same again, even when its elements are others or moved a little. */
export function contentOf(elements: readonly ScreenElement[]): string {
  return elements
    .map(({ role, text, value, checked, selected, expanded }) =>
      [role, text, value, checked, selected, expanded].join(' '),
    )
    .join('\n');
}

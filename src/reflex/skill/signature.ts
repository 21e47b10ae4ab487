import type { ScreenElement } from '../../protocol/screen/observation.ts';

/** What is on a screen, apart from where the focus and the mouse are: equal for equal screens. */
export function signatureOf(elements: readonly ScreenElement[]): string {
  return elements
    .map(({ id, text, value, checked, selected, expanded, disabled, box, scrolled }) =>
      [id, text, value, checked, selected, expanded, disabled, ...box.map(Math.round), scrolled].join(' '),
    )
    .join('\n');
}

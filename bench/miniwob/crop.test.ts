import { expect, it } from 'vitest';
import type { ScreenElement } from '../../src/protocol/screen/observation.ts';
import { crop } from './crop.ts';

const element = (
  id: number,
  box: ScreenElement['box'],
  part: Partial<ScreenElement> = {},
): ScreenElement => ({
  id,
  role: 'group',
  text: '',
  box,
  ...part,
});

it('shows a part of a screen as a smaller window would: clipped, without what lies beyond and without its page', () => {
  const seen = crop(
    {
      at: 5,
      viewport: { width: 500, height: 320 },
      elements: [
        element(1, [0, 0, 160, 210]),
        element(2, [2, 50, 100, 100], { parent: 1 }),
        element(3, [2, 200, 100, 40], { role: 'button', text: 'Half', parent: 2 }),
        element(4, [200, 0, 50, 50], { parent: 1 }),
        element(5, [10, 10, 20, 20], { role: 'text', text: 'Held by what lies beyond', parent: 4 }),
        element(6, [10, 210, 20, 20], { role: 'text', text: 'Below', parent: 2 }),
        element(7, [0, 0, 500, 320]),
      ],
    },
    { width: 160, height: 210 },
  );
  expect(seen).toEqual({
    at: 5,
    viewport: { width: 160, height: 210 },
    elements: [
      element(2, [2, 50, 100, 100]),
      element(3, [2, 200, 100, 10], { role: 'button', text: 'Half', parent: 2 }),
      element(5, [10, 10, 20, 20], { role: 'text', text: 'Held by what lies beyond' }),
      element(7, [0, 0, 160, 210]),
    ],
  });
});

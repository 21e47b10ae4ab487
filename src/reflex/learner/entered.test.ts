import { expect, it } from 'vitest';
import { isTyped } from './entered.ts';

it('what was typed may go on beyond what was meant, but not as another number', () => {
  expect(isTyped('Ham', 'Hamburg')).toBe(true);
  expect(isTyped('Hamburg', 'Ham')).toBe(true);
  expect(isTyped('11', '11450.21')).toBe(false);
  expect(isTyped('11450', '11450.21')).toBe(false);
});

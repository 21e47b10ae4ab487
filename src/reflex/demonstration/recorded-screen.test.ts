import { describe, expect, it } from 'vitest';
import { readScreen } from './recorded-screen.ts';

const node = (tag: string, [left, top, width, height]: number[], rest: object = {}) => ({
  tag,
  left,
  top,
  width,
  height,
  children: [],
  ...rest,
});

/** A list of choices of which the page shows two, and the button below it. */
function page(height: number) {
  const options = ['Ann', 'Bob', 'Cleo'].map((text, nth) =>
    node('OPTION', [2, 10 + nth * height, 80, height], { ref: 20 + nth, text }),
  );
  const list = node('SELECT', [2, 10, 80, 30], { ref: 2, value: 'Ann', children: options });
  const button = node('BUTTON', [2, 44, 60, 20], { ref: 3, text: 'Send' });
  return node('BODY', [0, 0, 160, 210], { ref: 1, children: [list, button] });
}

function read(tree: Record<string, unknown>): string[] {
  const reading = { numbering: new Map<string, number>(), epoch: '', secrets: new Set<number>() };
  const { observation } = readScreen(tree, 0, { ...reading, scrollers: new Set<number>() });
  return observation.elements.map(({ role, text, box }) => `${role} ${text} ${box[1]}+${box[3]}`);
}

describe('a list of choices in a record', () => {
  it('stands in the page where its options do, and shows no more of them than lies in it', () => {
    expect(read(page(15))).toEqual([
      'listbox  10+30',
      'option Ann 10+15',
      'option Bob 25+15',
      'button Send 44+20',
    ]);
  });

  it('is one that the system draws where they have no place', () => {
    expect(read(page(0))).toEqual(['combobox  10+30', 'button Send 44+20']);
  });
});

import { describe, expect, it } from 'vitest';
import { type Demonstration, demonstrationSchema } from '../../protocol/screen/demonstration.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { isDone, isLastAction, isTraced, learnEnding, strangeDialog } from './ending.ts';

type Part = Partial<ScreenElement> & { role: string };

/** Elements one below the other; `parent` is the place in the list of what holds them. */
function screen(...parts: Part[]): Observation {
  const elements = parts.map((part, id): ScreenElement => ({
    text: '',
    box: [0, id * 20, 100, 18],
    ...part,
    id,
  }));
  return { at: 0, viewport: { width: 300, height: 400 }, elements };
}

const form = (number: string): Part[] => [
  { role: 'group', text: 'Portal' },
  { role: 'textbox', value: number, parent: 0 },
  { role: 'button', text: 'Save', parent: 0 },
];

const row = (at: number, ...cells: string[]): Part[] => [
  { role: 'row', parent: 0 },
  ...cells.map((text): Part => ({ role: 'cell', text, parent: at })),
];

/** Number, supplier and amount are entered; the list shows the amount otherwise than it was typed. */
function shown(number: string, supplier: string, amount: string): Demonstration {
  const before = screen(...form(number), ...row(3, 'R-0', 'Someone', '5 EUR'));
  const listed = row(3, number, supplier, `${Number(amount).toFixed(1)} EUR`);
  const after = screen(...form(''), ...listed, { role: 'text', text: 'Saved', parent: 0 });
  return demonstrationSchema.parse({
    format: 'macrohard/demonstration',
    version: 1,
    instruction: 'Enter it',
    values: { Number: number, Supplier: supplier, Amount: amount },
    steps: [{ before, action: { kind: 'click', x: 1, y: 1, element: 2 }, began: 0, ended: 10 }],
    after,
  });
}

const ending = learnEnding([
  shown('R-1', 'Miller', '10.25'),
  shown('R-2', 'Novak', '20.75'),
  shown('R-3', 'Miller', '30.25'),
]);

describe('the end of a row', () => {
  it('is what was done last, and where the row is seen afterwards as it was typed', () => {
    expect(ending).toEqual({
      last: { kind: 'click', role: 'button', name: 'save' },
      signsIn: false,
      trace: ['Number', 'Supplier'],
      within: 'row',
      said: ['saved'],
      dialogs: false,
    });
  });

  it('is known by the values of one row together, not scattered over two, nor in what is only said', () => {
    const values = { Number: 'R-7', Supplier: 'Kestrel', Amount: '1.50' };
    const together = screen(...form(''), ...row(3, 'R-7', 'Kestrel', '1.5 EUR'));
    const scattered = screen(...form(''), ...row(3, 'R-7', 'Miller'), ...row(6, 'R-8', 'Kestrel'));
    const said = screen(...form('R-7'), { role: 'text', text: 'R-7 of Kestrel is there already', parent: 0 });
    expect([together, scattered, said].map((one) => isTraced(ending, one, values))).toEqual([
      true,
      false,
      false,
    ]);
    expect(isTraced(ending, together, { ...values, Number: 'R-71' })).toBe(false);
  });

  it('is a word that always comes where nothing of the row is to be seen', () => {
    const silent = { ...ending, trace: [] };
    expect(isDone(silent, screen({ role: 'text', text: 'Saved' }), {})).toBe(true);
    expect(isDone(silent, screen({ role: 'text', text: 'Not saved' }), {})).toBe(false);
    expect(isDone({ ...silent, said: [] }, screen(), {})).toBe(false);
  });

  it('begins with the press that was last in all demonstrations, wherever the button stands', () => {
    const page = screen({ role: 'button', text: 'Cancel' }, { role: 'button', text: 'Save' });
    const press = (element: number) => ({ kind: 'click', x: 1, y: 1, count: 1, element }) as const;
    expect([0, 1].map((element) => isLastAction(ending, press(element), page))).toEqual([false, true]);
  });

  it('is in doubt where a dialog stands that nobody showed', () => {
    const page = screen(...form(''), { role: 'alertdialog', text: 'More than 10,000?' });
    expect(strangeDialog(ending, page)).toContain('More than 10,000?');
    expect(strangeDialog({ ...ending, dialogs: true }, page)).toBeUndefined();
  });
});

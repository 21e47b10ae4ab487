/** What was shown in some words is done when it is asked for in others. */
import { describe, expect, it } from 'vitest';
import { moveOf, screenOf, shownAs, type Thing } from '../../../test/shown.ts';
import type { Observation } from '../../protocol/screen/observation.ts';
import { learn } from './learn.ts';

const signs: readonly Thing[] = [{ role: 'group' }, { role: 'group' }, { role: 'group' }];

/** Rows of people, each with three signs. */
const list = (...names: readonly string[]): Observation =>
  screenOf([
    {
      role: 'list',
      holds: names.map((name): Thing => ({
        role: 'row',
        holds: [
          { role: 'text', text: name },
          { role: 'group', holds: signs },
        ],
      })),
    },
  ]);

/** The number of a sign of somebody's row. */
const signOf = (screen: Observation, name: string, nth: number): number =>
  (screen.elements.find(({ text }) => text === name)?.id ?? 0) + 2 + nth;

const places = { delete: 0, mark: 1, print: 2 };

function done(wording: string, [what, name]: readonly [keyof typeof places, string], screen: Observation) {
  const instruction = wording.replace('WHAT', what).replace('NAME', name);
  return shownAs(instruction, [[screen, { on: signOf(screen, name, places[what]) }]]);
}

const direct = 'WHAT the entry of NAME';
const polite = 'We no longer need to see NAME here, so WHAT it';

describe('a sign that words stand for', () => {
  const { skill, explained, shown } = learn([
    done(direct, ['delete', 'Ann'], list('Ann', 'Bob', 'Cem')),
    done(polite, ['mark', 'Bob'], list('Ann', 'Bob')),
    done(direct, ['mark', 'Dia'], list('Cem', 'Dia')),
    done(polite, ['delete', 'Cem'], list('Cem', 'Ann')),
    done(direct, ['mark', 'Eva'], list('Bob', 'Eva')),
    done(polite, ['delete', 'Fay'], list('Dia', 'Ann', 'Fay')),
  ]);
  const screen = list('Gil', 'Hua', 'Ivo');
  const pressed = (instruction: string) => moveOf(skill, instruction, { screen })?.element.id;

  it('is learned over several wordings', () => {
    expect(explained).toBe(shown);
    expect(pressed('delete the entry of Hua')).toBe(signOf(screen, 'Hua', 0));
    expect(pressed('We no longer need to see Ivo here, so mark it')).toBe(signOf(screen, 'Ivo', 1));
  });

  it('is meant by other words for it, in a wording that was never shown', () => {
    expect(pressed("Please remove Hua's entry")).toBe(signOf(screen, 'Hua', 0));
  });

  it('is meant by a new word where it alone has no word yet', () => {
    expect(pressed('print the entry of Gil')).toBe(signOf(screen, 'Gil', 2));
  });

  it('is not pressed when something else is asked for, or with more names than were shown', () => {
    expect(pressed('How is the weather in Hua today?')).toBeUndefined();
    expect(pressed("Please remove Hua's entry for Ivo")).toBeUndefined();
  });
});

describe('a field', () => {
  /** Fields with what they hold, by their labels. */
  const form = (fields: Readonly<Record<string, string>>): Observation =>
    screenOf([
      {
        role: 'group',
        holds: Object.entries(fields).map(([text, value]): Thing => ({
          role: 'group',
          holds: [
            { role: 'text', text },
            { role: 'textbox', value },
          ],
        })),
      },
      { role: 'button', text: 'Save' },
    ]);
  const fieldOf = (screen: Observation, label: string): number =>
    (screen.elements.find(({ text }) => text === label)?.id ?? 0) + 1;
  const filled = (town: string, firm: string, [own, other]: readonly [string, string]) => {
    // The fields do not always stand in one order.
    const isTurned = town.includes('o');
    const shown = (first: string, second: string): Observation =>
      form(
        isTurned
          ? { Country: '', [other]: second, [own]: first }
          : { [own]: first, [other]: second, Country: '' },
      );
    const [empty, half, whole] = [shown('', ''), shown(firm, ''), shown(firm, town)];
    return shownAs(`Note that "${firm}" moved to "${town}"`, [
      [empty, { on: fieldOf(empty, own), type: firm }],
      [half, { on: fieldOf(half, other), type: town }],
      [whole, { on: 'Save' }],
    ]);
  };

  it('is known by one word of its label, whatever stands around that', () => {
    const { skill } = learn([
      filled('Lyon', 'Altona', ['Supplier', 'Town']),
      filled('Turin', 'Cobalt', ['Supplier name', 'Town or city']),
      filled('Gent', 'Delta', ['Name of supplier', 'New town']),
      filled('Bonn', 'Fern', ['Our supplier', 'Town now']),
    ]);
    const screen = form({ Country: '', 'In which town': '', 'The supplier we pay': '' });
    const move = moveOf(skill, 'Note that "Granite" moved to "Riga"', { screen });
    expect(move?.element.id).toBe(
      fieldOf(screen, move?.text === 'Riga' ? 'In which town' : 'The supplier we pay'),
    );
  });
});

describe('a value that no demonstration needed', () => {
  const offered = (...names: readonly string[]): Observation =>
    screenOf([{ role: 'list', holds: names.map((text): Thing => ({ role: 'listitem', text })) }]);
  const chosen = (begin: string, end: string, names: readonly string[]) => {
    const found = names.find((one) => one.startsWith(begin)) ?? '';
    return shownAs(`Take what starts with "${begin}" and ends with "${end}"`, [
      [offered(...names), { on: found }],
    ]);
  };
  const { skill } = learn([
    chosen('Al', 'na', ['Altona', 'Bergen']),
    chosen('Br', 'ol', ['Cadiz', 'Bristol']),
    chosen('Co', 'gne', ['Cologne', 'Dresden', 'Evora']),
    chosen('Du', 'in', ['Ghent', 'Dublin']),
  ]);

  it('is heeded all the same where it was true every time', () => {
    const screen = offered('Parma', 'Paris', 'Palma');
    const move = moveOf(skill, 'Take what starts with "Pa" and ends with "is"', { screen });
    expect(move?.element.text).toBe('Paris');
    const none = moveOf(skill, 'Take what starts with "Pa" and ends with "ua"', { screen });
    expect(none).toBeUndefined();
  });
});

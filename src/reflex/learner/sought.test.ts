/** Numbers that are found by trying, where the screen says after each whether it is above or below. */
import { describe, expect, it } from 'vitest';
import { moveOf, screenOf, shownAs, type Act } from '../../../test/shown.ts';
import { Scene } from '../skill/scene.ts';
import { saidOf } from '../skill/instruction.ts';
import { decide } from '../skill/skill.ts';
import { Tries } from '../skill/tries.ts';
import { learn } from './learn.ts';

const safe = (value: string, says: string) =>
  screenOf([
    { role: 'textbox', value },
    { role: 'button', text: 'Try' },
    { role: 'text', text: says },
  ]);

const asked = (low: number, high: number): string => `Open the safe with a number from ${low} to ${high}`;

const answer = (tried: number, right: number): string =>
  tried < right ? `Go beyond ${tried}` : `Stay under ${tried}`;

/** Somebody tries one number after the other, the last of which is right. */
function opened(range: readonly [number, number], tries: readonly number[]) {
  const right = tries.at(-1) ?? 0;
  const steps = tries.flatMap((value, at) => {
    const last = tries[at - 1];
    const says = last === undefined ? 'Locked' : answer(last, right);
    return [
      [safe(last === undefined ? '' : String(last), says), { on: 'textbox', type: String(value) }],
      [safe(String(value), says), { on: 'Try' }],
    ] as const satisfies readonly (readonly [ReturnType<typeof safe>, Act])[];
  });
  return shownAs(asked(...range), steps);
}

describe('a number that is sought by trying', () => {
  // People halve by feel.
  const { skill, explained, shown } = learn([
    opened([1, 40], [20, 30, 25]),
    opened([0, 9], [5, 2, 3]),
    opened([10, 90], [40, 70, 55, 60]),
  ]);

  it('is learned from people who do not halve exactly', () => {
    expect([explained, shown]).toEqual([20, 20]);
    expect(moveOf(skill, asked(1, 31), { screen: safe('', 'Locked') })?.text).toBe('16');
  });

  it('is found in as many tries as halving takes, each tried once it is typed', () => {
    const [right, tries, typed]: [number, Tries, string[]] = [23, new Tries(), []];
    const said = saidOf(skill, { instruction: asked(1, 100) });
    let [value, says] = ['', 'Locked'];
    const act = (): ReturnType<typeof decide> => {
      const scene = new Scene(safe(value, says));
      const tried = tries.at(scene);
      return said && decide(skill.rules, { scene, said, done: new Set(), pressed: [], tried });
    };
    while (Number(value) !== right && typed.length < 8) {
      const { text = '' } = act() ?? {};
      tries.typed(text, new Scene(safe(value, says)));
      typed.push((value = text));
      expect(act()?.element.text).toBe('Try');
      tries.acted();
      says = answer(Number(text), right);
    }
    expect(typed).toEqual(['50', '25', '12', '18', '21', '23']);
  });

  it('is not tried on where the screen says what nobody was shown', () => {
    const tries = new Tries();
    const scene = new Scene(safe('16', 'Wrong'));
    tries.typed('16', scene);
    tries.acted();
    const said = saidOf(skill, { instruction: asked(1, 31) });
    const move =
      said && decide(skill.rules, { scene, said, done: new Set(), pressed: [], tried: tries.at(scene) });
    expect(move?.rule.act).not.toBe('fill');
  });
});

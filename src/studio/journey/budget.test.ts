import { describe, expect, it } from 'vitest';
import type { Journey } from '../../protocol/journey.ts';
import { withinBudget } from './budget.ts';

const journey = (id: string, proves: string[], pages: number): Journey => ({
  id,
  title: id,
  role: id.startsWith('admin') ? 'admin' : 'clerk',
  proves,
  alone: 'nothing',
  steps: Array.from({ length: pages }, () => ({ do: 'press', say: 'Presses', role: 'link', name: 'x' })),
});

describe('the budget of journeys', () => {
  it('drops what shows nothing new once the pages are spent, the administrator’s first', () => {
    const journeys = [
      journey('admin-creates-notes', ['entity:note'], 10),
      journey('clerk-creates-notes', ['entity:note', 'role:clerk'], 10),
    ];
    expect(withinBudget(journeys, 10).map(({ id }) => id)).toEqual(['clerk-creates-notes']);
    expect(withinBudget(journeys, 20)).toEqual(journeys);
  });

  it('keeps whatever is shown by no other, and rules and borders, however many pages they take', () => {
    const journeys = [
      journey('rule-a', ['rule:a'], 50),
      journey('clerk-border', ['role:clerk'], 50),
      journey('clerk-creates-notes', ['entity:note'], 50),
      journey('clerk-moves-notes-1', ['transition:note.close'], 50),
    ];
    expect(withinBudget(journeys, 0)).toEqual(journeys);
  });
});

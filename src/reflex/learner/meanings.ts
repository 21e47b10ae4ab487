/** What words were shown to mean: things without words of their own, which people know by where they stand. */
import type { Fact, Selector } from '../../protocol/screen/skill.ts';
import { placeAmongAlike, valuesIn } from '../skill/fact.ts';
import { selectorsOf } from '../skill/instruction.ts';
import { plain } from '../skill/scene.ts';
import { deedKeyOf, type Shown } from './trace.ts';

/** How often a word has to be shown to mean the same again, and in how many of a hundred cases. */
const fewest = { again: 3, percent: 80 };

type Told = { value: string; place: number };

/** What each word that is said at a place of the instruction stands for, where that is one thing nearly every time. */
export function meaningsOf(states: readonly Shown[]): Fact[] {
  const nameless = states.filter(({ situation, element }) => situation.scene.nameOf(element) === '');
  const kinds = Map.groupBy(
    nameless,
    ({ deed, element: { role, shape } }) => `${deedKeyOf(deed)} ${role} ${shape}`,
  );
  return [...kinds.values()].flatMap((alike) =>
    selectorsIn(alike).flatMap((of) => meaningIn(alike, of) ?? []),
  );
}

/** All ways to find a value in what was asked for in some demonstrations. */
function selectorsIn(states: readonly Shown[]): Selector[] {
  const saids = new Map(states.map(({ demonstration, situation }) => [demonstration, situation.said]));
  const found = [...saids.values()].flatMap(selectorsOf);
  return [...new Map(found.map((of) => [JSON.stringify(of), of])).values()];
}

function meaningIn(states: readonly Shown[], of: Selector): Fact | undefined {
  // What is done several times in one demonstration is told once; where several things were pressed, the word may mean any of them.
  const told = [...Map.groupBy(states, ({ demonstration }) => demonstration).values()].flatMap(
    (moves): Told[] => {
      const all = new Set(moves.map(({ situation, element }) => placeAmongAlike(situation.scene, element)));
      const [place] = all;
      const [value = ''] = moves.slice(0, 1).flatMap(({ situation }) => valuesIn(situation, of).map(plain));
      return value === '' || place === undefined || all.size > 1 ? [] : [{ value, place }];
    },
  );
  const places: Record<string, number> = {};
  let [again, differing] = [0, 0];
  for (const [value, all] of Map.groupBy(told, (one) => one.value)) {
    const counts = [...Map.groupBy(all, ({ place }) => place)].toSorted((a, b) => b[1].length - a[1].length);
    const [place, agreeing] = counts[0] ?? [];
    if (place === undefined || !agreeing) continue;
    places[value] = place;
    again += agreeing.length - 1;
    differing += all.length - agreeing.length;
  }
  const isOne = new Set(Object.values(places)).size < 2;
  const isSure = again >= fewest.again && again * 100 >= (again + differing) * fewest.percent;
  return isOne || !isSure ? undefined : { is: 'means', of, places };
}

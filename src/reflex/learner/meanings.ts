/** What words were shown to mean: things without words of their own, which people know by where they stand. */
import type { Fact, Selector } from '../../protocol/screen/skill.ts';
import { placeAmongAlike, valuesIn } from '../skill/fact.ts';
import { gistOf } from '../skill/gist.ts';
import { selectorsOf, tellingWords } from '../skill/instruction.ts';
import { plain } from '../skill/scene.ts';
import { deedKeyOf, type Shown } from './trace.ts';

/** How often a word has to be shown to mean the same again, and in how many of a hundred cases. */
const fewest = { again: 3, percent: 80 };

/** A demonstration in which one place was pressed among the siblings of its kind. */
type Told = { move: Shown; place: number };

/** What words stand for, how often that was shown again, and how often something else. */
type Lesson = { places: Record<string, number>; again: number; differing: number };

/** What words stand for, where that is one thing nearly every time: those at a place of the instruction, or wherever they stand. */
export function meaningsOf(states: readonly Shown[]): Fact[] {
  const nameless = states.filter(({ situation, element }) => situation.scene.nameOf(element) === '');
  const kinds = Map.groupBy(
    nameless,
    ({ deed, element: { role, shape } }) => `${deedKeyOf(deed)} ${role} ${shape}`,
  );
  return [...kinds.values()].flatMap((alike) => {
    const told = toldBy(alike);
    return [
      ...selectorsIn(alike).flatMap((of) => meaningIn(told, of) ?? []),
      ...(meaningOfWords(told) ?? []),
    ];
  });
}

/** What is done several times in one demonstration is told once; where several things were pressed, any may be meant. */
function toldBy(states: readonly Shown[]): Told[] {
  const demonstrations = Map.groupBy(states, ({ demonstration }) => demonstration);
  return [...demonstrations.values()].flatMap((moves) => {
    const [move] = moves;
    const [place, ...others] = new Set(
      moves.map(({ situation, element }) => placeAmongAlike(situation.scene, element)),
    );
    return move === undefined || place === undefined || others.length > 0 ? [] : [{ move, place }];
  });
}

/** All ways to find a value in what was asked for in some demonstrations. */
function selectorsIn(states: readonly Shown[]): Selector[] {
  const saids = new Map(states.map(({ demonstration, situation }) => [demonstration, situation.said]));
  // What is left when others were pressed stands for nothing.
  const found = [...saids.values()].flatMap(selectorsOf).filter(({ by }) => by !== 'rest');
  return [...new Map(found.map((of) => [JSON.stringify(of), of])).values()];
}

/** What the values that a selector finds stand for. */
function meaningIn(told: readonly Told[], of: Selector): Fact | undefined {
  const valued = told.map(({ move, place }) => ({
    place,
    value: valuesIn(move.situation, of).map(plain)[0] ?? '',
  }));
  const places: Record<string, number> = {};
  let [again, differing] = [0, 0];
  for (const [value, all] of Map.groupBy(valued, (one) => one.value)) {
    const [place, agreeing] = commonest(all.map((one) => one.place));
    if (value === '' || place === undefined) continue;
    places[value] = place;
    again += agreeing - 1;
    differing += all.length - agreeing;
  }
  const isTold = isLearned(told.length, { places, again, differing });
  return isTold ? { is: 'means', of, places } : undefined;
}

/** What words stand for wherever they stand; each demonstration is told by what the others teach. */
function meaningOfWords(told: readonly Told[]): Fact[] {
  const outcomes = told.map((one) => {
    const taught = wordsTaught(told.filter((other) => other !== one));
    // Words that were always said together are one witness.
    const witnesses = new Map(taught.map((word) => [word.said, word]));
    const places = Object.fromEntries([...witnesses.values()].map(({ word, place }) => [word, place]));
    const meant = gistOf(one.move.situation.said, places);
    return typeof meant === 'number' ? meant === one.place : undefined;
  });
  const count = (outcome: boolean): number => outcomes.filter((one) => one === outcome).length;
  const places = Object.fromEntries(wordsTaught(told).map(({ word, place }) => [word, place]));
  const lesson = { places, again: count(true), differing: count(false) };
  return isLearned(told.length, lesson) ? [{ is: 'means', places }] : [];
}

/** Words that were said more than once and always with one place, and in which demonstrations. */
function wordsTaught(told: readonly Told[]): { word: string; place: number; said: string }[] {
  const said = told.flatMap(({ move, place }) =>
    [...tellingWords(move.situation.said.words)].map((word) => ({ word, place, at: move.demonstration })),
  );
  return [...Map.groupBy(said, ({ word }) => word)].flatMap(([word, all]) => {
    const [place, ...others] = new Set(all.map((one) => one.place));
    const isOne = place !== undefined && others.length === 0 && all.length > 1;
    return isOne ? [{ word, place, said: all.map(({ at }) => at).join(' ') }] : [];
  });
}

/** Whether words mean different things, and were shown to mean the same again often enough. */
function isLearned(told: number, { places, again, differing }: Lesson): boolean {
  if (new Set(Object.values(places)).size < 2) return false;
  const isOften = again >= fewest.again && again * 100 >= (again + differing) * fewest.percent;
  return isOften || (differing === 0 && again * 3 >= told);
}

/** The commonest of some numbers, and how often it is among them. */
function commonest(numbers: readonly number[]): [number | undefined, number] {
  const counts = [...Map.groupBy(numbers, (one) => one)].toSorted((a, b) => b[1].length - a[1].length);
  const [most] = counts;
  return most ? [most[0], most[1].length] : [undefined, 0];
}

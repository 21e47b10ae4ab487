/** Texts that are read off the screen to be typed elsewhere: which of its things says what was typed. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import type { TextSource } from '../../protocol/screen/skill.ts';
import { wordsSeen } from '../skill/skill.ts';
import { plain } from '../skill/scene.ts';
import { describe, least } from './describe.ts';
import { Table } from './table.ts';
import { isSameDeed, type Shown } from './trace.ts';

/** How many of the things that say what was typed are tried. */
const mostTried = 3;

/** The things on a screen that say what was typed into another one. */
function saying({ situation: { scene }, element, text }: Shown): ScreenElement[] {
  const wanted = plain(text);
  return scene.elements.filter(
    (one) => one.id !== element.id && wanted !== '' && plain(wordsSeen(one)) === wanted,
  );
}

/** A move as if the thing that says its text had been pressed. */
function asRead(state: Shown): Shown | undefined {
  const found = saying(state);
  const [element] = found;
  if (!element) return undefined;
  const ids = found.map(({ id }) => id);
  return {
    ...state,
    deed: { act: 'click', count: 1 },
    element,
    text: '',
    acceptable: new Map(ids.map((id) => [id, ''])),
    later: new Set(ids),
    close: new Set(),
    ahead: [],
  };
}

/** Descriptions of what says the text of a move, as far as they hold of the other moves of its kind. */
export function seenSources(seed: Shown, states: readonly Shown[]): TextSource[] {
  const alike = states.filter(
    (one) => isSameDeed(one.deed, seed.deed) && one.element.role === seed.element.role,
  );
  const read = alike
    .map((one) => (one === seed ? undefined : asRead(one)))
    .filter((one) => one !== undefined);
  const own = asRead(seed);
  if (!own) return [];
  const table = new Table([own, ...read]);
  table.open = new Set(table.states);
  const sources = saying(seed)
    .slice(0, mostTried)
    .flatMap((element): TextSource[] => {
      const found = describe(table, own, { element, source: undefined, isExploring: false, toBeat: least });
      return found ? [{ by: 'seen', target: found.facts }] : [];
    });
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}

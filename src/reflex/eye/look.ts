import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { Scene } from '../skill/scene.ts';
import type { Eye } from './eye.ts';

/** What somebody at a browser sees at a moment: the page as elements, what it says as a whole, and the frame around it. */
export type Look = {
  title: string;
  /** Address without the origin. */
  path: string;
  scene: Scene;
  elements: readonly ScreenElement[];
  /** All words that can be seen, in the order of the document; of a closed list the one that is chosen. */
  text: string;
  viewport: Observation['viewport'];
};

/** Words compared as a person reads them: white space does not matter. */
export function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function textOf(scene: Scene): string {
  const said = scene.elements.flatMap((element) => {
    if (element.role === 'option' && scene.parentOf(element)?.role === 'combobox') return [];
    return [element.text, element.value ?? ''];
  });
  return words(said.filter((one) => one !== '').join(' '));
}

/** An observation with what follows from it. */
export function lookOf(seen: Observation, frame: Eye['frame']): Look {
  const scene = new Scene(seen);
  const address = URL.canParse(frame.address) ? new URL(frame.address) : undefined;
  let text: string | undefined;
  return {
    title: frame.title,
    path: address === undefined ? frame.address : `${address.pathname}${address.search}`,
    scene,
    elements: scene.elements,
    get text() {
      return (text ??= textOf(scene));
    },
    viewport: seen.viewport,
  };
}

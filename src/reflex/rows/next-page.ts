/** How a list goes on: what leads to its next page, what searches it, and whether it says that there is more. */
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import { plain, Scene } from '../skill/scene.ts';

/** What people write on what leads on. */
const nextWords =
  /^(?:next|next page|older|more|load more|show more|weiter|nächste|nächste seite|mehr|mehr anzeigen|ältere|suivant|suivante|page suivante|plus|voir plus|afficher plus|plus anciens|siguiente|página siguiente|más|volgende)?\s*(?:›|»|>|→|>>|…)?$/u;
const searchWords = /\b(?:search|find|filter|suche|suchen|recherche|rechercher|chercher|buscar|zoeken)\b/u;
const shares = [
  /\b(?:page|seite|página|pagina)\s+(?<at>\d+)\s*(?:of|\/|von|sur|de|van)\s*(?<all>\d+)/u,
  /\d+\s*[-–—]\s*(?<at>\d+)\s+(?:of|von|sur|de|van)\s+(?<all>\d+)/u,
];

const isPressable = ({ role, disabled }: ScreenElement): boolean =>
  (role === 'link' || role === 'button') && disabled !== true;

/** The number after that of the page that is shown, among links with numbers: the one that is missing among them. */
function numberAfter(scene: Scene, pressable: readonly ScreenElement[]): ScreenElement | undefined {
  const numbered = pressable.filter((element) => /^\d{1,4}$/.test(scene.nameOf(element)));
  const numbers = new Map(numbered.map((element) => [Number(scene.nameOf(element)), element]));
  const here = scene.elements.filter(
    (element) =>
      !isPressable(element) && /^\d{1,4}$/.test(element.text) && scene.holdersOf(element).length > 0,
  );
  const groups = new Set(numbered.flatMap((element) => scene.holdersOf(element).slice(0, 2)));
  const current = here.find(
    (element) =>
      !numbers.has(Number(element.text)) &&
      scene
        .holdersOf(element)
        .slice(0, 2)
        .some((holder) => groups.has(holder)),
  );
  return current && numbers.get(Number(current.text) + 1);
}

/** What leads to the next page of a list, or shows more of it; undefined where nothing does. */
export function nextPageOf(screen: Observation): ScreenElement | undefined {
  const scene = new Scene(screen);
  const pressable = scene.elements.filter(isPressable);
  const named = pressable.findLast((element) => {
    const name = plain(scene.nameOf(element));
    return name !== '' && nextWords.test(name);
  });
  return named ?? numberAfter(scene, pressable);
}

/** The field in which a list is searched; undefined where there is none. */
export function searchFieldOf(screen: Observation): ScreenElement | undefined {
  const scene = new Scene(screen);
  return scene.elements.find((element) => {
    if (element.disabled === true || element.secret === true) return false;
    if (element.role === 'searchbox') return true;
    return element.role === 'textbox' && searchWords.test(plain(`${scene.labelOf(element)} ${element.text}`));
  });
}

/** Whether a page says that its list has more than it shows ("21–40 of 200", "page 2 of 10"). */
export function saysMore({ elements }: Observation): boolean {
  return elements.some(({ text }) =>
    shares.some((share) => {
      const { at, all } = share.exec(plain(text))?.groups ?? {};
      return at !== undefined && all !== undefined && Number(at) < Number(all);
    }),
  );
}

/** French names: the head comes first, complements and adjectives follow. */
import { isComplement, pluralOf } from './morphology-french.ts';
import { fold } from './text.ts';
import type { Naming } from './naming.ts';
import { listOf } from './word-list.ts';

/** Words of a name that no key needs: `date de début` is `dateDebut`. */
const silent = new Set(
  listOf(
    'de | du | des | la | le | les | à | au | aux | en | pour | par | sur | un | une | et | ou | dans | avec',
  ),
);
const titles = ['nom', 'titre', 'intitule', 'libelle', 'numero', 'reference', 'code'];
const starts = ['debut', 'dateDebut', 'commence', 'heureDebut', 'jourDebut'];
const ends = ['fin', 'dateFin', 'heureFin', 'retour', 'dateRetour', 'jusqu', 'jourFin', 'dateFin'];

/** Names whose first word says what it is. */
export const headFirst: Naming = {
  headOf: (words) => words[0] ?? '',
  partsOf(name) {
    const words = name.split(' ');
    const parts = words.slice(1).map((_, cut) => words.slice(0, words.length - cut - 1));
    return parts.filter((part) => !silent.has(part.at(-1) ?? '')).map((part) => part.join(' '));
  },
  isLonger(name, start) {
    const words = name.split(' ');
    return (
      words.length > 1 &&
      words
        .slice(1)
        .some((word, index) => [start, pluralOf(start)].includes(plain(words.slice(index + 1).join(' '))))
    );
  },
  fieldWords: (name) =>
    name
      .split(' ')
      .flatMap((word, index) => (index > 0 && silent.has(word) ? [] : [index > 0 ? plain(word) : word]))
      .join(' '),
  entityWords(name) {
    const words = name.split(' ');
    const cut = words.findIndex(isComplement);
    return (cut === -1 ? words : words.slice(0, cut)).join(' ');
  },
  isStart: (key) => starts.some((word) => key.startsWith(word)),
  isEnd: (key) => ends.some((word) => key.startsWith(word)),
  isTitle: (key) => titles.some((word) => fold(key).startsWith(word)),
  joined: (head, complement) => [...head, 'du', ...complement],
};

/** `d'utilisateur` without its preposition. */
function plain(word: string): string {
  return word.startsWith("d'") || word.startsWith("l'") ? word.slice(2) : word;
}

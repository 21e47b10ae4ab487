/** Words by which a thing is known: wherever they were seen on it, it was pressed sooner or later. */
import type { Shown } from './trace.ts';
import { fewest } from './vocabulary.ts';

/** The words (signs tell nothing) of things that were pressed in every demonstration that showed them, in more than by chance. */
export function constantsOf(states: readonly Shown[]): Set<string> {
  const pressed = new Map<string, Set<number>>();
  const seen = new Map<string, Set<number>>();
  for (const {
    situation: { scene },
    deed,
    element,
    demonstration,
  } of states) {
    const [words = ''] = deed.act === 'click' ? scene.textsAt(element, 'own') : [];
    if (/\p{L}/u.test(words)) put(pressed, words, demonstration);
    for (const one of scene.elements) {
      if (one.role !== element.role) continue;
      const [text = ''] = scene.textsAt(one, 'own');
      if (text !== '') put(seen, text, demonstration);
    }
  }
  return new Set(
    [...pressed].flatMap(([words, { size }]) =>
      size >= fewest && size === seen.get(words)?.size ? [words] : [],
    ),
  );
}

function put(counts: Map<string, Set<number>>, words: string, demonstration: number): void {
  counts.set(words, (counts.get(words) ?? new Set()).add(demonstration));
}

/** Which states still count: "a returned loan no longer counts". */
import type { Fact } from '../document/fact.ts';
import type { Draft } from './draft.ts';

/** Sets whether records in the states that the brief names take a place. */
export function assembleOccupying(draft: Draft): void {
  for (const fact of draft.factsOf('occupies')) setOccupying(draft, fact);
}

function setOccupying(
  draft: Draft,
  { entity: name, states, isFree, cite }: Extract<Fact, { kind: 'occupies' }>,
): void {
  const lifecycle = draft.entities.get(name)?.entity.lifecycle;
  const named = states.map(({ lemma }) => lifecycle?.states.find(({ value }) => value === lemma));
  const known = named.filter((state) => state !== undefined);
  if (known.length < named.length) return draft.refuse(cite, 'it names a state that nothing else speaks of');
  for (const state of known) {
    state.occupies = !isFree;
    state.source = draft.alsoCited(state.source, cite);
  }
  return undefined;
}

/** What stands in the gaps of a wording, known by what it is: in other words it is found where no gap is known. */
import type { Alias, Selector } from '../../protocol/screen/skill.ts';
import { selectorsOf, valuesOf, type Said } from '../skill/instruction.ts';

/** In how many demonstrations something has to stand in a gap. */
const fewest = 2;

/** Ways to find a value that need no wording. */
const free: ReadonlySet<Selector['by']> = new Set(['quoted', 'name', 'number', 'color']);

/** For each gap that always held, say, the first name of an instruction: that. */
export function aliasesOf(saids: readonly Said[]): Alias[] {
  return [...Map.groupBy(saids, ({ template }) => template)].flatMap(([template, all]) =>
    template < 0 ? [] : (all[0]?.gaps ?? []).flatMap((_, at) => aliasOf(all, template, at) ?? []),
  );
}

function aliasOf(saids: readonly Said[], template: number, at: number): Alias | undefined {
  const filled = saids.filter(({ gaps }) => (gaps[at] ?? '') !== '');
  const [first] = filled;
  if (!first || new Set(filled.map(({ gaps }) => gaps[at])).size < fewest) return undefined;
  const by = selectorsOf(first).find(
    (selector) =>
      free.has(selector.by) && filled.every((said) => valuesOf(said, selector)[0] === said.gaps[at]),
  );
  return by && { template, at, by };
}

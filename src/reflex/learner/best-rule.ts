/** The rule that gets most of what is not explained yet right for its cost. */
import type { Fact, Rule, TextSource } from '../../protocol/screen/skill.ts';
import { selectorsOf } from '../skill/instruction.ts';
import { textFrom } from '../skill/skill.ts';
import { describe, least, type Aim, type Description } from './describe.ts';
import { isEntered } from './entered.ts';
import { makes } from './makes.ts';
import { outcomeOf } from './outcome.ts';
import { seenSources } from './seen.ts';
import { soughtSources } from './sought.ts';
import type { Table } from './table.ts';
import type { Shown } from './trace.ts';
import { mayExplore } from './trial.ts';

/** How many moves of each kind are looked at, and how much near what was pressed. */
const most = { seeds: 3, near: 2 };

/** What a rule is sought for: moves that none makes yet, screens on which nothing is to be done, and how. */
export type Search = {
  open: readonly Shown[];
  waits?: readonly Shown[];
  isExploring?: boolean;
  isAsked?: boolean;
};

/** The rule that gets most of the open screens right for its cost. */
export function bestRule(
  table: Table,
  { open, waits = [], isExploring = false, isAsked = false }: Search,
): Rule | undefined {
  table.open = new Set([...open, ...waits]);
  let best: { rule: Rule; worth: number } | undefined;
  for (const seed of seedsOf(isExploring ? open.filter(mayExplore) : open))
    for (const aim of aimsOf(seed, table)) {
      const sought = { ...aim, isExploring, isAsked, toBeat: best?.worth ?? least };
      const found = describe(table, seed, sought);
      const rule = found && ruleOf(seed, found, sought);
      if (rule) best = { rule: ofItsKind(rule, found, open), worth: found.worth };
    }
  return best?.rule;
}

/** Facts that say what a thing is, or what it says. */
const naming: ReadonlySet<Fact['is']> = new Set(
  'role shape kind described text says value mentioned turn describes recalled next'.split(
    ' ',
  ) as Fact['is'][],
);

/**
 * A rule that tells what it is about by its look or its state alone is about things of the kind that was shown: other things
 * may look alike elsewhere.
 */
function ofItsKind(rule: Rule, { exact }: Description, open: readonly Shown[]): Rule {
  const [role, ...others] = new Set(exact.map(({ element }) => element.role));
  const isTold = rule.target.some(({ is }) => naming.has(is));
  if (isTold || role === undefined || others.length > 0 || exact.length < 2) return rule;
  const kind = { ...rule, target: [...rule.target, { is: 'role', role } as const] };
  return open.every((state) => !makes(rule, state) || makes(kind, state)) ? kind : rule;
}

/** Moves from which a rule is sought: some of each kind, those alike in what is done to what, and of those that end it. */
function seedsOf(open: readonly Shown[]): Shown[] {
  const count = new Map<string, number>();
  const wordsOf = ({ situation, element }: Shown): string => situation.scene.nameOf(element).slice(0, 40);
  for (const words of open.map(wordsOf)) count.set(words, (count.get(words) ?? 0) + 1);
  const kinds = Map.groupBy(open, (one) => {
    const words = wordsOf(one);
    const { deed, element, isLast } = one;
    return [deed.act, deed.key, element.role, isLast, (count.get(words) ?? 0) > 1 ? words : ''].join(' ');
  });
  return [...kinds.values()].flatMap((alike) => alike.slice(0, most.seeds));
}

function ruleOf(
  { deed }: Shown,
  { facts, exact }: Description,
  { source, isExploring }: Aim,
): Rule | undefined {
  const { act, key, count = 1 } = deed;
  const common = { target: facts, ...outcomeOf(exact) };
  // Whoever looks behind something waits until it has opened.
  if (act === 'click' && isExploring) return { act, count, explores: true, ...common, effect: 'changed' };
  if (act === 'click') return { act, count, ...common };
  if (act === 'press') return key === undefined ? undefined : { act, key, ...common };
  if (act === 'scroll' || act === 'move') return { act, ...common };
  if (act === 'wait') return undefined;
  return source && { act, text: source, ...common };
}

function aimsOf(seed: Shown, table: Table): Pick<Aim, 'source' | 'element'>[] {
  const { element, close, words, situation } = seed;
  const aims = sourcesOf(seed, table).map((source) => ({ source, element }));
  if (seed.deed.act !== 'click') return aims;
  const near = situation.scene.elements.filter(
    (one) =>
      one !== element && one.text !== '' && close.has(one.id) && (element.text !== '' || one === words),
  );
  return [...aims, ...near.slice(0, most.near).map((one) => ({ source: undefined, element: one }))];
}

/** Where the text of a deed may come from; one undefined for a deed that has none. */
function sourcesOf(seed: Shown, { states }: Table): (TextSource | undefined)[] {
  const { deed, text, element, situation } = seed;
  if (deed.act !== 'fill' && deed.act !== 'select') return [undefined];
  const isSource = (value: string | undefined): boolean =>
    value !== undefined && isEntered({ situation, element, text: value }, text);
  const selectors = selectorsOf(situation.said);
  const all: TextSource[] = deed.act === 'select' ? [{ by: 'offered' }, ...selectors] : selectors;
  const found = all.filter((source) => isSource(textFrom(situation, source, element)));
  if (text === '') return found;
  const constant: TextSource = { by: 'constant', text };
  const sought = soughtSources(seed, states);
  if (found.length > 0) return [...found, ...sought, constant];
  const changed = selectors.flatMap((of) =>
    (['lower', 'upper'] as const).map((to): TextSource => ({ by: 'cased', to, of })),
  );
  const asSaid = changed.filter((source) => isSource(textFrom(situation, source, element)));
  return [...asSaid, ...sought, ...seenSources(seed, states), constant];
}

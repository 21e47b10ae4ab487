/**
 * What is typed or chosen alike every time (an address to sign in with, an account) is no value of the row, and too little
 * for a rule that has to tell it from chance. It is taken for a column that never changes, and that tables lack.
 */
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import { isTyped } from '../learner/entered.ts';
import type { Row } from './read-rows.ts';

/** Texts that were typed or chosen in a demonstration and stand in no column of its row. */
function ownTexts({ steps, values }: Demonstration): Set<string> {
  const columns = Object.values(values);
  const texts = steps.flatMap(({ action }) => {
    if (action.kind === 'type') return [action.text];
    return action.kind === 'select' ? [action.option] : [];
  });
  return new Set(texts.filter((text) => text !== '' && !columns.some((value) => isTyped(value, text))));
}

/** The columns that never change, by name; none where there are too few demonstrations to tell. */
export function constantsOf(demonstrations: readonly Demonstration[]): Row {
  const [first, ...others] = demonstrations.map(ownTexts);
  if (!first || others.length === 0) return {};
  const common = others.reduce((texts, more) => texts.intersection(more), first);
  return Object.fromEntries([...common].map((text) => [`“${text}”`, text]));
}

/** Demonstrations with these columns in their rows. */
export function withConstants(demonstrations: readonly Demonstration[], constants: Row): Demonstration[] {
  return demonstrations.map((one) => ({ ...one, values: { ...constants, ...one.values } }));
}

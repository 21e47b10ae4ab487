/** Differences in plain words. */
import type { DifferenceText } from '../../protocol/build.ts';
import type { Specification } from '../../protocol/specification.ts';
import { paraphrase } from '../fidelity/paraphrase.ts';
import type { Difference } from './difference.ts';

/** Each difference with the sentence of before and of after; an element that no sentence describes by its identifier. */
export function differenceTexts(
  differences: readonly Difference[],
  before: Specification,
  after: Specification,
): DifferenceText[] {
  const [old, fresh] = [before, after].map(
    (one) => new Map(paraphrase(one).lines.map(({ element, text }) => [element, text])),
  );
  return differences.map(({ kind, element }) => {
    const id = element.replace(/^(permission:[^.]+\.[^.]+)\..*$/, '$1');
    const was = kind === 'added' ? undefined : (old?.get(id) ?? element);
    const is = kind === 'removed' ? undefined : (fresh?.get(id) ?? element);
    return {
      kind,
      element,
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
    };
  });
}

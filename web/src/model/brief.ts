import type { Specification } from '../../../src/protocol/specification.ts';
import type { SpecificationElement } from './specification-element.ts';

/** A stretch of the brief with the elements that cite it, or why it was not understood, or that it asks nothing. */
export type Segment = {
  start: number;
  text: string;
  elements: string[];
  unclear?: string;
  isBackground?: boolean;
};

type Mark = { start: number; end: number; element?: string; why?: string; isBackground?: boolean };

function marksOf(brief: string, elements: SpecificationElement[], specification: Specification): Mark[] {
  const cited = elements.flatMap(({ id, source }) =>
    source.from === 'brief' ? source.cites.map((cite) => ({ ...cite, element: id })) : [],
  );
  const background = specification.background.map((span) => ({ ...span, isBackground: true }));
  return [...cited, ...specification.notUnderstood, ...background].filter(
    ({ start, end, text }) => brief.slice(start, end) === text,
  );
}

/**
 * Cuts the brief where citations begin and end. The texts joined are the brief; citations whose words do not stand at
 * their place are left out. A sentence may be cited as a whole and its words by others: a segment names them all.
 */
export function cutBrief(
  brief: string,
  elements: SpecificationElement[],
  specification: Specification,
): Segment[] {
  const marks = marksOf(brief, elements, specification);
  const cuts = [...new Set([0, brief.length, ...marks.flatMap(({ start, end }) => [start, end])])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? brief.length;
    const covering = marks.filter((mark) => mark.start <= start && mark.end >= end);
    covering.sort((a, b) => a.end - a.start - (b.end - b.start));
    const unclear = covering.find((mark) => mark.why !== undefined)?.why;
    const isBackground = covering.some((mark) => mark.isBackground === true);
    const ids = [...new Set(covering.flatMap((mark) => mark.element ?? []))];
    return {
      start,
      text: brief.slice(start, end),
      elements: ids,
      ...(unclear === undefined ? {} : { unclear }),
      ...(isBackground && { isBackground }),
    };
  });
}

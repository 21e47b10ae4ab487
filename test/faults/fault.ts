/** A fault: one edit of a product's source that changes what the product does, in a class of its own. */
import type { Specification } from '../../src/protocol/specification.ts';
import type { Node, Source } from './ast.ts';

/** The classes of faults that are planted. */
export const faultClasses = [
  'rule dropped',
  'permission skipped',
  'crash',
  'blank page',
  'console error',
  'broken transition',
  'wrong status code',
  'lost update',
  'bound off by one',
  'deadline ignored',
  'freeze skipped',
  'stock wrong',
  'derived value wrong',
  'permission by state ignored',
  'visitor too wide',
  'message missing',
  'figure wrong',
] as const;
export type FaultClass = (typeof faultClasses)[number];

/** One edit: the text from `start` to `end` of a file becomes `replacement`. */
export type Edit = { file: string; start: number; end: number; replacement: string; what: string };

/** An edit that plants a fault. */
export type Fault = Edit & { fault: FaultClass };

/** Looks at one node of one file, and names the edits there that change what a product of the specification does. */
export type Operator = {
  fault: FaultClass;
  find(at: { source: Source; node: Node; ancestors: Node[]; specification: Specification }): Edit[];
};

/** An edit of one node. */
export function replace(source: Source, node: Node, by: { replacement: string; what: string }): Edit {
  return { file: source.path, start: node.start, end: node.end, ...by };
}

/** An edit that adds text in front of an offset. */
export function insert(source: Source, offset: number, by: { replacement: string; what: string }): Edit {
  return { file: source.path, start: offset, end: offset, ...by };
}

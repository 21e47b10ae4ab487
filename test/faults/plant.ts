/**
 * Plants faults: finds by the tree of the source every place of a product where a fault of a class can be planted so that
 * the product behaves differently, and chooses among them by a seed. Files are parsed again after the edit.
 */
import type { Specification } from '../../src/protocol/specification.ts';
import { parse, walk } from './ast.ts';
import { declarationOperators } from './declaration-operators.ts';
import type { Edit, Fault, Operator } from './fault.ts';
import { pageOperators } from './page-operators.ts';
import { permissionOperators } from './permission-operators.ts';
import { ruleOperators } from './rule-operators.ts';
import type { Tree } from './running-product.ts';
import { sharedOperators } from './shared-operators.ts';
import { stateOperators } from './state-operators.ts';

const operators: Operator[] = [
  ...ruleOperators,
  ...declarationOperators,
  ...sharedOperators,
  ...permissionOperators,
  ...stateOperators,
  ...pageOperators,
];

/** Every fault that can be planted in a product, in the order of files and places. */
export function findFaults(tree: Tree, specification: Specification): Fault[] {
  const faults: Fault[] = [];
  for (const [path, text] of tree) {
    if (!/^src\/.*\.ts$/.test(path)) continue;
    const source = parse(path, text);
    walk(source.root, (node, ancestors) => {
      for (const operator of operators) {
        const edits = operator.find({ source, node, ancestors, specification });
        faults.push(...edits.map((edit) => ({ ...edit, fault: operator.fault })));
      }
    });
  }
  return faults;
}

/** The tree with an edit; throws when the edited file is no TypeScript any more. */
export function apply(tree: Tree, edit: Edit): Tree {
  const text = tree.get(edit.file);
  if (text === undefined) throw new TypeError(`The product has no file ${edit.file}`);
  const edited = text.slice(0, edit.start) + edit.replacement + text.slice(edit.end);
  if (edit.file.endsWith('.ts')) parse(edit.file, edited);
  return new Map([...tree, [edit.file, edited]]);
}

/** Up to `count` of some things, drawn without putting back. */
export function draw<T>(things: readonly T[], count: number, below: (max: number) => number): T[] {
  const rest = [...things];
  const drawn: T[] = [];
  while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(below(rest.length), 1));
  return drawn;
}

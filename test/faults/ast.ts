/** Reading TypeScript as a tree, for planting faults: nodes with their places in the text, and a walk with ancestors. */
import { parseSync } from 'vite';

/** A node of the tree (ESTree with TypeScript's own); `start` and `end` are UTF-16 offsets. */
export type Node = { type: string; start: number; end: number; [key: string]: unknown };

/** A source file of a product and its tree. */
export type Source = { path: string; text: string; root: Node };

/** Whether a value is a node. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** Parses a file; throws when it is not TypeScript. */
export function parse(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text, { lang: 'ts', sourceType: 'module' });
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`${path}: ${error.message}`);
  return { path, text, root: program as unknown as Node };
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

/** Visits every node from the root down; `ancestors` begins with the nearest. */
export function walk(root: Node, visit: (node: Node, ancestors: Node[]) => void): void {
  const step = (node: Node, ancestors: Node[]): void => {
    visit(node, ancestors);
    for (const child of childrenOf(node)) step(child, [node, ...ancestors]);
  };
  step(root, []);
}

/** The text of a node. */
export function textOf(source: Source, node: Node): string {
  return source.text.slice(node.start, node.end);
}

/** The name of an identifier, of a property's key or of the last part of a member. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier') return node['name'] as string;
  if (node.type === 'Literal') return String(node['value']);
  if (node.type === 'Property') return nameOf(node['key']);
  return node.type === 'MemberExpression' ? nameOf(node['property']) : undefined;
}

/** The name of what a call or `new` calls. */
export function calleeOf(node: Node): string | undefined {
  return node.type === 'CallExpression' || node.type === 'NewExpression' ? nameOf(node['callee']) : undefined;
}

/** The name of the nearest function that is declared around a node. */
export function functionAround(ancestors: Node[]): string | undefined {
  const named = ancestors.find((node) => node.type === 'FunctionDeclaration');
  return named && nameOf(named['id']);
}

/** Edits that change nothing that a specification or the contract speaks of: comments, names, styles, words beside. */
import { isNode, nameOf, parse, textOf, walk, type Node, type Source } from './ast.ts';
import type { Edit } from './fault.ts';
import { insert, replace } from './fault.ts';
import type { Tree } from './running-product.ts';

/** Texts that people read but that neither label nor tell anything the contract fixes. */
const asides: [string, string, string][] = [
  ['src/pages/home-page.ts', 'Hello, ', 'Welcome, '],
  ['src/pages/list-page.ts', 'The first one is a click away.', 'Add the first one.'],
  ['src/pages/list-page.ts', 'They will show up here.', 'There is nothing here as yet.'],
  ['src/pages/form.ts', '>Optional<', '>If you like<'],
  ['src/pages/form.ts', '>Cancel<', '>Never mind<'],
  ['src/pages/record-page.ts', '>Keep it<', '>Do not delete it<'],
  ['src/pages/record-page.ts', 'will be gone for good', 'will be gone'],
  ['src/pages/error-page.ts', 'Back to the start', 'Back to the beginning'],
];

function wordings(tree: Tree): Edit[] {
  return asides.flatMap(([file, old, replacement]) => {
    const start = tree.get(file)?.indexOf(old) ?? -1;
    return start < 0 ? [] : [{ file, start, end: start + old.length, replacement, what: `“${replacement}”` }];
  });
}

function comments(tree: Tree): Edit[] {
  const edits: Edit[] = [];
  for (const [path, text] of tree) {
    if (!/^src\/.*\.ts$/.test(path)) continue;
    const source = parse(path, text);
    for (const statement of (source.root['body'] ?? []) as Node[]) {
      const replacement = '// Somebody looked at this by hand.\n';
      edits.push(insert(source, statement.start, { replacement, what: `a comment in ${path}` }));
    }
  }
  return edits;
}

/** Constants inside of functions under another name. */
function renamings(tree: Tree): Edit[] {
  const edits: Edit[] = [];
  for (const [path, text] of tree) {
    if (!/^src\/.*\.ts$/.test(path)) continue;
    const source = parse(path, text);
    walk(source.root, (node) => {
      const body = node['body'];
      if (node.type === 'FunctionDeclaration' && isNode(body)) edits.push(...renamingsIn(source, body));
    });
  }
  return edits;
}

function renamingsIn(source: Source, body: Node): Edit[] {
  const declared: string[] = [];
  walk(body, (node) => {
    const name = nameOf(node['id']);
    if (node.type === 'VariableDeclarator' && name !== undefined) declared.push(name);
  });
  const once = declared.filter((name) => declared.indexOf(name) === declared.lastIndexOf(name));
  return once.flatMap((name) => {
    const replacement = renamed(source, body, name);
    const what = `${name} in ${source.path} has another name`;
    return replacement === undefined ? [] : [replace(source, body, { replacement, what })];
  });
}

/** A function's body with one of its constants renamed; undefined where the name stands for a key as well. */
function renamed(source: Source, body: Node, name: string): string | undefined {
  const places = new Set<number>();
  let isPlain = true;
  walk(body, (node, [parent]) => {
    if (node.type !== 'Identifier' || node['name'] !== name || parent === undefined) return;
    if (parent['shorthand'] === true || parent.type.includes('Function')) isPlain = false;
    const isMember =
      parent.type === 'MemberExpression' && parent['property'] === node && parent['computed'] === false;
    const isKey = parent.type === 'Property' && parent['key'] === node && parent['computed'] === false;
    if (!isMember && !isKey) places.add(node.start);
  });
  if (!isPlain) return undefined;
  let text = textOf(source, body);
  for (const place of [...places].toSorted((a, b) => b - a)) {
    const at = place - body.start;
    text = `${text.slice(0, at)}${name}Here${text.slice(at + name.length)}`;
  }
  return text;
}

function styles(tree: Tree): Edit[] {
  const file = 'public/style.css';
  const text = tree.get(file) ?? '';
  return [...text.matchAll(/(?:border-radius|gap|margin-bottom|letter-spacing): [\d.]+(?:px|rem|em)/g)].map(
    (match) => {
      const [old] = match;
      const replacement = old.replace(/[\d.]+/, (number) =>
        String(Number(number) + (old.endsWith('px') ? 1 : 0.02)),
      );
      return { file, start: match.index, end: match.index + old.length, replacement, what: replacement };
    },
  );
}

/** Harmless edits of a product by their kind. */
export function findHarmless(tree: Tree): Record<'comment' | 'wording' | 'name' | 'style', Edit[]> {
  return { comment: comments(tree), wording: wordings(tree), name: renamings(tree), style: styles(tree) };
}

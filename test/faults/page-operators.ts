/** Crashes, blank pages and pages with errors on the console. */
import { calleeOf, functionAround, isNode, nameOf, type Node, type Source } from './ast.ts';
import { insert, replace, type Edit, type Operator } from './fault.ts';

/** Functions that make the pages which everybody comes to. */
const pageFunctions = new Set([
  'listPage',
  'table',
  'recordPage',
  'details',
  'newPage',
  'editPage',
  'deletePage',
  'homePage',
  'recordForm',
  'signInPage',
  'renderPage',
  'shell',
]);

const isHtml = (node: Node): boolean =>
  node.type === 'TaggedTemplateExpression' && nameOf(node['tag']) === 'html';

/** The template that makes a function's page, not one of the pieces inside it. */
function isWhole(node: Node, ancestors: Node[]): boolean {
  const [parent] = ancestors;
  const isBody =
    parent?.type === 'VariableDeclarator' && ['body', 'document'].includes(nameOf(parent['id']) ?? '');
  return isHtml(node) && (isBody || parent?.type === 'ReturnStatement');
}

const blankPage: Operator = {
  fault: 'blank page',
  find({ source, node, ancestors }) {
    const around = functionAround(ancestors) ?? '';
    if (!source.path.startsWith('src/pages/') || !pageFunctions.has(around) || !isWhole(node, ancestors))
      return [];
    return [replace(source, node, { replacement: 'html``', what: `${around} shows nothing` })];
  },
};

const mistakes = [
  { html: '<script>plantedFault();</script>', what: 'runs a script that fails' },
  { html: '<script src="/planted-fault.js"></script>', what: 'loads a script that is not there' },
  { html: '<img src="/planted-fault.png" alt="" />', what: 'shows a picture that is not there' },
];

/** A page that makes the browser complain; planted at the end of what the page shows. */
const consoleError: Operator = {
  fault: 'console error',
  find({ source, node, ancestors }) {
    const around = functionAround(ancestors) ?? '';
    const isPage = pageFunctions.has(around) && isWhole(node, ancestors) && around !== 'renderPage';
    if (!source.path.startsWith('src/pages/') || !isPage || around === 'deletePage') return [];
    return mistakes.map(({ html, what }) =>
      insert(source, node.end - 1, { replacement: html, what: `${around} ${what}` }),
    );
  },
};

/** Functions without which nobody gets far. */
const usedFunctions = new Set([
  'createRecord',
  'readRecord',
  'changeRecord',
  'removeRecord',
  'listPage',
  'recordPage',
  'renderPage',
  'insertRecord',
  'updateRecord',
  'selectRecords',
]);

function firstStatement(node: Node): number | undefined {
  const body = node['body'];
  return isNode(body) && body.type === 'BlockStatement' ? body.start + 1 : undefined;
}

/** A process that ends at the start, after some seconds, or when it is used. */
const crash: Operator = {
  fault: 'crash',
  find({ source, node, ancestors }) {
    const offset = firstStatement(node);
    const name = nameOf(node['id']) ?? '';
    if (node.type === 'FunctionDeclaration' && usedFunctions.has(name) && offset !== undefined) {
      const replacement = ' process.exit(7);';
      return [insert(source, offset, { replacement, what: `ends when ${name} is called` })];
    }
    if (node.type === 'Program') return crashesOf(source, node);
    const isListening =
      source.path === 'src/main.ts' && calleeOf(node) === 'listen' && ancestors[1]?.type === 'Program';
    if (!isListening) return [];
    return [1200, 4000, 8000].map((ms) =>
      insert(source, node.end, {
        replacement: `; setTimeout(() => process.exit(7), ${ms})`,
        what: `ends ${ms} ms after its start`,
      }),
    );
  },
};

/** Files that are loaded at the start whatever the product is. */
const loaded = [
  'src/main.ts',
  'src/app.ts',
  'src/entities.ts',
  'src/http/collection.ts',
  'src/store/database.ts',
  'src/pages/layout.ts',
];

function crashesOf(source: Source, program: Node): Edit[] {
  if (!loaded.includes(source.path)) return [];
  const replacement = "\nthrow new Error('planted');\n";
  return [insert(source, program.end, { replacement, what: `${source.path} throws when it is loaded` })];
}

/** Operators on pages and on the process. */
export const pageOperators: Operator[] = [blankPage, consoleError, crash];

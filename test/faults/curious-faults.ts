/** Faults that journeys pass by and a curious user trips over, planted in the shared parts of a generated product. */
import type { Finding } from '../../src/protocol/evidence.ts';
import type { Tree } from './running-product.ts';

/** One planted fault, and as what it has to be found. */
export type CuriousFault = { name: string; kind: Finding['kind']; file: string; at: string; with: string };

const layout = 'src/pages/layout.ts';
const onPage = '  const theme = getCookie(c, themeName);\n';
const script = 'public/script.js';
const onScript = '// Colours turn over at once.\n';
const routes = 'src/pages/record-routes.ts';
const onForm = '      typed = form;\n';

/** Faults that can be planted together: each is on a page, or on a way, of its own. */
export const curiousFaults: readonly CuriousFault[] = [
  {
    name: 'a form that cannot take an emoji',
    kind: 'server-error',
    file: routes,
    at: onForm,
    with: `${onForm}      if (Object.values(form).some((text) => text.includes('👩'))) throw new Error('planted');\n`,
  },
  {
    name: 'a search for nothing that fails',
    kind: 'server-error',
    file: 'src/pages/search-page.ts',
    at: "  const q = (c.req.query('q') ?? '').trim()",
    with: "  if (c.req.query('q') === '') throw new Error('planted');\n  const q = (c.req.query('q') ?? '').trim()",
  },
  {
    name: 'words of a search that become part of the page',
    kind: 'injection',
    file: 'src/pages/search-page.ts',
    at: 'words.lists.nothingFound(q)}',
    with: 'raw(words.lists.nothingFound(q))}',
  },
  {
    name: 'a script that fails when something opens',
    kind: 'script-error',
    file: script,
    at: onScript,
    with: `addEventListener('toggle', () => { throw new Error('planted'); }, true);\n${onScript}`,
  },
  {
    name: 'a page that complains on the console',
    kind: 'console-error',
    file: script,
    at: onScript,
    with: `if (location.pathname === '/sign-up' || location.pathname === '/forgotten') console.error('planted');\n${onScript}`,
  },
  {
    name: 'a page without a way out',
    kind: 'dead-end',
    file: layout,
    at: '        ${shell(c, page)}\n',
    with: "        ${c.req.path === '/messages' ? html`<main><h1>Messages</h1></main>` : shell(c, page)}\n",
  },
  {
    name: 'a link that leads nowhere',
    kind: 'dead-link',
    file: layout,
    at: '<main id="main" tabindex="-1">${said(c)}${page.body}</main>\n        ${quickOf',
    with: '<main id="main" tabindex="-1">${said(c)}${page.body}<p><a href="/help">Help</a></p></main>\n        ${quickOf',
  },
  {
    name: 'a form that loses what was typed',
    kind: 'lost-input',
    file: 'src/pages/form.ts',
    at: 'const { typed, refusal, fields = entity.fields } = state;',
    with: 'const { refusal, fields = entity.fields } = state;\n  const typed: Typed = refusal ? {} : state.typed;',
  },
  {
    name: 'a field without a label on a page that no journey visits',
    kind: 'accessibility',
    file: layout,
    at: onPage,
    with: `  if (c.req.path === '/settings') page = { ...page, body: html\`\${page.body}<form><input type="text" name="x" /></form>\` };\n${onPage}`,
  },
  {
    name: 'a page that is too wide for a phone',
    kind: 'overflow',
    file: 'public/styles/60-views.css',
    at: '',
    with: '@media (max-width: 500px) { .head { width: 700px } }\n',
  },
  {
    name: 'a page that shows what only a program says',
    kind: 'garbled',
    file: layout,
    at: onPage,
    with: `  if (c.req.path === '/account') page = { ...page, body: html\`\${page.body}<p>undefined</p>\` };\n${onPage}`,
  },
  {
    name: 'a page that is slow to come',
    kind: 'slow',
    file: layout,
    at: onPage,
    with: `  if (c.req.path === '/settings' || c.req.path === '/queue') await new Promise((done) => setTimeout(done, 2_000));\n${onPage}`,
  },
];

/** The tree with these faults. Throws a TypeError where the place for one is no longer there. */
export function plantAll(tree: Tree, faults: readonly CuriousFault[]): Tree {
  const planted = new Map(tree);
  for (const fault of faults) {
    const text = planted.get(fault.file);
    if (!text?.includes(fault.at))
      throw new TypeError(`There is no place for ${fault.name} in ${fault.file}`);
    planted.set(
      fault.file,
      text.replace(fault.at, () => fault.with),
    );
  }
  const search = planted.get('src/pages/search-page.ts') ?? '';
  planted.set(
    'src/pages/search-page.ts',
    search.replace('import { html } from', 'import { html, raw } from'),
  );
  return planted;
}

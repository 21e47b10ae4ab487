import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Screen } from '../browser/screen.ts';

/** A fault that keeps people from using a page, as axe-core found it. */
export type AccessibilityFault = { rule: string; impact: string; help: string; target: string; page: string };

let source: string | undefined;

/** Loaded when the first page is checked, because it is large. */
function axeSource(): string {
  source ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return source;
}

type Violation = {
  id: string;
  impact: string | null;
  help: string;
  nodes: { html: string }[];
};

/** Rules whose faults axe-core calls moderate or minor: what they find is not told, so it is not looked for. */
const light =
  'aria-allowed-role aria-deprecated-role empty-heading empty-table-header focus-order-semantics ' +
  'form-field-multiple-labels heading-order html-xml-lang-mismatch image-redundant-alt ' +
  'landmark-banner-is-top-level landmark-contentinfo-is-top-level ' +
  'landmark-main-is-top-level landmark-no-duplicate-banner landmark-no-duplicate-contentinfo ' +
  'landmark-no-duplicate-main landmark-one-main landmark-unique meta-viewport meta-viewport-large ' +
  'no-autoplay-audio page-has-heading-one presentation-role-conflict region scope-attr-valid ' +
  'server-side-image-map skip-link table-duplicate-name';

const run = `axe.run(document, {
  resultTypes: ['violations'],
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] },
  rules: ${JSON.stringify(Object.fromEntries(light.split(' ').map((rule) => [rule, { enabled: false }])))},
  // Where an element stands is told by its words; the style sheets are the page's own.
  selectors: false,
  preload: false,
}).then((result) => JSON.stringify(result.violations.map(({ id, impact, help, nodes }) =>
  ({ id, impact, help, nodes: nodes.slice(0, 3).map(({ html }) => ({ html })) }))))`;

/**
 * Runs axe-core on the page as it stands, in a world of its own, and answers the serious and critical faults.
 * `page` names the kind of page in them.
 */
export async function checkAccessibility(screen: Screen, page: string): Promise<AccessibilityFault[]> {
  const { frameTree } = await screen.wire.send('Page.getFrameTree');
  const { executionContextId: contextId } = await screen.wire.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'accessibility',
  });
  await screen.wire.send('Runtime.evaluate', { contextId, expression: axeSource() });
  const { result, exceptionDetails } = await screen.wire.send('Runtime.evaluate', {
    contextId,
    expression: run,
    awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(`axe-core failed on ${page}: ${exceptionDetails.text}`);
  const violations = JSON.parse(String(result.value)) as Violation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? '',
      help,
      target: nodes.map(({ html }) => html.slice(0, 160)).join(' ; '),
      page,
    }));
}

/** The kind of a page: its path with numbers left open, so that `/customers/7` and `/customers/8` are one. */
export function pageKind(path: string): string {
  return (path.split('?')[0] ?? path).replace(/\/\d+(?=\/|$)/g, '/:id');
}

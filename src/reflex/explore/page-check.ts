/** What a page must not be, whoever looks at it. */
import type { Finding } from '../../protocol/evidence.ts';
import type { Screen } from '../browser/screen.ts';
import { findRole, wordsOf } from '../eye/find.ts';
import type { Look } from '../eye/look.ts';
import { words } from '../eye/look.ts';
import { checkAccessibility } from '../user/accessibility.ts';
import { broken } from './odd-value.ts';

/** A fault without the circumstances in which it was seen. */
export type Fault = Pick<Finding, 'kind' | 'text'>;

/** Words that only a program says. What we typed ourselves holds none of them. */
const garbled = /\b(undefined|NaN)\b|\[object \w+\]/;

/** What is wrong with a page at a glance. */
export function faultsSeen(look: Look): Fault[] {
  const faults: Fault[] = [];
  const isMarked = look.elements.some(({ text }) => text === broken.word);
  if (isMarked || look.title === broken.title)
    faults.push({ kind: 'injection', text: 'What a person typed became part of the page itself.' });
  const ways = [...findRole(look, 'link'), ...findRole(look, 'button')];
  if (ways.length === 0) {
    const said = words(look.text).slice(0, 80);
    faults.push({ kind: 'dead-end', text: `The page offers nothing to press: “${said}”.` });
  }
  const machine = look.elements.find((seen) => seen.value === undefined && garbled.test(seen.text));
  if (machine)
    faults.push({ kind: 'garbled', text: `The page says “${wordsOf(look, machine).slice(0, 80)}”.` });
  return faults;
}

/** Runs in a world of its own: whether the page is wider than its window, and words that stick out of their boxes. */
const measure = `(() => {
  const said = (element) => (element.textContent ?? '').replace(/\\s+/g, ' ').trim().slice(0, 40);
  const isScrolled = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== 'visible') return true;
    return false;
  };
  const all = [...document.body.querySelectorAll('*')].filter((element) => element.getClientRects().length > 0);
  const found = [];
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide > 1) {
    const out = all.filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !isScrolled(element));
    const last = out.findLast((element) => element.childElementCount === 0) ?? out.at(-1);
    found.push('The page is ' + wide + ' px wider than its window' + (last ? ': “' + said(last) + '”' : '') + '.');
  }
  const stuck = all.find((element) => {
    const holdsWords = [...element.childNodes].some((node) => node.nodeType === 3 && /\\S/.test(node.data));
    if (!holdsWords || element.clientWidth === 0) return false;
    return element.scrollWidth > element.clientWidth + 2 && !isScrolled(element);
  });
  if (stuck) found.push('Words stick out of their box: “' + said(stuck) + '”.');
  return JSON.stringify(found);
})()`;

/** Words that do not fit, on the screen as it is. */
export async function overflowsOn({ wire }: Screen): Promise<Fault[]> {
  const { frameTree } = await wire.send('Page.getFrameTree');
  const { executionContextId: contextId } = await wire.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'measure',
  });
  const { result } = await wire.send('Runtime.evaluate', { contextId, expression: measure });
  const found = typeof result.value === 'string' ? (JSON.parse(result.value) as string[]) : [];
  return found.map((text) => ({ kind: 'overflow', text }));
}

/** What keeps people with a screen reader or a keyboard alone from using the page. */
export async function barriersOn(screen: Screen, page: string): Promise<Fault[]> {
  const faults = await checkAccessibility(screen, page);
  return faults.map(({ rule, help, target }) => ({
    kind: 'accessibility',
    text: `${help} (${rule}): ${target.slice(0, 200)}`,
  }));
}

/** Faults that the browser noticed behind the screen, as they count here. */
const kinds = {
  server: 'server-error',
  script: 'script-error',
  console: 'console-error',
  request: 'failed-request',
} as const;

/** What went wrong behind the screen. */
export function faultsBehind({ faults }: Screen): Fault[] {
  return faults.map(({ kind, message }) => {
    const isMissing = kind === 'server' && /answered 4\d\d$/.test(message);
    return { kind: isMissing ? 'failed-request' : kinds[kind], text: message };
  });
}

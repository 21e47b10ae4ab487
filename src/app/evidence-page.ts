import type { PlainSentence } from '../protocol/client.ts';
import type { Clause } from '../protocol/evidence.ts';
import type { Report } from '../protocol/report.ts';
import type { Specification } from '../protocol/specification.ts';
import type { Recording } from './evidence-folder.ts';
import { screenOf } from './finding.ts';

/** JSON that may stand inside a script element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

const player = `
const { title, checks, unprobed, recordings, explored, account } = data;
const add = (parent, name, text) => { const made = document.createElement(name); made.textContent = text ?? ''; parent.append(made); return made; };
document.title = title;
function tell({ brief, marks, clauses, sentences, notUnderstood, assumptions }) {
  add(document.body, 'h2', 'The brief, as it was understood');
  const paper = add(document.body, 'p');
  paper.className = 'brief';
  const lit = (ids) => { for (const one of document.querySelectorAll('[data-elements]')) one.classList.toggle('lit', one.dataset.elements.split(' ').some((id) => ids.includes(id))); };
  const listen = (made, ids) => { made.dataset.elements = ids.join(' '); made.addEventListener('mouseenter', () => lit(ids)); made.addEventListener('mouseleave', () => lit([])); };
  for (const { text, elements, why } of marks) {
    const made = add(paper, why === undefined ? (elements.length > 0 ? 'u' : 'span') : 'mark', text);
    if (why !== undefined) made.title = why;
    else if (elements.length > 0) listen(made, elements);
  }
  add(document.body, 'h3', 'In plain words');
  const list = add(document.body, 'ul');
  for (const { element, text } of sentences) listen(add(list, 'li', text), [element]);
  if (notUnderstood.length > 0) add(document.body, 'h3', 'Not understood');
  const missing = add(document.body, 'ul');
  for (const { text, why } of notUnderstood) add(missing, 'li', '“' + text + '”: ' + why);
  if (assumptions.length > 0) add(document.body, 'h3', 'Assumed');
  const assumed = add(document.body, 'ul');
  for (const { text, sentence } of assumptions) add(assumed, 'li', text + (sentence ? ' To change it, write: ' + sentence : ''));
  add(document.body, 'h3', 'What proves each clause');
  const table = add(document.body, 'table');
  const head = add(table, 'tr');
  for (const name of ['Words of the brief', 'Elements', 'Checks']) add(head, 'th', name);
  for (const { text, elements, checks } of clauses) {
    const row = add(table, 'tr');
    add(row, 'td', text);
    add(row, 'td', elements.join(', '));
    add(row, 'td', checks.length > 0 ? checks.join(', ') : 'none: this counts as not understood');
    if (checks.length === 0) row.className = 'unproven';
  }
}
add(document.body, 'h1', title);
if (account) tell(account);
add(document.body, 'h2', 'Journeys');
const list = add(document.body, 'ul');
const screen = add(document.body, 'img');
screen.alt = '';
let playing = 0;
function play(frames) {
  const mine = ++playing;
  const began = performance.now();
  let shown = -1;
  (function show() {
    if (mine !== playing) return;
    let index = shown;
    while (index + 1 < frames.length && frames[index + 1].atMs <= performance.now() - began) index += 1;
    if (index !== shown) screen.src = frames[shown = index].file;
    if (shown + 1 < frames.length) requestAnimationFrame(show);
  })();
}
for (const recording of recordings) {
  const button = add(add(list, 'li'), 'button', (recording.passed ? '✓ ' : '✗ ') + recording.title);
  button.addEventListener('click', () => play(recording.frames));
}
add(document.body, 'h2', 'Checks');
const seen = add(document.body, 'ul');
for (const check of checks) add(seen, 'li', (check.passed ? '✓ ' : '✗ ') + check.text + (check.detail ? ' ' + check.detail : ''));
if (explored.length > 0) add(document.body, 'h2', 'What curious users found');
for (const { ways, actions, durationMs, pages, unseen, findings } of explored) {
  add(document.body, 'p', ways + ' ways (' + actions + ' input actions) in ' + (durationMs / 1000).toFixed(1) + ' s on ' + pages.length + ' kinds of pages' + (unseen.length > 0 ? '; not reached: ' + unseen.join(', ') : '') + '. ' + (findings.length === 0 ? 'Nothing broke.' : ''));
  const told = add(document.body, 'ul');
  for (const { text, kind, severity, role, page, steps, screen } of findings) {
    const item = add(told, 'li');
    add(item, 'b', (severity === 'refuses' ? '✗ ' : '! ') + kind);
    add(item, 'span', ' ' + page + ' (' + role + '): ' + text);
    const ways = add(item, 'ol');
    for (const one of steps) add(ways, 'li', one);
    if (screen) add(item, 'img').src = screen;
  }
}
if (unprobed.length > 0) add(document.body, 'h2', 'Not shown by any request');
const left = add(document.body, 'ul');
for (const { element, why } of unprobed) add(left, 'li', element + ': ' + why);
`;

/** What the product was built from: the brief with its marks, in plain words, and what was open. */
export type Account = {
  brief: string;
  specification: Specification;
  sentences: readonly PlainSentence[];
};

type Part = { text: string; elements: string[]; why?: string };

/** The brief cut where citations begin and end. */
function partsOf({ brief, specification }: Account, clauses: readonly Clause[]): Part[] {
  const { notUnderstood } = specification;
  const places = [...clauses, ...notUnderstood];
  const cuts = [...new Set([0, brief.length, ...places.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? brief.length;
    const holds = (place: { start: number; end: number }): boolean =>
      place.start <= start && place.end >= end;
    const why = notUnderstood.find(holds)?.why;
    const elements = [...new Set(clauses.filter(holds).flatMap((clause) => clause.elements))];
    return { text: brief.slice(start, end), elements, ...(why === undefined ? {} : { why }) };
  });
}

function tellingOf(account: Account, clauses: readonly Clause[]) {
  const { brief, specification, sentences } = account;
  const { notUnderstood, assumptions } = specification;
  return { brief, marks: partsOf(account, clauses), clauses, sentences, notUnderstood, assumptions };
}

/** A page that a browser opens from the disk: what was understood, journeys with their recordings to play, checks, what was not probed. */
export function evidencePage(input: {
  title: string;
  report: Report;
  recordings: Recording[];
  account?: Account;
}): string {
  const { title, report, recordings } = input;
  const data = {
    title,
    checks: report.checks,
    unprobed: report.unprobed ?? [],
    explored: (report.explorations ?? []).map((one) => ({
      ...one,
      findings: one.findings.map(({ frame, ...finding }) => ({
        ...finding,
        ...(frame === undefined ? {} : { screen: `screens/${screenOf(finding.id)}` }),
      })),
    })),
    recordings,
    ...(input.account === undefined ? {} : { account: tellingOf(input.account, report.clauses ?? []) }),
  };
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Evidence</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  img { max-width: 100%; border: 1px solid #999; }
  img:not([src]) { display: none; }
  .brief { white-space: pre-wrap; }
  .brief u { text-decoration-color: #888; text-underline-offset: 3px; }
  mark { background: #fbd5d5; color: #7a1010; }
  .lit { background: #fff1b8; color: #222; }
  table { border-collapse: collapse; font-size: .875rem; }
  th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid #ccc; overflow-wrap: anywhere; }
  .unproven td { color: #7a1010; }
</style>
<body>
<script type="module">
const data = ${inScript(data)};
${player}</script>
</body>
</html>
`;
}

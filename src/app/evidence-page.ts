import type { Report } from '../protocol/report.ts';
import type { Recording } from './evidence-folder.ts';

/** JSON that may stand inside a script element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

const player = `
const { title, checks, unprobed, recordings } = data;
const add = (parent, name, text) => { const made = document.createElement(name); made.textContent = text ?? ''; parent.append(made); return made; };
document.title = title;
add(document.body, 'h1', title);
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
if (unprobed.length > 0) add(document.body, 'h2', 'Not shown by any request');
const left = add(document.body, 'ul');
for (const { element, why } of unprobed) add(left, 'li', element + ': ' + why);
`;

/** A page that a browser opens from the disk: journeys with their recordings to play, checks, what was not probed. */
export function evidencePage(input: { title: string; report: Report; recordings: Recording[] }): string {
  const { title, report, recordings } = input;
  const data = { title, checks: report.checks, unprobed: report.unprobed ?? [], recordings };
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Evidence</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  img { max-width: 100%; border: 1px solid #999; }
  img:not([src]) { display: none; }
</style>
<body>
<script type="module">
const data = ${inScript(data)};
${player}</script>
</body>
</html>
`;
}

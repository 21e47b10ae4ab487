/**
 * `node bench/briefs.ts FOLDER`: how much of each brief of a folder the analyst understands, and the processor time that
 * it takes: one line a brief (status, cited share, elements, milliseconds, median of several readings) and what it could not read.
 * `--write DIR` writes what was made of each brief for people who judge it: the elements in plain words beside the words
 * that they cite, the assumptions and what was not understood. `--repeat N` joins all briefs N times over into one, up to the longest that is read, and times that.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { paraphrase } from '../src/studio/fidelity/paraphrase.ts';
import { understandBrief, type Understanding } from '../src/studio/fidelity/understand.ts';

const readings = 5;
const longest = 64_000;

function timed(brief: string): { analysis: Understanding; milliseconds: number } {
  const times: number[] = [];
  let analysis = understandBrief(brief);
  for (let count = 0; count < readings; count += 1) {
    const start = process.cpuUsage();
    analysis = understandBrief(brief);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return { analysis, milliseconds: times.toSorted((a, b) => a - b)[Math.floor(readings / 2)] ?? 0 };
}

function lineOf(name: string, { analysis, milliseconds }: ReturnType<typeof timed>): string {
  const { specification: made, status, citedShare } = analysis;
  const size = made
    ? made.entities.length + made.roles.length + made.permissions.length + made.rules.length
    : 0;
  const columns = [
    status.padEnd(9),
    citedShare.toFixed(2),
    String(size).padStart(4),
    `${milliseconds.toFixed(0)} ms`.padStart(9),
  ];
  return `${name.padEnd(28)}${columns.join('  ')}`;
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

function mean(parts: readonly number[]): string {
  return (parts.reduce((sum, part) => sum + part, 0) / (parts.length || 1)).toFixed(3);
}

/** What was made of a brief, in plain words, for people who read only the brief and this. */
function sheetOf(
  name: string,
  brief: string,
  { specification, citedShare, why, questions }: Understanding,
): string {
  if (!specification) return `# ${name}\n\n${brief.trim()}\n\nDECLINED: ${why ?? ''}\n`;
  const words = (source: { from: string; cites?: readonly { text: string }[] }): string =>
    source.from === 'brief'
      ? (source.cites ?? []).map(({ text }) => `“${text}”`).join(' ')
      : `(${source.from})`;
  const lines = paraphrase(specification).lines.map(
    ({ element, text, source }) => `- [ ] ${element} | ${text} | ${words(source)}`,
  );
  return [
    `# ${name}`,
    '',
    brief.trim(),
    '',
    `## Elements (cited ${citedShare.toFixed(2)})`,
    ...lines,
    '',
    '## Not understood',
    ...specification.notUnderstood.map(({ text, why: reason }) => `- “${text}” (${reason})`),
    '',
    '## Tells, asks nothing',
    ...specification.background.map(({ text }) => `- “${text}”`),
    '',
    '## Assumptions',
    ...specification.assumptions.map(({ text }) => `- ${text}`),
    '',
    '## Questions',
    ...questions.map(({ text }) => `- ${text}`),
    '',
  ].join('\n');
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { repeat: { type: 'string' }, write: { type: 'string' } },
});
const folder = positionals[0] ?? join(import.meta.dirname, '../examples');
const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
const briefs = names.sort().map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const shares: number[] = [];
const ofAll: number[] = [];
const backgrounds: number[] = [];
for (const { name, text } of briefs) {
  const found = timed(text);
  const { citedShare, specification } = found.analysis;
  const background =
    wordsIn((specification?.background ?? []).map((one) => one.text).join(' ')) / wordsIn(text);
  shares.push(citedShare);
  backgrounds.push(background);
  ofAll.push(citedShare * (1 - background));
  console.log(lineOf(name, found));
  if (values.write !== undefined) {
    mkdirSync(values.write, { recursive: true });
    writeFileSync(join(values.write, name), sheetOf(name, text, found.analysis));
  }
  for (const gap of found.analysis.specification?.notUnderstood ?? [])
    console.log(`    ${JSON.stringify(gap.text)}: ${gap.why}`);
}
console.log(
  `${briefs.length} briefs, in the mean: cited share ${mean(shares)} of what asks something, ${mean(ofAll)} of all words, background ${mean(backgrounds)}`,
);
if (values.repeat !== undefined) {
  const all = briefs.map(({ text }) => text).join('\n\n');
  const long = Array.from({ length: Number(values.repeat) }, () => all)
    .join('\n\n')
    .slice(0, longest);
  console.log(lineOf(`${long.length} characters`, timed(long)));
}

/**
 * `npm run gallery`: builds every brief of `examples/` as a stranger would and writes `docs/examples.md`: the brief, what
 * was asked and assumed, how it was read, what was checked, pictures of the product, and a recording of an emulated user as an
 * animated picture. Each example has its page (`docs/examples/<name>.md`), and `docs/examples.md` leads to them.
 * `--only a,b` builds these alone.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { homePaths } from '../src/config/home.ts';
import { buildReportSchema, type BuildReport } from '../src/protocol/client.ts';
import { understandBrief } from '../src/studio/fidelity/understand.ts';
import { paraphrase } from '../src/studio/fidelity/paraphrase.ts';
import type { Question } from '../src/studio/fidelity/question.ts';
import type { Specification } from '../src/protocol/specification.ts';
import { startCommand } from '../test/chaos/kill-build.ts';
import { takePictures, type Picture } from './gallery-pictures.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/examples');

type Frame = { atMs: number; file: string };
type Recording = { journey: string; title: string; frames: Frame[] };

/** A recording may weigh so many bytes: pictures are left out evenly until it does. */
const mostBytes = 290_000;

/** How long a picture stands at least and at most, in milliseconds, and the last one. */
const standMs = { least: 700, most: 1800, last: 3000 };

/** Width and height of a JPEG: they stand in its start-of-frame segment (ITU-T T.81, B.2.2). */
function sizeOf(jpeg: Buffer): { width: number; height: number } {
  let at = 2;
  while (at < jpeg.length) {
    const marker = jpeg.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xc3;
    if (isFrame) return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) };
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  return { width: 1280, height: 800 };
}

/** The journey that tells most: somebody meets a rule; else the longest. */
function mostTelling(recordings: readonly Recording[]): Recording | undefined {
  const byLength = recordings.toSorted((a, b) => b.frames.length - a.frames.length);
  return byLength.find(({ journey }) => journey.startsWith('rule-')) ?? byLength[0];
}

/** Pictures that follow each other, in one SVG that plays by itself and repeats. */
function animation(frames: readonly { seconds: number; jpeg: Buffer }[]): string {
  const { width, height } = sizeOf(frames[0]?.jpeg ?? Buffer.alloc(0));
  const total = frames.reduce((sum, { seconds }) => sum + seconds, 0);
  let from = 0;
  const images = frames.map(({ seconds, jpeg }, index) => {
    const [begin, end] = [from / total, (from + seconds) / total].map((part) => (part * 100).toFixed(2));
    from += seconds;
    const name = `f${index}`;
    const rule = `@keyframes ${name}{0%,${begin}%{opacity:0}${begin}%,${end}%{opacity:1}${end}%,100%{opacity:0}}`;
    const style = `animation:${name} ${total.toFixed(1)}s step-end infinite`;
    return `<style>${rule}</style><image width="${width}" height="${height}" style="${style}" href="data:image/jpeg;base64,${jpeg.toString('base64')}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${images.join('')}</svg>\n`;
}

type Still = { seconds: number; jpeg: Buffer };

/** As many pictures as the size allows, evenly, the last among them; those that stay stand for those that go. */
function thinned(all: readonly Still[]): Still[] {
  for (let count = all.length; count > 1; count--) {
    const kept = Array.from({ length: count }, (_, nth) =>
      Math.round((nth * (all.length - 1)) / (count - 1)),
    );
    const stills = kept.flatMap((at) => all[at] ?? []);
    const bytes = stills.reduce((sum, { jpeg }) => sum + (jpeg.length * 4) / 3, 0);
    if (bytes <= mostBytes) return stills;
  }
  return all.slice(-1);
}

function writeAnimation(report: BuildReport, name: string): string | undefined {
  const recordings = JSON.parse(
    readFileSync(join(report.evidence, 'recordings.json'), 'utf8'),
  ) as Recording[];
  const telling = mostTelling(recordings);
  if (!telling || telling.frames.length === 0) return undefined;
  const all = telling.frames.map(({ atMs, file }, index) => {
    const next = telling.frames[index + 1];
    const ms = next ? Math.min(Math.max(next.atMs - atMs, standMs.least), standMs.most) : standMs.last;
    return { seconds: ms / 1000, jpeg: readFileSync(join(report.evidence, file)) };
  });
  writeFileSync(join(folder, `${name}.svg`), animation(thinned(all)));
  return telling.title;
}

async function build(home: string, file: string): Promise<BuildReport> {
  const { code, stdout, stderr } = await startCommand(home, ['build', file, '--json', '--exit']).ended;
  if (code !== 0) throw new Error(`${basename(file)} was not released: ${stdout}\n${stderr.slice(-2000)}`);
  return buildReportSchema.parse(JSON.parse(stdout));
}

type Told = { report: BuildReport; title: string | undefined; pictures: readonly Picture[] };

/** The brief as it was read: what no element cites is struck through. */
function highlighted(brief: string, { notUnderstood }: Specification): string[] {
  let text = '';
  let at = 0;
  for (const { start, end } of notUnderstood.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    text += `${brief.slice(at, start)}~~${brief.slice(start, end)}~~`;
    at = end;
  }
  const lines = `${text}${brief.slice(at)}`.trim().split('\n');
  return lines.map((line) => (line.startsWith('#') ? `> **${line.replace(/^#+\s*/, '')}**` : `> ${line}`));
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');

/** Every element in plain words, beside the words that say it. */
function reading(brief: string, specification: Specification): string[] {
  const rows = paraphrase(specification).lines.map(({ text, source }) => {
    const words =
      source.from === 'brief'
        ? source.cites.map(({ start, end }) => `“${oneLine(brief.slice(start, end))}”`).join(' ')
        : '*assumed*';
    return `| ${oneLine(text)} | ${words} |`;
  });
  const summary = `<details><summary>How it was read: ${rows.length} sentences, each beside the words that say it</summary>`;
  return [summary, '', '| Understood | Said by |', '| --- | --- |', ...rows, '', '</details>', ''];
}

function asking(questions: readonly Question[]): string[] {
  if (questions.length === 0) return [];
  const lines = questions.map(
    ({ text, options, default: preset }) =>
      `- ${text} ${options.map(({ value, label }) => (value === preset ? `**${label}**` : label)).join(' / ')}`,
  );
  return ['Asked (nobody was there, so the bold answers were taken):', '', ...lines, ''];
}

function gallery(pictures: readonly Picture[]): string[] {
  const cells = pictures.map(
    ({ file, title }) => `<img src="${file}" alt="${title}" title="${title}" height="320">`,
  );
  return cells.length === 0 ? [] : [`<p>${cells.join(' ')}</p>`, ''];
}

/** When its first journey was played. */
const firstOf = ({ firstJourneyMs }: BuildReport): string =>
  firstJourneyMs === undefined ? '' : `, the first of them after ${(firstJourneyMs / 1000).toFixed(0)} s`;

function chapter(name: string, brief: string, { report, title, pictures }: Told): string {
  const { specification, questions } = understandBrief(brief);
  if (!specification) throw new Error(`${name} was not understood`);
  const passed = report.checks.filter((check) => check.passed).length;
  const assumed = report.assumptions.map(({ text }) => `- ${text}`);
  return [
    `# ${specification.product.name}`,
    '',
    ...highlighted(brief, specification),
    '',
    `${Math.round(report.citedShare * 100)} % of its words are cited (the rest, if any, is struck through); ${passed} checks and ${report.journeys.passed} journeys passed in ${(report.durationMs / 1000).toFixed(0)} s${firstOf(report)}, on two cores at a load of ${(loadavg()[0] ?? 0).toFixed(0)}. \`./macrohard build examples/${name}.md\``,
    '',
    ...asking(questions),
    ...gallery(pictures),
    ...(title === undefined ? [] : [`Recorded: ${title}`, '', `![${title}](${name}.svg)`, '']),
    ...reading(brief, specification),
    ...(assumed.length > 0
      ? [`<details><summary>${assumed.length} assumptions</summary>`, '', ...assumed, '', '</details>', '']
      : []),
  ].join('\n');
}

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',');
const files = readdirSync(join(root, 'examples'))
  .filter((file) => file.endsWith('.md'))
  .sort();
mkdirSync(folder, { recursive: true });
const home = mkdtempSync(join(tmpdir(), 'macrohard-gallery-'));
try {
  for (const file of files) {
    const name = basename(file, '.md');
    if (wanted && !wanted.includes(name)) continue;
    const path = join(root, 'examples', file);
    const report = await build(home, path);
    console.log(`${name}: release ${report.release} in ${(report.durationMs / 1000).toFixed(1)} s`);
    const title = writeAnimation(report, name);
    const brief = readFileSync(path, 'utf8');
    const { specification } = understandBrief(brief);
    const pictures = specification ? await takePictures(specification, folder, name) : [];
    const page = chapter(name, brief, { report, title, pictures });
    writeFileSync(join(folder, `${name}.md`), page);
  }
} finally {
  await startCommand(home, ['stop', '--all']).ended;
  rmSync(homePaths(home).run, { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
}
/** What stands on the page of all examples: each with its first words, a picture, and the way to its page. */
function entry(name: string): string {
  const page = readFileSync(join(folder, `${name}.md`), 'utf8');
  const [heading = ''] = page.split('\n');
  const figures = /^\d+ % of its words.*$/m.exec(page)?.[0] ?? '';
  return [
    `#${heading}`,
    '',
    figures,
    '',
    `[![${name}](examples/${name}-home.png)](examples/${name}.md)`,
    '',
    `[Brief, reading, questions, pictures and recording](examples/${name}.md)`,
    '',
  ].join('\n');
}

const head = [
  '# Examples',
  '',
  'What `./macrohard build examples/NAME.md` makes of each brief: written by `npm run gallery`, pictures and figures from that run.',
  '',
];
const done = files
  .map((file) => basename(file, '.md'))
  .filter((name) => existsSync(join(folder, `${name}.md`)));
writeFileSync(join(root, 'docs/examples.md'), [...head, ...done.map(entry)].join('\n'));

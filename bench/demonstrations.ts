/**
 * `npm run bench:demonstrations`: of the demonstrations (what people write beside the plain sentences that say it), how many
 * the analyst reads by itself: a line for each file, with the plain sentences that it reads whole, the demonstrations of
 * whose facts it finds all, some or none in the person's own words, those where it finds a fact that the plain sentences do
 * not have, and the facts found. `--part development|held` takes the trades that are looked at, or those held out. The things are made known before. Words choose files by their names, `--language en|fr` a
 * language; `--show all|some|none|other` prints them, `--facts` what each lacks and has too much, `--plain` the plain
 * sentences that do not read.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readerOf } from '../src/studio/analyst/document/reader.ts';
import { nameOf } from '../src/studio/analyst/document/fact.ts';
import { resolve } from '../src/studio/analyst/document/resolve.ts';
import type { Reader } from '../src/studio/analyst/document/sentence.ts';
import type { NounPhrase } from '../src/studio/analyst/grammar/logical-form.ts';
import { readSentences } from '../src/studio/analyst/document/sentences.ts';
import { segmentsOf } from '../src/studio/analyst/language/text.ts';
import { plainOf } from '../src/studio/analyst/prose/plain.ts';
import { comparable } from './demonstrations-alike.ts';
import { isHeldOut, tradesOf } from './demonstrations-trades.ts';
import type { Demonstration } from './demonstrations-trades.ts';

const root = join(import.meta.dirname, 'demonstrations');

/** `>` begins what was said; the lines after it are its plain sentences, but for what stays out and what is background. */
function demonstrationsIn(text: string): Demonstration[] {
  const found: Demonstration[] = [];
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    if (line.startsWith('>')) found.push({ said: line.slice(1).trim(), plain: [] });
    else if (line !== '' && !/^[#~(]/.test(line)) found.at(-1)?.plain.push(line);
  }
  return found;
}

/** Sentences that make the things known of which plain sentences speak: by itself none of them says that a thing is kept. */
function known(reader: Reader, plain: string): string {
  const frames = readSentences(reader, reader.ready(segmentsOf(plain))).flatMap(
    ({ readings }) => readings[0]?.frames ?? [],
  );
  const nouns = frames.flatMap(({ subjects, predicate }): NounPhrase[] => [
    ...subjects.map((noun) => noun.of ?? noun),
    ...(predicate.kind === 'act' ? predicate.objects : []),
    ...(predicate.kind === 'belong' ? predicate.targets : []),
    ...(predicate.kind === 'capacity' ? [predicate.counted] : []),
    ...(predicate.kind === 'possess'
      ? predicate.items.flatMap(({ noun }) => [
          ...(noun.isPlural || noun.quantity ? [noun] : []),
          ...(noun.of?.determiner === 'same' ? [noun.of] : []),
        ])
      : []),
  ]);
  const names = new Set(nouns.filter((noun) => noun.isPronoun !== true && noun.words.length > 0).map(nameOf));
  const [article, has] = reader.lexicon.language === 'fr' ? ['Un', 'a un nom'] : ['A', 'has a name'];
  return [...names].map((name) => `${article} ${name} ${has}.`).join('\n');
}

/** What a text says beside what is known, without its places; that a thing is kept goes without saying. */
function factsIn(reader: Reader, text: string, before: string): Set<string> {
  const { segments } = plainOf(reader, reader.ready(segmentsOf(`${before}\n\n${text}`)));
  const sentences = readSentences(reader, segments).filter(({ isHeading }) => !isHeading);
  const { facts } = resolve(reader, sentences);
  const said = facts.filter(
    ({ kind, cite }) =>
      cite.start > before.length && kind !== 'entity' && kind !== 'owner' && kind !== 'remark',
  );
  return new Set(said.flatMap((fact) => comparable(reader.lexicon, fact)));
}

function isWhole(reader: Reader, sentence: string): boolean {
  const read = readSentences(reader, plainOf(reader, reader.ready(segmentsOf(sentence))).segments);
  return read.every(({ readings: [best] }) => best && best.frames.length > 0 && best.residues.length === 0);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    language: { type: 'string' },
    show: { type: 'string' },
    part: { type: 'string' },
    facts: { type: 'boolean', default: false },
    plain: { type: 'boolean', default: false },
  },
});
const nothing = {
  plain: 0,
  whole: 0,
  said: 0,
  all: 0,
  some: 0,
  none: 0,
  other: 0,
  facts: 0,
  found: 0,
  wrong: 0,
};

function counted(reader: Reader, demonstrations: readonly Demonstration[]): typeof nothing {
  const count = { ...nothing };
  for (const { said, plain } of demonstrations) {
    const unread = plain.filter((sentence) => !isWhole(reader, sentence));
    count.plain += plain.length;
    count.whole += plain.length - unread.length;
    if (values.plain) for (const sentence of unread) console.log(`  ${sentence}`);
    const before = known(reader, plain.join('\n'));
    const [right, read] = [factsIn(reader, plain.join('\n'), before), factsIn(reader, said, before)];
    const [found, wrong] = [right.intersection(read).size, read.difference(right).size];
    count.said += 1;
    count.facts += right.size;
    count.found += found;
    count.wrong += wrong;
    const kinds = [
      ...(right.size === 0 ? [] : ([found === right.size ? 'all' : found > 0 ? 'some' : 'none'] as const)),
      ...(wrong > 0 ? ['other' as const] : []),
    ];
    for (const kind of kinds) count[kind] += 1;
    if (values.facts && found < right.size + wrong) showFacts(said, plain, [right, read]);
    if (kinds.some((kind) => kind === values.show))
      console.log(`  > ${said}\n${plain.map((one) => `      ${one}`).join('\n')}`);
  }
  return count;
}

/** What is missing and what was read otherwise. */
function showFacts(
  said: string,
  plain: readonly string[],
  [right, read]: readonly [Set<string>, Set<string>],
): void {
  console.log(`> ${said}\n    = ${plain.join(' ')}`);
  for (const fact of right.difference(read)) console.log(`    - ${brief(fact)}`);
  for (const fact of read.difference(right)) console.log(`    + ${brief(fact)}`);
}

/** A fact in few words. */
function brief(fact: string): string {
  return fact.replaceAll(
    /"(?:lemma|sense|value|written|words|kind|isPlural|adjectives)":|["{}[\]]|,?"is\w+":false/g,
    '',
  );
}

function lineOf(
  name: string,
  { plain, whole, said, all, some, none, other, facts, found, wrong }: typeof nothing,
): string {
  const columns = [
    `${whole}/${plain} plain`,
    `${said} said`,
    `${all} all`,
    `${some} some`,
    `${none} none`,
    `${other} other`,
  ];
  return `${name.padEnd(34)}${columns.map((column) => column.padStart(15)).join('')}   facts ${found}/${facts}, ${wrong} others`;
}

/** Whether a demonstration of a trade is among those asked for. */
function isChosen(trade: string): boolean {
  return values.part === undefined || (values.part === 'held') === isHeldOut(trade);
}

for (const language of values.language === undefined ? ['en', 'fr'] : [values.language]) {
  const names = readdirSync(join(root, language)).sort();
  const files = names.map((name) => ({ name, text: readFileSync(join(root, language, name), 'utf8') }));
  const { reader } = readerOf(segmentsOf(files.map(({ text }) => text).join('\n')));
  const sum = { ...nothing };
  const all = new Map(files.map(({ name, text }) => [name, demonstrationsIn(text)]));
  const trades = tradesOf([...all.values()].flat());
  for (const [name, demonstrations] of all) {
    if (positionals.length > 0 && !positionals.some((part) => name.includes(part))) continue;
    const count = counted(
      reader,
      demonstrations.filter((one) => isChosen(trades.get(one) ?? '')),
    );
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += count[key];
    if (values.show === undefined) console.log(lineOf(`${language}/${name}`, count));
  }
  console.log(lineOf(language, sum));
}

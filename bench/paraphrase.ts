/**
 * `npm run bench:paraphrase`: the share of elements whose plain sentence is read back to them, over the known kinds of the
 * catalogue ("a dentist app") or, with folders, over their briefs. `--unread` prints what is not read back.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { paraphrase } from '../src/studio/fidelity/paraphrase.ts';
import { understandBrief } from '../src/studio/fidelity/understand.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { unread: { type: 'boolean', default: false }, every: { type: 'string', default: '1' } },
});
const packs = join(import.meta.dirname, '../src/studio/catalogue/packs');

function kindsOfCatalogue(): string[] {
  const texts = readdirSync(packs).map((name) => readFileSync(join(packs, name), 'utf8'));
  const names = texts.flatMap((text) => /^names: ([^,\n]+)/m.exec(text)?.[1] ?? []);
  return names.filter((_, index) => index % Number(values.every) === 0).map((name) => `A ${name} app.`);
}

function briefsOf(folder: string): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return files.map((name) => readFileSync(join(folder, name), 'utf8'));
}

const briefs = positionals.length > 0 ? positionals.flatMap(briefsOf) : kindsOfCatalogue();
const count = { products: 0, whole: 0, lines: 0, unread: 0 };
for (const brief of briefs) {
  const { specification } = understandBrief(brief);
  if (!specification) continue;
  const { lines, unread } = paraphrase(specification);
  const missed = unread.filter(({ kind }) => kind !== 'extra');
  count.products += 1;
  count.lines += lines.length;
  count.unread += missed.length;
  if (unread.length === 0) count.whole += 1;
  if (values.unread)
    for (const { element } of missed)
      console.log(`${element}: ${lines.find((line) => line.element === element)?.text ?? ''}`);
}
const share = (100 * (count.lines - count.unread)) / (count.lines || 1);
console.log(
  `${count.products} products, ${count.lines} sentences: ${share.toFixed(1)} % read back to their element`,
);
console.log(`${count.whole} products are read back whole`);

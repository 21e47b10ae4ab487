/**
 * `npm run catalogue`: the kinds of product that the catalogue knows, as a table in markdown: what each becomes when a brief
 * names it and says no more. `-- --write` puts it into docs/catalogue.md; `-- --awaited en` prints the sentences of packs
 * that the analyst does not read yet.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyseBrief } from '../src/studio/analyst/analyse.ts';
import { sentencesFor } from '../src/studio/catalogue/pack.ts';
import type { Pack, PackLanguage } from '../src/studio/catalogue/pack.ts';
import { packs } from '../src/studio/catalogue/packs.ts';

const { values } = parseArgs({
  options: { write: { type: 'boolean', default: false }, awaited: { type: 'string' } },
});
const page = join(import.meta.dirname, '../docs/catalogue.md');
const marks = { begin: '<!-- kinds -->', end: '<!-- /kinds -->' };

function countsOf({ text }: Pack, language: PackLanguage): string {
  const sentences = sentencesFor(text[language], []);
  const { specification: made } = analyseBrief(sentences.join('\n'));
  if (!made) return '–';
  const derived = made.entities.flatMap((entity) => entity.derived).length;
  const shown = made.figures.length + made.views.length + made.notifications.length;
  return [sentences.length, made.entities.length, made.roles.length, made.rules.length, derived, shown].join(
    ' / ',
  );
}

function rowOf(pack: Pack): string {
  const [en, fr] = [pack.text.en, pack.text.fr];
  const trades = [...en.trades, ...en.parts.flatMap((part) => part.trades)];
  const names = [
    en.names.slice(0, 3).join(', '),
    fr.names.slice(0, 2).join(', '),
    trades.slice(0, 4).join(', '),
  ];
  return `| ${[pack.kind, ...names, countsOf(pack, 'en'), countsOf(pack, 'fr')].join(' | ')} |`;
}

function table(): string {
  const all = packs();
  const head = '| Kind | Names | Noms | Trades (some) | English | French |\n|---|---|---|---|---|---|';
  return `${all.length} kinds.\n\n${head}\n${all.map(rowOf).join('\n')}\n`;
}

if (values.awaited !== undefined) {
  const language: PackLanguage = values.awaited === 'fr' ? 'fr' : 'en';
  for (const { kind, text } of packs())
    for (const sentence of text[language].parts.flatMap((part) => part.awaited))
      console.log(`${kind}: ${sentence}`);
} else if (values.write) {
  const before = readFileSync(page, 'utf8');
  const [head = ''] = before.split(marks.begin);
  const tail = before.split(marks.end)[1] ?? '\n';
  writeFileSync(page, `${head}${marks.begin}\n${table()}${marks.end}${tail}`);
} else console.log(table());

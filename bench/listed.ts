/**
 * `node bench/listed.ts [FILE…]`: of the things that one-line briefs list, how many the product has, by file. Each file has
 * lines `brief => thing, other name/name, .field, @role, record>what it refers to`; without a file, all of
 * `bench/corpus/listed`. What is missing is printed by brief.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Specification } from '../src/protocol/specification.ts';
import { understandBrief } from '../src/studio/fidelity/understand.ts';

const corpus = join(import.meta.dirname, 'corpus/listed');

function plain(text: string): string {
  const letters = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return letters.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function isNamed({ key, label }: { key: string; label: string }, name: string): boolean {
  return [key, label].some((one) => plain(one) === plain(name));
}

/** Whether a product has what one name of the list says. */
function has({ entities, roles }: Specification, name: string): boolean {
  if (name.startsWith('.'))
    return entities.some(({ fields }) => fields.some(({ label }) => plain(label).includes(plain(name))));
  if (name.startsWith('@')) return roles.some((role) => isNamed(role, name.slice(1)));
  const [record = '', target] = name.split('>');
  const found = entities.filter((entity) => isNamed(entity, record));
  if (target === undefined) return found.length > 0;
  const keys = entities.filter((entity) => isNamed(entity, target)).map(({ key }) => key);
  return found.some(({ fields }) =>
    fields.some(({ type }) => type.kind === 'reference' && keys.includes(type.entity)),
  );
}

function measure(path: string): void {
  let [wanted, kept] = [0, 0];
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const [brief = '', list = ''] = line.split(' => ');
    const { specification } = understandBrief(brief);
    const names = list.split(', ');
    const missing = names.filter(
      (one) => !specification || !one.split('/').some((name) => has(specification, name)),
    );
    wanted += names.length;
    kept += names.length - missing.length;
    if (missing.length > 0) console.log(`x ${brief}: ${missing.join(', ')}`);
  }
  const share = ((100 * kept) / (wanted || 1)).toFixed(1);
  console.log(`${basename(path, '.txt').padEnd(12)} ${kept} of ${wanted}  ${share} %`);
}

const { positionals } = parseArgs({ allowPositionals: true });
const files = positionals.length > 0 ? positionals : readdirSync(corpus).map((name) => join(corpus, name));
for (const path of files) measure(path);

import { stripTypeScriptTypes } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { specificationSchema, type Specification } from '../../protocol/specification.ts';
import { planProduct } from '../architect/plan.ts';
import { parseSpecificationYaml } from '../specification/yaml.ts';
import { validateSpecification } from '../specification/validate.ts';
import { generateTree } from './generate.ts';

const file = join(import.meta.dirname, '../../../test/fixtures/specifications/every-feature.yaml');
const plain = parseSpecificationYaml(readFileSync(file, 'utf8'));

const hostile = [
  "'; evil(); //",
  '`${evil()}`',
  '${evil()}',
  '*/ evil(); /*',
  '\\',
  "\\'; evil() //",
  '</script><script>evil()</script>',
  '\u2028evil()\u2029',
  '\n*/\nevil()\n',
  "'); DROP TABLE x; --",
  '"; --\r\nevil()',
  "$& $1 $' $`",
  '<!-- --> ]]> ~~~ [x](javascript:evil())',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme' }), fc.string()), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join(''));

/** Which strings of a specification are words for people, by the name of their place. */
const wordy = new Set(['name', 'summary', 'label', 'labelPlural', 'message', 'text']);

// What no specification may hold, except where it quotes a brief.
const unreadable = /(?![\n\r\t])\p{Cc}|[\u2028-\u202E\u2066-\u2069]/gu;

/** The specification with words from `draw` in every place that takes any. Equal values stay equal. */
function reworded(specification: Specification, raw: () => string): Specification {
  const draw = (): string => raw().replaceAll(unreadable, '').toWellFormed();
  const values = new Map<string, string>();
  const value = (old: string): string => {
    const known =
      values.get(old) ??
      `${draw()
        .replaceAll(/[\n\r\t]/g, ' ')
        .slice(0, 150)
        .toWellFormed()}#${values.size}`;
    values.set(old, known);
    return known;
  };
  let count = 0;
  const label = (): string => `${draw().slice(0, 60).toWellFormed()}#${(count += 1)}`;
  const walk = (node: unknown, at: string): unknown => {
    if (Array.isArray(node))
      return node.map((item) => walk(item, at === 'values' || at === 'states' ? at : ''));
    if (typeof node === 'object' && node !== null) {
      const entries = Object.entries(node);
      return Object.fromEntries(
        entries.map(([key, part]) => [
          key,
          key === 'from' && Array.isArray(part) ? part.map(value) : walk(part, key),
        ]),
      );
    }
    if (typeof node !== 'string') return node;
    if (at === 'values' || at === 'initial' || at === 'to' || at === 'value') return value(node);
    if (at === 'states') return value(node);
    if (at === 'why') return `${raw()}.`;
    return wordy.has(at) ? label() : node;
  };
  return specificationSchema.parse(walk(specification, ''));
}

/** What is left of a source without its comments and what stands in its texts: its skeleton. */
function skeleton(source: string): string {
  const parts =
    /\/\*[\s\S]*?\*\/|\/\/[^\n\u2028\u2029]*|'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`/g;
  return source
    .replaceAll(parts, (part) => {
      if (part.startsWith('/')) return ' ';
      return part.startsWith('`') && /(?<!\\)(?:\\\\)*\$\{/.test(part) ? ' TEXT_WITH_CODE ' : ' TEXT ';
    })
    .replaceAll(/\s+/g, ' ');
}

const ours = (path: string): boolean =>
  /^(?:src\/(?:settings|entities|domain\/.*)|testing\/samples|test\/rules\.test)\.ts$/.test(path);

test('words of a specification stay within texts and comments, whatever they are', () => {
  const calm = generateTree(planProduct(reworded(plain, () => 'calm')));
  fc.assert(
    fc.property(fc.infiniteStream(text), (stream) => {
      const specification = reworded(plain, () => stream.next().value);
      expect(validateSpecification(specification)).toEqual([]);
      const tree = generateTree(planProduct(specification));
      expect([...tree.keys()]).toEqual([...calm.keys()]);
      for (const [path, source] of tree) {
        if (!ours(path)) continue;
        expect(() => stripTypeScriptTypes(source), path).not.toThrow();
        expect(skeleton(source), path).toBe(skeleton(calm.get(path) ?? ''));
      }
      expect(JSON.parse(tree.get('package.json') ?? '')).toMatchObject({
        description: specification.product.summary,
      });
    }),
    { numRuns: 30 },
  );
}, 60_000);

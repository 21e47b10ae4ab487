import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../kernel/hash.ts';
import type { Plan } from '../architect/plan.ts';
import { domainSource } from './domain-source.ts';
import { experienceSource } from './experience-source.ts';
import { readPlanned } from './planned.ts';
import { entitiesSource, figuresSource, packageFiles, settingsSource } from './product-files.ts';
import { readmeSource } from './readme-source.ts';
import { sampleDataSource } from './sample-data-source.ts';
import { kebabCase } from './source-text.ts';
import { samplesSource } from './sample-source.ts';
import { rulesTestSource } from './test-source.ts';

const blueprintFolder = join(import.meta.dirname, 'blueprint');
const wordsFolder = join(import.meta.dirname, '../../protocol/product-words');

/** Files of the blueprint that only stand in for what is written for each product. */
const standIns = new Set([
  'src/settings.ts',
  'src/entities.ts',
  'src/experience.ts',
  'src/words.ts',
  'src/sample-data.ts',
  'src/domain/note.ts',
  'testing/samples.ts',
]);

/** Tests of the product stand under another name here, so that they are not taken for tests of this program. */
const ownTest = /^(test\/.*)-test\.ts$/;

let blueprintOnce: ReadonlyMap<string, string> | undefined;

/** The files that every product has, as they are, by their path in the product; read once. */
function blueprintFiles(): ReadonlyMap<string, string> {
  blueprintOnce ??= readBlueprint();
  return blueprintOnce;
}

/** A hash of all that every product has. */
export function hashOfBlueprint(): string {
  return hashOf([...blueprintFiles()]);
}

function readBlueprint(): Map<string, string> {
  const files = globSync('**/*', { cwd: blueprintFolder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(blueprintFolder.length + 1)
        .replaceAll('\\', '/'),
    );
  return new Map(
    files
      .sort()
      .map((path) => [
        path.replace(ownTest, '$1.test.ts'),
        readFileSync(join(blueprintFolder, path), 'utf8'),
      ]),
  );
}

/** `src/words.ts` and the two beside it: every text that people read, in the product's language. */
function wordsSources(language: string): [path: string, text: string][] {
  return ['', '-grammar', '-pages'].map((part) => {
    const text = readFileSync(join(wordsFolder, `${language}${part}.ts`), 'utf8');
    return [`src/words${part}.ts`, text.replaceAll(`'./${language}-`, "'./words-")];
  });
}

const ignored = ['node_modules/', 'data/', '*.log', ''].join('\n');

const compilerOptions = {
  target: 'es2024',
  lib: ['es2024'],
  module: 'nodenext',
  types: ['node'],
  noEmit: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

/**
 * Writes the product that a plan describes: paths (with `/`, sorted) and contents. The same plan gives the same bytes;
 * secrets, times and names of machines have no part in it.
 */
export function generateTree(plan: Plan): ReadonlyMap<string, string> {
  const planned = readPlanned(plan);
  const blueprint = blueprintFiles();
  const tree = new Map([...blueprint].filter(([path]) => !standIns.has(path)));
  tree.set('src/settings.ts', settingsSource(planned, blueprint.get('src/settings.ts') ?? ''));
  tree.set('src/experience.ts', experienceSource(planned, blueprint.get('src/experience.ts') ?? ''));
  for (const [path, text] of wordsSources(planned.specification.product.language)) tree.set(path, text);
  tree.set('src/entities.ts', entitiesSource(planned));
  tree.set('src/figures.ts', figuresSource(planned, blueprint.get('src/figures.ts') ?? ''));
  tree.set('src/sample-data.ts', sampleDataSource(planned, blueprint.get('src/sample-data.ts') ?? ''));
  for (const entity of planned.entities) {
    tree.set(`src/domain/${kebabCase(entity.entity.key)}.ts`, domainSource(planned, entity));
  }
  for (const { file, statements } of plan.migrations) {
    tree.set(`migrations/${file}`, `${statements.join(';\n\n')};\n`);
  }
  tree.set('testing/samples.ts', samplesSource(planned, blueprint.get('testing/samples.ts') ?? ''));
  const rulesTest = rulesTestSource(planned);
  if (rulesTest !== undefined) tree.set('test/rules.test.ts', rulesTest);
  for (const [path, text] of packageFiles(plan)) tree.set(path, text);
  tree.set('.gitignore', ignored);
  tree.set(
    'tsconfig.json',
    `${JSON.stringify({ compilerOptions, include: ['src', 'test', 'testing'] }, null, 2)}\n`,
  );
  tree.set('README.md', readmeSource(planned));
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Holds every import under src/ against src/DEPS: a room imports itself and the rooms on its own line, nothing else.
 * `web/` may take types from src/protocol and nothing else of src. Prints each offence and exits 1 when there is one.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

const root = join(import.meta.dirname, '..');
const importPattern =
  /^\s*(?:import|export)\s[^'";]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)|^\s*import\s+'(\.[^']+)'/gm;

function readBorders(): Map<string, Set<string>> {
  const borders = new Map<string, Set<string>>();
  for (const line of readFileSync(join(root, 'src/DEPS'), 'utf8').split('\n')) {
    const [room, allowed] = line.split(':');
    if (line.startsWith('#') || allowed === undefined || room === undefined) continue;
    borders.set(room.trim(), new Set(allowed.trim().split(/\s+/).filter(Boolean)));
  }
  return borders;
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(importPattern)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    return normalize(join(dirname(file), specifier));
  });
}

function offencesOf(file: string, borders: Map<string, Set<string>>): string[] {
  const [top, room = ''] = file.split(sep);
  const isTest = file.endsWith('.test.ts');
  const allowed = top === 'web' ? new Set(['protocol']) : borders.get(room);
  if (!allowed) return [`${file}: the room '${room}' has no line in src/DEPS; add one`];
  return importsOf(file)
    .filter((target) => target.split(sep)[0] === 'src')
    .filter((target) => {
      const to = target.split(sep)[1] ?? '';
      const isOwn = top === 'src' && to === room;
      return !isOwn && !allowed.has(to) && !(isTest && to === 'testing');
    })
    .map((target) => `${file} imports ${relative('src', target)}: not on the line '${room}:' of src/DEPS`);
}

const borders = readBorders();
const files = globSync(['src/**/*.ts', 'web/src/**/*.{ts,tsx}'], { cwd: root });
const offences = files.flatMap((file) => offencesOf(file, borders));
for (const offence of offences) console.error(offence);
console.log(`layers: ${files.length} files, ${offences.length} offences`);
process.exitCode = offences.length > 0 ? 1 : 0;

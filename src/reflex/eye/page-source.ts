import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of the watcher, each after those that it needs. */
const parts = ['paint.js', 'state.js', 'record.js', 'walk.js', 'cover.js', 'input.js', 'watch.js'];

const sources = new Map<boolean, string>();

/** A part of the watcher without the marks that make it a module. */
function readPart(name: string): string {
  return readFileSync(join(import.meta.dirname, 'page', name), 'utf8')
    .replace(/^import [^;]*;$/gm, '')
    .replace(/^export /gm, '');
}

/** The watcher as one script, which runs in the outermost document only; `isFar`: it sees what scrolling would show, too. */
export function watcherSource(isFar = false): string {
  const known = sources.get(isFar);
  if (known !== undefined) return known;
  const source = `(() => {
if (window !== window.top) return;
${parts.map(readPart).join('\n')}
watch(${String(isFar)});
})()`;
  sources.set(isFar, source);
  return source;
}

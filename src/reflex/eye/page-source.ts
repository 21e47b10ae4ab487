import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of the watcher, each after those that it needs. */
const parts = ['paint.js', 'state.js', 'record.js', 'walk.js', 'cover.js', 'input.js', 'watch.js'];

/** How the watcher looks: as far as scrolling would show, only when it is asked to, and not before each input event. */
export type Watching = {
  isFar?: boolean | undefined;
  isCalm?: boolean | undefined;
  isBrisk?: boolean | undefined;
};

const sources = new Map<string, string>();

/** A part of the watcher without the marks that make it a module. */
function readPart(name: string): string {
  return readFileSync(join(import.meta.dirname, 'page', name), 'utf8')
    .replace(/^import [^;]*;$/gm, '')
    .replace(/^export /gm, '');
}

/** The watcher as one script, which runs in the outermost document only. */
export function watcherSource({ isFar = false, isCalm = false, isBrisk = false }: Watching = {}): string {
  const options = JSON.stringify({ isFar, isCalm, isBrisk });
  const known = sources.get(options);
  if (known !== undefined) return known;
  const source = `(() => {
if (window !== window.top) return;
${parts.map(readPart).join('\n')}
watch(${options});
})()`;
  sources.set(options, source);
  return source;
}

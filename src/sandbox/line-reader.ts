import type { Readable } from 'node:stream';

const maxLineLength = 16_384;
/** A piece of a stream has at most 64 KiB: more lines than this are a flood, which would keep all products waiting. */
const maxLinesAtOnce = 2000;

/** Calls `onLine` for each line of a stream; longer lines than 16 KiB are cut and floods of short ones thinned out, so that output cannot fill our memory or our time. */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = (parts.pop() ?? '').slice(0, maxLineLength);
    for (const part of parts.slice(0, maxLinesAtOnce)) onLine(part.slice(0, maxLineLength));
    if (parts.length > maxLinesAtOnce) onLine(`… ${parts.length - maxLinesAtOnce} lines left out`);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
    rest = '';
  });
  stream.on('error', () => {});
}

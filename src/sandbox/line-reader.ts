import type { Readable } from 'node:stream';

const maxLineLength = 16_384;

/** Calls `onLine` for each line of a stream; longer lines than 16 KiB are cut, so that output cannot fill our memory. */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = (parts.pop() ?? '').slice(0, maxLineLength);
    for (const part of parts) onLine(part.slice(0, maxLineLength));
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
    rest = '';
  });
  stream.on('error', () => {});
}

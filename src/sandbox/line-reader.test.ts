import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { readLines } from './line-reader.ts';

async function linesOf(...chunks: string[]): Promise<string[]> {
  const stream = new PassThrough();
  const lines: string[] = [];
  readLines(stream, (line) => lines.push(line));
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await finished(stream);
  return lines;
}

test('lines come whole, whatever the pieces are', async () => {
  expect(await linesOf('a\nb', 'c\n', 'd')).toEqual(['a', 'bc', 'd']);
});

test('neither a line without end nor a flood of empty ones grows without bound', async () => {
  const [long = ''] = await linesOf('x'.repeat(100_000), 'x'.repeat(100_000));
  expect(long.length).toBeLessThanOrEqual(16_384);
  const flood = await linesOf('\n'.repeat(60_000));
  expect(flood).toHaveLength(2001);
  expect(flood.at(-1)).toBe('… 58000 lines left out');
});

/** The smallest files that are what they say: a picture of one pixel, and a text of a line. */

// A PNG of one transparent pixel.
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A file to upload: its bytes, its media type and what it is called. */
export type TinyFile = { bytes: Buffer; type: string; name: string };

/** A tiny valid file of a kind. */
export function tinyFile(kind: 'image' | 'file'): TinyFile {
  return kind === 'image'
    ? { bytes: Buffer.from(pixel, 'base64'), type: 'image/png', name: 'pixel.png' }
    : { bytes: Buffer.from('A line of text.\n'), type: 'text/plain', name: 'note.txt' };
}

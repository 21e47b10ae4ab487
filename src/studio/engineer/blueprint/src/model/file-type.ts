/** What a file is, told by its first bytes. */
export type FileType = {
  /** As it is sent back. */
  type: string;
  extension: string;
  /** Browsers show it in its place; everything else is only ever downloaded. */
  isImage: boolean;
};

type Signature = FileType & { at: number; bytes: string; also?: { at: number; bytes: string } };

const image = (type: string, extension: string): FileType => ({ type, extension, isImage: true });
const other = (type: string, extension: string): FileType => ({ type, extension, isImage: false });

/** Kinds of files that are taken, with the bytes (latin1) that give them away. */
const signatures: readonly Signature[] = [
  { ...image('image/png', 'png'), at: 0, bytes: '\u0089PNG\r\n\u001a\n' },
  { ...image('image/jpeg', 'jpg'), at: 0, bytes: '\u00ff\u00d8\u00ff' },
  { ...image('image/gif', 'gif'), at: 0, bytes: 'GIF87a' },
  { ...image('image/gif', 'gif'), at: 0, bytes: 'GIF89a' },
  { ...image('image/webp', 'webp'), at: 0, bytes: 'RIFF', also: { at: 8, bytes: 'WEBP' } },
  { ...image('image/avif', 'avif'), at: 4, bytes: 'ftypavif' },
  { ...other('application/pdf', 'pdf'), at: 0, bytes: '%PDF-' },
  { ...other('audio/wav', 'wav'), at: 0, bytes: 'RIFF', also: { at: 8, bytes: 'WAVE' } },
  { ...other('audio/mpeg', 'mp3'), at: 0, bytes: 'ID3' },
  { ...other('audio/ogg', 'ogg'), at: 0, bytes: 'OggS' },
  { ...other('video/mp4', 'mp4'), at: 4, bytes: 'ftyp' },
];

/** Office documents are ZIP archives; which one it is stands in the names of what they hold. */
const archives: readonly (FileType & { holds: string })[] = [
  {
    ...other('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'),
    holds: 'word/',
  },
  { ...other('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'), holds: 'xl/' },
  {
    ...other('application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'),
    holds: 'ppt/',
  },
  { ...other('application/vnd.oasis.opendocument.text', 'odt'), holds: 'opendocument.text' },
  { ...other('application/vnd.oasis.opendocument.spreadsheet', 'ods'), holds: 'opendocument.spreadsheet' },
];

const zip = other('application/zip', 'zip');
const plain = other('text/plain; charset=utf-8', 'txt');

/** Text is what reads as UTF-8 and holds no control characters but tabs and line ends. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex
    return !/[\u0000-\u0008\u000B\u000E-\u001A\u001C-\u001F]/.test(text);
  } catch {
    return false;
  }
}

/** The kind of a file by its bytes, whatever it is called; undefined for kinds that are not taken (programs, for one). */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  const holds = (at: number, signature: string): boolean => head.startsWith(signature, at);
  const known = signatures.find(
    ({ at, bytes: signature, also }) =>
      holds(at, signature) && (also === undefined || holds(also.at, also.bytes)),
  );
  if (known !== undefined) return { type: known.type, extension: known.extension, isImage: known.isImage };
  if (holds(0, 'PK\u0003\u0004')) return archives.find((archive) => head.includes(archive.holds)) ?? zip;
  return bytes.length > 0 && isText(bytes) ? plain : undefined;
}

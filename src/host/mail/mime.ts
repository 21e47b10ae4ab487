/** A plain-text message as it is sent. */
export type Mail = {
  /** Stays the same over all tries, so that receivers can drop doubles. */
  id: string;
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  /** When it was written, ms since the epoch. */
  at: number;
};

const crlf = '\r\n';
/** Bytes of text in one encoded word: 75 characters at most (RFC 2047), of which base64 and its frame take their part. */
const wordBytes = 42;

/** A text that cannot end a header line. */
const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim();

/** Whole characters in pieces of at most so many bytes. */
function pieces(text: string, bytes: number): string[] {
  const found = [''];
  for (const character of text) {
    const last = found.at(-1) ?? '';
    if (Buffer.byteLength(last + character) <= bytes) found[found.length - 1] = last + character;
    else found.push(character);
  }
  return found;
}

/** A header's text: as it is when it is ASCII and short, else as encoded words (RFC 2047) on lines of their own. */
function headerText(text: string): string {
  const plain = oneLine(text);
  if (/^[\u0020-\u007E]*$/.test(plain) && plain.length <= 60 && !plain.includes('=?')) return plain;
  return pieces(plain, wordBytes)
    .map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`)
    .join(`${crlf} `);
}

/** A name in front of an address: an atom, a quoted text or encoded words. */
function phrase(name: string): string {
  const text = headerText(name);
  return text.startsWith('=?') ? text : `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** RFC 5322 writes `Sat, 21 Nov 2026 17:00:00 +0000`. */
const dateText = (at: number): string => new Date(at).toUTCString().replace('GMT', '+0000');

/** The message as lines of at most 76 characters (RFC 5322, 2045), its text in UTF-8 as base64. */
export function mimeOf(mail: Mail): string {
  const body = Buffer.from(mail.text.replaceAll(/\r?\n/g, crlf)).toString('base64');
  return [
    `From: ${phrase(mail.from.name)}${crlf} <${oneLine(mail.from.address)}>`,
    `To: <${oneLine(mail.to)}>`,
    `Subject: ${headerText(mail.subject)}`,
    `Date: ${dateText(mail.at)}`,
    `Message-ID: <${oneLine(mail.id)}@${oneLine(mail.from.address).split('@').at(-1) ?? 'localhost'}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    // Nobody's automatic reply should come back (RFC 3834).
    'Auto-Submitted: auto-generated',
    '',
    ...(body.match(/.{1,76}/g) ?? []),
    '',
  ].join(crlf);
}

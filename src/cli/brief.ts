import { readFileSync, statSync, type Stats } from 'node:fs';
import { UserError } from '../kernel/error.ts';
import { maxBriefBytes } from '../protocol/client.ts';

/** A brief in plain words, or a specification in YAML. */
export type Brief = { text: string; form: 'brief' | 'specification' };

const example = './macrohard build "A library lends books to members. A member has a name and an email."';

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** A single word with a dot or a slash was meant as a file, not as a brief. */
function looksLikePath(text: string): boolean {
  return /^\S+$/.test(text) && (/[/\\]/.test(text) || /\.[a-z0-9]{1,5}$/i.test(text));
}

function decode(bytes: Uint8Array, where: string): string {
  if (bytes.byteLength > maxBriefBytes) {
    const message = `${where} has ${bytes.byteLength} bytes; a brief has at most ${maxBriefBytes}`;
    throw new UserError({
      code: 'brief-too-large',
      message,
      hint: 'Shorten it to what the product should do.',
    });
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Control characters other than tab and line ends are a sign of something that is not text.
    // oxlint-disable-next-line no-control-regex
    if (!/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/.test(text)) return text;
  } catch {
    // Not UTF-8.
  }
  throw new UserError({
    code: 'brief-not-text',
    message: `${where} is not text in UTF-8`,
    hint: 'Hand in plain text, Markdown or YAML.',
  });
}

function formOf(text: string, path: string): Brief['form'] {
  const isYaml =
    /\.ya?ml$/i.test(path) || /^\s*(#.*\n\s*)*format:\s*['"]?macrohard\/specification/.test(text);
  return isYaml ? 'specification' : 'brief';
}

/**
 * Reads what a person handed in: the path of a file, or the text itself. Errors: `brief-empty`, `brief-too-large`,
 * `brief-not-text`, `brief-is-folder`, `brief-missing`.
 */
export function readBrief(given: string): Brief {
  const stat = given.length < 4096 && !given.includes('\n') ? statOf(given) : undefined;
  if (stat?.isDirectory() === true) {
    throw new UserError({
      code: 'brief-is-folder',
      message: `${given} is a folder`,
      hint: `Name a file in it, or write the brief itself: ${example}`,
    });
  }
  if (!stat && looksLikePath(given)) {
    throw new UserError({
      code: 'brief-missing',
      message: `There is no file ${given}`,
      hint: `Name a file that is there, or write the brief itself: ${example}`,
    });
  }
  const text = stat ? decode(readFileSync(given), given) : decode(Buffer.from(given), 'The brief');
  if (text.trim() === '') {
    throw new UserError({
      code: 'brief-empty',
      message: 'The brief is empty',
      hint: `Say what the product should do: ${example}`,
    });
  }
  return { text, form: formOf(text, stat ? given : '') };
}

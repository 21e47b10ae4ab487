/**
 * Text that a terminal only shows: what a product wrote, or a brief said, may hold control sequences that would move the
 * cursor, change the title or put words into the clipboard. They are shown as `\u001b`; line ends and tabs stay. In JSON
 * the result means the same as before.
 */
export function visible(text: string): string {
  return text.replaceAll(
    /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

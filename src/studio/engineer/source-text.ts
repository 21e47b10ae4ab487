import type { Source } from '../../protocol/specification.ts';

/** A text as a TypeScript literal in single quotes. */
export function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll(/[\u2028-\u202E\u2066-\u2069]/g, escaped)}'`;
}

/** Characters that end a line, or make it read otherwise than it runs. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}

/** A value of a specification as a TypeScript literal. */
export function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? quote(value) : String(value);
}

/** A list of texts as a TypeScript literal. */
export function quoteAll(texts: readonly string[]): string {
  return `[${texts.map(quote).join(', ')}]`;
}

/** Text that may stand in a comment: on one line, and unable to end it. */
function harmless(text: string): string {
  const visible = text.replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  return visible.replaceAll('*/', '* /').replaceAll('/*', '/ *');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of harmless(text).split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Why something is there, in words: those of the brief, or our assumption. */
function reasonsOf(source: Source): string[] {
  if (source.from === 'brief') return source.cites.map((cite) => `Brief: “${cite.text}”`);
  return source.from === 'assumption' ? [`Assumed: ${source.why}`] : [];
}

/** A doc comment of what something is and why it is there. */
export function docComment(text: string, source?: Source): string {
  const paragraphs = [text, ...(source === undefined ? [] : reasonsOf(source))];
  const lines = paragraphs.flatMap((paragraph) => wrap(paragraph, 105));
  if (lines.length === 1) return `/** ${lines[0] ?? ''} */`;
  return ['/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n');
}

/** Line comments that say why something is there; empty when nobody said. */
export function lineComment(source: Source, indent: string): string {
  const lines = reasonsOf(source).flatMap((reason) => wrap(reason, 100));
  return lines.map((line) => `${indent}// ${line}\n`).join('');
}

const words = new Set(
  `abstract any as async await boolean break case catch class const continue debugger declare default delete do else enum
  export extends false finally for from function get if implements import in instanceof interface let new null number
  object of package private protected public return set static string super switch symbol this throw true try type
  typeof undefined var void while with yield arguments eval before entity text email phone url colour image file
  integer decimal money percentage duration date datetime time boolean choice reference references own only derive words
  defineEntity entities figures compare deadline freeze hours limit noOverlap require stock unique`.split(
    /\s+/,
  ),
);

/** A camelCase name that may stand for a variable: the name, or the name with a mark when the word is taken. */
export function identifier(name: string): string {
  const camel = name.replaceAll(/-+([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
  return words.has(camel) ? `${camel}Entity` : camel;
}

/** The name of the type of an entity's records. */
export function recordType(key: string): string {
  return `${key.charAt(0).toUpperCase()}${key.slice(1)}Record`;
}

/** camelCase as kebab-case, for file names. */
export function kebabCase(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

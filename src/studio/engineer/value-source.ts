/** Writers of plain values as TypeScript, for the declarations of the domain. */
import { literal } from './source-text.ts';

/** A value that a declaration holds: what is undefined is left out. */
export type Plain = string | number | boolean | undefined | readonly Plain[] | { [key: string]: Plain };

/** A plain value as a TypeScript literal on one line: keys as identifiers, texts in single quotes. */
export function valueSource(value: Plain): string {
  if (value === undefined) return 'undefined';
  if (typeof value !== 'object') return literal(value);
  if (isList(value)) return `[${value.map(valueSource).join(', ')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${key}: ${valueSource(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** The same over several lines, a line for each member of the outermost object. */
export function blockSource(value: { [key: string]: Plain }, indent: string): string {
  const lines = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${indent}  ${key}: ${valueSource(member)},`);
  return ['{', ...lines, `${indent}}`].join('\n');
}

function isList(value: readonly Plain[] | { [key: string]: Plain }): value is readonly Plain[] {
  return Array.isArray(value);
}

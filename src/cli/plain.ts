/** A brief and its specification for people: the brief with its marks, every element in plain words, what is open. */
import type { Specified } from '../app/specify.ts';
import { elementId, type Specification } from '../protocol/specification.ts';
import { visible } from './visible.ts';

type Mark = { start: number; end: number; kind: 'cited' | 'unclear' | 'background' };

const styles = {
  cited: ['\u001B[4m', '\u001B[24m'],
  unclear: ['\u001B[31;7m', '\u001B[27;39m'],
  background: ['\u001B[2m', '\u001B[22m'],
} as const;
/** Where there are no colours: what was not understood stands in brackets, what asks nothing in braces. */
const brackets = { cited: ['', ''], unclear: ['[[', ']]'], background: ['{', '}'] } as const;

function citesOf(value: unknown): Mark[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'cites' && Array.isArray(member)
      ? member.map(({ start, end }: { start: number; end: number }) => ({
          start,
          end,
          kind: 'cited' as const,
        }))
      : citesOf(member),
  );
}

/** The brief cut where marks begin and end; what was not understood wins over what is cited. */
function marked(brief: string, specification: Specification, isColoured: boolean): string {
  const unclear = specification.notUnderstood.map(({ start, end }) => ({
    start,
    end,
    kind: 'unclear' as const,
  }));
  const background = specification.background.map(({ start, end }) => ({
    start,
    end,
    kind: 'background' as const,
  }));
  const marks: Mark[] = [...unclear, ...citesOf(specification), ...background];
  const cuts = [...new Set([0, brief.length, ...marks.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  );
  const shown = isColoured ? styles : brackets;
  const parts = cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? brief.length;
    const kind = marks.find((mark) => mark.start <= start && mark.end >= end)?.kind;
    const text = visible(brief.slice(start, end));
    return kind === undefined || text.trim() === '' ? text : `${shown[kind][0]}${text}${shown[kind][1]}`;
  });
  return parts.join('').replaceAll(']][[', '').replaceAll('}{', '');
}

const widest = 72;

function sentenceLines({ sentences, specification }: Specified): string[] {
  const words = wordsOf(specification);
  const width = Math.min(widest, Math.max(0, ...sentences.map(({ text }) => text.length)));
  return sentences.map(({ element, text }) => {
    const cited = words.get(element) ?? '(assumed)';
    return `  ${text.padEnd(width)}  ${cited}`;
  });
}

type Element = { source: Specification['roles'][number]['source'] };

/** The first words that each element cites, under its identifier. */
function wordsOf(specification: Specification): Map<string, string> {
  const { entities, roles, permissions, hidden, rules } = specification;
  const quoted = ({ source }: Element): string | undefined =>
    source.from === 'brief' ? `“${(source.cites[0]?.text ?? '').replaceAll(/\s+/g, ' ')}”` : undefined;
  const all: [string, Element][] = [
    ...entities.flatMap((entity): [string, Element][] => [
      [`entity:${entity.key}`, entity],
      ...entity.fields.map((field): [string, Element] => [`field:${entity.key}.${field.key}`, field]),
      ...entity.derived.map((one): [string, Element] => [`derived:${entity.key}.${one.key}`, one]),
      ...(entity.lifecycle ? [[`lifecycle:${entity.key}`, entity.lifecycle] as [string, Element]] : []),
      ...(entity.lifecycle?.transitions ?? []).map((one): [string, Element] => [
        `transition:${entity.key}.${one.verb}`,
        one,
      ]),
    ]),
    ...roles.map((role): [string, Element] => [`role:${role.key}`, role]),
    ...permissions.map((one): [string, Element] => [`permission:${one.role}.${one.entity}`, one]),
    ...hidden.map((one): [string, Element] => [elementId.hidden(one), one]),
    ...rules.map((rule): [string, Element] => [`rule:${rule.id}`, rule]),
  ];
  return new Map(all.flatMap(([id, element]) => (quoted(element) ? [[id, quoted(element) ?? '']] : [])));
}

function openLines({ specification, questions, suggestions }: Specified): string[] {
  const { notUnderstood, background, assumptions } = specification;
  return [
    ...(notUnderstood.length > 0 ? ['', 'Not understood'] : []),
    ...notUnderstood.map(({ text, why }) => `  “${text.replaceAll(/\s+/g, ' ')}”: ${why}`),
    ...(background.length > 0 ? ['', 'Tells, asks nothing'] : []),
    ...background.map(({ text }) => `  “${text.replaceAll(/\s+/g, ' ')}”`),
    ...(assumptions.length > 0 ? ['', 'Assumed'] : []),
    ...assumptions.flatMap(({ text, element, sentence }) => [
      `  ${text}`,
      ...(sentence === undefined ? [] : [`      ${adviceOn(element)}: ${sentence}`]),
    ]),
    ...(questions.length > 0 ? ['', 'A build on a terminal asks'] : []),
    ...questions.flatMap(({ text, options, default: preset }) => [
      `  ${text}`,
      ...options.map(
        ({ value, label, sentence }) =>
          `      ${value === preset ? '*' : '-'} ${label}${sentence === undefined ? '' : ` (${sentence})`}`,
      ),
    ]),
    ...(suggestions.length > 0
      ? ['', 'Often asked for in this field: add a sentence where it fits you']
      : []),
    ...suggestions.map((sentence) => `  ${sentence}`),
  ];
}

/** Whether a sentence says the opposite of what was assumed, or what was assumed, to be written anew. */
export function adviceOn(element: string | undefined): string {
  return element === undefined || /^(?:permission|role):/.test(element) ? 'otherwise write' : 'write it anew';
}

/** The whole as text for a terminal; without colours what was not understood stands in double brackets. */
export function plainText(brief: string, specified: Specified, isColoured: boolean): string {
  const { specification, unread, citedShare } = specified;
  const legend = isColoured
    ? `${styles.cited[0]}cited${styles.cited[1]}  ${styles.unclear[0]}not understood${styles.unclear[1]}  ${styles.background[0]}tells, asks nothing${styles.background[1]}`
    : '[[not understood]] {tells, asks nothing}';
  const share = `${Math.round(citedShare * 100)} % cited`;
  const lines = [
    `The brief (${share}): ${legend}`,
    '',
    marked(brief, specification, isColoured).trimEnd(),
    '',
    'In plain words, beside the words that say it',
    ...sentenceLines(specified).map(visible),
    ...(unread.length > 0
      ? ['', `These sentences are not read back to what they say: ${unread.join(', ')}`]
      : []),
    ...openLines(specified).map(visible),
  ];
  return `${lines.join('\n')}\n`;
}

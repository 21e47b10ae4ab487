/** The parts of an outline: what each entry of a brief is, by its shape and the part of the brief in which it stands. */
import type { Token } from '../../language/text.ts';
import { isName, labelledOf } from './entry.ts';
import type { Entry, Labelled } from './entry.ts';
import type { Known } from './field-entry.ts';
import { courseStep, entryStep } from './line.ts';
import { sectionOf } from './section.ts';
import { tableNode } from './table.ts';
import { areFieldsIn, isThingName, longestThing } from './walk.ts';
import type { OutlineNode, Step, Walk } from './walk.ts';

/** The parts of a brief, in their order. */
export function nodesOf(known: Known, entries: readonly Entry[]): OutlineNode[] {
  const nodes: OutlineNode[] = [];
  let walk: Walk = { known, entries, at: 0 };
  while (walk.at < entries.length) {
    const step = stepAt(walk);
    nodes.push(...step.nodes);
    walk = { ...walk, ...step.walk, at: walk.at + step.used };
  }
  return nodes;
}

function stepAt(walk: Walk): Step {
  const entry = walk.entries[walk.at];
  if (!entry || entry.tokens.length === 0 || entry.kind === 'code') return plainStep(walk);
  if (entry.kind === 'heading') return headingStep(walk, entry);
  return (
    tableNode(walk) ??
    leadStep(walk, entry) ??
    childrenStep(walk, entry) ??
    entryStep(walk, entry) ??
    plainStep(walk)
  );
}

function plainStep({ entries, at }: Walk): Step {
  const entry = entries[at];
  return { nodes: entry ? [{ kind: 'plain', entry }] : [], used: 1 };
}

/** A heading: of a part of the brief, or of a thing whose fields follow. */
function headingStep(walk: Walk, entry: Entry): Step {
  const { lexicon } = walk.known.reader;
  const section = sectionOf(lexicon, entry.tokens);
  const plain: OutlineNode = { kind: 'plain', entry };
  if (section) return { nodes: [plain], used: 1, walk: { section, course: undefined } };
  const fields = childrenOf(walk, entry);
  const isThing = isName(entry.tokens) && entry.tokens.length <= longestThing;
  const heading = isThing && entry.level > 1 ? entry.tokens : undefined;
  if (heading && areFields(walk, fields))
    return {
      nodes: [
        plain,
        { kind: 'record', label: entry.tokens, fields: fields.map(({ tokens }) => ({ tokens })) },
      ],
      used: 1 + fields.length,
      walk: { heading },
    };
  const isOver = entry.level <= 2 && !(walk.section?.kind === 'records' || walk.section?.kind === 'roles');
  return { nodes: [plain], used: 1, walk: { heading, ...(isOver && { section: undefined }) } };
}

/** "Rules:", "Who does what:" before a list; "Statuses of a stay: requested, confirmed". */
function leadStep(walk: Walk, entry: Entry): Step | undefined {
  const { tokens, kind } = entry;
  const { lexicon } = walk.known.reader;
  const isLead = tokens.at(-1)?.lower === ':';
  const section = kind === 'prose' || isLead ? sectionOf(lexicon, tokens) : undefined;
  if (section && (isLead || isName(tokens)))
    return {
      nodes: [{ kind: 'lead', tokens }],
      used: 1,
      walk: { section, heading: undefined, course: undefined },
    };
  const labelled = labelledOf(tokens);
  return labelled && !labelled.isDash && labelled.body.length > 0
    ? namedStep(walk, entry, labelled)
    : undefined;
}

/** What stands behind the name of a part, in the same line. */
function namedStep(walk: Walk, entry: Entry, labelled: Labelled): Step | undefined {
  const named = sectionOf(walk.known.reader.lexicon, labelled.label);
  if (named?.kind === 'states') return courseStep(walk, named.owner, labelled);
  if (named?.kind === 'figures') return { nodes: [{ kind: 'figures', body: labelled.body }], used: 1 };
  return named?.kind === 'rules' || named?.kind === 'messages' ? saidStep(entry, labelled) : undefined;
}

/** "Messages: the member is told when …": a sentence behind the name of its part. */
function saidStep(entry: Entry, { label, body }: Labelled): Step {
  const [first, ...rest] = entry.segments;
  const colon = body[0]?.start ?? entry.start;
  const said = first && {
    ...first,
    start: colon,
    tokens: first.tokens.filter(({ start }) => start >= colon),
  };
  const segments = said ? [said, ...rest] : rest;
  return {
    nodes: [
      { kind: 'lead', tokens: label },
      { kind: 'plain', entry: { ...entry, segments } },
    ],
    used: 1,
  };
}

/** A name with its fields, or with what somebody may do, in entries below it. */
function childrenStep(walk: Walk, entry: Entry): Step | undefined {
  const label = entry.tokens.at(-1)?.lower === ':' ? entry.tokens.slice(0, -1) : entry.tokens;
  if (!isThingName(walk.known.reader.lexicon, label) || label.length > longestThing) return undefined;
  const children = childrenOf(walk, entry);
  if (children.length === 0) return undefined;
  if (walk.section?.kind === 'roles') {
    const body = children.flatMap(({ tokens }, at) => (at === 0 ? tokens : [comma(tokens), ...tokens]));
    return { nodes: [{ kind: 'role', label, body }], used: 1 + children.length };
  }
  if (!areFields(walk, children)) return undefined;
  const fields = children.map(({ tokens }) => ({ tokens }));
  return {
    nodes: [{ kind: 'record', label, fields, head: entry }],
    used: 1 + children.length,
    walk: { open: { label, indent: entry.indent } },
  };
}

function comma(tokens: readonly Token[]): Token {
  const start = tokens[0]?.start ?? 0;
  return { start, end: start, text: ',', lower: ',', kind: 'mark' };
}

/** The entries below an entry: deeper than it, or simply the list that follows. */
function childrenOf({ entries, at }: Walk, { kind, indent }: Entry): Entry[] {
  const rest = entries.slice(at + 1);
  const first = rest[0];
  const isBelow = (child: Entry): boolean =>
    child.kind !== 'heading' &&
    child.kind !== 'code' &&
    !child.isRow &&
    (kind === 'item' || child.kind === 'prose' ? child.indent > indent : child.kind === 'item') &&
    child.indent >= (first?.indent ?? 0);
  const end = rest.findIndex((child) => !isBelow(child));
  return end === -1 ? rest : rest.slice(0, end);
}

/** Most of the entries are fields, and none is a sentence. */
function areFields(walk: Walk, entries: readonly Entry[]): boolean {
  const lists = entries.map(({ tokens }) => tokens);
  return lists.length > 1 && areFieldsIn(walk, lists);
}

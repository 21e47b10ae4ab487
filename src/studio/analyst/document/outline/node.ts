/** The parts of an outline: what each entry of a brief is, by its shape and the part of the brief in which it stands. */
import type { Lexicon } from '../../language/lexicon.ts';
import type { Token } from '../../language/text.ts';
import { isName, labelledOf, partedAt, withoutBrackets } from './entry.ts';
import type { Entry, Labelled } from './entry.ts';
import { fieldOf } from './field-entry.ts';
import type { Known } from './field-entry.ts';
import { beginsDoing } from './role.ts';
import { leadOf, sectionOf } from './section.ts';
import type { Section } from './section.ts';
import { tableNode } from './table.ts';

/** A field as written, with what further cells of its row note. */
export type Written = { tokens: readonly Token[]; notes?: (readonly Token[])[] };

/** What one or several entries are. `plain` entries are sentences. */
export type OutlineNode =
  | { kind: 'record'; label: readonly Token[]; fields: Written[]; head?: Entry }
  | { kind: 'role'; label: readonly Token[]; body: readonly Token[] }
  | { kind: 'course'; owner?: readonly Token[]; body: readonly Token[]; label?: readonly Token[] }
  | { kind: 'figures'; by?: readonly Token[]; body: readonly Token[] }
  | { kind: 'lead'; tokens: readonly Token[] }
  | { kind: 'plain'; entry: Entry };

/** Where the walk over the entries is. */
export type Walk = {
  known: Known;
  entries: readonly Entry[];
  at: number;
  section?: Section | undefined;
  /** The thing that the heading above names. */
  heading?: readonly Token[] | undefined;
  /** Whose states were named last. */
  course?: readonly Token[] | undefined;
  /** The thing that the entries above are the fields of. */
  open?: { label: readonly Token[]; indent: number } | undefined;
};

export type Step = { nodes: OutlineNode[]; used: number; walk?: Partial<Walk> };

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

const longestThing = 4;

/** Words that can name a thing: no small word before it but an article. */
function isThingName(
  { closed, functionWords, stateNouns, naming }: Lexicon,
  label: readonly Token[],
): boolean {
  const words = label.filter(
    ({ lower }) => closed.DET[lower] !== 'indefinite' && closed.DET[lower] !== 'definite',
  );
  const [first] = words;
  const head = naming.headOf(words.map(({ lower }) => lower));
  return isName(label) && first !== undefined && !functionWords.has(first.lower) && !stateNouns.has(head);
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
  const named =
    labelled && !labelled.isDash && labelled.body.length > 0 ? sectionOf(lexicon, labelled.label) : undefined;
  if (!labelled || !named) return undefined;
  if (named.kind === 'states') return courseStep(walk, named.owner, labelled);
  if (named.kind === 'figures') return { nodes: [{ kind: 'figures', body: labelled.body }], used: 1 };
  if (named.kind === 'rules' || named.kind === 'messages') return saidStep(entry, labelled);
  return undefined;
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

function courseStep(
  walk: Walk,
  owner: readonly Token[] | undefined,
  { label, body }: Labelled,
): Step | undefined {
  const holder = owner ?? walk.section?.owner ?? walk.course ?? walk.heading ?? walk.open?.label;
  return isCourse(walk.known.reader.lexicon, body)
    ? {
        nodes: [{ kind: 'course', body, label, ...(holder && { owner: holder }) }],
        used: 1,
        walk: { course: holder },
      }
    : undefined;
}

const parting: ReadonlySet<string> = new Set([',', ';', '/', '->', '|']);
const longestState = 5;

/** Names of states, parted by commas, strokes or arrows. */
function isCourse({ closed }: Lexicon, body: readonly Token[]): boolean {
  const names = partedAt(body, parting);
  return (
    names.length > 1 &&
    names.every((name) => name.length <= longestState + 3 && withoutBrackets(name).length <= longestState) &&
    !body.some(({ lower }) => Object.hasOwn(closed.MODAL, lower))
  );
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

/** True for lists of fields; less is asked of those below a heading such as "Records". */
export function areFieldsIn({ known, section }: Walk, lists: readonly (readonly Token[])[]): boolean {
  const { lexicon } = known.reader;
  if (lists.some((tokens) => isSentence(lexicon, tokens) || isDeed(known.reader, tokens))) return false;
  const found = lists.map((tokens) => fieldOf(known, tokens));
  const named = found.filter((field) => field !== undefined);
  const sure = named.filter(({ isKnown }) => isKnown);
  if (section?.kind === 'records') return named.length * 3 >= lists.length * 2;
  if (section && section.kind !== 'states') return false;
  return named.length === lists.length && sure.length * 2 >= lists.length && sure.length > 1;
}

/** "Manage the rooms", "gérer les salles": what somebody does. */
function isDeed(reader: Known['reader'], tokens: readonly Token[]): boolean {
  const { closed } = reader.lexicon;
  const [, second] = tokens;
  const at = second && doing.has(second.lower) ? 3 : 1;
  return Object.hasOwn(closed.DET, tokens[at]?.lower ?? '') && beginsDoing(reader, tokens);
}

const doing: ReadonlySet<string> = new Set(['and', 'or', 'et', 'ou', '/']);

/** Somebody may do something: no field. */
function isSentence({ closed, marks }: Lexicon, tokens: readonly Token[]): boolean {
  return withoutBrackets(tokens).some(
    ({ lower }, at) =>
      Object.hasOwn(closed.MODAL, lower) ||
      (at > 0 && (marks['HAVE'] ?? []).includes(lower)) ||
      (at > 0 && (marks['BE'] ?? []).includes(lower)),
  );
}

/** An entry by itself: a record, a role, a course of states, figures. */
function entryStep(walk: Walk, { tokens }: Entry): Step | undefined {
  const { section } = walk;
  const { lexicon } = walk.known.reader;
  if (section?.kind === 'figures') return figuresStep(lexicon, tokens);
  const labelled = labelledOf(tokens);
  const isArrow = tokens.some(({ lower }) => lower === '->');
  const striped = section?.kind === 'records' ? undefined : stripedStep(walk, tokens);
  if (striped) return striped;
  if (section?.kind === 'states' && (!labelled || labelled.isDash) && isCourse(lexicon, tokens))
    return courseStep(walk, section.owner, { label: [], body: tokens, isDash: false });
  if (!labelled || labelled.body.length === 0)
    return isArrow && tokens[0]?.lower !== '->' && (section?.kind !== 'records' || walk.course)
      ? courseStep(walk, undefined, { label: [], body: tokens, isDash: false })
      : undefined;
  const { label, body } = labelled;
  if (section?.kind === 'states' || (isArrow && isCourse(lexicon, body)))
    return courseStep(walk, label, labelled);
  if (section?.kind === 'roles' && label.length <= longestThing)
    return { nodes: [{ kind: 'role', label, body }], used: 1 };
  const fields = fieldRuns(body);
  const isThing = label.length <= longestThing && isThingName(lexicon, withoutBrackets(label));
  const isMany = fields.length > 1 || (section?.kind === 'records' && fields.length === 1);
  if (isThing && isMany && areFieldsIn(walk, fields))
    return { nodes: [{ kind: 'record', label, fields: fields.map((run) => ({ tokens: run })) }], used: 1 };
  return undefined;
}

const listMarks: ReadonlySet<string> = new Set([',', ';']);

/** The fields of a list in one line. */
export function fieldRuns(body: readonly Token[]): (readonly Token[])[] {
  return partedAt(body, listMarks);
}

/** "Per month: loans, fees"; "bookings by status, total fees". */
function figuresStep(lexicon: Lexicon, tokens: readonly Token[]): Step {
  const labelled = labelledOf(tokens);
  const isPer = labelled !== undefined && leadOf(lexicon, lexicon.outline.per, labelled.label) > 0;
  return {
    nodes: [
      isPer
        ? { kind: 'figures', by: labelled.label, body: labelled.body }
        : { kind: 'figures', body: tokens },
    ],
    used: 1,
  };
}

/** "A booking can be requested/confirmed/paid". */
function stripedStep(walk: Walk, tokens: readonly Token[]): Step | undefined {
  const { lexicon } = walk.known.reader;
  const slash = tokens.findIndex(({ lower }) => lower === '/');
  const being = tokens.findIndex(
    ({ lower }) =>
      lexicon.marks['BE']?.includes(lower) === true || lexicon.marks['BEINF']?.includes(lower) === true,
  );
  if (slash !== being + 2 || being < 1) return undefined;
  const body = tokens.slice(being + 1);
  const names = partedAt(body, new Set(['/']));
  const label = tokens.slice(0, being).filter(({ lower }) => !Object.hasOwn(lexicon.closed.MODAL, lower));
  const isList =
    names.length > 2 &&
    names.every((name) => name.length <= 2) &&
    label.length <= longestThing &&
    isThingName(lexicon, label);
  return isList ? courseStep(walk, label, { label, body, isDash: false }) : undefined;
}

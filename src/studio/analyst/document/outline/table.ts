/** Tables in markdown: fields with their types, what each role may do, ways between states. */
import type { Token } from '../../language/text.ts';
import { isName, lowerOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { areFieldsIn } from './walk.ts';
import type { OutlineNode, Step, Walk, Written } from './walk.ts';
import { sectionOf } from './section.ts';

type Row = { entry: Entry; cells: (readonly Token[])[] };

const words = (list: string): ReadonlySet<string> => new Set(list.split(' | '));
const fieldHeads = words(
  'field | name | attribute | column | property | champ | nom | attribut | colonne | propriété | field name',
);
const roleHeads = words('role | who | user | actor | rôle | qui | profil | acteur | utilisateur | roles');
const fromHeads = words('from | de | depuis | from state');
const neededHeads = words('required | mandatory | obligatoire | requis | required ?');
const thingHeads = words('entity | object | record | thing | table | entité | objet | fiche');
const no = words('no | n | non | false | - | – | —');
const yes = words('yes | y | oui | true | x | ✓ | ✔');

/** The table that begins here, where it is of a kind that is known. */
export function tableNode(walk: Walk): Step | undefined {
  const rows = rowsAt(walk);
  const [head, ...rest] = rows;
  if (!head || rest.length === 0) return undefined;
  const nodes = recordsOf(walk, head, rest) ?? rolesOf(head, rest) ?? waysOf(walk, head, rest);
  return nodes && { nodes: [{ kind: 'lead', tokens: head.entry.tokens }, ...nodes], used: rows.length };
}

function rowsAt({ entries, at }: Walk): Row[] {
  const rest = entries.slice(at);
  const end = rest.findIndex(({ isRow, isHead }, index) => !isRow || (index > 0 && isHead));
  return (end === -1 ? rest : rest.slice(0, end)).map((entry) => ({ entry, cells: cellsOf(entry.tokens) }));
}

function cellsOf(tokens: readonly Token[]): (readonly Token[])[] {
  const cells: Token[][] = [];
  for (const token of tokens)
    if (token.lower === '|') cells.push([]);
    else cells.at(-1)?.push(token);
  return cells.slice(0, -1);
}

/** "| Field | Type | Required |"; "| Prop | |": fields with their notes. */
function recordsOf(walk: Walk, head: Row, rest: readonly Row[]): OutlineNode[] | undefined {
  const [first = []] = head.cells;
  if (thingHeads.has(lowerOf(first))) return thingsOf(walk, rest);
  const label = holderOf(walk, head);
  if (!label) return undefined;
  const fields = rest.map((row) => fieldIn(head, row));
  const names = rest.flatMap(({ cells: [name = []] }) => (name.length > 0 ? [name] : []));
  const inRecords: Walk = { ...walk, section: { kind: 'records' } };
  return areFieldsIn(inRecords, names) ? [{ kind: 'record', label, fields }] : undefined;
}

/** Whose fields they are: what the first cell names alone, or what stands above the table. */
function holderOf(walk: Walk, { cells: [first = [], ...others] }: Row): readonly Token[] | undefined {
  if (fieldHeads.has(lowerOf(first))) return walk.heading ?? walk.section?.owner ?? walk.open?.label;
  const isAlone = isName(first) && others.every((cell) => cell.length === 0);
  return isAlone && !sectionOf(walk.known.reader.lexicon, first) ? first : undefined;
}

function fieldIn({ cells: heads }: Row, { cells }: Row): Written {
  const [name = [], ...others] = cells;
  const notes = others.flatMap((cell, at) => notesIn(lowerOf(heads[at + 1] ?? []), cell));
  return { tokens: name, notes };
}

/** What a cell notes: "no" below "Required" is optional. */
function notesIn(head: string, cell: readonly Token[]): (readonly Token[])[] {
  const said = lowerOf(cell);
  if (neededHeads.has(head)) {
    const word = no.has(said) ? 'optional' : yes.has(said) ? 'required' : undefined;
    return word === undefined
      ? [cell]
      : [cell.map((token) => ({ ...token, lower: notedWords[head] === 'fr' ? french[word] : word }))];
  }
  return runs(cell);
}

const notedWords: Readonly<Record<string, 'fr'>> = { obligatoire: 'fr', requis: 'fr' };
const french = { optional: 'facultatif', required: 'obligatoire' } as const;

function runs(cell: readonly Token[]): (readonly Token[])[] {
  const found: Token[][] = [[]];
  for (const token of cell)
    if ([',', ';', '(', ')', ':'].includes(token.lower)) found.push([]);
    else found.at(-1)?.push(token);
  return found.filter((run) => run.length > 0);
}

/** "| Entity | Fields |": a record a row. */
function thingsOf(walk: Walk, rest: readonly Row[]): OutlineNode[] | undefined {
  const nodes = rest.map(({ cells: [label = [], body = []] }): OutlineNode => ({
    kind: 'record',
    label,
    fields: runsOutside(body).map((tokens) => ({ tokens })),
  }));
  const inRecords: Walk = { ...walk, section: { kind: 'records' } };
  const isAll = nodes.every(
    (node) =>
      node.kind === 'record' &&
      node.label.length > 0 &&
      areFieldsIn(
        inRecords,
        node.fields.map(({ tokens }) => tokens),
      ),
  );
  return isAll ? nodes : undefined;
}

function runsOutside(body: readonly Token[]): (readonly Token[])[] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const token of body) {
    depth += token.lower === '(' ? 1 : token.lower === ')' ? -1 : 0;
    if (depth === 0 && (token.lower === ',' || token.lower === ';')) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found.filter((run) => run.length > 0);
}

/** "| Role | Can |": what each may do. */
function rolesOf({ cells: [first = [], ...others] }: Row, rest: readonly Row[]): OutlineNode[] | undefined {
  if (!roleHeads.has(lowerOf(first)) || others.length !== 1) return undefined;
  return rest.map(({ cells: [label = [], body = []] }) => ({ kind: 'role', label, body }));
}

/** "| From | To |": ways between states. */
function waysOf(walk: Walk, { cells: [first = []] }: Row, rest: readonly Row[]): OutlineNode[] | undefined {
  if (!fromHeads.has(lowerOf(first))) return undefined;
  const owner = walk.section?.owner ?? walk.heading ?? walk.open?.label;
  return rest.map(({ cells: [from = [], to = []] }) => {
    const at = to[0]?.start ?? 0;
    const arrow: Token = { start: at, end: at, text: '->', lower: '->', kind: 'mark' };
    return { kind: 'course', body: [...from, arrow, ...to], ...(owner && { owner }) };
  });
}

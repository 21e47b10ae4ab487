/**
 * Faults in what a product declares about itself: bounds that are off by one, deadlines, frozen states, stocks, derived
 * values, permissions by state and field, messages, figures, plans. Each is one edit of a domain file, or of the lists
 * beside them.
 */
import { calleeOf, isNode, nameOf, textOf, type Node, type Source } from './ast.ts';
import type { FaultClass } from './fault.ts';
import { insert, replace, type Edit, type Operator } from './fault.ts';

const isDomain = (source: Source): boolean => source.path.startsWith('src/domain/');
const isLiteral = (node: unknown): node is Node => isNode(node) && node.type === 'Literal';

/** The call in whose argument a property stands, and its name. */
function callAround(ancestors: readonly Node[]): { call: Node; name: string } | undefined {
  const call = ancestors.find((each) => each.type === 'CallExpression');
  const name = call === undefined ? undefined : calleeOf(call);
  return call === undefined || name === undefined ? undefined : { call, name };
}

type Spot = { source: Source; key: string; value: Node; maker: string; path: string };

/** A property of a declaration: its key and value, the maker it is told to, and the keys that lead to it. */
function spotOf({ source, node, ancestors }: Parameters<Operator['find']>[0]): Spot | undefined {
  const { value } = node;
  const around = callAround(ancestors);
  const key = node.type === 'Property' ? nameOf(node) : undefined;
  if (key === undefined || !isNode(value) || around === undefined) return undefined;
  const inside = ancestors.slice(0, ancestors.indexOf(around.call));
  const path = inside.filter((each) => each.type === 'Property').map((each) => nameOf(each) ?? '');
  return { source, key, value, maker: around.name, path: path.toReversed().join('.') };
}

/** An operator on properties of declarations in domain files. */
function onDeclaration(fault: FaultClass, edits: (spot: Spot) => Edit[]): Operator {
  return {
    fault,
    find(at) {
      const spot = isDomain(at.source) ? spotOf(at) : undefined;
      return spot === undefined ? [] : edits(spot);
    },
  };
}

function swap({ source, value, maker, key }: Spot, replacement: string): Edit {
  return replace(source, value, { replacement, what: `${maker}: ${key} is ${replacement}` });
}

/** A number one higher or lower. */
function beside(spot: Spot, steps: readonly number[]): Edit[] {
  const { value } = spot;
  const negative =
    value.type === 'UnaryExpression' && isNode(value['argument']) ? value['argument'] : undefined;
  const literal = negative ?? value;
  if (!isLiteral(literal) || typeof literal['value'] !== 'number') return [];
  const number = (negative === undefined ? 1 : -1) * literal['value'];
  return steps.map((step) => swap(spot, String(number + step)));
}

/** A list without one of its elements. */
function shortened(spot: Spot): Edit[] {
  const { source, value } = spot;
  const elements = value.type === 'ArrayExpression' ? (value['elements'] as Node[]) : [];
  if (elements.length < 1) return [];
  return elements.map((gone) => {
    const rest = elements.filter((each) => each !== gone).map((each) => textOf(source, each));
    return swap(spot, `[${rest.join(', ')}]`);
  });
}

const minuteLater = (clock: string): string => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const at = hours * 60 + minutes + 1;
  return `'${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}'`;
};

const stricter: Record<string, string> = { gt: 'gte', gte: 'gt', lt: 'lte', lte: 'lt', eq: 'ne', ne: 'eq' };

const textIn = ({ value }: Spot): string => (isLiteral(value) ? String(value['value']) : '');

function offInHours(spot: Spot): Edit[] {
  const text = textIn(spot);
  if (spot.key === 'days') return shortened(spot);
  const isClock = (spot.key === 'from' || spot.key === 'to') && text !== '24:00';
  return isClock ? [swap(spot, minuteLater(text))] : [];
}

function offInComparison(spot: Spot): Edit[] {
  const other = spot.key === 'op' ? stricter[textIn(spot)] : undefined;
  if (other !== undefined) return [swap(spot, `'${other}'`)];
  return spot.path.endsWith('now') && spot.key === 'amount' ? beside(spot, [1, -1]) : [];
}

const offIn: Record<string, (spot: Spot) => Edit[]> = {
  limit: (spot) => (spot.key === 'max' ? beside(spot, [1]) : []),
  noOverlap: (spot) =>
    spot.key === 'max' ? beside(spot, [1]) : spot.key === 'minutes' ? beside(spot, [1, -1]) : [],
  require: (spot) => (spot.key === 'atLeast' ? beside(spot, [-1, 1]) : []),
  hours: offInHours,
  compare: offInComparison,
};

const offByOne = onDeclaration('bound off by one', (spot) => offIn[spot.maker]?.(spot) ?? []);

const deadline = onDeclaration('deadline ignored', (spot) => {
  const { maker, key, path, value } = spot;
  if (maker !== 'deadline') return [];
  if (key === 'on') return shortened(spot);
  if (key === 'when')
    return [swap(spot, isLiteral(value) && value['value'] === 'until' ? "'from'" : "'until'")];
  if (key === 'roles') return [swap(spot, "['nobody']")];
  return key === 'amount' && path.endsWith('offset') ? beside(spot, [1, -1]) : [];
});

const freeze = onDeclaration('freeze skipped', (spot) => {
  const { maker, key } = spot;
  if (maker !== 'freeze' || (key !== 'states' && key !== 'fields')) return [];
  return key === 'states' ? shortened(spot) : [swap(spot, '[]')];
});

const stock = onDeclaration('stock wrong', (spot) => {
  const { maker, key, value } = spot;
  if (maker !== 'stock') return [];
  const isOut = isLiteral(value) && value['value'] === 'out';
  if (key === 'direction') return [swap(spot, isOut ? "'in'" : "'out'")];
  if (key === 'amount')
    return isLiteral(value) && typeof value['value'] === 'string' ? [swap(spot, '1')] : beside(spot, [1]);
  return key === 'within' ? [swap(spot, 'undefined')] : [];
});

/** What stands in place of what a formula says. */
const otherFormula: Record<string, string> = { average: "'greatest'", sum: "'average'" };

const derived = onDeclaration('derived value wrong', (spot) => {
  const { maker, key } = spot;
  const text = textIn(spot);
  if (maker !== 'derive') return [];
  const other = key === 'by' ? otherFormula[text] : undefined;
  if (other !== undefined) return [swap(spot, other)];
  if (key === 'op') return [swap(spot, text === 'subtract' ? "'add'" : "'subtract'")];
  if (key === 'states') return shortened(spot);
  if (key === 'amount') return beside(spot, [1, -1]);
  return key === 'unit' ? [swap(spot, text === 'minutes' ? "'hours'" : "'minutes'")] : [];
});

/** A grant for some states or fields that becomes one for all of them. */
const widened: Operator = {
  fault: 'permission by state ignored',
  find({ source, node }) {
    if (!isDomain(source) || calleeOf(node) !== 'only') return [];
    const [scope] = (node['arguments'] ?? []) as Node[];
    if (scope === undefined) return [];
    const what = `${textOf(source, node)} is granted for all states and fields`;
    return [replace(source, node, { replacement: textOf(source, scope), what })];
  },
};

/** Visitors who may read what is not for everybody. */
const openDoor: Operator = {
  fault: 'visitor too wide',
  find({ source, node, ancestors, specification }) {
    if (!isDomain(source) || node.type !== 'ObjectExpression') return [];
    const [property] = ancestors;
    const isGrants = property?.type === 'Property' && nameOf(property) === 'grants';
    const [first] = (node['properties'] ?? []) as Node[];
    const hasVisitors = ((node['properties'] ?? []) as Node[]).some((each) => nameOf(each) === 'anyone');
    if (!isGrants || first === undefined || hasVisitors || specification.entities.length === 0) return [];
    const acts = ['read', 'create', 'delete'];
    return acts.map((act) =>
      insert(source, node.start + 1, {
        replacement: ` anyone: { ${act}: ['all'] },`,
        what: `everybody may ${act}`,
      }),
    );
  },
};

/** The event that stands in place of another one. */
const otherEvent: Record<string, string> = { created: "'updated'", updated: "'created'" };

/** A message that is not sent, sent at another event, or sent to somebody else. */
const silence: Operator = {
  fault: 'message missing',
  find({ source, node, ancestors }) {
    const [parent] = ancestors;
    const isListed = ancestors.some((each) => each.type === 'Property' && nameOf(each) === 'notifications');
    if (!isDomain(source) || !isListed || parent === undefined) return [];
    if (node.type === 'ObjectExpression' && parent.type === 'ArrayExpression') {
      return [replace(source, node, { replacement: '...[]', what: 'a message is not sent' })];
    }
    return isLiteral(node) && parent.type === 'Property' ? elsewhere(source, node, parent) : [];
  },
};

function elsewhere(source: Source, node: Node, parent: Node): Edit[] {
  const key = nameOf(parent);
  const other = key === 'event' ? otherEvent[String(node['value'])] : undefined;
  if (other !== undefined) return [replace(source, node, { replacement: other, what: `sent when ${other}` })];
  if (key !== 'role') return [];
  return [replace(source, node, { replacement: "'admin'", what: 'sent to administrators' })];
}

/** What stands in place of a property of a figure. */
function otherFigure(key: string | undefined, value: string): string | undefined {
  if (key === 'where') return '{}';
  if (key === 'roles') return "['nobody']";
  if (key === 'measure' && value !== 'count') return value === 'sum' ? "'average'" : "'sum'";
  if (key === 'period') return value === 'year' ? "'month'" : "'year'";
  return undefined;
}

/** A figure that counts something else, or is shown to others. */
const figure: Operator = {
  fault: 'figure wrong',
  find({ source, node, ancestors }) {
    const { value } = node;
    if (source.path !== 'src/figures.ts' || node.type !== 'Property' || !isNode(value)) return [];
    const isInner = ancestors.some((each) => each.type === 'Property' && nameOf(each) === 'where');
    const key = nameOf(node);
    const replacement = isInner ? undefined : otherFigure(key, String(value['value']));
    if (replacement === undefined) return [];
    return [replace(source, value, { replacement, what: `${key} is ${replacement}` })];
  },
};

/** A plan that allows more. */
const plan: Operator = {
  fault: 'bound off by one',
  find({ source, node, ancestors }) {
    const isLimit = ancestors.some((each) => each.type === 'Property' && nameOf(each) === 'limits');
    const { value } = node;
    if (source.path !== 'src/settings.ts' || !isLimit || nameOf(node) !== 'max' || !isLiteral(value))
      return [];
    const max = Number(value['value']);
    if (max > 30) return [];
    return [replace(source, value, { replacement: String(max + 1), what: `a plan allows ${max + 1}` })];
  },
};

/** Operators on what products declare. */
export const declarationOperators: Operator[] = [
  offByOne,
  deadline,
  freeze,
  stock,
  derived,
  widened,
  openDoor,
  silence,
  figure,
  plan,
];

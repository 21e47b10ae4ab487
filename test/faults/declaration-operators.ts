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

const offByOne = onDeclaration('bound off by one', (spot) => {
  const { maker, key, path, value } = spot;
  const text = isLiteral(value) ? String(value['value']) : '';
  if (['limit', 'noOverlap'].includes(maker) && key === 'max') return beside(spot, [1]);
  if (maker === 'noOverlap' && key === 'minutes') return beside(spot, [1, -1]);
  if (maker === 'require' && key === 'atLeast') return beside(spot, [-1, 1]);
  if (maker === 'hours' && (key === 'from' || key === 'to') && text !== '24:00') {
    return [swap(spot, minuteLater(text))];
  }
  if (maker === 'hours' && key === 'days') return shortened(spot);
  if (maker === 'compare' && key === 'op' && text in stricter) return [swap(spot, `'${stricter[text]}'`)];
  return maker === 'compare' && path.endsWith('now') && key === 'amount' ? beside(spot, [1, -1]) : [];
});

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

const derived = onDeclaration('derived value wrong', (spot) => {
  const { maker, key, value } = spot;
  if (maker !== 'derive') return [];
  const text = isLiteral(value) ? String(value['value']) : '';
  if (key === 'by' && text === 'average') return [swap(spot, "'greatest'")];
  if (key === 'by' && text === 'sum') return [swap(spot, "'average'")];
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

/** A message that is not sent, sent at another event, or sent to somebody else. */
const silence: Operator = {
  fault: 'message missing',
  find({ source, node, ancestors }) {
    const isListed = ancestors.some((each) => each.type === 'Property' && nameOf(each) === 'notifications');
    if (!isDomain(source) || !isListed) return [];
    const [parent] = ancestors;
    const isWhole = node.type === 'ObjectExpression' && parent?.type === 'ArrayExpression';
    if (isWhole) return [replace(source, node, { replacement: '...[]', what: 'a message is not sent' })];
    if (!isLiteral(node) || parent?.type !== 'Property') return [];
    const other: Record<string, string> = { created: "'updated'", updated: "'created'" };
    const key = nameOf(parent);
    const value = String(node['value']);
    if (key === 'event' && value in other) {
      return [replace(source, node, { replacement: other[value] ?? '', what: `sent when ${other[value]}` })];
    }
    return key === 'role'
      ? [replace(source, node, { replacement: "'admin'", what: 'sent to administrators' })]
      : [];
  },
};

/** A figure that counts something else, or is shown to others. */
const figure: Operator = {
  fault: 'figure wrong',
  find({ source, node, ancestors }) {
    if (source.path !== 'src/figures.ts' || node.type !== 'Property') return [];
    const { value } = node;
    const key = nameOf(node);
    const inWhere = ancestors.some((each) => each.type === 'Property' && nameOf(each) === 'where');
    if (!isNode(value)) return [];
    const by = (replacement: string): Edit[] => [
      replace(source, value, { replacement, what: `${key} is ${replacement}` }),
    ];
    if (key === 'where') return by('{}');
    if (key === 'measure' && isLiteral(value) && value['value'] !== 'count') {
      return by(value['value'] === 'sum' ? "'average'" : "'sum'");
    }
    if (key === 'period' && isLiteral(value) && !inWhere)
      return by(value['value'] === 'year' ? "'month'" : "'year'");
    return key === 'roles' ? by("['nobody']") : [];
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

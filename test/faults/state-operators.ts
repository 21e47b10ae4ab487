/** Broken transitions, wrong status codes and lost updates. */
import type { Specification } from '../../src/protocol/specification.ts';
import { pathBetween } from '../../src/studio/probe/model.ts';
import { calleeOf, functionAround, isNode, nameOf, textOf, type Node } from './ast.ts';
import { replace, type Edit, type Operator } from './fault.ts';

/** The states of the lifecycle to which a file's entity belongs that records can come to. */
function statesOf(specification: Specification, verb: string, from: string[]): string[] {
  const entity = specification.entities.find((each) =>
    each.lifecycle?.transitions.some((step) => step.verb === verb && step.from.join() === from.join()),
  );
  const { lifecycle } = entity ?? {};
  if (entity === undefined || lifecycle === undefined) return [];
  return lifecycle.states
    .map((state) => state.value)
    .filter((value) => pathBetween(entity, lifecycle.initial, (state) => state === value) !== undefined);
}

const quote = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;

/** A transition that begins or ends elsewhere. */
const movedTransition: Operator = {
  fault: 'broken transition',
  find({ source, node, specification }) {
    if (!source.path.startsWith('src/domain/') || node.type !== 'ObjectExpression') return [];
    const properties = new Map(
      ((node['properties'] ?? []) as Node[]).map((each) => [nameOf(each), each['value']]),
    );
    const [verb, from, to] = ['verb', 'from', 'to'].map((key) => properties.get(key));
    if (!isNode(verb) || !isNode(from) || !isNode(to)) return [];
    const begins = ((from['elements'] ?? []) as Node[]).map((each) => String(each['value']));
    const states = statesOf(specification, String(verb['value']), begins);
    const name = String(verb['value']);
    const edits: Edit[] = states
      .filter((state) => state !== to['value'])
      .map((state) => replace(source, to, { replacement: quote(state), what: `${name} leads to ${state}` }));
    for (const state of states.filter((each) => !begins.includes(each))) {
      const wider = `[${[...begins, state].map(quote).join(', ')}]`;
      edits.push(replace(source, from, { replacement: wider, what: `${name} works when ${state}` }));
    }
    for (const state of begins.length > 1 ? begins : []) {
      const narrower = `[${begins
        .filter((each) => each !== state)
        .map(quote)
        .join(', ')}]`;
      edits.push(replace(source, from, { replacement: narrower, what: `${name} fails when ${state}` }));
    }
    return edits;
  },
};

/** The shared step that moves records. */
const brokenMove: Operator = {
  fault: 'broken transition',
  find({ source, node, ancestors, specification }) {
    const isLiving = specification.entities.some((entity) => entity.lifecycle !== undefined);
    if (source.path !== 'src/actions/records.ts' || functionAround(ancestors) !== 'moveRecord' || !isLiving)
      return [];
    if (node.type === 'IfStatement' && isNode(node['test'])) {
      const test = node['test'];
      if (!textOf(source, test).includes('.from.includes')) return [];
      return [
        replace(source, test, { replacement: 'false', what: 'every transition works from every state' }),
      ];
    }
    const isTarget = node.type === 'MemberExpression' && textOf(source, node) === 'transition.to';
    if (!isTarget) return [];
    const replacement = "(transition.from[0] ?? '')";
    return [replace(source, node, { replacement, what: 'transitions lead back to where they begin' })];
  },
};

const otherStatus: Record<number, number> = {
  201: 200,
  204: 202,
  400: 422,
  401: 403,
  403: 401,
  404: 410,
  409: 422,
  422: 400,
  429: 403,
};

/** Files in which a number is an answer's status that the contract fixes. */
const statusFiles = [
  'src/model/refusal.ts',
  'src/http/collection.ts',
  'src/http/rate-limit.ts',
  'src/actions/records.ts',
];

const wrongStatus: Operator = {
  fault: 'wrong status code',
  find({ source, node, ancestors }) {
    const { value } = node;
    if (!statusFiles.includes(source.path) || node.type !== 'Literal' || typeof value !== 'number') return [];
    const [parent] = ancestors;
    const other = otherStatus[value];
    if (other === undefined || parent === undefined || calleeOf(parent) === undefined) return [];
    return [replace(source, node, { replacement: String(other), what: `${other} instead of ${value}` })];
  },
};

type Spot = { text: string; around: string; node: Node; specification: Specification };
type Slip = { file: string; what: string; replacement: string; isAt(spot: Spot): boolean };

const hasStates = (specification: Specification): boolean =>
  specification.entities.some((entity) => entity.lifecycle !== undefined);
const isStaleness = ({ node, text }: Spot): boolean =>
  node.type === 'ExpressionStatement' && text.startsWith('refuseStale(');
const isVersion = ({ node }: Spot): boolean => node.type === 'Property' && nameOf(node) === 'version';

/** Versions that are not asked for, not compared, not raised, or compared with a record that was read too early. */
const slips: Slip[] = [
  {
    file: 'src/actions/records.ts',
    what: 'changes do not compare versions',
    replacement: ';',
    isAt: (spot) => isStaleness(spot) && spot.around === 'changeRecord',
  },
  {
    file: 'src/actions/records.ts',
    what: 'transitions do not compare versions',
    replacement: ';',
    isAt: (spot) => isStaleness(spot) && spot.around === 'moveRecord' && hasStates(spot.specification),
  },
  {
    file: 'src/actions/records.ts',
    what: 'older versions pass',
    replacement: 'version <= record.version',
    isAt: ({ node, text }) => node.type === 'BinaryExpression' && text === 'version === record.version',
  },
  {
    file: 'src/actions/records.ts',
    what: 'changes are compared with a record that was read before they began',
    replacement: 'seen',
    isAt: ({ node, around }) => around === 'changeRecord' && calleeOf(node) === 'current',
  },
  {
    file: 'src/store/records.ts',
    what: 'versions are not raised',
    replacement: `'"version" = "version"'`,
    isAt: ({ node, text }) => node.type === 'Literal' && text.includes('"version" + 1'),
  },
  {
    file: 'src/model/input.ts',
    what: 'the version of a body is ignored',
    replacement: 'version: undefined',
    isAt: (spot) => isVersion(spot) && spot.around === 'readJson',
  },
  {
    file: 'src/model/input.ts',
    what: 'the version of a form is ignored',
    replacement: 'version: undefined',
    isAt: (spot) => isVersion(spot) && spot.around === 'readForm',
  },
  {
    file: 'src/http/collection.ts',
    what: 'the version of a transition is ignored',
    replacement: 'void (await jsonBody(c, true)) as undefined',
    isAt: ({ node, text, specification }) =>
      hasStates(specification) && calleeOf(node) === 'versionOf' && text.includes('await'),
  },
];

const lostUpdate: Operator = {
  fault: 'lost update',
  find({ source, node, ancestors, specification }) {
    const spot = {
      text: textOf(source, node),
      around: functionAround(ancestors) ?? '',
      node,
      specification,
    };
    const found = slips.filter((slip) => slip.file === source.path && slip.isAt(spot));
    return found.map(({ replacement, what }) => replace(source, node, { replacement, what }));
  },
};

/** Operators on states, statuses and versions. */
export const stateOperators: Operator[] = [movedTransition, brokenMove, wrongStatus, lostUpdate];

/** Permissions skipped or widened, where some role of the specification can do more afterwards. */
import type { Specification } from '../../src/protocol/specification.ts';
import { calleeOf, functionAround, isNode, nameOf, textOf, walk, type Node } from './ast.ts';
import { insert, replace, type Operator } from './fault.ts';

const fault = 'permission skipped';

/** A grant for one's own that becomes a grant for all. */
const widenedGrant: Operator = {
  fault,
  find({ source, node, ancestors }) {
    const isGrant = ancestors.some((each) => each.type === 'Property' && nameOf(each) === 'grants');
    if (!source.path.startsWith('src/domain/') || !isGrant || node.type !== 'ArrayExpression') return [];
    const elements = node['elements'] as Node[];
    const text = textOf(source, node);
    if (elements.length === 0 || text.includes("'all'")) return [];
    const action = ancestors.find((each) => each.type === 'Property');
    return [
      replace(source, node, { replacement: "['all']", what: `${nameOf(action)} ${text} is granted for all` }),
    ];
  },
};

/** An action that a role has not been granted. */
const addedGrant: Operator = {
  fault,
  find({ source, node, ancestors }) {
    const [role, grants] = ancestors.filter((each) => each.type === 'Property');
    if (!source.path.startsWith('src/domain/') || node.type !== 'ObjectExpression') return [];
    if (nameOf(grants) !== 'grants' || role === undefined) return [];
    const granted = ((node['properties'] ?? []) as Node[]).map(nameOf);
    return ['create', 'update', 'delete']
      .filter((action) => !granted.includes(action))
      .map((action) =>
        insert(source, node.start + 1, {
          replacement: ` ${action}: ['all'],`,
          what: `${nameOf(role)} may ${action}`,
        }),
      );
  },
};

function ownScopes(specification: Specification, action: 'create' | 'update' | 'read'): boolean {
  return specification.permissions.some(
    (each) =>
      each.scope === 'own' && each.actions.includes(action) && (action === 'read' || each.via.length > 0),
  );
}

/** Whether some role sees records that it may not treat so. */
function seesMoreThanMay(specification: Specification, action: 'update' | 'delete'): boolean {
  return specification.permissions.some(
    (each) =>
      each.actions.includes('read') &&
      !specification.permissions.some(
        (other) => other.role === each.role && other.entity === each.entity && other.actions.includes(action),
      ),
  );
}

const refusals: Record<string, (specification: Specification) => boolean> = {
  createRecord: (specification) => ownScopes(specification, 'create'),
  changeRecord: (specification) => ownScopes(specification, 'update'),
  mayUpdate: (specification) => seesMoreThanMay(specification, 'update'),
  mayDelete: (specification) => seesMoreThanMay(specification, 'delete'),
  moveRecord: (specification) => specification.entities.some((entity) => entity.lifecycle !== undefined),
};

/** A refusal of what is not allowed that never happens. */
const skippedRefusal: Operator = {
  fault,
  find({ source, node, ancestors, specification }) {
    if (source.path !== 'src/actions/records.ts' || node.type !== 'IfStatement') return [];
    const around = functionAround(ancestors) ?? '';
    const { test, consequent } = node as unknown as { test: Node; consequent: Node };
    let refuses = false;
    walk(consequent, (each) => {
      if (calleeOf(each) === 'notAllowed') refuses = true;
    });
    if (!refuses || refusals[around]?.(specification) !== true) return [];
    return [
      replace(source, test, { replacement: 'false', what: `${around} does not ask ${textOf(source, test)}` }),
    ];
  },
};

/** Lists and single records that are no longer held to what the account may see. */
const wideSight: Operator = {
  fault,
  find({ source, node, ancestors, specification }) {
    if (calleeOf(node) !== 'within' || !ownScopes(specification, 'read')) return [];
    const around = functionAround(ancestors) ?? '';
    const isSight =
      around === 'selectionOf' || (around === 'readRecord' && source.path === 'src/actions/records.ts');
    if (!isSight) return [];
    return [
      replace(source, node, { replacement: "{ sql: '1', params: [] }", what: `${around} shows everything` }),
    ];
  },
};

/** A list that answers those who may see nothing of it. */
const openList: Operator = {
  fault,
  find({ source, node }) {
    if (source.path !== 'src/http/collection.ts' || node.type !== 'IfStatement') return [];
    const test = node['test'];
    if (!isNode(test) || !textOf(source, test).includes('.length === 0')) return [];
    return [replace(source, test, { replacement: 'false', what: 'a list answers those who may not see it' })];
  },
};

/** Operators that let roles do what they may not. */
export const permissionOperators: Operator[] = [
  widenedGrant,
  addedGrant,
  skippedRefusal,
  wideSight,
  openList,
];

/** Permissions skipped or widened, where some role of the specification can do more afterwards. */
import type { Specification } from '../../src/protocol/specification.ts';
import { calleeOf, functionAround, isNode, nameOf, textOf, walk, type Node } from './ast.ts';
import { insert, replace, type Operator } from './fault.ts';

const fault = 'permission skipped';

type Place = { role: string; entity: string; deed: string };

/** Of which role, entity and action or verb a grant in a file of the domain speaks. */
function placeOf(file: string, ancestors: Node[]): Place | undefined {
  const names = ancestors.filter((each) => each.type === 'Property').map((each) => nameOf(each) ?? '');
  const at = names.indexOf('grants');
  const role = names[at - 1];
  const [deed] = names;
  if (at < 1 || role === undefined || deed === undefined) return undefined;
  const entity = file
    .slice('src/domain/'.length, -'.ts'.length)
    .replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return { role, entity, deed };
}

function reads(specification: Specification, role: string, entity: string): 'all' | 'own' | 'none' {
  const grants = specification.permissions.filter(
    (each) => each.role === role && each.entity === entity && each.actions.includes('read'),
  );
  if (grants.some((each) => each.scope === 'all')) return 'all';
  return grants.length > 0 ? 'own' : 'none';
}

/**
 * Whether a grant for one's own that becomes one for all lets anybody do more: records that a role does not see stay
 * hidden from it (404) whatever it might do with them, and who creates a record owns it where nothing else says so.
 */
function widens(specification: Specification, place: Place, grant: string): boolean {
  const isByReference = /own\(['"]/.test(grant);
  if (place.deed === 'read') return true;
  if (place.deed === 'create') return isByReference;
  if (place.deed === 'update' && isByReference) return true;
  return reads(specification, place.role, place.entity) !== 'own';
}

/** A grant for one's own that becomes a grant for all. */
const widenedGrant: Operator = {
  fault,
  find({ source, node, ancestors, specification }) {
    if (!source.path.startsWith('src/domain/') || node.type !== 'ArrayExpression') return [];
    const place = placeOf(source.path, ancestors);
    const text = textOf(source, node);
    const isNarrow = /own\(|'created'/.test(text) && !text.includes("'all'") && !text.includes('only(');
    if (place === undefined || !isNarrow || !widens(specification, place, text)) return [];
    const what = `${place.role}: ${place.deed} ${text} is granted for all`;
    return [replace(source, node, { replacement: "['all']", what })];
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

/** Whether some role sees a record that it may not take through some transition. */
function seesMoreThanMayMove(specification: Specification): boolean {
  return specification.permissions.some((permission) => {
    const { role, entity } = permission;
    const sight = reads(specification, role, entity);
    const verbs = specification.entities.find((each) => each.key === entity)?.lifecycle?.transitions ?? [];
    return verbs.some(({ verb }) => {
      const grants = specification.permissions.filter(
        (each) => each.role === role && each.entity === entity && each.transitions.includes(verb),
      );
      if (grants.length === 0) return sight !== 'none';
      return sight === 'all' && grants.every((each) => each.scope === 'own');
    });
  });
}

const refusals: Record<string, (specification: Specification) => boolean> = {
  createRecord: (specification) => ownScopes(specification, 'create'),
  changeRecord: (specification) => ownScopes(specification, 'update'),
  mayUpdate: (specification) => seesMoreThanMay(specification, 'update'),
  mayDelete: (specification) => seesMoreThanMay(specification, 'delete'),
  moveRecord: seesMoreThanMayMove,
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
  find({ source, node, specification }) {
    const isBlind = specification.roles.some((role) =>
      specification.entities.some((entity) => reads(specification, role.key, entity.key) === 'none'),
    );
    if (!isBlind || source.path !== 'src/http/collection.ts' || node.type !== 'IfStatement') return [];
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

/**
 * Rules dropped or weakened. Only where a product of the specification behaves differently afterwards: a check that no
 * element of the specification calls for, or that a second one repeats, is left alone.
 */
import type { Specification } from '../../src/protocol/specification.ts';
import { calleeOf, functionAround, isNode, nameOf, textOf, type Node, type Source } from './ast.ts';
import { replace, type Operator } from './fault.ts';

const fault = 'rule dropped';
const isDomain = (source: Source): boolean => source.path.startsWith('src/domain/');

function valueOf(node: Node): Node | undefined {
  return isNode(node['value']) ? node['value'] : undefined;
}

/** One of the rules that an entity lists. */
const listedRule: Operator = {
  fault,
  find({ source, node }) {
    const value = valueOf(node);
    if (!isDomain(source) || node.type !== 'Property' || nameOf(node) !== 'rules') return [];
    const elements = (value?.['elements'] ?? []) as Node[];
    return elements.map((each) =>
      replace(source, each, { replacement: '...[]', what: `${textOf(source, each)} is no longer held` }),
    );
  },
};

/** What a field is told: required, unique, bounds, lengths, a form. */
const fieldOption: Operator = {
  fault,
  find({ source, node, ancestors, specification }) {
    const name = nameOf(node) ?? '';
    const call = ancestors.find((each) => each.type === 'CallExpression');
    if (!isDomain(source) || node.type !== 'Property' || call === undefined) return [];
    const [first] = (call['arguments'] ?? []) as Node[];
    const field = nameOf(first) ?? '';
    const what = `${field}: ${name} is no longer held`;
    if (name === 'required' || name === 'unique') {
      return [replace(source, node, { replacement: `${name}: false`, what })];
    }
    const isBound = ['min', 'max', 'exclusiveMin', 'minLength', 'maxLength', 'pattern'].includes(name);
    if (!isBound || field === '' || isBoundByRule(specification, field)) return [];
    return [replace(source, node, { replacement: '...{}', what })];
  },
};

/** A comparison with a value may refuse whatever the bound would. */
function isBoundByRule(specification: Specification, field: string): boolean {
  return specification.rules.some((rule) => rule.kind === 'compare' && rule.left === field);
}

/** The modules of a product in which rules of each kind are held. */
const ruleFiles: Record<string, string> = {
  'src/rules/no-overlap.ts': 'noOverlap',
  'src/rules/limit.ts': 'limit',
  'src/rules/unique.ts': 'unique',
  'src/rules/deadline.ts': 'deadline',
  'src/rules/require.ts': 'require',
  'src/rules/stock.ts': 'stock',
};

/** The condition under which a rule refuses. */
const ruleCondition: Operator = {
  fault,
  find({ source, node, specification }) {
    const kind = ruleFiles[source.path];
    if (node.type !== 'IfStatement' || !specification.rules.some((rule) => rule.kind === kind)) return [];
    const { test, consequent } = node as unknown as { test: Node; consequent: Node };
    if (consequent.type !== 'ThrowStatement') return [];
    return [replace(source, test, { replacement: 'false', what: `never refuses: ${textOf(source, test)}` })];
  },
};

/** The greatest number that a rule allows. */
const ruleMost: Operator = {
  fault,
  find({ source, node, ancestors }) {
    const call = ancestors.find((each) => each.type === 'CallExpression');
    const isRule = call !== undefined && ['limit', 'noOverlap'].includes(calleeOf(call) ?? '');
    const value = valueOf(node)?.['value'];
    if (!isDomain(source) || !isRule || nameOf(node) !== 'max' || typeof value !== 'number') return [];
    const what = `allows ${value + 1} instead of ${value}`;
    return [replace(source, node, { replacement: `max: ${value + 1}`, what })];
  },
};

/** Steps of the parts that all products share, and when a product has what they are for. */
const sharedSteps: Record<string, { in: string[]; isNeeded(specification: Specification): boolean }> = {
  checkReferences: { in: ['createInside', 'changeRecord'], isNeeded: hasReferences },
  checkUniqueFields: { in: ['keepRules'], isNeeded: hasUnique },
  checkDependents: { in: ['keepRules'], isNeeded: hasDependents },
  refuseReferred: { in: ['removeTree'], isNeeded: hasReferences },
  keepRules: {
    in: ['createInside', 'changeRecord'],
    isNeeded: (specification) => specification.rules.length > 0,
  },
};

function hasReferences(specification: Specification): boolean {
  return specification.entities.some((entity) =>
    entity.fields.some((field) => field.type.kind === 'reference'),
  );
}

function hasUnique(specification: Specification): boolean {
  return specification.entities.some((entity) => entity.fields.some((field) => field.unique));
}

/** Whether a rule reads a capacity of another record, which can be lowered afterwards. */
function hasDependents(specification: Specification): boolean {
  return specification.rules.some((rule) => rule.kind === 'limit' && typeof rule.max !== 'number');
}

const sharedStep: Operator = {
  fault,
  find({ source, node, ancestors, specification }) {
    if (!source.path.startsWith('src/actions/') || node.type !== 'ExpressionStatement') return [];
    const expression = node['expression'];
    const name = isNode(expression) ? calleeOf(expression) : undefined;
    const step = name === undefined ? undefined : sharedSteps[name];
    const around = functionAround(ancestors) ?? '';
    if (step === undefined || !step.in.includes(around) || !step.isNeeded(specification)) return [];
    return [replace(source, node, { replacement: ';', what: `${around} no longer calls ${name}` })];
  },
};

const ruleLoop: Operator = {
  fault,
  find({ source, node, ancestors, specification }) {
    const isCall = node.type === 'ChainExpression' && textOf(source, node).startsWith('rule.after?.(');
    const isLoop = functionAround(ancestors) === 'keepRules';
    if (source.path !== 'src/actions/rules.ts' || !isCall || !isLoop || specification.rules.length === 0)
      return [];
    return [replace(source, node, { replacement: 'void rule', what: 'no rule is held' })];
  },
};

/** Operators that drop or weaken rules. */
export const ruleOperators: Operator[] = [
  listedRule,
  fieldOption,
  ruleCondition,
  ruleMost,
  sharedStep,
  ruleLoop,
];

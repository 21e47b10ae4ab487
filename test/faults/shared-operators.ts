/** Faults in the modules that hold what products declare: the same in every product, planted where one needs them. */
import type { Rule, Specification } from '../../src/protocol/specification.ts';
import { calleeOf, functionAround, isNode, textOf, type Node } from './ast.ts';
import type { FaultClass } from './fault.ts';
import { replace, type Operator } from './fault.ts';

const hasRule = (specification: Specification, kind: Rule['kind']): boolean =>
  specification.rules.some((rule) => rule.kind === kind);
const hasParts = ({ entities }: Specification): boolean =>
  entities.some((entity) => entity.partOf !== undefined);
const hasStates = ({ entities }: Specification): boolean =>
  entities.some((entity) => entity.lifecycle?.states.some((state) => !state.occupies) === true);

type Slip = {
  fault: FaultClass;
  file: string;
  what: string;
  replacement: string;
  isNeeded(specification: Specification): boolean;
  isAt(spot: { node: Node; text: string; around: string; parent: Node | undefined }): boolean;
};

/** Steps that are left out, turned over, or taken twice. */
const slips: Slip[] = [
  {
    fault: 'freeze skipped',
    file: 'src/actions/frozen.ts',
    what: 'what a record’s own state freezes is not asked',
    replacement: ';',
    isNeeded: (specification) => hasRule(specification, 'freeze'),
    isAt: ({ node, text, around }) =>
      node.type === 'ExpressionStatement' && around === 'refuseFrozen' && text.startsWith('refuseOwn('),
  },
  {
    fault: 'freeze skipped',
    file: 'src/actions/frozen.ts',
    what: 'parts are not asked what the whole’s state freezes',
    replacement: ';',
    isNeeded: (specification) =>
      hasParts(specification) &&
      specification.rules.some(
        (rule) =>
          rule.kind === 'freeze' &&
          rule.parts &&
          rule.fields === undefined &&
          specification.entities.some(({ partOf, fields }) =>
            fields.some(
              ({ key, type }) => key === partOf && type.kind === 'reference' && type.entity === rule.entity,
            ),
          ),
      ),
    isAt: ({ node, text, around }) =>
      node.type === 'ExpressionStatement' &&
      around === 'refuseFrozen' &&
      text.startsWith('refuseWithin(store, entity, before)'),
  },
  {
    fault: 'stock wrong',
    file: 'src/rules/stock.ts',
    what: 'what was taken never comes back',
    replacement: '[]',
    isNeeded: (specification) =>
      specification.rules.some((rule) => rule.kind === 'stock' && rule.within === undefined),
    isAt: ({ node, text }) => node.type === 'CallExpression' && text === 'effects(occasion, occasion.before)',
  },
  {
    fault: 'stock wrong',
    file: 'src/rules/stock.ts',
    what: 'a stock may fall below zero',
    replacement: 'false',
    isNeeded: (specification) =>
      specification.rules.some((rule) => rule.kind === 'stock' && rule.direction === 'out'),
    isAt: ({ text, parent }) =>
      text === 'amount < 0 && present + amount < 0' && parent?.type === 'IfStatement',
  },
  {
    fault: 'derived value wrong',
    file: 'src/store/expression.ts',
    what: 'every state counts',
    replacement: 'true',
    isNeeded: (specification) =>
      hasStates(specification) &&
      specification.entities.some(({ derived }) => derived.some(({ formula }) => 'via' in formula)),
    isAt: ({ text, around, parent }) =>
      around === 'stateCondition' &&
      text.startsWith('counted === undefined') &&
      parent?.type === 'IfStatement',
  },
  {
    fault: 'deadline ignored',
    file: 'src/rules/deadline.ts',
    what: 'no deadline refuses',
    replacement: 'false',
    isNeeded: (specification) => hasRule(specification, 'deadline'),
    isAt: ({ text, parent }) => text === '!isOpen' && parent?.type === 'IfStatement',
  },
  {
    fault: 'bound off by one',
    file: 'src/rules/hours.ts',
    what: 'the end of an interval may lie outside',
    replacement: 'isOpen(start)',
    isNeeded: (specification) =>
      specification.rules.some((rule) => rule.kind === 'hours' && rule.end !== undefined),
    isAt: ({ text }) => text === 'isOpen(start) && isOpen(last) && start.day === last.day',
  },
  {
    fault: 'message missing',
    file: 'src/actions/notify.ts',
    what: 'messages are written twice',
    replacement:
      'for (const address of [...addresses, ...addresses]) { insertRecord(told.store, message, { values: { to: address, subject, text, sentAt: null }, by: undefined }); }',
    isNeeded: ({ notifications }) => notifications.length > 0,
    isAt: ({ node, around }) => node.type === 'ForOfStatement' && around === 'write',
  },
  {
    fault: 'bound off by one',
    file: 'src/actions/short-link.ts',
    what: 'visits are not counted',
    replacement: 'false',
    isNeeded: ({ shortLinks }) => shortLinks.length > 0,
    isAt: ({ text, parent, around }) =>
      text === 'counter !== undefined' && parent?.type === 'IfStatement' && around === 'followLink',
  },
  {
    fault: 'lost update',
    file: 'src/actions/removal.ts',
    what: 'parts stay when their whole goes',
    replacement: '[]',
    isNeeded: hasParts,
    isAt: ({ node, around }) => calleeOf(node) === 'partsOf' && around !== '',
  },
];

const slipOperators: Operator[] = [...new Set(slips.map(({ fault }) => fault))].map((fault) => ({
  fault,
  find({ source, node, ancestors, specification }) {
    const spot = {
      node,
      text: textOf(source, node),
      around: functionAround(ancestors) ?? '',
      parent: ancestors[0],
    };
    return slips
      .filter(
        (slip) =>
          slip.fault === fault &&
          slip.file === source.path &&
          slip.isNeeded(specification) &&
          isNode(node) &&
          slip.isAt(spot),
      )
      .map(({ replacement, what }) => replace(source, node, { replacement, what }));
  },
}));

/** Operators on the shared modules that hold rules, parts and messages. */
export const sharedOperators: Operator[] = slipOperators;

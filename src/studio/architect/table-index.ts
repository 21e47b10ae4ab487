/** Which indexes a table needs: by what its rules look records up, and by what lists are filtered, sorted and counted. */
import { createdByKey, type Entity, type Rule, type Specification } from '../../protocol/specification.ts';
import type { Table } from './plan.ts';

type Index = Table['indexes'][number];
/** Keys of an index; words are put in the order of a dictionary where `isWords`. */
type Wanted = { keys: readonly string[]; isWords?: boolean };

/** Keys by which a rule finds the records that it holds a new one against. */
function keysOfRule(rule: Rule): readonly string[][] {
  if (rule.kind === 'limit') return [rule.period ? [...rule.per, rule.period.field] : rule.per];
  if (rule.kind === 'unique') return [rule.fields];
  if (rule.kind !== 'noOverlap') return [];
  // The longest of all lengths says how far back an overlap can begin.
  const length = rule.end.by === 'duration' && rule.end.via === undefined ? [[rule.end.field]] : [];
  return [[...rule.per, rule.start], ...length];
}

function keysOfFields({ fields, display, lifecycle }: Entity): Wanted[] {
  const wanted = fields.flatMap(({ key, type, unique }): Wanted[] => {
    if (type.kind === 'email' && unique) return [{ keys: [key], isWords: true }];
    const isTime = type.kind === 'date' || type.kind === 'datetime';
    return type.kind === 'reference' || unique || isTime ? [{ keys: [key] }] : [];
  });
  const shown = fields.find(({ key, type }) => key === display && type.kind === 'text');
  return [
    ...wanted,
    ...(shown ? [{ keys: [shown.key], isWords: true }] : []),
    ...(lifecycle ? [{ keys: [lifecycle.field] }] : []),
  ];
}

/** Permissions of people for what they made themselves look records up by who made them. */
function isOwnedByMaker({ permissions, roles }: Specification, { key }: Entity): boolean {
  return permissions.some(({ entity, scope, via, role }) => {
    const isLinked = roles.find((each) => each.key === role)?.entity !== undefined;
    return entity === key && scope === 'own' && (!isLinked || via.length === 0);
  });
}

/** Whether another index finds all that this one does, because it begins with the same columns. */
function isBeginning(index: Index, other: Index): boolean {
  const isLonger = other.columns.length > index.columns.length && other.collate === index.collate;
  return isLonger && index.columns.every((column, at) => column === other.columns[at]);
}

/** The indexes of an entity's table. */
export function indexesOf(
  specification: Specification,
  entity: Entity,
  table: Omit<Table, 'indexes'>,
): Index[] {
  const columnOf = (key: string): string | undefined =>
    key === createdByKey ? '_createdBy' : table.columns.find((column) => column.key === key)?.name;
  const ofRules = specification.rules.filter((rule) => rule.entity === entity.key).flatMap(keysOfRule);
  const ofLinks = specification.shortLinks.filter((link) => link.entity === entity.key);
  const wanted: Wanted[] = [
    ...keysOfFields(entity),
    ...ofRules.map((keys) => ({ keys })),
    ...ofLinks.map(({ code }) => ({ keys: [code] })),
    ...(isOwnedByMaker(specification, entity) ? [{ keys: [createdByKey] }] : []),
  ];
  const indexes = new Map<string, Index>();
  for (const { keys, isWords } of wanted) {
    const columns = keys.map(columnOf).filter((name) => name !== undefined);
    if (columns.length === 0) continue;
    const name = `${table.name}__${columns.join('__')}${isWords === true ? '__words' : ''}`;
    indexes.set(name, { name, columns, ...(isWords === true ? { collate: 'NOCASE' } : {}) });
  }
  const all = [...indexes.values()];
  return all.filter((index) => !all.some((other) => isBeginning(index, other)));
}

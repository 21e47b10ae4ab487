import type { Entity } from '../../protocol/specification.ts';
import { type Need, needOf, plainActs } from '../sample/need.ts';
import { sampleBody } from '../sample/record.ts';
import type { Planned, PlannedEntity } from './planned.ts';
import { quote } from './source-text.ts';
import { loweredOf, raisedBy } from './sample-raise.ts';
import { isShareable, usesOf } from './sample-use.ts';
import { sampleOf, testClock, type Values, wayBodies, wayInto } from './sample-way.ts';
import { type Plain, valueSource } from './value-source.ts';

/** A body as source. */
export function bodySource(values: Values): string {
  const members = Object.entries(values).map(
    ([key, value]) => `${key}: ${value === null ? 'null' : valueSource(value)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** Everything that may be done with records of an entity. */
function actsOf({ lifecycle }: Entity): string[] {
  return [...plainActs, ...(lifecycle?.transitions ?? []).map(({ verb }) => verb)];
}

/** What a record that is referred to must be like: values of its own, and the steps to the state that is asked for. */
function neededOf(
  planned: Planned,
  target: Entity,
  asks: { need: Need['targets'][string] | undefined; isOwn: boolean; raised: Plain },
): Plain {
  const { fixed = {}, comparisons = [], states } = asks.need ?? {};
  const whole = sampleBody({
    specification: planned.specification,
    entity: target,
    n: 1,
    nowMs: Date.parse(testClock),
    fixed,
    comparisons,
  });
  const asked = [...Object.keys(fixed), ...comparisons.map(({ left }) => left)];
  const values = Object.fromEntries(asked.map((key): [string, Plain] => [key, whole[key] ?? undefined]));
  const verbs = states === undefined ? [] : (wayInto(target, (state) => states.includes(state)) ?? []);
  return {
    entity: target.key,
    fixed: asked.length === 0 ? undefined : values,
    verbs: verbs.length === 0 ? undefined : verbs,
    raised: asks.raised,
    own: asks.isOwn ? true : undefined,
  };
}

function referencesOf(planned: Planned, entity: Entity): { [key: string]: Plain } {
  const { targets } = needOf(planned.specification, entity, actsOf(entity));
  const entries = entity.fields.flatMap((field): [string, Plain][] => {
    const { key, type, required } = field;
    if (type.kind !== 'reference' || (!required && type.entity === entity.key)) return [];
    const isOwn = !isShareable(planned, entity, field);
    return [
      [
        key,
        neededOf(planned, planned.entity(type.entity).entity, {
          need: targets[key],
          isOwn,
          raised: raisedBy(planned, entity, key),
        }),
      ],
    ];
  });
  return Object.fromEntries(entries);
}

/** Fields that a body can only be given once something else is there: records in lists, and files. */
function fieldsOfKind(
  entity: Entity,
  holds: (kind: string, isNeeded: boolean) => string | undefined,
  filled: readonly string[] = [],
): Plain {
  const entries = entity.fields.flatMap(({ key, type, required }): [string, Plain][] => {
    const value = holds(
      type.kind === 'references' ? `references ${type.entity}` : type.kind,
      required || filled.includes(key),
    );
    return value === undefined ? [] : [[key, value]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** By verb: the records that must refer to one before it can take the step. */
function stepsOf(planned: Planned, entity: Entity): Plain {
  const entries = (entity.lifecycle?.transitions ?? []).flatMap(({ verb }): [string, Plain][] => {
    const { children } = needOf(planned.specification, entity, [verb]);
    const needed = children.map(({ entity: of, via, min, states }) => {
      const verbs =
        states === undefined
          ? []
          : (wayInto(planned.entity(of).entity, (state) => states.includes(state)) ?? []);
      return { entity: of, by: via, count: min, verbs: verbs.length === 0 ? undefined : verbs };
    });
    return needed.length === 0 ? [] : [[verb, needed]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function waysSource(planned: Planned, entity: Entity): string[] {
  const ways = wayBodies(planned, entity).flatMap(([way, bodies]) => [
    `      ${quote(way)}: [`,
    ...bodies.map((body) => `        ${bodySource(body)},`),
    '      ],',
  ]);
  return ways.length === 0 ? [] : ['    ways: {', ...ways, '    },'];
}

function entrySource(planned: Planned, { entity }: PlannedEntity, count: number): string {
  const lists = fieldsOfKind(entity, (kind) =>
    kind.startsWith('references ') ? kind.slice('references '.length) : undefined,
  );
  const { filled } = needOf(planned.specification, entity, actsOf(entity));
  const uploads = fieldsOfKind(
    entity,
    (kind, isNeeded) => (isNeeded && (kind === 'image' || kind === 'file') ? kind : undefined),
    filled,
  );
  const told = { references: referencesOf(planned, entity), lists, uploads, steps: stepsOf(planned, entity) };
  const lines = Object.entries(told)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `    ${name}: ${valueSource(value)},`);
  const bodies = Array.from(
    { length: count },
    (_none, index) =>
      `      ${bodySource(sampleOf(planned, entity, { n: index + 1, fixed: loweredOf(planned, entity) }))},`,
  );
  return [
    `  ${entity.key}: {`,
    ...lines,
    ...waysSource(planned, entity),
    '    bodies: [',
    ...bodies,
    '    ],',
    '  },',
  ].join('\n');
}

/** `testing/samples.ts`: valid bodies for the tests of the product. */
export function samplesSource(planned: Planned, blueprint: string): string {
  const uses = usesOf(planned);
  const entries = planned.entities.map((of) => entrySource(planned, of, uses.get(of.entity.key) ?? 0));
  const own = ['export const samples: { [entity: string]: Sample } = {', ...entries, '};'].join('\n');
  const clocked = blueprint.replace(
    /export const clock = '[^']*';/,
    () => `export const clock = '${testClock}';`,
  );
  return clocked.replace(/export const samples[^{]*\{[^}]*\} = \{[\s\S]*?\n\};/, () => own);
}

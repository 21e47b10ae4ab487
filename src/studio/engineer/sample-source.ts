import type { Entity } from '../../protocol/specification.ts';
import type { FieldValue } from '../sample/field.ts';
import { type Need, needOf, plainActs } from '../sample/need.ts';
import { sampleBody } from '../sample/record.ts';
import type { Planned, PlannedEntity } from './planned.ts';
import { type Plain, valueSource } from './value-source.ts';

const samplesPerEntity = 40;

/** The moment at which the clock of a product stands when its own tests start it; samples lie after it. */
export const testClock = '2030-01-07T10:00:00.000Z';

/** A record's fields. */
export type Values = Record<string, FieldValue>;

/** A body as source. */
export function bodySource(values: Values): string {
  const members = Object.entries(values).map(
    ([key, value]) => `${key}: ${value === null ? 'null' : valueSource(value)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** The shortest way by transitions from the first state to one in `goal`; undefined when there is none. */
export function wayInto({ lifecycle }: Entity, goal: (state: string) => boolean): string[] | undefined {
  if (lifecycle === undefined) return undefined;
  const ways: { state: string; verbs: string[] }[] = [{ state: lifecycle.initial, verbs: [] }];
  const seen = new Set([lifecycle.initial]);
  for (const { state, verbs } of ways) {
    if (goal(state)) return verbs;
    for (const step of lifecycle.transitions) {
      if (!step.from.includes(state) || seen.has(step.to)) continue;
      seen.add(step.to);
      ways.push({ state: step.to, verbs: [...verbs, step.verb] });
    }
  }
  return undefined;
}

/** Everything that may be done with records of an entity. */
function actsOf({ lifecycle }: Entity): string[] {
  return [...plainActs, ...(lifecycle?.transitions ?? []).map(({ verb }) => verb)];
}

/** A valid body for the tests of the product, as it stands when their clock starts. */
export function sampleOf(planned: Planned, entity: Entity, of: { n: number; fixed?: Values }): Values {
  return sampleBody({
    specification: planned.specification,
    entity,
    n: of.n,
    nowMs: Date.parse(testClock),
    acts: actsOf(entity),
    ...(of.fixed === undefined ? {} : { fixed: of.fixed }),
  });
}

/** What a record that is referred to must be like: values of its own, and the steps to the state that is asked for. */
function neededOf(planned: Planned, target: Entity, need: Need['targets'][string] | undefined): Plain {
  const { fixed = {}, comparisons = [], states } = need ?? {};
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
  };
}

function referencesOf(planned: Planned, entity: Entity): { [key: string]: Plain } {
  const { targets } = needOf(planned.specification, entity, actsOf(entity));
  const entries = entity.fields.flatMap(({ key, type, required }): [string, Plain][] => {
    if (type.kind !== 'reference' || (!required && type.entity === entity.key)) return [];
    return [[key, neededOf(planned, planned.entity(type.entity).entity, targets[key])]];
  });
  return Object.fromEntries(entries);
}

/** Fields that a body can only be given once something else is there: records in lists, and files. */
function fieldsOfKind(entity: Entity, holds: (kind: string, required: boolean) => string | undefined): Plain {
  const entries = entity.fields.flatMap(({ key, type, required }): [string, Plain][] => {
    const value = holds(type.kind === 'references' ? `references ${type.entity}` : type.kind, required);
    return value === undefined ? [] : [[key, value]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** By verb: the records that must refer to one before it can take the step. */
function stepsOf(planned: Planned, entity: Entity): Plain {
  const entries = (entity.lifecycle?.transitions ?? []).flatMap(({ verb }): [string, Plain][] => {
    const { children } = needOf(planned.specification, entity, [verb]);
    const needed = children.map(({ entity: of, via, min }) => ({ entity: of, by: via, count: min }));
    return needed.length === 0 ? [] : [[verb, needed]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function entrySource(planned: Planned, { entity }: PlannedEntity): string {
  const lists = fieldsOfKind(entity, (kind) =>
    kind.startsWith('references ') ? kind.slice('references '.length) : undefined,
  );
  const uploads = fieldsOfKind(entity, (kind, required) =>
    required && (kind === 'image' || kind === 'file') ? kind : undefined,
  );
  const told = { references: referencesOf(planned, entity), lists, uploads, steps: stepsOf(planned, entity) };
  const lines = Object.entries(told)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `    ${name}: ${valueSource(value)},`);
  const bodies = Array.from(
    { length: samplesPerEntity },
    (_none, index) => `      ${bodySource(sampleOf(planned, entity, { n: index + 1 }))},`,
  );
  return [`  ${entity.key}: {`, ...lines, '    bodies: [', ...bodies, '    ],', '  },'].join('\n');
}

/** `testing/samples.ts`: valid bodies for the tests of the product. */
export function samplesSource(planned: Planned, blueprint: string): string {
  const entries = planned.entities.map((of) => entrySource(planned, of));
  const own = ['export const samples: { [entity: string]: Sample } = {', ...entries, '};'].join('\n');
  const clocked = blueprint.replace(
    /export const clock = '[^']*';/,
    () => `export const clock = '${testClock}';`,
  );
  return clocked.replace(/export const samples[^{]*\{[^}]*\} = \{[\s\S]*?\n\};/, () => own);
}

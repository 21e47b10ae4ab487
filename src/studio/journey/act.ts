/** Journeys of rules about acts: what may not be done yet, no longer, or without something else, is refused on the screen. */
import type { Journey } from '../../protocol/journey.ts';
import {
  adminRole,
  elementId,
  type Entity,
  type Permission,
  type Rule,
  type Specification,
} from '../../protocol/specification.ts';
import { valueAt } from '../sample/compare.ts';
import type { FieldValue } from '../sample/field.ts';
import { needOf } from '../sample/need.ts';
import { backwards, movedBy } from '../sample/moment.ts';
import { hoursOf } from '../sample/opening.ts';
import { sentence } from './keep.ts';
import { type Derivation, type Draft, entityOf, Underivable } from './maker.ts';
import { pathTo } from './move-path.ts';
import { mayIn, permissionOf, roleLabel, Script } from './script.ts';
import { typed } from './value.ts';

type Deadline = Extract<Rule, { kind: 'deadline' }>;
type Freeze = Extract<Rule, { kind: 'freeze' }>;
type Require = Extract<Rule, { kind: 'require' }>;
type ActRule = Deadline | Freeze | Require;

const dayMs = 86_400_000;

/** The verb of a transition that a rule names, and how records come to where it is pressed. */
type Press = { verb: string; label: string; before: string[] };

function pressOf(entity: Entity, on: readonly string[]): Press | undefined {
  const { lifecycle } = entity;
  const transition = lifecycle?.transitions.find(({ verb }) => on.includes(verb));
  if (!lifecycle || !transition) return undefined;
  const path = transition.from.map((state) => pathTo(lifecycle, state)).find((each) => each !== undefined);
  return path && { verb: transition.verb, label: transition.label, before: path.map(({ verb }) => verb) };
}

/** Who presses it: somebody whom the rule binds and who may, the administrator where the rule binds everybody. */
function presserOf(
  specification: Specification,
  entity: Entity,
  of: { verb: string; roles?: string[] | undefined },
): { role: string; permission: Permission } | undefined {
  const may = specification.permissions.find(
    (each) =>
      each.entity === entity.key &&
      each.transitions.includes(of.verb) &&
      each.states === undefined &&
      mayIn(specification, each.role, { entity, act: 'read' }) &&
      (of.roles === undefined || of.roles.includes(each.role)),
  );
  const role = may?.role ?? (of.roles === undefined ? adminRole : undefined);
  const permission = role === undefined ? undefined : permissionOf(specification, role, entity);
  return role === undefined || permission === undefined ? undefined : { role, permission };
}

/** Values with which the rule refuses the act. */
function lacking(
  derivation: Derivation,
  entity: Entity,
  rule: Deadline | Require,
): Record<string, FieldValue> {
  if (rule.kind === 'deadline') return late(derivation, entity, rule);
  const { condition } = rule;
  if (condition.kind === 'atLeast') return {};
  if (condition.kind === 'none') throw new Underivable(`${rule.id} is not broken by one field`);
  const field = entity.fields.find((each) => 'field' in condition && each.key === condition.field);
  const isOwn = !('via' in condition) || condition.via === undefined;
  if (!isOwn || !field || field.required) throw new Underivable(`${rule.id} is not broken by one field`);
  if (condition.kind === 'filled') return { [field.key]: null };
  if (field.type.kind === 'boolean') return { [field.key]: false };
  throw new Underivable(`${rule.id} is not broken by one field`);
}

/** A value of the record's own field that lies on the wrong side of the deadline by a day. */
function late(
  { nowMs, specification }: Derivation,
  entity: Entity,
  rule: Deadline,
): Record<string, FieldValue> {
  const field = entity.fields.find((each) => each.key === rule.field);
  const isFree = field && hoursOf(specification, entity, rule.field).length === 0;
  if (rule.via !== undefined || !field || isFree !== true)
    throw new Underivable(`${rule.id} has its moment elsewhere`);
  const bound = movedBy(nowMs, backwards(rule.offset));
  const far = rule.when === 'until' ? -3 : 3;
  const value = valueAt(field.type, bound + far * dayMs);
  const isKept = specification.rules.some(
    (each) => each.kind === 'compare' && each.entity === entity.key && each.left === field.key,
  );
  if (isKept) throw new Underivable(`${rule.field} is held by another condition`);
  return { [field.key]: value };
}

/** A step that a rule forbids: the button is pressed, the message read, and nothing has changed. */
function stepJourney(derivation: Derivation, rule: Deadline | Require): Journey | undefined {
  const { specification } = derivation;
  const entity = entityOf(specification, rule.entity);
  const press = pressOf(entity, rule.on);
  const presser =
    press &&
    presserOf(specification, entity, {
      verb: press.verb,
      roles: rule.kind === 'deadline' ? rule.roles : undefined,
    });
  if (!press || !presser || entity.partOf !== undefined) return undefined;
  const script = new Script(derivation, presser.role);
  const values = lacking(derivation, entity, rule);
  const others = needOf(specification, entity, ['create', ...press.before]).fixed;
  const acts = ['create', ...press.before];
  const record = script.makeVisible(entity, presser.permission, { acts, values: { ...others, ...values } });
  script.walk(entity, record, press.before);
  const isCounted = rule.kind === 'require' && rule.condition.kind === 'atLeast';
  if (!isCounted) script.prepare(entity, record, press.verb);
  script.signIn();
  script.openList(entity);
  script.add(
    { do: 'openRecord', say: `Opens the ${entity.label.toLowerCase()}`, record },
    { do: 'press', say: `Presses ${press.label}`, role: 'button', name: press.label },
    { do: 'expectRefused', say: `Is refused: ${rule.message}`, message: rule.message },
  );
  script.proves.add(elementId.rule(rule.id));
  return finish(script, rule);
}

function finish(script: Script, rule: ActRule): Journey {
  const who = sentence(roleLabel(script.specification, script.role), script.role);
  return script.journey(`rule-${rule.id}`, `${who} is told: ${rule.message}`);
}

/** A text of a frozen record that somebody tries to change. */
function frozenField(entity: Entity, { fields }: Freeze): Entity['fields'][number] | undefined {
  const texts = entity.fields.filter(
    ({ key, type }) => type.kind === 'text' && type.pattern === undefined && (fields?.includes(key) ?? true),
  );
  return (
    texts[0] ?? entity.fields.find(({ key, type }) => type.kind === 'date' && (fields?.includes(key) ?? true))
  );
}

/** A frozen record: the form is refused with the rule's message. */
function freezeJourney(derivation: Derivation, rule: Freeze): Journey | undefined {
  const { specification } = derivation;
  const entity = entityOf(specification, rule.entity);
  const { lifecycle } = entity;
  const [state] = rule.states;
  const field = frozenField(entity, rule);
  const path = lifecycle && state !== undefined ? pathTo(lifecycle, state) : undefined;
  if (!path || !field || entity.partOf !== undefined) return undefined;
  const script = new Script(derivation, adminRole);
  const verbs = path.map(({ verb }) => verb);
  const draft: Draft = script.draft(entity, { acts: ['create', ...verbs] });
  const record = script.makeOf(draft);
  script.walk(entity, record, verbs);
  const other = script.draft(entity);
  const value = typed(field, other.values[field.key], specification.product.timeZone);
  const { screens } = script.words;
  script.signIn();
  script.openList(entity);
  script.add(
    { do: 'openRecord', say: `Opens the ${entity.label.toLowerCase()}`, record },
    { do: 'press', say: 'Wants to change it', role: 'link', name: screens.edit },
    {
      do: 'fill',
      say: `Changes ${field.label.toLowerCase()}`,
      entries: [{ label: field.label, value, optional: false, refused: false }],
    },
    { do: 'saveRefused', say: `Is refused: ${rule.message}`, message: rule.message, labels: [] },
  );
  script.proves.add(elementId.rule(rule.id));
  return finish(script, rule);
}

/** A journey in which a rule about an act is met on the screen; undefined where only requests can show it. */
export function actJourney(derivation: Derivation, rule: Rule): Journey | undefined {
  if (rule.kind === 'freeze') return freezeJourney(derivation, rule);
  return rule.kind === 'deadline' || rule.kind === 'require' ? stepJourney(derivation, rule) : undefined;
}

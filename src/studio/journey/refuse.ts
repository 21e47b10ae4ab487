/** Journeys of mistakes: what a field may not hold is refused on its form, with a message that points at it. */
import type { FormEntry, Journey } from '../../protocol/journey.ts';
import {
  adminRole,
  elementId,
  type Entity,
  type Field,
  type FieldType,
  type Rule,
  type Specification,
} from '../../protocol/specification.ts';
import { ordinalOf, unitOf, valueAt } from '../sample/compare.ts';
import { isCode } from '../sample/record.ts';
import { dayAt, momentOn, movedBy } from '../sample/moment.ts';
import { minutesOf } from '../sample/opening.ts';
import { isNumberType, type NumberType, stepOf } from '../sample/field.ts';
import { article, sentence } from './keep.ts';
import { type Derivation, type Draft } from './maker.ts';
import { permissionOf, roleLabel, Script } from './script.ts';
import { typed } from './value.ts';

/** The role that fills in the forms of an entity: one that may create and see all, else one that may create, else the administrator. */
export function writerOf(specification: Specification, entity: Entity): string {
  const may = specification.permissions.filter(
    (each) => each.entity === entity.key && each.actions.includes('create') && each.actions.includes('read'),
  );
  return (may.find((each) => each.scope === 'all') ?? may[0])?.role ?? adminRole;
}

const blankable = new Set([
  'text',
  'integer',
  'decimal',
  'money',
  'percentage',
  'date',
  'datetime',
  'time',
  'duration',
  'email',
  'phone',
  'url',
]);

function entry(field: Field, value: string): FormEntry {
  return { label: field.label, value, optional: false, refused: true };
}

type Side = 'low' | 'high';

function wrongText(type: Extract<FieldType, { kind: 'text' }>, side: Side): string | undefined {
  const { pattern, minLength = 0, maxLength = 300 } = type;
  if (pattern !== undefined) return side === 'low' ? '?' : undefined;
  if (side === 'low') return minLength > 1 ? 'x' : undefined;
  return maxLength < 300 ? 'x'.repeat(maxLength + 1) : undefined;
}

function wrongNumber(type: NumberType, side: Side): number | undefined {
  const step = stepOf(type);
  if (side === 'high') return type.max === undefined ? undefined : type.max + step;
  return type.exclusiveMin ?? (type.min === undefined ? undefined : type.min - step);
}

/** Something that a field of this type must not take; `undefined` when anything may be typed. */
function wrong(field: Field, side: Side): string | undefined {
  const { type } = field;
  if (type.kind === 'text') return wrongText(type, side);
  if (type.kind === 'email') return side === 'low' ? 'not an address' : undefined;
  const value = isNumberType(type) ? wrongNumber(type, side) : undefined;
  return value === undefined ? undefined : typed(field, value, 'UTC');
}

/** Fills the fields with something wrong, expects to be refused at each, and puts the right values back. */
function refuseAll(script: Script, draft: Draft, bad: { say: string; entries: FormEntry[] }): void {
  if (bad.entries.length === 0) return;
  const labels = bad.entries.map((each) => each.label);
  script.add(
    { do: 'fill', say: bad.say, entries: bad.entries },
    { do: 'saveRefused', say: 'Is refused and told why', labels },
    { do: 'fill', say: 'Puts it right', entries: right(script, draft, labels) },
  );
}

function right(script: Script, draft: Draft, labels: string[]): FormEntry[] {
  return script.entries(draft).filter((each) => labels.includes(each.label));
}

function refuseTaken(script: Script, draft: Draft, taken: Draft): void {
  const fields = draft.entity.fields.filter((field) => field.unique && field.type.kind !== 'reference');
  const { timeZone } = script.specification.product;
  for (const field of fields) {
    const value = typed(field, taken.values[field.key], timeZone);
    refuseAll(script, draft, {
      say: `Enters ${article(field.label)} ${field.label.toLowerCase()} that is taken`,
      entries: [entry(field, value)],
    });
  }
}

/** A value of the left side for which the condition does not hold, the other values being those of the draft. */
function breaking(
  rule: Extract<Rule, { kind: 'compare' }>,
  draft: Draft,
  derivation: Derivation,
): string | undefined {
  const left = draft.entity.fields.find((field) => field.key === rule.left);
  if (!left) return undefined;
  const right = (): number | undefined => {
    if (rule.right.kind === 'now') return movedBy(derivation.nowMs, rule.right.plus);
    if (rule.right.kind === 'value') return ordinalOf(left.type, rule.right.value);
    const { field, via } = rule.right;
    // What another record holds is a matter of the requests, which read it first.
    if (via !== undefined) return undefined;
    const other = draft.entity.fields.find((each) => each.key === field);
    return other && ordinalOf(other.type, draft.values[field]);
  };
  const at = right();
  if (at === undefined) return undefined;
  const far = rule.right.kind === 'now' ? 3 : 1;
  const shift = { lt: 1, lte: 1, gt: -1, gte: -1, ne: 0, eq: 1 }[rule.op] * unitOf(left.type) * far;
  const value = valueAt(left.type, at + shift);
  return typed(left, value, derivation.specification.product.timeZone);
}

function refuseComparisons(script: Script, draft: Draft, derivation: Derivation): void {
  const { specification } = derivation;
  for (const rule of specification.rules) {
    if (rule.kind !== 'compare' || rule.entity !== draft.entity.key) continue;
    const field = draft.entity.fields.find((each) => each.key === rule.left);
    const value = breaking(rule, draft, derivation);
    if (!field || value === undefined) continue;
    script.add(
      { do: 'fill', say: `Breaks the rule: ${rule.message}`, entries: [entry(field, value)] },
      { do: 'saveRefused', say: 'Is refused and told why', message: rule.message, labels: [] },
      { do: 'fill', say: 'Puts it right', entries: right(script, draft, [field.label]) },
    );
    script.proves.add(elementId.rule(rule.id));
  }
}

/** A moment of the form at which the product is closed: the night before it opens. */
function refuseHours(script: Script, draft: Draft): void {
  const { rules, product } = script.specification;
  for (const rule of rules) {
    if (rule.kind !== 'hours' || rule.entity !== draft.entity.key) continue;
    const keys = [rule.field, ...(rule.end?.by === 'field' ? [rule.end.field] : [])];
    const start = Date.parse(String(draft.values[rule.field] ?? ''));
    if (Number.isNaN(start) || minutesOf(rule.from) < 120) continue;
    const opens = momentOn(dayAt(start, product.timeZone), minutesOf(rule.from), product.timeZone);
    const away = opens - 5_400_000 - start;
    const closed = draft.entity.fields.filter(
      ({ key, type }) => keys.includes(key) && type.kind === 'datetime',
    );
    const entries = closed.map((field) => {
      const moved = new Date(Date.parse(String(draft.values[field.key])) + away).toISOString();
      return entry(field, typed(field, moved, product.timeZone));
    });
    script.add(
      { do: 'fill', say: `Breaks the rule: ${rule.message}`, entries },
      { do: 'saveRefused', say: 'Is refused and told why', message: rule.message, labels: [] },
      {
        do: 'fill',
        say: 'Puts it right',
        entries: right(
          script,
          draft,
          closed.map(({ label }) => label),
        ),
      },
    );
    script.proves.add(elementId.rule(rule.id));
  }
}

const isNeeded = (field: Field): boolean =>
  field.required && field.default === undefined && blankable.has(field.type.kind);

/** The empty form, and the choices that it offers. */
function sendEmpty(script: Script, entity: Entity): void {
  // The code of a short link is made up where it is left out.
  const needed = entity.fields.filter(
    (field) => isNeeded(field) && !isCode(script.specification, entity, field),
  );
  const labels = needed.map((field) => field.label);
  if (labels.length > 0) {
    script.add({ do: 'saveRefused', say: 'Sends the empty form and is told what is missing', labels });
  }
  for (const { label, type } of entity.fields) {
    if (type.kind !== 'enum') continue;
    const say = `Is offered the choices of ${label.toLowerCase()} and no other`;
    script.add({ do: 'expectOptions', say, label, options: type.values });
  }
}

function refuseTypes(script: Script, draft: Draft): void {
  for (const side of ['low', 'high'] as const) {
    const entries = draft.entity.fields.flatMap((field) => {
      const value = wrong(field, side);
      return value === undefined ? [] : [entry(field, value)];
    });
    refuseAll(script, draft, {
      say: side === 'low' ? 'Enters what cannot be right' : 'Enters too much',
      entries,
    });
  }
}

/** Mistakes on the form of an entity, one kind after the other, and at last a form that is right. */
export function refusalJourney(derivation: Derivation, entity: Entity): Journey | undefined {
  const { specification } = derivation;
  const role = writerOf(specification, entity);
  const permission = permissionOf(specification, role, entity);
  if (!permission || entity.partOf !== undefined) return undefined;
  const script = new Script(derivation, role);
  const { references, filledIn } = script.owning(entity, permission);
  const name = entity.label.toLowerCase();
  const hasUnique = entity.fields.some((field) => field.unique && field.type.kind !== 'reference');
  const taken = hasUnique ? script.draft(entity) : undefined;
  if (taken) script.makeOf(taken);
  const draft = script.draft(entity, script.choosable(entity, references));
  script.signIn();
  script.openList(entity);
  script.add({
    do: 'press',
    say: `Starts a new ${name}`,
    role: 'link',
    name: script.words.screens.newOne(entity),
  });
  sendEmpty(script, entity);
  script.add({ do: 'fill', say: 'Fills in the form', entries: script.entries(draft, filledIn) });
  refuseTypes(script, draft);
  if (taken) refuseTaken(script, draft, taken);
  refuseComparisons(script, draft, derivation);
  refuseHours(script, draft);
  script.add({ do: 'save', say: `Saves the ${name} that is right`, save: script.saved(draft) });
  const title = `${sentence(roleLabel(specification, role), role)} makes mistakes in the form for ${name} and is told of each`;
  return script.journey(`mistakes-${entity.collection}`, title);
}

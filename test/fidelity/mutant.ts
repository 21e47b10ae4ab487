/** Specifications in which one thing is otherwise than the brief says: what the check of fidelity has to notice. */
import { elementId, type Entity, type Specification } from '../../src/protocol/specification.ts';

/** Kinds of change. */
export const mutantKinds = [
  'bound moved',
  'bound dropped',
  'required flipped',
  'unique flipped',
  'type changed',
  'choice dropped',
  'reference re-targeted',
  'field dropped',
  'state dropped',
  'initial state moved',
  'transition re-targeted',
  'transition from elsewhere',
  'transition dropped',
  'role swapped',
  'scope own to all',
  'scope all to own',
  'action added',
  'action dropped',
  'verb dropped',
  'permission dropped',
  'hidden dropped',
  'rule dropped',
  'rule bound moved',
  'rule holder dropped',
  'rule states changed',
  'comparison turned',
  'period changed',
] as const;
export type MutantKind = (typeof mutantKinds)[number];
export type Mutant = { kind: MutantKind; element: string; specification: Specification };

type Change = (specification: Specification) => void;
type Make = (kind: MutantKind, element: string, change: Change) => void;

const isBrief = ({ source }: { source: { from: string } }): boolean => source.from === 'brief';

/** Whether the words that something cites hold a number: an implied bound is no promise of the brief. */
function isSaid(source: Entity['source'], value: number): boolean {
  return (
    source.from === 'brief' &&
    source.cites.some(({ text }) =>
      (text.match(/-?\d+(?:[.,]\d+)?/g) ?? []).some((one) => Number(one.replace(',', '.')) === value),
    )
  );
}

type FieldPlace = { entity: number; field: number; element: string };

function fieldOf(specification: Specification, { entity, field }: FieldPlace): Entity['fields'][number] {
  const found = specification.entities[entity]?.fields[field];
  if (!found) throw new RangeError('there is no such field');
  return found;
}

function boundMutants(original: Specification, place: FieldPlace, make: Make): void {
  const { type, source } = fieldOf(original, place);
  const scale = type.kind === 'money' ? 100 : 1;
  for (const bound of ['min', 'max', 'exclusiveMin', 'minLength', 'maxLength'] as const) {
    const value = bound in type ? (type as Record<string, unknown>)[bound] : undefined;
    if (typeof value !== 'number' || !isSaid(source, value / scale)) continue;
    for (const step of [scale, -scale, 10 * scale])
      make('bound moved', place.element, (copy) => {
        (fieldOf(copy, place).type as Record<string, unknown>)[bound] = value + step;
      });
    make('bound dropped', place.element, (copy) => {
      delete (fieldOf(copy, place).type as Record<string, unknown>)[bound];
    });
  }
  if (type.kind === 'text' && type.pattern !== undefined) {
    const { pattern } = type;
    make('bound moved', place.element, (copy) => {
      const { type: changed } = fieldOf(copy, place);
      if (changed.kind === 'text')
        changed.pattern = pattern.replace(/\{(\d+)\}/, (_, count) => `{${Number(count) + 1}}`);
    });
  }
}

function markMutants(original: Specification, place: FieldPlace, make: Make): void {
  const { type, required, unique, label } = fieldOf(original, place);
  if (type.kind !== 'boolean' && !/note|comment|remark|image|file|photo/i.test(label))
    make('required flipped', place.element, (copy) => {
      fieldOf(copy, place).required = !required;
    });
  if (type.kind !== 'reference')
    make('unique flipped', place.element, (copy) => {
      fieldOf(copy, place).unique = !unique;
    });
}

const telling = new Set(['email', 'phone', 'date', 'money']);

function typeMutants(original: Specification, place: FieldPlace, make: Make): void {
  const { type, source } = fieldOf(original, place);
  const change = (kind: MutantKind, edit: (type: Entity['fields'][number]['type']) => void): void =>
    make(kind, place.element, (copy) => edit(fieldOf(copy, place).type));
  if (telling.has(type.kind))
    make('type changed', place.element, (copy) => {
      fieldOf(copy, place).type = { kind: 'boolean' };
    });
  const isCurrency =
    source.from === 'brief' && source.cites.some(({ text }) => /euro|dollar|pound|franc/i.test(text));
  if (type.kind === 'money' && isCurrency)
    change('type changed', (changed) => {
      if (changed.kind === 'money') changed.currency = changed.currency === 'EUR' ? 'USD' : 'EUR';
    });
  if (type.kind === 'enum' && type.values.length > 2)
    change('choice dropped', (changed) => {
      if (changed.kind === 'enum') changed.values = changed.values.slice(0, -1);
    });
  if (type.kind === 'reference')
    for (const other of original.entities.filter(({ key }) => key !== type.entity).slice(0, 2))
      make('reference re-targeted', place.element, (copy) => {
        fieldOf(copy, place).type = { kind: 'reference', entity: other.key };
      });
}

function isUsed(specification: Specification, entity: Entity, key: string): boolean {
  return (
    JSON.stringify([specification.rules, specification.permissions.map(({ via }) => via)]).includes(
      `"${key}"`,
    ) || entity.display === key
  );
}

function fieldMutants(original: Specification, make: Make): void {
  original.entities.forEach((entity, index) =>
    entity.fields.forEach((field, position) => {
      if (!isBrief(field)) return;
      const place = { entity: index, field: position, element: elementId.field(entity.key, field.key) };
      boundMutants(original, place, make);
      markMutants(original, place, make);
      typeMutants(original, place, make);
      if (field.type.kind !== 'reference' && !isUsed(original, entity, field.key))
        make('field dropped', place.element, (copy) => {
          copy.entities[index]?.fields.splice(position, 1);
        });
    }),
  );
}

/** Takes transitions and states out of all that names them. */
function withoutStates(copy: Specification, index: number, gone: (state: string) => boolean): void {
  const lifecycle = copy.entities[index]?.lifecycle;
  if (!lifecycle) return;
  lifecycle.states = lifecycle.states.filter(({ value }) => !gone(value));
  lifecycle.transitions = lifecycle.transitions
    .map((one) => ({ ...one, from: one.from.filter((state) => !gone(state)) }))
    .filter(({ from, to }) => from.length > 0 && !gone(to));
  const verbs = new Set(lifecycle.transitions.map(({ verb }) => verb));
  for (const permission of copy.permissions)
    if (permission.entity === copy.entities[index]?.key)
      permission.transitions = permission.transitions.filter((verb) => verbs.has(verb));
}

function stateMutants(original: Specification, make: Make): void {
  original.entities.forEach((entity, index) => {
    const { lifecycle } = entity;
    if (!lifecycle || !isBrief(lifecycle)) return;
    const element = elementId.lifecycle(entity.key);
    const named = lifecycle.states.filter(isBrief);
    for (const { value } of named.filter((state) => state.value !== lifecycle.initial))
      make('state dropped', element, (copy) => withoutStates(copy, index, (state) => state === value));
    const last = named.at(-1);
    if (last && named.length > 1 && last.value !== lifecycle.initial)
      make('initial state moved', element, (copy) => {
        const changed = copy.entities[index]?.lifecycle;
        if (changed) changed.initial = last.value;
      });
  });
}

function transitionMutants(original: Specification, make: Make): void {
  original.entities.forEach((entity, index) =>
    entity.lifecycle?.transitions.forEach((transition, position) => {
      if (!isBrief(transition)) return;
      const element = elementId.transition(entity.key, transition.verb);
      const states = entity.lifecycle?.states.map(({ value }) => value) ?? [];
      const to = states.find((state) => state !== transition.to && !transition.from.includes(state));
      const from = states.find((state) => state !== transition.to && !transition.from.includes(state));
      const at = (copy: Specification) => copy.entities[index]?.lifecycle?.transitions[position];
      if (to !== undefined)
        make('transition re-targeted', element, (copy) => {
          const changed = at(copy);
          if (changed) changed.to = to;
        });
      if (from !== undefined && states.length > transition.from.length + 1)
        make('transition from elsewhere', element, (copy) => {
          const changed = at(copy);
          if (changed) changed.from = [from];
        });
      make('transition dropped', element, (copy) => {
        copy.entities[index]?.lifecycle?.transitions.splice(position, 1);
        for (const permission of copy.permissions)
          if (permission.entity === entity.key)
            permission.transitions = permission.transitions.filter((verb) => verb !== transition.verb);
      });
    }),
  );
}

function permissionMutants(original: Specification, make: Make): void {
  original.permissions.forEach((permission, index) => {
    if (!isBrief(permission)) return;
    const element = elementId.permission(permission.role, permission.entity);
    const change = (
      kind: MutantKind,
      edit: (permission: Specification['permissions'][number]) => void,
    ): void =>
      make(kind, element, (copy) => {
        const changed = copy.permissions[index];
        if (changed) edit(changed);
      });
    const other = original.roles.find(({ key }) => key !== permission.role);
    if (other)
      change('role swapped', (changed) => {
        changed.role = other.key;
      });
    const isGranting = permission.actions.length + permission.transitions.length > 0;
    if (isGranting)
      change(permission.scope === 'own' ? 'scope own to all' : 'scope all to own', (changed) => {
        changed.scope = changed.scope === 'own' ? 'all' : 'own';
      });
    for (const action of ['update', 'delete'] as const)
      if (isGranting && !permission.actions.includes(action))
        change('action added', (changed) => {
          changed.actions.push(action);
        });
    for (const action of permission.actions)
      if (action !== 'read')
        change('action dropped', (changed) => {
          changed.actions = changed.actions.filter((one) => one !== action);
        });
    for (const verb of permission.transitions)
      change('verb dropped', (changed) => {
        changed.transitions = changed.transitions.filter((one) => one !== verb);
      });
    if (isGranting)
      make('permission dropped', element, (copy) => {
        copy.permissions.splice(index, 1);
      });
  });
}

function hiddenMutants(original: Specification, make: Make): void {
  original.hidden.forEach((hidden, index) => {
    if (!isBrief(hidden)) return;
    const element = elementId.hidden(hidden);
    make('hidden dropped', element, (copy) => {
      copy.hidden.splice(index, 1);
    });
    const other = original.roles.find(({ key }) => key !== hidden.role);
    if (other && hidden.role !== 'anyone')
      make('role swapped', element, (copy) => {
        const changed = copy.hidden[index];
        if (changed) changed.role = other.key;
      });
  });
}

const turned = { lt: 'gt', lte: 'gte', gt: 'lt', gte: 'lte', ne: 'eq', eq: 'ne' } as const;
const periods = { day: 'week', week: 'month', month: 'day', year: 'month' } as const;

type Rule = Specification['rules'][number];
type Edit = (rule: Rule) => void;

/** The changes of a rule by its numbers. */
function boundEdits(rule: Rule): Edit[] {
  if (rule.kind === 'limit' && typeof rule.max === 'number') {
    const { max } = rule;
    return [1, -1, 7].map((step) => (changed) => {
      if (changed.kind === 'limit') changed.max = max + step;
    });
  }
  if (rule.kind === 'noOverlap' && rule.end.by === 'minutes')
    return [
      (changed) => {
        if (changed.kind === 'noOverlap' && changed.end.by === 'minutes') changed.end.minutes += 15;
      },
    ];
  if (rule.kind === 'timed')
    return [
      (changed) => {
        if (changed.kind === 'timed') changed.after.amount *= 2;
      },
    ];
  if (rule.kind !== 'deadline' || rule.offset.amount === 0) return [];
  return [
    (changed) => {
      if (changed.kind === 'deadline') changed.offset.amount *= 2;
    },
  ];
}

/** The changes of a rule by what it counts and compares. */
function shapeEdits(original: Specification, rule: Rule): [kind: MutantKind, edit: Edit][] {
  if (rule.kind === 'compare')
    return [
      [
        'comparison turned',
        (changed) => {
          if (changed.kind === 'compare') changed.op = turned[changed.op];
        },
      ],
    ];
  if (rule.kind !== 'limit' && rule.kind !== 'noOverlap') return [];
  const dropHolder: Edit = (changed) => {
    if (changed.kind === 'limit' || changed.kind === 'noOverlap') changed.per = [];
  };
  const isCounted = rule.per.length > 0 && typeof (rule.max ?? 0) === 'number';
  return [
    ...(isCounted ? [['rule holder dropped', dropHolder] as [MutantKind, Edit]] : []),
    ...(rule.kind === 'limit' ? limitEdits(original, rule) : []),
  ];
}

function limitEdits(original: Specification, rule: Extract<Rule, { kind: 'limit' }>): [MutantKind, Edit][] {
  const states = original.entities.find(({ key }) => key === rule.entity)?.lifecycle?.states ?? [];
  const changeStates: Edit = (changed) => {
    if (changed.kind === 'limit')
      changed.states = states.map(({ value }) => value).filter((value) => !rule.states?.includes(value));
  };
  const changePeriod: Edit = (changed) => {
    if (changed.kind === 'limit' && changed.period) changed.period.unit = periods[changed.period.unit];
  };
  return [
    ...(rule.states ? [['rule states changed', changeStates] as [MutantKind, Edit]] : []),
    ...(rule.period ? [['period changed', changePeriod] as [MutantKind, Edit]] : []),
  ];
}

function ruleMutants(original: Specification, make: Make): void {
  original.rules.forEach((rule, index) => {
    if (!isBrief(rule)) return;
    const element = elementId.rule(rule.id);
    const change = (kind: MutantKind, edit: Edit): void =>
      make(kind, element, (copy) => {
        const changed = copy.rules[index];
        if (changed) edit(changed);
      });
    make('rule dropped', element, (copy) => {
      copy.rules.splice(index, 1);
    });
    for (const edit of boundEdits(rule)) change('rule bound moved', edit);
    for (const [kind, edit] of shapeEdits(original, rule)) change(kind, edit);
  });
}

/** Every mutant of a specification in what its brief says; what we assumed is left as it is. */
export function mutantsOf(original: Specification): Mutant[] {
  const mutants: Mutant[] = [];
  const make: Make = (kind, element, change) => {
    const specification = structuredClone(original);
    change(specification);
    mutants.push({ kind, element, specification });
  };
  fieldMutants(original, make);
  stateMutants(original, make);
  transitionMutants(original, make);
  permissionMutants(original, make);
  hiddenMutants(original, make);
  ruleMutants(original, make);
  return mutants;
}

/** States, transitions, roles and permissions in controlled English. */
import { visitorRole } from '../../protocol/specification.ts';
import type {
  Entity,
  Hidden,
  Permission,
  Role,
  Specification,
  Transition,
} from '../../protocol/specification.ts';
import { capital, done, listed, lower, nameOfKey, plural, withArticle } from './english-phrase.ts';
import type { Ways, Within } from './wording.ts';

function stateWords(entity: Entity, values: readonly string[], word: 'and' | 'or'): string {
  return listed(
    values.map((value) => value.toLowerCase()),
    word,
  );
}

/** The states of an entity, the initial one first, and which of them no longer count. */
export function statesWays(entity: Entity): Ways {
  const { lifecycle, label } = entity;
  if (!lifecycle) return [];
  const rest = lifecycle.states.filter(({ value }) => value !== lifecycle.initial);
  const values = [lifecycle.initial, ...rest.map(({ value }) => value)];
  const plain = `${capital(withArticle(lower(label)))} is ${stateWords(entity, values, 'or')}.`;
  const counting = lifecycle.states.map(
    ({ value, occupies }) =>
      `${capital(withArticle(`${value} ${lower(label)}`))} ${occupies ? 'still counts' : 'no longer counts'}.`,
  );
  const begins = `A new ${lower(label)} is ${lifecycle.initial}.`;
  return [plain, `${plain} ${begins}`, [plain, begins, ...counting].join(' ')];
}

/** "A booked or confirmed appointment can be cancelled." */
export function transitionWays({ entity, said }: Within<Transition>): Ways {
  const { from, to, verb } = said;
  const name = lower(entity.label);
  const what = withArticle(name);
  const steps = from.map((state) => `${capital(what)} goes from ${state} to ${to}.`).join(' ');
  const can = `${capital(withArticle(`${stateWords(entity, from, 'or')} ${name}`))} can`;
  const stamps = said.stamps === undefined ? '' : ` That fills in its ${nameOfKey(entity, said.stamps)}.`;
  const isPlain = done(verb) === to;
  return isPlain
    ? [`${can} be ${to}.${stamps}`, `${steps}${stamps}`]
    : [
        `${steps}${stamps}`,
        `${can} be ${done(verb)} and is then ${to}.${stamps}`,
        `${can} become ${to}.${stamps}`,
      ];
}

/** That people of a role have accounts, and who opens them. */
export function roleWays({ label, entity, selfSignUp }: Role, { entities }: Specification): Ways {
  const who = capital(plural(label));
  const linked = entities.find(({ key }) => key === entity);
  const record =
    linked && linked.label !== label ? ` Each ${lower(label)} is ${withArticle(lower(linked.label))}.` : '';
  return selfSignUp ? [`${who} may open an account themselves.${record}`] : [`${who} sign in.${record}`];
}

const acts = { create: 'create', read: 'see', update: 'change', delete: 'delete' } as const;

/** What is done with records that their entity calls by a verb: "cancel". */
function verbsSaid(entity: Entity, transitions: readonly string[]): string[] {
  return transitions.map((verb) => {
    const to = entity.lifecycle?.transitions.find((one) => one.verb === verb)?.to;
    return to === undefined || done(verb) === to ? verb.replaceAll('-', ' ') : `mark as ${to}`;
  });
}

function granted({ specification, entity, said }: Within<Permission>): string {
  const who = peopleOf(specification, said.role);
  const states = said.states ? `${stateWords(entity, said.states, 'or')} ` : '';
  const whose = said.scope === 'own' ? 'only their own ' : '';
  const what = `${whose}${states}${lower(entity.labelPlural)}`;
  const words = [...said.actions.map((action) => acts[action]), ...verbsSaid(entity, said.transitions)];
  const marks = words.filter((word) => word.startsWith('mark as '));
  const plain = words.filter((word) => !word.startsWith('mark as '));
  const marked = marks.map((word) => `${who} may mark ${what} as ${word.slice('mark as '.length)}.`);
  return [...(plain.length > 0 ? [`${who} may ${listed(plain, 'and')} ${what}.`] : []), ...marked].join(' ');
}

function peopleOf({ roles }: Specification, key: string): string {
  if (key === 'anyone') return 'Anyone';
  return capital(plural(roles.find((role) => role.key === key)?.label ?? key));
}

/** "Customers may create and cancel only their own appointments." */
export function permissionWays(within: Within<Permission>): Ways {
  const { specification, entity, said } = within;
  const who = peopleOf(specification, said.role);
  const fields = said.fields?.map((key) => nameOfKey(entity, key));
  const only =
    fields === undefined
      ? ''
      : ` ${who} may change only the ${listed(fields, 'and')} of ${lower(entity.labelPlural)}.`;
  return [`${granted(within)}${only}`];
}

/** "Clerks may not see the price of bookings." */
export function hiddenWays({ specification, entity, said }: Within<Hidden>): Ways {
  const who = said.role === visitorRole ? 'Visitors without an account' : peopleOf(specification, said.role);
  const field = nameOfKey(entity, said.field);
  return [
    `${who} may not see the ${field} of ${lower(entity.labelPlural)}.`,
    `${who} may not see the ${field} of ${withArticle(lower(entity.label))}.`,
  ];
}

/** That a role may do nothing with an entity. */
export function nothingWays(role: Role, entity: Entity): Ways {
  return [`${capital(plural(role.label))} may not see ${lower(entity.labelPlural)}.`];
}

/** That accounts of a role are opened by an administrator. */
export function closedWays(role: Role): Ways {
  return [`${capital(plural(role.label))} may not open an account themselves.`];
}

/** Journeys through the states of a record: every transition that a role may do, by its button. */
import type { Journey } from '../../protocol/journey.ts';
import {
  adminRole,
  elementId,
  type Entity,
  type Lifecycle,
  type Permission,
  type Transition,
} from '../../protocol/specification.ts';
import { article, sentence } from './keep.ts';
import { pathTo } from './move-path.ts';
import { type Derivation, Underivable } from './maker.ts';
import { permissionOf, roleLabel, Script } from './script.ts';

/** One way through the states on one record: where it starts and what is pressed. */
type Walk = { before: Transition[]; presses: { from: string; transition: Transition }[] };

/** Few walks that press each of the transitions from each state in which it can be pressed. */
export function walksOf(
  lifecycle: Lifecycle,
  verbs: string[],
  mayFrom: (state: string) => boolean = () => true,
): Walk[] {
  const open = new Map<string, { from: string; transition: Transition }>();
  for (const transition of lifecycle.transitions) {
    if (!verbs.includes(transition.verb)) continue;
    for (const from of transition.from.filter(mayFrom)) {
      open.set(`${from} ${transition.verb}`, { from, transition });
    }
  }
  const walks: Walk[] = [];
  while (open.size > 0) {
    const starts = [...open.values()].map(({ from }) => ({ from, before: pathTo(lifecycle, from) }));
    const reachable = starts.filter((start) => start.before !== undefined);
    reachable.sort((one, other) => (one.before?.length ?? 0) - (other.before?.length ?? 0));
    const [start] = reachable;
    if (!start) break;
    const walk: Walk = { before: start.before ?? [], presses: [] };
    let at: string | undefined = start.from;
    while (at !== undefined) {
      const next: { from: string; transition: Transition } | undefined = nextPress(open, at);
      if (next) {
        walk.presses.push(next);
        open.delete(`${next.from} ${next.transition.verb}`);
      }
      at = next?.transition.to;
    }
    walks.push(walk);
  }
  return walks;
}

/** Among the presses left in a state, the one after which most are left: dead ends come last. */
function nextPress(
  open: Map<string, { from: string; transition: Transition }>,
  at: string,
): { from: string; transition: Transition } | undefined {
  const choices = [...open.values()].filter(({ from }) => from === at);
  const after = (to: string): number => [...open.values()].filter(({ from }) => from === to).length;
  return choices.sort((one, other) => after(other.transition.to) - after(one.transition.to))[0];
}

function stateLabel(lifecycle: Lifecycle, value: string): string {
  return lifecycle.states.find((state) => state.value === value)?.label ?? value;
}

function press(script: Script, entity: Entity, step: { from: string; transition: Transition }): void {
  const { lifecycle } = entity;
  if (!lifecycle) return;
  const { transition } = step;
  const label = stateLabel(lifecycle, transition.to);
  script.add(
    { do: 'press', say: `Presses ${transition.label}`, role: 'button', name: transition.label },
    { do: 'expectStatus', say: 'Is told what happened' },
    { do: 'expectText', say: `Reads that it is now “${label}”`, texts: [[label]] },
  );
  if (!transition.from.includes(transition.to)) {
    const say = `Is not offered ${transition.label} a second time`;
    script.add({ do: 'expectControl', say, role: 'button', name: transition.label, present: false });
  }
  script.proves.add(elementId.transition(entity.key, transition.verb)).add(elementId.lifecycle(entity.key));
}

/** In which states a role may move records. */
function statesOf({ specification }: Derivation, role: string, entity: Entity): (state: string) => boolean {
  const own = specification.permissions.filter((each) => each.role === role && each.entity === entity.key);
  return (state) => role === adminRole || own.some(({ states }) => states?.includes(state) ?? true);
}

/** What a role may do with an entity, as far as it may move its records: where some it moves only as its own, with these. */
function moverOf({ specification }: Derivation, role: string, entity: Entity): Permission | undefined {
  const permission = permissionOf(specification, role, entity);
  const own = specification.permissions.find(
    (each) =>
      each.role === role && each.entity === entity.key && each.scope === 'own' && each.transitions.length > 0,
  );
  return own && permission ? { ...permission, scope: own.scope, via: own.via } : permission;
}

/** All transitions of a role over an entity; one journey for each way through the states. */
export function moveJourneys(derivation: Derivation, role: string, entity: Entity): Journey[] {
  const permission = moverOf(derivation, role, entity);
  const { lifecycle } = entity;
  const isMover = permission?.actions.includes('read') === true && permission.transitions.length > 0;
  if (!lifecycle || !isMover || entity.partOf !== undefined) return [];
  const mayFrom = statesOf(derivation, role, entity);
  return walksOf(lifecycle, permission.transitions, mayFrom).flatMap((walk, nth) => {
    try {
      return [moveJourney(derivation, { role, entity, permission, walk, nth })];
    } catch (error) {
      if (error instanceof Underivable) return [];
      throw error;
    }
  });
}

type Move = { role: string; entity: Entity; permission: Permission; walk: Walk; nth: number };

function moveJourney(derivation: Derivation, { role, entity, permission, walk, nth }: Move): Journey {
  const { specification } = derivation;
  const script = new Script(derivation, role);
  const before = walk.before.map(({ verb }) => verb);
  const verbs = walk.presses.map(({ transition }) => transition.verb);
  const record = script.makeVisible(entity, permission, { acts: ['create', ...before, ...verbs] });
  script.walk(entity, record, before);
  for (const verb of verbs) script.prepare(entity, record, verb);
  script.signIn();
  script.openList(entity);
  script.add({ do: 'openRecord', say: `Opens the ${entity.label.toLowerCase()}`, record });
  for (const step of walk.presses) press(script, entity, step);
  if (role !== adminRole) script.proves.add(elementId.permission(role, entity.key));
  const who = sentence(roleLabel(specification, role), role);
  const { lifecycle } = entity;
  const states = walk.presses.map(
    ({ transition: { to } }) => `“${lifecycle ? stateLabel(lifecycle, to) : to}”`,
  );
  const name = entity.label.toLowerCase();
  const title = `${who} takes ${article(name)} ${name} to ${states.join(', then ')}`;
  return script.journey(`${role}-moves-${entity.collection}-${nth + 1}`, title);
}

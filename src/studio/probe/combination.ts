/** Probes of unique rules over several fields. */
import { createdByKey, type Rule } from '../../protocol/specification.ts';
import type { Body } from '../sample/compare.ts';
import { secondAdministrator } from './account.ts';
import { expect, fail } from './expect.ts';
import {
  crowd,
  enter,
  exitOf,
  expectIn,
  expectRefused,
  leave,
  otherValue,
  patch,
  pick,
  ruleHead,
  rush,
} from './entrance.ts';
import type { RulePlace } from './entrance.ts';
import type { After } from './world.ts';

/** A rule of the kind `unique`. */
export type CombinationRule = Extract<Rule, { kind: 'unique' }>;

/** Holds a rule that no two records agree in several fields against the product. */
export async function probeCombination(place: RulePlace<CombinationRule>): Promise<void> {
  const { rule, factory, entity, world } = place;
  const { ledger } = world;
  const keys = rule.fields.filter((key) => key !== createdByKey);
  const again = async (fixed: Parameters<typeof factory.body>[1]): ReturnType<typeof enter> =>
    enter(place, await factory.body(entity.key, fixed));
  await ledger.check(
    ruleHead(rule, 'same', 'Holds for new ones and for changes; one difference suffices.'),
    async (after) => {
      const shared = pick(await factory.body(entity.key), keys);
      const first = expectIn(place, await again(shared), after);
      expectRefused(place, await again(shared), after);
      if (rule.fields.includes(createdByKey)) await expectOthersFree(place, shared, after);
      for (const key of keys) {
        const different = { ...shared, [key]: await otherValue(place, key, shared[key]) };
        const id = expectIn(place, await again(different), after);
        const same = factory.change(entity.key, shared);
        expect(await patch(place, id, same), { status: 409, detail: rule.message });
      }
      expect(await patch(place, first, shared), { status: 200 });
      const verbs = exitOf(place);
      if (verbs === undefined) await world.admin.send({ method: 'DELETE', path: `${place.path}/${first}` });
      else await leave(place, first, verbs);
      expectIn(place, await again(shared), after);
    },
  );
  await ledger.check(ruleHead(rule, 'at-once', 'Of 10 at the same moment one gets in.'), async (after) => {
    const shared = pick(await factory.body(entity.key), keys);
    const bodies = await crowd(
      place,
      Array.from({ length: 10 }, () => shared),
    );
    const { ids, last } = await rush(place, bodies, after);
    if (ids.length !== 1) fail(last, `exactly 1 of 10 simultaneous ones to get in, not ${ids.length}`);
  });
}

/** What one account did once, another may still do: and once only as well. */
async function expectOthersFree(
  place: RulePlace<CombinationRule>,
  shared: Body,
  after: After,
): Promise<void> {
  const other = await secondAdministrator(place.world, after);
  const as = { ...place, world: { ...place.world, admin: other } };
  const json = await place.factory.body(place.entity.key, shared);
  expectIn(as, await enter(as, json), after);
  expectRefused(as, await enter(as, await place.factory.body(place.entity.key, shared)), after);
}

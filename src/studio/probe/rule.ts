/** Probes of the specification's rules, each kind by its own file. */
import { elementId } from '../../protocol/specification.ts';
import type { Rule } from '../../protocol/specification.ts';
import { probeCombination } from './combination.ts';
import { probeComparison } from './comparison.ts';
import { probeDeadline } from './deadline.ts';
import { placeOf } from './entrance.ts';
import type { Factory } from './factory.ts';
import { probeFreeze } from './freeze.ts';
import { probeHours } from './hours.ts';
import { probeLimit } from './limit.ts';
import { entityOf } from './model.ts';
import { probeOverlap } from './overlap.ts';
import { probeRequire } from './require.ts';
import { probeStock } from './stock.ts';
import { probeTimed } from './timed.ts';
import { Unprobeable, type World } from './world.ts';

/** Holds every rule against the product. */
export async function probeRules(world: World, factory: Factory): Promise<void> {
  for (const rule of world.specification.rules) {
    try {
      await probeRule(world, factory, rule);
    } catch (error) {
      if (!(error instanceof Unprobeable)) throw error;
      world.ledger.skip(elementId.rule(rule.id), error.message);
    }
  }
}

async function probeRule(world: World, factory: Factory, rule: Rule): Promise<void> {
  const at = { world, factory, entity: entityOf(world.specification, rule.entity) };
  const path = `/api/${at.entity.collection}`;
  switch (rule.kind) {
    case 'noOverlap':
      return probeOverlap(placeOf({ ...at, rule }));
    case 'limit':
      return probeLimit(placeOf({ ...at, rule }));
    case 'compare':
      return probeComparison(placeOf({ ...at, rule }));
    case 'unique':
      return probeCombination(placeOf({ ...at, rule }));
    case 'deadline':
      return probeDeadline({ ...at, path, rule });
    case 'freeze':
      return probeFreeze({ ...at, path, rule });
    case 'require':
      return probeRequire({ ...at, path, rule });
    case 'stock':
      return probeStock({ ...at, rule });
    case 'hours':
      return probeHours({ ...at, path, rule });
    case 'timed':
      return probeTimed({ ...at, path, rule });
  }
}

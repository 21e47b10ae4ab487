/** Probes of the specification's rules, each kind by its own file. */
import { elementId } from '../../protocol/specification.ts';
import type { Rule } from '../../protocol/specification.ts';
import { probeCombination } from './combination.ts';
import { probeComparison } from './comparison.ts';
import { placeOf } from './entrance.ts';
import type { Factory } from './factory.ts';
import { probeLimit } from './limit.ts';
import { entityOf } from './model.ts';
import { probeOverlap } from './overlap.ts';
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
    case 'freeze':
    case 'require':
    case 'stock':
    case 'hours':
      throw new Unprobeable(`no probe knows rules of the kind ${rule.kind} yet`);
  }
}

import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { specificationSchema, type Specification } from '../../protocol/specification.ts';
import { comparisonsOf, holds } from './compare.ts';
import { sampleBody } from './record.ts';

const source = { from: 'hand' };
const field = (key: string, type: object): object => ({ key, label: key, type, required: true, source });

function stays(rules: object[]): Specification {
  return specificationSchema.parse({
    format: 'macrohard/specification',
    version: 1,
    product: { name: 'Hotel', slug: 'hotel', summary: '' },
    entities: [
      {
        key: 'stay',
        collection: 'stays',
        label: 'Stay',
        labelPlural: 'Stays',
        fields: [
          field('arrival', { kind: 'date' }),
          field('departure', { kind: 'date' }),
          field('bornOn', { kind: 'date' }),
          field('least', { kind: 'integer', min: 1, max: 10 }),
          field('most', { kind: 'integer', min: 1, max: 10 }),
        ],
        source,
      },
    ],
    roles: [],
    permissions: [],
    rules: rules.map((rule, i) => ({
      id: `rule-${'abcdef'[i]}`,
      entity: 'stay',
      message: 'No.',
      source,
      ...rule,
    })),
  });
}

describe('sampleBody', () => {
  const specification = stays([
    { kind: 'compare', left: 'departure', op: 'gt', right: { kind: 'field', field: 'arrival' } },
    { kind: 'compare', left: 'bornOn', op: 'lt', right: { kind: 'now' } },
    { kind: 'compare', left: 'least', op: 'lt', right: { kind: 'field', field: 'most' } },
  ]);
  const [entity] = specification.entities;

  it('keeps every condition between fields, for any number and whatever is given for one side', () => {
    const present = { nowMs: Date.UTC(2030, 5, 1), timeZone: 'UTC' };
    const givenLeast = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
    fc.assert(
      fc.property(fc.nat(5000), givenLeast, (n, least) => {
        if (entity === undefined) return;
        const fixed = least === undefined ? {} : { least };
        const body = sampleBody({ specification, entity, n, fixed, nowMs: present.nowMs });
        if (least !== undefined) expect(body['least']).toBe(least);
        for (const rule of comparisonsOf(specification, entity)) {
          expect(holds(rule, { entity, body, present })).toBe(true);
        }
      }),
    );
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Journey, JourneyStepPlan } from '../../protocol/journey.ts';
import { parseSpecificationYaml } from '../specification/yaml.ts';
import { hoursOf, openingOf } from '../sample/opening.ts';
import { dayAt, minuteAt, weekdayOf } from '../sample/moment.ts';
import { deriveJourneys } from './derive.ts';

const fixture = (name: string) =>
  parseSpecificationYaml(
    readFileSync(join(import.meta.dirname, `../../../test/fixtures/specifications/${name}.yaml`), 'utf8'),
  );

const nowMs = Date.UTC(2026, 10, 22);

function stepsOf(journeys: readonly Journey[], id: string): JourneyStepPlan[] {
  const journey = journeys.find((each) => each.id === id);
  if (!journey) throw new Error(`no journey ${id} among ${journeys.map((each) => each.id).join(', ')}`);
  return journey.steps;
}

/** What the records of a collection that are made beforehand hold in a field. */
function madeWith(steps: readonly JourneyStepPlan[], collection: string, field: string): unknown[] {
  return steps.flatMap((step) => {
    const value = step.do === 'arrange' && step.save.collection === collection ? step.body[field] : undefined;
    return value && 'value' in value ? [value.value] : [];
  });
}

describe('records that fill a limit', () => {
  it('lie in one period, when the product is open, and none over another', () => {
    const clinic = fixture('clinic');
    const steps = stepsOf(deriveJourneys(clinic, nowMs), 'rule-trois-par-an');
    const moments = madeWith(steps, 'rendez-vous', 'debut').map((each) => Date.parse(String(each)));
    const entity = clinic.entities.find(({ key }) => key === 'rendezVous');
    if (!entity) throw new Error('The clinic has appointments.');
    const { timeZone } = clinic.product;
    const { days, from, to } = openingOf(hoursOf(clinic, entity, 'debut'));
    expect(new Set(moments).size).toBe(12);
    expect(new Set(moments.map((ms) => dayAt(ms, timeZone).slice(0, 4))).size).toBe(1);
    for (const ms of moments) {
      expect(days).toContain(weekdayOf(dayAt(ms, timeZone)));
      expect(minuteAt(ms, timeZone)).toBeGreaterThanOrEqual(from);
      expect(minuteAt(ms, timeZone)).toBeLessThan(to);
    }
  });

  it('do not take the only kiln from each other', () => {
    const kiln = fixture('kiln');
    const steps = stepsOf(deriveJourneys(kiln, nowMs), 'rule-firings-per-week');
    const days = madeWith(steps, 'firings', 'beginsAt').map((each) => String(each).slice(0, 10));
    expect(new Set(days).size).toBe(3);
  });
});

describe('what a record refers to', () => {
  it('is in the state that is asked of it, where it is the account’s own as well', () => {
    const journeys = deriveJourneys(fixture('clinic'), nowMs);
    for (const id of ['patient-creates-avis', 'patient-border']) {
      const verbs = stepsOf(journeys, id).flatMap((step) => (step.do === 'arrangeMove' ? [step.verb] : []));
      expect(verbs).toContain('honorer');
    }
  });

  it('has the values that are asked of it, where it holds the room as well', () => {
    const steps = stepsOf(deriveJourneys(fixture('every-rule'), nowMs), 'rule-bench-has-seats');
    expect(madeWith(steps, 'benches', 'isOpen')).toEqual([true]);
  });
});

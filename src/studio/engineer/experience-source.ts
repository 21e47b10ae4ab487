import type { Planned } from './planned.ts';
import { experienceOf } from './experience.ts';
import { valueSource } from './value-source.ts';

/** A member of the arrangement: lists of things with a line for each. */
function memberSource(name: string, value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return `  ${name}: ${valueSource(value as never)},`;
  const lines = (value as never[]).map((item) => `    ${valueSource(item)},`);
  return [`  ${name}: [`, ...lines, '  ],'].join('\n');
}

/** `src/experience.ts`: the blueprint's module with the arrangement of this product's pages in place of the sample. */
export function experienceSource(planned: Planned, blueprint: string): string {
  const members = Object.entries(experienceOf(planned.specification));
  const own = [
    'export const experience: Experience = {',
    ...members.map(([name, value]) => memberSource(name, value)),
    '};',
  ].join('\n');
  return blueprint.replace(/export const experience: Experience = \{[\s\S]*?\n\};/, () => own);
}

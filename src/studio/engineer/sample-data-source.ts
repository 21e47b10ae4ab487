import { composeSampleData } from '../sample-data/compose.ts';
import type { SampleStep, SampleValue } from '../sample-data/sample.ts';
import type { Planned } from './planned.ts';
import { quote } from './source-text.ts';

function valueSource(value: SampleValue): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if ('all' in value) return `{ all: [${value.all.join(', ')}] }`;
  if ('of' in value) return value.own === true ? `{ of: ${value.of}, own: true }` : `{ of: ${value.of} }`;
  return value.time === undefined
    ? `{ day: ${value.day} }`
    : `{ day: ${value.day}, time: ${quote(value.time)} }`;
}

function stepSource(step: SampleStep): string {
  if ('verb' in step) return `  { of: ${step.of}, verb: ${quote(step.verb)}, day: ${step.day} },`;
  const values = Object.entries(step.values).map(([key, value]) => `${key}: ${valueSource(value)}`);
  const by = step.by === undefined ? '' : `by: ${quote(step.by)}, `;
  return `  { make: ${quote(step.make)}, entered: ${step.entered}, ${by}values: { ${values.join(', ')} } },`;
}

/** `src/sample-data.ts`: the blueprint's module with steps for this product in place of the sample's own. */
export function sampleDataSource({ specification }: Planned, blueprint: string): string {
  const lines = composeSampleData(specification).map(stepSource);
  const own = ['export const sampleData: readonly SampleStep[] = [', ...lines, '];'].join('\n');
  return blueprint.replace(/export const sampleData[^[]*\[\][^[]*\[[\s\S]*?\n\];/, () => own);
}

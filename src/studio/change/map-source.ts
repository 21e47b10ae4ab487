/** The same specification with every element's source rewritten. */
import { specificationSchema, type Source, type Specification } from '../../protocol/specification.ts';

/** Rewrites the source of every element. */
export function mapSources(specification: Specification, map: (source: Source) => Source): Specification {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, key === 'source' ? map(part as Source) : visit(part)]),
    );
  };
  return specificationSchema.parse(visit(specification));
}

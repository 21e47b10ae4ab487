/** Taking an element out of a specification, with everything that cannot be without it. */
import { specificationSchema, type Specification } from '../../protocol/specification.ts';
import { validateSpecification } from '../specification/validate.ts';
import { assembleElements, elementsOf, type Element } from './element.ts';

/** How often what was left naming something that is gone is looked for: each time one such place goes. */
const rounds = 1000;

/** The specification without the element, unless words of the brief from `from` on say it again. */
export function dropElement(specification: Specification, id: string, from: number): Specification {
  const elements = new Map(elementsOf(specification));
  const element = elements.get(id);
  if (!element) return specification;
  if (element.source.from === 'brief' && element.source.cites.some(({ start }) => start >= from))
    return specification;
  elements.delete(id);
  for (const other of elementsOf(specification).values()) if (isWithin(other, id)) elements.delete(other.id);
  return prune(withElements(elements, specification));
}

function isWithin({ owner, id }: Element, gone: string): boolean {
  const [, entity = ''] = gone.split(':');
  return (
    owner === gone || (gone.startsWith('entity:') && id.split(':')[1]?.startsWith(`${entity}.`) === true)
  );
}

/** A specification from elements. Throws when they do not make one. */
export function withElements(elements: ReadonlyMap<string, Element>, rest: Specification): Specification {
  return specificationSchema.parse(assembleElements(elements, rest));
}

/** Leaves out whatever names something that is not there. */
export function prune(specification: Specification): Specification {
  let left = specification;
  for (let round = 0; round < rounds; round += 1) {
    const [problem] = validateSpecification(left);
    if (!problem) return left;
    left = specificationSchema.parse(without(left, problem.path.split('.')));
  }
  return left;
}

/** Members whose absence leaves their element whole. */
const optional = new Set(['display', 'partOf', 'stamps']);

/** The value without what the path names: the member where it may be absent, else the nearest element of a list. */
function without(value: unknown, path: readonly string[]): unknown {
  const clone: unknown = structuredClone(value);
  const steps = path.findIndex((step) => optional.has(step));
  const end = steps === -1 ? path.findLastIndex((step) => /^\d+$/.test(step)) : steps;
  let owner: unknown = clone;
  for (const step of path.slice(0, end)) owner = (owner as Record<string, unknown>)[step];
  const key = path[end] ?? '';
  if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else delete (owner as Record<string, unknown>)[key];
  return clone;
}

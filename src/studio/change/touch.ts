/** What a change speaks of. */
import type { Specification } from '../../protocol/specification.ts';
import { segmentsOf, type Token } from '../analyst/language/text.ts';
import type { Element } from './element.ts';
import { Vocabulary } from './vocabulary.ts';

/** Says whether an element belongs to what a change speaks of. */
export type Touched = { includes(element: Element): boolean };

/** The most words that a name of a thing has. */
const longestName = 4;

/** The entities and roles that a text names, as they are called before or after it. */
export function touchedBy(change: string, specifications: readonly Specification[]): Touched {
  const entities = new Set<string>();
  const roles = new Set<string>();
  const vocabularies = specifications.map((specification) => new Vocabulary(specification));
  for (const run of runsOf(change)) {
    for (const vocabulary of vocabularies) {
      for (const key of vocabulary.entitiesNamed(run)) entities.add(key);
      for (const { key } of vocabulary.rolesNamed(run)) roles.add(key);
    }
  }
  return { includes: (element) => isTouched(element, entities, roles) };
}

/** Every run of words that could be a name. */
function runsOf(text: string): Token[][] {
  const lengths = Array.from({ length: longestName }, (_, index) => index + 1);
  return segmentsOf(text).flatMap(({ tokens }) =>
    tokens.flatMap((_, index) => lengths.map((length) => tokens.slice(index, index + length))),
  );
}

/** Members of an element's value that name what it is about. */
type About = { entity?: unknown; role?: unknown; key?: unknown; type?: { entity?: unknown } };

function isTouched(
  { id, value }: Element,
  entities: ReadonlySet<string>,
  roles: ReadonlySet<string>,
): boolean {
  const { entity, role, type } = value as About;
  const has = (key: unknown): boolean => typeof key === 'string' && entities.has(key);
  if (typeof role === 'string') return has(entity) && (roles.size === 0 || roles.has(role));
  const [kind = '', rest = ''] = id.split(':');
  if (kind === 'role') return roles.has(rest) || entities.has(rest);
  return has(entity) || has(type?.entity) || has(rest.split('.')[0]);
}

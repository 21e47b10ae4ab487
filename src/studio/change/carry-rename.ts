/**
 * A rename touches names and nothing else. The specification gets its new keys by itself; its words (labels, messages,
 * the identifiers of rules) come from reading the brief with the new names in it, but only where that reading says the same
 * as before: a new name may be read otherwise (a noun of another gender, a word that is also a verb).
 */
import { isDeepStrictEqual } from 'node:util';
import type { Specification } from '../../protocol/specification.ts';
import { kebabOf, labelOf } from '../analyst/assembly/name.ts';
import { withElements } from './drop.ts';
import { elementsOf, type Element, type Elements } from './element.ts';
import type { Rename } from './instruction.ts';
import { lexiconOf } from './vocabulary.ts';

/** Members that word an element: what it means is in the others. */
const wording = new Set('id label labelPlural collection gender message subject source'.split(' '));

function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaningOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (wording.has(name) ? [] : [[name, meaningOf(member)]])),
  );
}

const kindOf = ({ id }: Element): string => id.slice(0, id.indexOf(':'));

/** The element of a reading that means the same. */
function counterpartOf(element: Element, among: Elements): Element | undefined {
  const means = (one: Element): boolean =>
    kindOf(one) === kindOf(element) && isDeepStrictEqual(meaningOf(one.value), meaningOf(element.value));
  const same = among.get(element.id);
  if (same && means(same)) return same;
  const [found, ...others] = [...among.values()].filter(means);
  return others.length === 0 && found?.owner === element.owner ? found : undefined;
}

/** Readings of the brief before and after the renames, both under the keys of after. */
type Readings = { before: Specification; after: Specification };

/** `base`, under the keys of after, in the words of after; what a hand changed keeps its words. */
export function inNewWords(
  base: Specification,
  { before, after }: Readings,
  renames: readonly Rename[],
): Specification {
  const [old, fresh] = [elementsOf(before), elementsOf(after)];
  const elements = [...elementsOf(base).values()].map((element): [string, Element] => {
    const read = old.get(element.id);
    const isAsRead = read !== undefined && isDeepStrictEqual(read.value, element.value);
    const found = isAsRead ? counterpartOf(element, fresh) : undefined;
    return found ? [found.id, { ...element, ...found }] : [element.id, element];
  });
  return renames.reduce(
    (specification, rename) => relabelled(specification, rename, before),
    withElements(new Map(elements), base),
  );
}

/** The head that is renamed is called so, and the role of the same name, whatever the reading made of it. */
function relabelled(specification: Specification, rename: Rename, before: Specification): Specification {
  const label = labelOf(rename.to);
  const { pluralOf } = lexiconOf(specification.product.language);
  const labelPlural = label.replace(/\S+$/u, (last) => pluralOf(last));
  if ('role' in rename) {
    const roles = specification.roles.map((role) => (role.key === rename.role ? { ...role, label } : role));
    return { ...specification, roles };
  }
  const collection = kebabOf(labelPlural) ?? rename.entity;
  const was = before.entities.find(({ key }) => key === rename.entity)?.label;
  const roles = specification.roles.map((role) =>
    rename.field === undefined && role.entity === rename.entity && role.label === was
      ? { ...role, label }
      : role,
  );
  const entities = specification.entities.map((entity) => {
    if (entity.key !== rename.entity) return entity;
    if (rename.field === undefined) return { ...entity, label, labelPlural, collection };
    const fields = entity.fields.map((one) => (one.key === rename.field ? { ...one, label } : one));
    const derived = entity.derived.map((one) => (one.key === rename.field ? { ...one, label } : one));
    return { ...entity, fields, derived };
  });
  return { ...specification, entities, roles };
}

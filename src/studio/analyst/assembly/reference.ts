/** Fields that refer to another record. */
import type { Entity } from '../../../protocol/specification.ts';
import type { Span } from '../language/text.ts';
import type { Draft } from './draft.ts';
import { keyOf, labelOf } from './name.ts';

/** A field that refers to another entity, unless there is one. */
export function putReference(
  draft: Draft,
  entity: Entity,
  { target, isRequired, cite, name }: { target: string; isRequired: boolean; cite: Span; name?: string },
): void {
  const to = draft.entity(target)?.entity;
  if (!to) return;
  const base = name === undefined ? to.key : (keyOf(name) ?? to.key);
  const known = entity.fields.find((field) => field.key === `${base}Id`);
  if (known) {
    known.source = draft.alsoCited(known.source, cite);
    return;
  }
  // A text field of the same name gives way: "a book has an author" and "each author has a name".
  entity.fields = entity.fields.filter((field) => field.key !== to.key);
  entity.fields.push({
    key: `${base}Id`,
    label: name === undefined ? to.label : labelOf(name),
    type: { kind: 'reference', entity: to.key },
    required: isRequired,
    unique: false,
    source: draft.cited([cite]),
  });
}

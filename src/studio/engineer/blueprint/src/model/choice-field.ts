import { accept, type Field, type FieldOptions, makeField, refuse } from './field.ts';
import { words } from '../words.ts';

/** Yes or no; no when left out. */
export function boolean(key: string, label: string, options: FieldOptions = {}): Field {
  return makeField({ key, label }, options, {
    kind: 'boolean',
    sqlType: 'INTEGER',
    default: options.default ?? (options.required ? null : false),
    control: { kind: 'checkbox' },
    schema: { type: 'boolean' },
    fromJson: (input) =>
      typeof input === 'boolean' ? accept(input) : refuse(words.refusals.mustBeTrueOrFalse(label)),
    fromForm: (input) => accept(input === 'true' || input === 'on'),
    show: (value) => (value === true ? words.screens.yes : words.screens.no),
  });
}

/** One of a few words. */
export function choice(
  key: string,
  label: string,
  options: FieldOptions & { values: readonly string[] },
): Field {
  const { values } = options;
  return makeField({ key, label }, options, {
    kind: 'enum',
    sqlType: 'TEXT',
    control: { kind: 'choice', values },
    schema: { type: 'string', enum: values },
    fromJson: (input) =>
      typeof input === 'string' && values.includes(input)
        ? accept(input)
        : refuse(words.refusals.mustBeOneOf(label, values)),
  });
}

/** The number of a record of another entity. Whether that record exists is asked when the record is written. */
export function reference(key: string, label: string, options: FieldOptions & { entity: string }): Field {
  return makeField({ key, label }, options, {
    kind: 'reference',
    sqlType: 'INTEGER',
    control: { kind: 'reference', entity: options.entity },
    schema: { type: 'integer', minimum: 1, description: `id of a record: ${options.entity}` },
    fromJson: (input) =>
      typeof input === 'number' && Number.isSafeInteger(input) && input > 0
        ? accept(input)
        : refuse(words.refusals.mustBeRecordNumber(label)),
    fromForm: (input) =>
      /^[1-9][0-9]{0,14}$/.test(input) ? accept(Number(input)) : refuse(words.refusals.chooseFromList(label)),
  });
}

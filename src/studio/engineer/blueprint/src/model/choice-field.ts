import { accept, type Field, type FieldOptions, makeField, type Reading, refuse } from './field.ts';
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

/**
 * The words of a list of choices as people read them: each begins with a capital letter. Units (kg, ml) stay as they are,
 * and so do their neighbours.
 */
export function choicesOf(values: readonly string[]): { value: string; label: string }[] {
  const isPlain = values.every((value) => value.length > 2);
  return values.map((value) => ({
    value,
    label: isPlain ? `${value.charAt(0).toUpperCase()}${value.slice(1)}` : value,
  }));
}

/** One of a few words. */
export function choice(
  key: string,
  label: string,
  options: FieldOptions & { values: readonly string[] },
): Field {
  const { values } = options;
  const labels = new Map(choicesOf(values).map((each) => [each.value, each.label]));
  return makeField({ key, label }, options, {
    kind: 'enum',
    sqlType: 'TEXT',
    control: { kind: 'choice', values },
    schema: { type: 'string', enum: values },
    fromJson: (input) =>
      typeof input === 'string' && values.includes(input)
        ? accept(input)
        : refuse(words.refusals.mustBeOneOf(label, values)),
    show: (value) => labels.get(String(value ?? '')) ?? String(value ?? ''),
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

const isRecordNumber = (input: unknown): input is number =>
  typeof input === 'number' && Number.isSafeInteger(input) && input > 0;

const maxReferences = 500;

/** The numbers of any number of records of another entity, each once and in order; an empty list counts as left out. */
export function references(key: string, label: string, options: FieldOptions & { entity: string }): Field {
  const fromJson = (input: unknown): Reading => {
    if (!Array.isArray(input) || !input.every(isRecordNumber) || input.length > maxReferences)
      return refuse(words.refusals.mustBeRecordNumbers(label));
    if (input.length === 0) return accept(options.required ? null : []);
    return accept([...new Set(input)].sort((a, b) => a - b));
  };
  const fromForm = (input: string): Reading => {
    const parts = input.split(',').map((part) => part.trim());
    if (!parts.every((part) => /^[1-9][0-9]{0,14}$/.test(part)))
      return refuse(words.refusals.chooseFromList(label));
    return fromJson(parts.map(Number));
  };
  return makeField({ key, label }, options, {
    kind: 'references',
    sqlType: 'TEXT',
    control: { kind: 'references', entity: options.entity },
    schema: {
      type: 'array',
      items: { type: 'integer', minimum: 1 },
      uniqueItems: true,
      description: `ids of records: ${options.entity}`,
    },
    fromJson,
    fromForm,
  });
}

/** What a field of a record can hold once it is stored; a list holds the numbers of records. */
export type Value = string | number | boolean | null | readonly number[];

/** The outcome of reading what somebody sent: a value, or what is wrong with it. */
export type Reading = { ok: true; value: Value } | { ok: false; message: string };

/** The control with which a person fills a field in. */
export type Control =
  | { kind: 'input'; type: string; inputMode?: string; step?: string; suffix?: string }
  | { kind: 'textarea' }
  | { kind: 'checkbox' }
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'reference'; entity: string }
  /** Any number of records; a form sends their numbers with commas between them. */
  | { kind: 'references'; entity: string }
  | { kind: 'upload'; accept: string };

/** One field of an entity: how it is named, checked, stored, shown and typed. */
export type Field = {
  key: string;
  label: string;
  kind: string;
  /** The column of the table; it differs from the key only after the field changed its type. */
  column: string;
  sqlType: 'TEXT' | 'INTEGER' | 'REAL';
  required: boolean;
  unique: boolean;
  /** What a new record gets that leaves the field out; for `today` and `now` it is that of the moment of asking. */
  default: Value;
  control: Control;
  /** The unit of a length of time. */
  unit?: string;
  /** JSON Schema of the value, without null. */
  schema: Record<string, unknown>;
  /** Reads a JSON value; never called with null or nothing. */
  fromJson(input: unknown): Reading;
  /** Reads what a person typed; never called with an empty text. */
  fromForm(text: string): Reading;
  /** What a person reads. */
  show(value: Value): string;
  /** What stands in the control before the person types. */
  toForm(value: Value): string;
};

/** What every kind of field can be told. */
export type FieldOptions = { required?: boolean; unique?: boolean; default?: Value; column?: string };

export const accept = (value: Value): Reading => ({ ok: true, value });
export const refuse = (message: string): Reading => ({ ok: false, message });

type Behaviour = Pick<Field, 'kind' | 'sqlType' | 'control' | 'schema' | 'fromJson'> & Partial<Field>;

/** A field from its options and from what its kind brings; what the kind leaves out behaves as plain text. */
export function makeField(
  name: { key: string; label: string },
  options: FieldOptions,
  behaviour: Behaviour,
): Field {
  const plain = (value: Value): string => (value === null ? '' : String(value));
  return {
    ...name,
    column: options.column ?? name.key,
    required: options.required ?? false,
    unique: options.unique ?? false,
    default: options.default ?? null,
    fromForm: (input) => behaviour.fromJson(input),
    show: plain,
    toForm: plain,
    ...behaviour,
  };
}

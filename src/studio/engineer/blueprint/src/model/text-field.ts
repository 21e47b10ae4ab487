import { accept, type Field, type FieldOptions, makeField, type Reading, refuse } from './field.ts';
import { words } from '../words.ts';

type TextOptions = FieldOptions & {
  multiline?: boolean;
  minLength?: number;
  maxLength?: number;
  /** A regular expression that the whole text must match. */
  pattern?: string;
};

// Everything below a space except tab and line breaks, which only texts of several lines may hold.
// oxlint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

function lengthProblem(
  label: string,
  value: string,
  { least, most }: { least: number; most: number },
): string | undefined {
  const length = Array.from(value).length;
  if (length > most) return words.refusals.atMostCharacters(label, most);
  return length < least ? words.refusals.atLeastCharacters(label, least) : undefined;
}

/** A text. White space around it is dropped; an empty one counts as left out. */
export function text(key: string, label: string, options: TextOptions = {}): Field {
  const maxLength = options.maxLength ?? (options.multiline ? 20_000 : 1_000);
  const minLength = options.minLength ?? (options.required ? 1 : undefined);
  const whole = options.pattern === undefined ? undefined : new RegExp(`^(?:${options.pattern})$`, 'u');
  const fromJson = (input: unknown): Reading => {
    if (typeof input !== 'string') return refuse(words.refusals.mustBeText(label));
    const value = input.replaceAll('\r\n', '\n').trim();
    if (controlCharacters.test(value) || !value.isWellFormed()) {
      return refuse(words.refusals.strangeCharacters(label));
    }
    if (!options.multiline && value.includes('\n')) return refuse(words.refusals.oneLine(label));
    const problem = lengthProblem(label, value, { least: options.minLength ?? 0, most: maxLength });
    if (problem !== undefined) return refuse(problem);
    if (whole !== undefined && !whole.test(value)) return refuse(words.refusals.wrongForm(label));
    return accept(value === '' ? null : value);
  };
  return makeField({ key, label }, options, {
    kind: 'text',
    sqlType: 'TEXT',
    control: options.multiline ? { kind: 'textarea' } : { kind: 'input', type: 'text' },
    schema: {
      type: 'string',
      ...(minLength === undefined ? {} : { minLength }),
      maxLength,
      ...(options.pattern === undefined ? {} : { pattern: `^(?:${options.pattern})$` }),
    },
    fromJson,
  });
}

type Shape = {
  kind: string;
  type: string;
  maxLength: number;
  format?: string;
  pattern?: RegExp;
  /** What is wrong with a text of another form. */
  problem(label: string): string;
};

function shapedText(
  name: { key: string; label: string },
  options: FieldOptions,
  shape: Shape & { holds(value: string): boolean },
): Field {
  const base = text(name.key, name.label, { ...options, maxLength: shape.maxLength });
  return {
    ...base,
    kind: shape.kind,
    control: { kind: 'input', type: shape.type },
    schema: {
      ...base.schema,
      ...(shape.format === undefined ? {} : { format: shape.format }),
      ...(shape.pattern === undefined ? {} : { pattern: shape.pattern.source }),
    },
    fromJson: (input) => {
      const reading = base.fromJson(input);
      if (!reading.ok || reading.value === null || shape.holds(String(reading.value))) return reading;
      return refuse(shape.problem(name.label));
    },
    fromForm: (input) => {
      const reading = base.fromJson(input);
      if (!reading.ok || reading.value === null || shape.holds(String(reading.value))) return reading;
      return refuse(shape.problem(name.label));
    },
  };
}

const emailPattern =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
const phonePattern = /^[+(]?[0-9][0-9 ()./-]{2,29}$/;

/** Whether a text has the form of an email address. */
export function isEmail(value: string): boolean {
  return value.length <= 254 && emailPattern.test(value);
}

/** An email address. */
export function email(key: string, label: string, options: FieldOptions = {}): Field {
  const shape = {
    kind: 'email',
    type: 'email',
    maxLength: 254,
    format: 'email',
    problem: words.refusals.mustBeEmail,
    holds: isEmail,
  };
  return shapedText({ key, label }, options, shape);
}

/** A phone number: digits, with the usual signs between them. */
export function phone(key: string, label: string, options: FieldOptions = {}): Field {
  const shape = {
    kind: 'phone',
    type: 'tel',
    maxLength: 31,
    problem: words.refusals.mustBePhone,
  };
  return shapedText({ key, label }, options, {
    ...shape,
    pattern: phonePattern,
    holds: (value) => phonePattern.test(value),
  });
}

/** The address of a web page. */
export function url(key: string, label: string, options: FieldOptions = {}): Field {
  const holds = (value: string): boolean =>
    URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
  return shapedText({ key, label }, options, {
    kind: 'url',
    type: 'url',
    maxLength: 2_000,
    format: 'uri',
    problem: words.refusals.mustBeUrl,
    holds,
  });
}

const colourPattern = /^#[0-9a-f]{6}$/;

/** A colour, `#rrggbb`. */
export function colour(key: string, label: string, options: FieldOptions = {}): Field {
  const base = text(key, label, { ...options, maxLength: 7 });
  const fromJson = (input: unknown): Reading => {
    const reading = base.fromJson(typeof input === 'string' ? input.toLowerCase() : input);
    if (!reading.ok || reading.value === null || colourPattern.test(String(reading.value))) return reading;
    return refuse(words.refusals.mustBeColour(label));
  };
  return {
    ...base,
    kind: 'colour',
    control: { kind: 'input', type: 'color' },
    schema: { type: 'string', pattern: colourPattern.source },
    fromJson,
    fromForm: fromJson,
  };
}

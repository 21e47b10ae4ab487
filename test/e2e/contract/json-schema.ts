/** As much of JSON Schema 2020-12 as the products' descriptions use. An unknown keyword is a mistake, so that none is passed over. */

type Schema = Record<string, unknown>;

const annotations = new Set(['title', 'description', 'readOnly', 'default', 'x-currency']);

const formats: Record<string, (text: string) => boolean> = {
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
  'date-time': (text) => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text)),
  email: (text) => /^[^@\s]+@[^@\s]+$/.test(text),
  uri: (text) => URL.canParse(text),
  'uri-reference': (text) => URL.canParse(text, 'http://localhost'),
  time: (text) => /^\d{2}:\d{2}$/.test(text),
};

function typeOf(value: unknown): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
  return [typeof value];
}

type Check = (value: unknown, wanted: unknown, schema: Schema) => string[];

const when =
  <T>(
    is: (value: unknown) => value is T,
    check: (value: T, wanted: never, schema: Schema) => boolean,
  ): Check =>
  (value, wanted, schema) =>
    !is(value) || check(value, wanted as never, schema)
      ? []
      : [`${JSON.stringify(value)} breaks ${JSON.stringify(wanted)}`];

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const checks: Record<string, Check> = {
  type: (value, wanted) =>
    [wanted].flat().some((type) => typeOf(value).includes(String(type)))
      ? []
      : [`${JSON.stringify(value)} is no ${[wanted].flat().join(' or ')}`],
  enum: (value, wanted) =>
    (wanted as unknown[]).includes(value) ? [] : [`${JSON.stringify(value)} is none of the values`],
  format: when(isText, (value, wanted: string) => formats[wanted]?.(value) ?? false),
  pattern: when(isText, (value, wanted: string) => new RegExp(wanted, 'u').test(value)),
  minLength: when(isText, (value, wanted: number) => Array.from(value).length >= wanted),
  maxLength: when(isText, (value, wanted: number) => Array.from(value).length <= wanted),
  minimum: when(isNumber, (value, wanted: number) => value >= wanted),
  maximum: when(isNumber, (value, wanted: number) => value <= wanted),
  exclusiveMinimum: when(isNumber, (value, wanted: number) => value > wanted),
  uniqueItems: when(isList, (value) => new Set(value).size === value.length),
  items: (value, wanted) =>
    isList(value)
      ? value.flatMap((item, index) => faultsOf(wanted, item).map((fault) => `[${index}]${fault}`))
      : [],
  required: (value, wanted) =>
    isObject(value)
      ? (wanted as string[]).filter((key) => !(key in value)).map((key) => `.${key} is missing`)
      : [],
  properties: (value, wanted) =>
    isObject(value)
      ? Object.entries(wanted as Schema).flatMap(([key, schema]) =>
          key in value ? faultsOf(schema, value[key]).map((fault) => `.${key}: ${fault}`) : [],
        )
      : [],
  additionalProperties: (value, wanted, schema) => {
    const known = Object.keys(schema['properties'] ?? {});
    const extra =
      isObject(value) && wanted === false ? Object.keys(value).filter((key) => !known.includes(key)) : [];
    return extra.map((key) => `.${key} is not foreseen`);
  },
};

/** What in a value breaks a schema; empty when nothing does. */
export function faultsOf(schema: unknown, value: unknown): string[] {
  if (!isObject(schema)) return ['no schema'];
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    if (annotations.has(keyword)) return [];
    const check = checks[keyword];
    return check === undefined ? [`unknown keyword ${keyword}`] : check(value, wanted, schema);
  });
}

/** Entities and fields in controlled English. */
import type { Field, FieldType } from '../../protocol/specification.ts';
import { capital, entityOf, fieldName, listed, lower, withArticle } from './english-phrase.ts';
import type { Ways, Within } from './wording.ts';

type Bounds = { min?: number | undefined; max?: number | undefined; exclusiveMin?: number | undefined };

/** " between 3 and 9", " of at least 3"; `unit` is what one of the words is in the values. */
function boundsText({ min, max, exclusiveMin }: Bounds, unit = 1): string {
  if (min !== undefined && max !== undefined) return ` between ${min / unit} and ${max / unit}`;
  const parts = [
    ...(exclusiveMin === undefined ? [] : [`more than ${exclusiveMin / unit}`]),
    ...(min === undefined ? [] : [`at least ${min / unit}`]),
    ...(max === undefined ? [] : [`at most ${max / unit}`]),
  ];
  return parts.length > 0 ? ` of ${parts.join(' and ')}` : '';
}

const currencies: Record<string, string> = {
  EUR: 'euros',
  USD: 'dollars',
  GBP: 'pounds',
  CHF: 'Swiss francs',
  CAD: 'Canadian dollars',
};

type Text = Extract<FieldType, { kind: 'text' }>;

function lengthOf({ minLength, maxLength, pattern }: Text): string {
  if (pattern !== undefined) return formOf(pattern);
  if (minLength !== undefined && maxLength !== undefined)
    return ` between ${minLength} and ${maxLength} characters`;
  if (minLength !== undefined) return ` of at least ${minLength} characters`;
  return maxLength === undefined ? '' : ` of at most ${maxLength} characters`;
}

/** A pattern of letters and digits in words. */
function formOf(pattern: string): string {
  const parts = [...pattern.matchAll(/\[(0-9|A-Za-z|A-Z|a-z)\]\{(\d+)\}/g)];
  if (parts.map(([whole]) => whole).join('') !== pattern) return ` of the form ${pattern}`;
  const words = parts.map(([, of, count]) => `${count} ${of === '0-9' ? 'digits' : 'letters'}`);
  return words.length === 1 ? ` of ${words[0] ?? ''}` : ` (${words.join(' followed by ')})`;
}

type Said = { plain: string; explicit: string };

const named: Partial<Record<FieldType['kind'], string>> = {
  date: 'a date',
  datetime: 'a date and time',
  time: 'a time of day',
  email: 'an email address',
  phone: 'a phone number',
  url: 'a web address',
  colour: 'a colour',
  image: 'an image',
  file: 'a file',
  boolean: 'yes or no',
};

function numberOf(type: FieldType): Said | undefined {
  if (type.kind === 'integer' || type.kind === 'decimal' || type.kind === 'percentage') {
    const bounds = boundsText(type);
    const word = { integer: 'a whole number', decimal: 'a number', percentage: 'a percentage' }[type.kind];
    return { plain: bounds, explicit: `, which is ${word}${bounds}` };
  }
  if (type.kind === 'money') {
    const bounds = ` in ${currencies[type.currency] ?? type.currency}${boundsText(type, 100)}`;
    return { plain: bounds, explicit: `, which is an amount${bounds}` };
  }
  if (type.kind !== 'duration') return undefined;
  const bounds = boundsText(type);
  return { plain: bounds, explicit: `, which is a duration in ${type.unit}${bounds}` };
}

function typeSaid(type: FieldType): Said {
  if (type.kind === 'enum') {
    const choice = `, which is ${listed(type.values, 'or')}`;
    return { plain: choice, explicit: choice };
  }
  if (type.kind === 'text') {
    const length = lengthOf(type);
    return { plain: length, explicit: `, which is a ${type.multiline ? 'long ' : ''}text${length}` };
  }
  return numberOf(type) ?? { plain: '', explicit: `, which is ${named[type.kind] ?? type.kind}` };
}

function referenceWays({ specification, entity, said }: Within<Field>): Ways | undefined {
  const { type } = said;
  if (type.kind !== 'reference' && type.kind !== 'references') return undefined;
  const target = entityOf(specification, type.entity);
  const [whole, part] = [lower(target?.label ?? type.entity), withArticle(lower(entity.label))];
  if (type.kind === 'references')
    return [
      `${capital(part)} can have several ${lower(target?.labelPlural ?? type.entity)}, and ${withArticle(whole)} can belong to several ${lower(entity.labelPlural)}.`,
    ];
  const isPlain = said.key === `${type.entity}Id`;
  const optional = said.required ? '' : 'optional ';
  return isPlain
    ? [
        `${capital(part)} ${said.required ? 'belongs' : 'may belong'} to ${withArticle(whole)}.`,
        `${capital(part)} is for ${withArticle(`${optional}${whole}`)}.`,
      ]
    : [`${capital(part)} has ${withArticle(`${optional}${fieldName(said)}`)}, who is ${withArticle(whole)}.`];
}

function defaultOf({ default: given, type }: Field): string {
  if (given === undefined) return '';
  if (type.kind === 'money' && typeof given === 'number') return String(given / 100);
  return type.kind === 'boolean' ? (given === true ? 'yes' : 'no') : String(given);
}

/** What is said of a field in sentences of its own. */
function addedTo({ said }: Within<Field>, { name, owner }: { name: string; owner: string }): string[] {
  const isMust = said.required && said.type.kind === 'boolean';
  return [
    ...(said.unique ? [`The ${name} of ${owner} is unique.`] : []),
    ...(said.default === undefined ? [] : [`The ${name} of ${owner} is ${defaultOf(said)} by default.`]),
    ...(isMust ? [`The ${name} of ${owner} is required.`] : []),
  ];
}

/** A field: "A book has an optional price in euros of at least 5, which is unique." */
export function fieldWays(within: Within<Field>): Ways {
  return referenceWays(within) ?? attributeWays(within);
}

function attributeWays(within: Within<Field>): Ways {
  const { entity, said } = within;
  const [name, owner] = [fieldName(said), withArticle(lower(entity.label))];
  const { plain, explicit } = typeSaid(said.type);
  const isChoice = said.type.kind === 'boolean';
  const optional = said.required || isChoice ? '' : 'optional ';
  const start = `${capital(owner)} has ${withArticle(`${optional}${name}`)}`;
  const added = addedTo(within, { name, owner });
  const whole = (sentence: string): string => [sentence, ...added].join(' ');
  if (isChoice) return [whole(`${start}${explicit}.`), whole(`${capital(owner)} has whether it is ${name}.`)];
  const given = added.filter((sentence) => !sentence.endsWith('unique.'));
  return [
    [`${start}${plain}${said.unique ? ', which is unique' : ''}.`, ...given].join(' '),
    whole(`${start}${explicit}.`),
    said.required
      ? whole(`${start}${plain}. The ${name} is required.`)
      : whole(`${capital(owner)} may have ${withArticle(name)}${plain}.`),
  ];
}

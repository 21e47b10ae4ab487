/**
 * What a specification may hold at most: texts that a screen and a source file can show as they are, sizes that can be built
 * and tested, names that mean nothing to the language underneath. A person who edits the YAML is told; the analyst stays
 * within it.
 */
import { productName } from '../../kernel/product-name.ts';
import type { Entity, Field, Specification } from '../../protocol/specification.ts';
import { patternProblem } from './pattern.ts';

type Report = (path: string, message: string) => void;

const most = {
  entities: 200,
  fields: 2000,
  roles: 50,
  permissions: 5000,
  rules: 1000,
  states: 100,
  values: 200,
};
const maxTextLength = 100_000;
const maxMinLength = 1000;
/** The longest name that a host name can have between two dots. */
const maxSlugLength = 63;

// Control characters, and those that make a line read otherwise than it runs.
const unreadable = /(?![\n\r\t])\p{Cc}|[\u2028-\u202E\u2066-\u2069]/u;

/** Reports everything that goes beyond the bounds. */
export function checkBoundsOf(specification: Specification, report: Report): void {
  checkProduct(specification, report);
  checkSizes(specification, report);
  checkNames(specification, report);
  checkTexts(specification, '', report);
  specification.entities.forEach((entity, index) => checkEntity(entity, `entities.${index}`, report));
}

function checkProduct({ product }: Specification, report: Report): void {
  const { slug, timeZone, currency } = product;
  if (slug.length > maxSlugLength) report('product.slug', `at most ${maxSlugLength} characters`);
  if (slug === productName.toLowerCase()) report('product.slug', `'${slug}' is the dashboard's own name`);
  if (!isTimeZone(timeZone)) report('product.timeZone', `there is no time zone '${timeZone}'`);
  if (!isCurrency(currency)) report('product.currency', `'${currency}' is not the code of a currency`);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code);
}

function checkSizes({ entities, roles, permissions, rules }: Specification, report: Report): void {
  const count = (path: keyof typeof most, found: number): void => {
    if (found > most[path]) report(path, `there are ${found}; at most ${most[path]} can be built`);
  };
  count('entities', entities.length);
  count('roles', roles.length);
  count('permissions', permissions.length);
  count('rules', rules.length);
  count(
    'fields',
    entities.reduce((sum, entity) => sum + entity.fields.length, 0),
  );
}

/** Every object has properties of these names already, so that one more would be mistaken for them. */
function checkNames({ product, entities, roles }: Specification, report: Report): void {
  const check = (path: string, name: string): void => {
    if (name in Object.prototype) report(path, `'${name}' is a word of the language underneath`);
  };
  check('product.slug', product.slug);
  roles.forEach((role, index) => check(`roles.${index}.key`, role.key));
  entities.forEach((entity, index) => {
    const path = `entities.${index}`;
    check(`${path}.key`, entity.key);
    check(`${path}.collection`, entity.collection);
    entity.fields.forEach((field, at) => check(`${path}.fields.${at}.key`, field.key));
    check(`${path}.lifecycle.field`, entity.lifecycle?.field ?? '');
    entity.lifecycle?.transitions.forEach(({ verb }, at) =>
      check(`${path}.lifecycle.transitions.${at}.verb`, verb),
    );
  });
}

function checkTexts(value: unknown, path: string, report: Report): void {
  if (typeof value === 'string') {
    if (value.length > maxTextLength) report(path, `longer than ${maxTextLength} characters`);
    else if (unreadable.test(value) || !value.isWellFormed())
      report(path, 'holds characters that cannot be shown');
  } else if (typeof value === 'object' && value !== null) {
    // Citations and what was not understood are quoted from the brief, whatever it holds.
    for (const [key, part] of Object.entries(value)) {
      if (key !== 'source' && key !== 'notUnderstood' && key !== 'background')
        checkTexts(part, path === '' ? key : `${path}.${key}`, report);
    }
  }
}

function checkEntity(entity: Entity, path: string, report: Report): void {
  entity.fields.forEach((field, index) => checkField(field, `${path}.fields.${index}.type`, report));
  const states = entity.lifecycle?.states ?? [];
  if (states.length > most.states) report(`${path}.lifecycle.states`, `at most ${most.states}`);
  states.forEach(({ value }, index) => checkValue(value, `${path}.lifecycle.states.${index}.value`, report));
}

function checkField({ type }: Field, path: string, report: Report): void {
  if (type.kind === 'money' && !isCurrency(type.currency))
    report(`${path}.currency`, `'${type.currency}' is not the code of a currency`);
  if (type.kind === 'enum') {
    if (type.values.length > most.values) report(`${path}.values`, `at most ${most.values}`);
    type.values.forEach((value, index) => checkValue(value, `${path}.values.${index}`, report));
  }
  if (type.kind === 'text') checkText(type, path, report);
}

function checkText(type: Extract<Field['type'], { kind: 'text' }>, path: string, report: Report): void {
  const { minLength = 0, maxLength, pattern, multiline } = type;
  if (minLength > maxMinLength) report(`${path}.minLength`, `at most ${maxMinLength}`);
  if (maxLength !== undefined && maxLength > maxTextLength)
    report(`${path}.maxLength`, `at most ${maxTextLength}`);
  const problem =
    pattern === undefined ? undefined : patternProblem(pattern, maxLength ?? (multiline ? 20_000 : 1000));
  if (problem !== undefined) report(`${path}.pattern`, problem);
}

/** Values are chosen from a list and stored: one line, not too long. */
function checkValue(value: string, path: string, report: Report): void {
  if (/[\n\r\t]/.test(value) || value.length > 200)
    report(path, 'a value fits on one line of 200 characters');
}

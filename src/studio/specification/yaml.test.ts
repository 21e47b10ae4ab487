import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../kernel/error.ts';
import { parseSpecificationYaml, specificationToYaml } from './yaml.ts';

const text = readFileSync(
  join(import.meta.dirname, '../../../test/fixtures/specifications/hair-salon.yaml'),
  'utf8',
);
const salon = parseSpecificationYaml(text);

function problemsOf(edited: string): string {
  try {
    parseSpecificationYaml(edited);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return '';
}

describe('a specification as YAML', () => {
  it('reads back as it was written', () => {
    expect(parseSpecificationYaml(specificationToYaml(salon))).toEqual(salon);
  });

  it('keeps any words of a brief whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.string({ minLength: 1 }),
        (label, words) => {
          const [first] = salon.entities;
          if (!first) return;
          const cites = [{ start: 0, end: Math.max(words.length, 1), text: words }];
          const edited = {
            ...salon,
            roles: [],
            permissions: [],
            rules: [],
            entities: [{ ...first, label: label.slice(0, 80), source: { from: 'brief' as const, cites } }],
          };
          expect(parseSpecificationYaml(specificationToYaml(edited))).toEqual(edited);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('names every broken reference at once, with its path', () => {
    const problems = problemsOf(
      text
        .replace('entity: customer }', 'entity: nobody }')
        .replace('start: startsAt', 'start: whenever')
        .replace('display: name', 'display: nickname'),
    );
    expect(problems).toContain("there is no entity 'nobody'");
    expect(problems).toContain("has no field 'whenever'");
    expect(problems).toContain("has no field 'nickname'");
  });

  it('names what the schema refuses', () => {
    expect(problemsOf(text.replace('key: phoneNumber', 'key: "phone number"'))).toContain(
      'entities.0.fields.1.key',
    );
    expect(problemsOf('- a list')).toContain('document');
    expect(problemsOf('a: [')).toContain('line');
  });

  it('finds a way that does not lead to the owner', () => {
    expect(problemsOf(text.replace('via: [ customerId ]', 'via: [ stylistId ]'))).toContain(
      "does not lead to 'customer'",
    );
  });

  it('never throws anything but a UserError', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (any) => {
        expect(problemsOf(any)).toMatch(/problem/);
      }),
      { numRuns: 100 },
    );
  });

  it('bounds what can be built, and names keys that stand twice', () => {
    const change = (from: string, to: string): string => problemsOf(text.replace(from, to));
    expect(change('timeZone: UTC', 'timeZone: Mars/Base')).toMatch(/product.timeZone/);
    expect(change('currency: EUR', 'currency: "E`$"')).toMatch(/product.currency/);
    expect(change('slug: hair-salon', 'slug: macrohard')).toMatch(/product.slug/);
    expect(change('slug: hair-salon', `slug: ${'a'.repeat(64)}`)).toMatch(/product.slug/);
    expect(change('slug: hair-salon', 'slug: constructor')).toMatch(/product.slug/);
    expect(change('label: Stylist', 'label: "a\\u202Eb"')).toMatch(/entities.0.label/);
    const long = 'type: { kind: text, minLength: 100000000 }';
    expect(change('type: { kind: text, multiline: false }', long)).toMatch(/minLength/);
    const slow = "type: { kind: text, pattern: '(a+)+' }";
    expect(change('type: { kind: text, multiline: false }', slow)).toMatch(/too many ways/);
    expect(change('version: 1', 'version: 1\nversion: 1')).toMatch(/'version' stands twice/);
    expect(problemsOf('['.repeat(600_000))).toMatch(/longer than/);
  });
});

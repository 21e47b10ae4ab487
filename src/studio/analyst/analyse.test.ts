import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { parseSpecificationYaml } from '../specification/yaml.ts';
import { validateSpecification } from '../specification/validate.ts';
import { analyseBrief } from './analyse.ts';

const root = join(import.meta.dirname, '../../..');
const example = (name: string): string =>
  readFileSync(join(root, 'test/fixtures/briefs', `${name}.md`), 'utf8');

/** A specification without where its elements come from, in an order that the brief does not decide. */
function shapeOf(specification: Specification | undefined): unknown {
  if (!specification) return undefined;
  const { entities, roles, permissions, rules } = specification;
  const sorted = (items: readonly unknown[]): unknown[] =>
    items
      .map(
        (item) =>
          JSON.parse(
            JSON.stringify(item, (key, value: unknown) => (key === 'source' ? undefined : value)),
          ) as unknown,
      )
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    entities: sorted(
      entities.map((entity) => ({
        ...entity,
        fields: sorted(entity.fields),
        lifecycle: entity.lifecycle && {
          ...entity.lifecycle,
          states: sorted(entity.lifecycle.states),
          transitions: sorted(
            entity.lifecycle.transitions.map((one) => ({ ...one, from: one.from.toSorted() })),
          ),
        },
      })),
    ),
    roles: sorted(roles),
    permissions: sorted(permissions.map((one) => ({ ...one, transitions: one.transitions.toSorted() }))),
    rules: sorted(rules),
  };
}

function understood(brief: string): Specification {
  const { specification } = analyseBrief(brief);
  if (!specification) throw new Error(`declined: ${brief}`);
  return specification;
}
const rulesOf = (brief: string): string[] => understood(brief).rules.map((rule) => rule.id);
const gapsOf = (brief: string): string[] => understood(brief).notUnderstood.map((gap) => gap.text);

describe('the hair salon', () => {
  const analysis = analyseBrief(example('hair-salon'));

  it('is understood to the last word', () => {
    expect(analysis).toMatchObject({ status: 'done', citedShare: 1 });
  });

  it('becomes the specification that was checked by hand', () => {
    const byHand = parseSpecificationYaml(
      readFileSync(join(root, 'test/fixtures/specifications/hair-salon.yaml'), 'utf8'),
    );
    expect(shapeOf(analysis.specification)).toEqual(shapeOf(byHand));
  });

  it('cites words that stand where it says', () => {
    const brief = example('hair-salon');
    const cites =
      JSON.stringify(analysis.specification, (key, value: unknown) => value).match(
        /"start":\d+,"end":\d+,"text":"(?:[^"\\]|\\.)*"/g,
      ) ?? [];
    expect(cites.length).toBeGreaterThan(30);
    for (const cite of cites) {
      const { start, end, text } = JSON.parse(`{${cite}}`) as { start: number; end: number; text: string };
      expect(brief.slice(start, end)).toBe(text);
    }
  });
});

describe('the examples', () => {
  it.each(['hair-salon', 'library', 'gym', 'invoices', 'tool-library', 'veterinary-clinic'])(
    '%s is understood whole and valid',
    (name) => {
      const { status, specification, citedShare } = analyseBrief(example(name));
      expect({ status, gaps: specification?.notUnderstood, citedShare }).toEqual({
        status: 'done',
        gaps: [],
        citedShare: 1,
      });
      expect(specification && validateSpecification(specification)).toEqual([]);
    },
  );

  it('turns lending into loans with a state, a limit and one owner', () => {
    const { entities, rules, permissions } = understood(example('library'));
    const loan = entities.find(({ key }) => key === 'loan');
    expect(loan?.fields.map(({ key }) => key)).toEqual(['bookId', 'memberId', 'dueOn']);
    expect(loan?.lifecycle).toMatchObject({
      initial: 'lent',
      transitions: [{ verb: 'return', from: ['lent'], to: 'returned' }],
    });
    expect(rules).toMatchObject([{ kind: 'limit', entity: 'loan', per: ['memberId'], max: 3 }]);
    expect(permissions).toContainEqual(
      expect.objectContaining({
        role: 'member',
        entity: 'loan',
        actions: ['read'],
        scope: 'own',
        via: ['memberId'],
      }),
    );
  });

  it('reads lists, capacity and who teaches', () => {
    const { entities, rules } = understood(example('gym'));
    expect(entities.map(({ key }) => key).sort()).toEqual(['class', 'member', 'signUp', 'trainer']);
    expect(rules).toContainEqual(
      expect.objectContaining({
        kind: 'limit',
        entity: 'signUp',
        per: ['classId'],
        max: { via: 'classId', field: 'capacity' },
      }),
    );
    expect(rules).toContainEqual(
      expect.objectContaining({
        kind: 'noOverlap',
        entity: 'class',
        per: ['trainerId'],
        end: { by: 'duration', field: 'durationMinutes' },
      }),
    );
  });
});

const hotel =
  'A hotel has rooms, guests and bookings. A room has a number of beds, a number and a price in euros. A guest has a name and an email. A booking is for one guest and one room and has a start and an end. Clerks manage rooms. Guests can see rooms.';

describe('ways to say the same', () => {
  it.each([
    'Bookings of the same room must not overlap.',
    'A room cannot have two bookings at the same time.',
    'No room may have overlapping bookings.',
    "A room can't be double-booked.",
    'A room cannot be booked twice at the same time.',
    'Two bookings of a room must never overlap.',
    'No two bookings of the same room may overlap.',
    'A room can only have one booking at a time.',
  ])('no overlap: %s', (sentence) => {
    expect(understood(`${hotel} ${sentence}`).rules).toContainEqual(
      expect.objectContaining({ kind: 'noOverlap', entity: 'booking', per: ['roomId'], start: 'startsAt' }),
    );
  });

  it.each([
    'A guest cannot have more than 2 bookings at once.',
    'No guest may have more than 2 bookings.',
    'Each guest can have at most 2 bookings.',
    'A guest may have up to two bookings.',
  ])('a limit: %s', (sentence) => {
    expect(understood(`${hotel} ${sentence}`).rules).toContainEqual(
      expect.objectContaining({ kind: 'limit', entity: 'booking', per: ['guestId'], max: 2 }),
    );
  });

  it.each([
    'A booking is requested, then confirmed, then finished.',
    'A booking goes from requested to confirmed to finished.',
    'A booking starts as requested, becomes confirmed and then finished.',
    'Bookings go through the states requested, confirmed and finished.',
  ])('a sequence: %s', (sentence) => {
    const lifecycle = understood(`${hotel} ${sentence}`).entities.find(
      ({ key }) => key === 'booking',
    )?.lifecycle;
    expect(lifecycle).toMatchObject({
      initial: 'requested',
      transitions: [
        { verb: 'confirm', from: ['requested'], to: 'confirmed' },
        { verb: 'finish', from: ['confirmed'], to: 'finished' },
      ],
    });
  });

  it.each([
    'A room has a size (small, medium, large).',
    'A room has a size, which is small, medium or large.',
    'A room is small, medium or large.',
  ])('values: %s', (sentence) => {
    expect(
      understood(`${hotel} ${sentence}`).entities.find(({ key }) => key === 'room')?.fields,
    ).toContainEqual(
      expect.objectContaining({ key: 'size', type: { kind: 'enum', values: ['small', 'medium', 'large'] } }),
    );
  });
});

describe('what a change of the brief changes', () => {
  const rule = 'A stylist cannot have two appointments that overlap. ';
  const salon = example('hair-salon');

  it('the order of sentences decides nothing', () => {
    const sentences = hotel
      .split('. ')
      .map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`));
    const extra = [
      ...sentences,
      'A booking is requested, then confirmed.',
      'Guests can cancel their own bookings.',
      'A guest may have at most 2 bookings.',
    ];
    const shape = shapeOf(understood(extra.join(' ')));
    fc.assert(
      fc.property(fc.shuffledSubarray(extra, { minLength: extra.length }), (shuffled) => {
        expect(shapeOf(understood(shuffled.join(' ')))).toEqual(shape);
      }),
      { numRuns: 15 },
    );
  });

  it('a sentence about nothing is listed and changes nothing', () => {
    const more = `${salon}\nThe weather was lovely on Tuesday.\n`;
    expect(shapeOf(understood(more))).toEqual(shapeOf(understood(salon)));
    expect(gapsOf(more).join(' ')).toContain('weather');
  });

  it('leaving out a rule takes away that rule alone', () => {
    const before = rulesOf(salon);
    expect(rulesOf(salon.replace(rule, '').replace('It lasts as long as its service. ', ''))).toEqual(
      before.filter((id) => !id.includes('overlap')),
    );
  });

  it('a negated permission is no permission', () => {
    const can = `${hotel} Guests can see bookings.`;
    const cannot = `${hotel} Guests cannot see bookings.`;
    const readers = (brief: string): unknown =>
      understood(brief).permissions.find((one) => one.role === 'guest' && one.entity === 'booking')?.actions;
    expect(readers(can)).toEqual(['read']);
    expect(readers(cannot)).toEqual([]);
  });

  it('a condition that no rule can express takes its clause along', () => {
    const brief = `${hotel} Guests can delete bookings unless the weather is bad.`;
    expect(
      understood(brief).permissions.some((one) => one.role === 'guest' && one.actions.includes('delete')),
    ).toBe(false);
    expect(gapsOf(brief).join(' ')).toContain('unless');
  });

  it('until, unless and adjectives say from which states', () => {
    const from = (sentence: string): unknown =>
      understood(`${hotel} A booking is requested, then confirmed, then finished. ${sentence}`)
        .entities.find(({ key }) => key === 'booking')
        ?.lifecycle?.transitions.find(({ verb }) => verb === 'cancel')?.from;
    expect(from('A booking can be cancelled until it is finished.')).toEqual(['requested', 'confirmed']);
    expect(from('A booking can be cancelled unless it is finished.')).toEqual(['requested', 'confirmed']);
    expect(from('A requested booking can be cancelled.')).toEqual(['requested']);
    expect(from('A booking can be cancelled only while it is requested.')).toEqual(['requested']);
    expect(from('A booking can be cancelled. A finished booking cannot be cancelled.')).toEqual([
      'requested',
      'confirmed',
    ]);
  });
});

describe('what is no product', () => {
  it.each([
    'hello',
    'asdf qwer zxcv uiop',
    'The sea covers most of the Earth. It has waves and tides. Sailors cross the sea in ships. Fish live in it.',
    '#!/bin/sh\nrm -rf /\nfor f in *; do echo $f; done',
    "'; DROP TABLE users; --",
    'Build me a website',
    '',
    '\u0000\u0001\u0002\u0003',
  ])('is declined with why and what to write: %j', (brief) => {
    const analysis = analyseBrief(brief);
    expect(analysis.status).toBe('declined');
    expect(analysis.why).toMatch(/./);
    expect(analysis.hint).toMatch(/./);
  });

  it('a brief that is too long is declined at once', () => {
    expect(analyseBrief('A book has a title. '.repeat(60_000))).toMatchObject({
      status: 'declined',
      why: expect.stringContaining('characters') as string,
    });
  });

  it.each([
    [
      'A member may borrow at most 3 books. A member may borrow at most 5 books. Books have a title.',
      'at most 5',
    ],
    ['Books have a title. Members can delete books. Members cannot delete books.', 'cannot delete'],
    ['Only librarians may add books. Members may add books. A book has a title.', 'Only librarians'],
  ])('two sentences that exclude each other are named: %s', (brief, words) => {
    expect(analyseBrief(brief)).toMatchObject({
      status: 'declined',
      why: expect.stringContaining(words) as string,
    });
  });

  it('code in names comes to nothing but letters', () => {
    const { specification } = analyseBrief(
      'A customer has a name, an email and a `${process.exit()}`. A `<script>alert(1)</script>` has a name. Customers can see "; DROP TABLE x".',
    );
    const { entities = [] } = specification ?? {};
    const names = entities.flatMap((entity) => [
      entity.key,
      entity.label,
      entity.collection,
      ...entity.fields.flatMap((field) => [field.key, field.label]),
    ]);
    expect(names.join(' ')).toMatch(/^[\p{L}\p{N} -]*$/u);
  });
});

describe('any text', () => {
  const word = fc.constantFrom(
    ..."a the customer customers book books has have can may not cannot only own their at most least 3 two , and or . is are booked then name email which unique unless until it they of for with in overlap same ' ( ) : - 10 euros".split(
      ' ',
    ),
  );

  it('never throws and always gives a valid specification or a reason', () => {
    const holds = (brief: string): void => {
      const { specification, why, citedShare } = analyseBrief(brief);
      expect(Number.isFinite(citedShare)).toBe(true);
      if (specification) expect(validateSpecification(specification)).toEqual([]);
      else expect(why).toMatch(/./);
    };
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), holds), { numRuns: 100 });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
        holds,
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    'word ',
    'a, b, c, the order of the member, ',
    'and each member of the club and the payment of the order has ',
    'if someone tries to book a court that is already taken say no ',
    'members - books : loans - ',
    'un lecteur, un livre et les prêts de chacun ',
  ])('is answered in seconds however long it goes on: %s', (piece) => {
    const before = performance.now();
    expect(analyseBrief(piece.repeat(60_000 / piece.length)).status).toMatch(/./);
    expect(performance.now() - before).toBeLessThan(15_000);
  });

  it('gives the same analysis twice', () => {
    expect(analyseBrief(hotel)).toEqual(analyseBrief(hotel));
  });
});

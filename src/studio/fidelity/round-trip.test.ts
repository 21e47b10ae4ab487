import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf, writeBrief } from '../../../test/fidelity/brief-writer.ts';
import { seededBelow } from '../../../test/seeded.ts';
import type { Specification } from '../../protocol/specification.ts';
import { analyseBrief } from '../analyst/analyse.ts';
import { differences } from './meaning.ts';
import { understandBrief } from './understand.ts';

const seed = fc.integer({ min: 1, max: 10_000 });
const few = { numRuns: 4 };
/** The machine is shared; each run reads several briefs. */
const patience = 60_000;

const base =
  'A farmer has a name. A guitar has a title and belongs to one farmer. Clerks manage guitars and farmers.';

function read(brief: string): Specification {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  return specification;
}

describe('briefs that others might write', () => {
  it(
    'most of what they promise comes back, and what does not is listed',
    () => {
      const count = { promised: 0, kept: 0, silent: 0 };
      for (let number = 1; number <= 8; number += 1) {
        const { sentences } = writeBrief(number);
        const text = textOf(sentences);
        const { specification } = understandBrief(text);
        for (const { text: said, promises } of sentences)
          for (const { isKept } of promises) {
            count.promised += 1;
            const start = text.indexOf(said.trim());
            if (specification && isKept(specification)) count.kept += 1;
            else if (
              specification &&
              !specification.notUnderstood.some((one) => one.start < start + said.length && one.end > start)
            )
              count.silent += 1;
          }
      }
      expect(count.kept / count.promised).toBeGreaterThan(0.92);
      expect(count.silent / count.promised).toBeLessThan(0.02);
    },
    patience,
  );

  it(
    'an irrelevant sentence is listed',
    () => {
      fc.assert(
        fc.property(seed, (number) => {
          const text = textOf(writeBrief(number).sentences);
          const { specification } = understandBrief(`${text} The cat of my neighbour sleeps on warm roofs.`);
          return specification?.notUnderstood.some(({ start }) => start >= text.length) ?? true;
        }),
        few,
      );
    },
    patience,
  );

  it(
    'in another order of sentences it is the same product',
    () => {
      fc.assert(
        fc.property(seed, (number) => {
          const plain = [
            'A farmer has a name.',
            'A guitar has a title and an optional note.',
            'A guitar belongs to one farmer.',
            'A farmer may have at most 4 guitars.',
            'A guitar is planned, then started, then finished.',
            'Clerks manage guitars and farmers.',
          ];
          const below = seededBelow(number);
          const left = [...plain];
          const shuffled = plain.flatMap(() => left.splice(below(left.length), 1));
          expect(differences(read(plain.join(' ')), read(shuffled.join(' ')))).toEqual([]);
        }),
        few,
      );
    },
    patience,
  );
});

describe('a sentence more or less', () => {
  it.each([
    ['A farmer may have at most 4 guitars.', 'rule:'],
    ['The title of a guitar is unique.', 'field:guitar.title'],
    ['A guitar has an optional note.', 'field:guitar.note'],
    ['No two guitars have the same farmer and title.', 'rule:'],
  ])('%s: exactly its element goes with it', (sentence, element) => {
    const found = differences(read(`${base} ${sentence}`), read(base));
    expect(found).toHaveLength(1);
    expect(found[0]?.element).toContain(element);
  });

  it.each([
    ['Farmers can delete guitars.', 'Farmers cannot delete guitars.'],
    ['A farmer may see all guitars.', 'A farmer may not see guitars.'],
  ])('%s, negated: the right is gone', (granted, refused) => {
    const actionsOf = (brief: string): string[] =>
      read(brief)
        .permissions.filter(({ role, entity }) => role === 'farmer' && entity === 'guitar')
        .flatMap(({ actions }) => actions);
    const word = granted.includes('delete') ? 'delete' : 'read';
    expect(actionsOf(`${base} ${granted}`)).toContain(word);
    expect(actionsOf(`${base} ${refused}`)).not.toContain(word);
  });
});

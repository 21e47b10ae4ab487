import { describe, expect, it } from 'vitest';
import { differences } from './meaning.ts';
import { withAnswers } from './question.ts';
import { understandBrief } from './understand.ts';

const rental =
  'A shop rents out costumes to customers. A costume has a name. A customer has a name. Clerks manage costumes. A costume cannot be rented twice at the same time.';

describe('questions', () => {
  it('are at most three, have a sentence for every other answer, and each answer makes another product', () => {
    const { questions, specification } = understandBrief(rental);
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.length).toBeLessThanOrEqual(3);
    for (const { id, options, default: preset } of questions)
      for (const { value, sentence } of options) {
        if (value === preset) continue;
        expect(sentence).toBeDefined();
        const brief = withAnswers(rental, { questions, answers: { [id]: value }, language: 'en' });
        const other = understandBrief(brief).specification;
        if (!specification || !other) throw new Error('both are products');
        expect(differences(specification, other).length).toBeGreaterThan(0);
      }
  });

  it('asks for the unit of a length without one, and takes none for granted', () => {
    const brief =
      'A pupil has a name. A lesson is for a pupil and has a start date and time. A lesson lasts 2. Teachers manage lessons. No two lessons may overlap.';
    const { questions } = understandBrief(brief);
    const [first] = questions;
    expect(first).toMatchObject({ text: 'A lesson lasts 2 of what?' });
    expect(first?.default).toBeUndefined();
    const longer = withAnswers(brief, { questions, answers: { [first?.id ?? '']: 'hours' }, language: 'en' });
    expect(understandBrief(longer).specification?.rules).toContainEqual(
      expect.objectContaining({ kind: 'noOverlap', end: { by: 'minutes', minutes: 120 } }),
    );
  });

  it('leaves the brief as it is where the defaults are taken', () => {
    const { questions } = understandBrief(rental);
    const answers = Object.fromEntries(questions.map(({ id, default: preset }) => [id, preset ?? '']));
    expect(withAnswers(rental, { questions, answers, language: 'en' })).toBe(rental);
  });
});

import { describe, expect, it } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { paraphrase } from '../fidelity/paraphrase.ts';
import { understandBrief } from '../fidelity/understand.ts';

function read(brief: string): Specification {
  const { specification, why } = understandBrief(brief);
  if (!specification) throw new Error(why);
  return specification;
}

const hiddenIn = (brief: string): string[] =>
  read(brief).hidden.map(({ role, entity, field }) => `${role} ${entity}.${field}`);

describe('what some who see a record do not see of it', () => {
  const clinic =
    'A patient has a name and a phone. A visit has a patient, a date and a fee. Nurses manage visits and patients. Assistants may see visits and patients.';

  it.each([
    ['Assistants may not see the fee of visits.', ['assistant visit.fee']],
    ['Assistants cannot see fees.', ['assistant visit.fee']],
    ['Assistants never see the phone of a patient.', ['assistant patient.phone']],
    ['Assistants may not see the patient of a visit.', ['assistant visit.patientId']],
    ['Only nurses may see the fee of a visit.', ['assistant visit.fee']],
    ['Nobody may see the phone of patients.', ['nurse patient.phone', 'assistant patient.phone']],
  ])('%s', (sentence, hidden) => {
    const brief = `${clinic} ${sentence}`;
    expect(hiddenIn(brief)).toEqual(hidden);
    expect(read(brief).notUnderstood).toEqual([]);
  });

  it('visitors without an account are those whom everybody may be', () => {
    expect(
      hiddenIn(
        'A plot has a number and a tenant. A tenant has a name. Anyone may see plots. Wardens manage plots and tenants. Visitors without an account may not see the tenant of plots.',
      ),
    ).toEqual(['anyone plot.tenantId']);
  });

  it.each([
    [
      'Un patient a un nom et un téléphone. Une visite a un patient, une date et un prix. Les infirmiers gèrent les visites et les patients. Les stagiaires peuvent voir les visites et les patients.',
      'Les stagiaires ne peuvent pas voir le prix des visites.',
      ['stagiaire visite.prix'],
    ],
    [
      'Un patient a un nom et un téléphone. Les infirmiers gèrent les patients. Les stagiaires peuvent voir les patients.',
      'Seuls les infirmiers peuvent voir le téléphone des patients.',
      ['stagiaire patient.telephone'],
    ],
  ])('%s %s', (base, sentence, hidden) => {
    expect(hiddenIn(`${base} ${sentence}`)).toEqual(hidden);
  });

  it.each([
    'Assistants may not delete visits.',
    'Assistants may see only their own visits.',
    'Assistants may not change the fee of visits.',
    'Assistants may see the fee of visits.',
    'Assistants may not see the fee of other patients.',
  ])('%s: hides no field', (sentence) => {
    expect(hiddenIn(`${clinic} ${sentence}`)).toEqual([]);
  });

  it('is said in plain words that read back to it', () => {
    const specification = read(`${clinic} Assistants never see the fee of a visit.`);
    const { lines, unread } = paraphrase(specification);
    expect(unread).toEqual([]);
    expect(lines.map(({ text }) => text)).toContain('Assistants may not see the fee of visits.');
  });
});

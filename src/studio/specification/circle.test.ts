import { describe, expect, it } from 'vitest';
import { analyseBrief } from '../analyst/analyse.ts';
import { requiredCircle } from './circle.ts';
import { validateSpecification } from './validate.ts';

const brief =
  'A rent belongs to a lease and has an amount in euros. A lease belongs to a rent and has a start date. Managers manage leases and rents.';

describe('a circle of required references', () => {
  it('is never made of a brief: one of the references may be left open', () => {
    const { specification, why } = analyseBrief(brief);
    if (!specification) throw new Error(why);
    expect(requiredCircle(specification.entities)).toBeUndefined();
    expect(validateSpecification(specification)).toEqual([]);
  });

  it('is refused in a specification, with the way round', () => {
    const { specification, why } = analyseBrief(brief);
    if (!specification) throw new Error(why);
    for (const { fields } of specification.entities)
      for (const field of fields) if (field.type.kind === 'reference') field.required = true;
    expect(validateSpecification(specification).map(({ message }) => message)).toEqual([
      expect.stringMatching(/needs .* first/u),
    ]);
  });

  it('is no circle where one of them is optional', () => {
    const { specification, why } = analyseBrief(
      'A rent may belong to a lease and has an amount in euros. A lease belongs to a rent and has a start date. Managers manage leases and rents.',
    );
    if (!specification) throw new Error(why);
    expect(requiredCircle(specification.entities)).toBeUndefined();
  });
});

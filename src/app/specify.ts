import { UserError } from '../kernel/error.ts';
import type { Specification } from '../protocol/specification.ts';
import { understandBrief } from '../studio/fidelity/understand.ts';
import { parseSpecificationYaml, specificationToYaml } from '../studio/specification/yaml.ts';

/** The specification of a brief, or of a YAML text, without a company. UserError `declined` for a brief without a product. */
export function specify(input: { text: string; form: 'brief' | 'specification' }): {
  specification: Specification;
  yaml: string;
  citedShare: number;
} {
  if (input.form === 'specification') {
    const specification = parseSpecificationYaml(input.text);
    return { specification, yaml: specificationToYaml(specification), citedShare: 1 };
  }
  const {
    specification,
    citedShare,
    why = 'The brief was not understood',
    hint,
  } = understandBrief(input.text);
  if (specification === undefined) {
    throw new UserError({ code: 'declined', message: why, ...(hint === undefined ? {} : { hint }) });
  }
  return { specification, yaml: specificationToYaml(specification), citedShare };
}

/** Auxiliaries and copulas: modality, negation, "only". */
import { at, plainly, rule, spanning } from './category.ts';

export const auxiliaryRules = [
  spanning('Aux: MODAL NEG? ADV?', 0, ([modal, not]) => ({
    modal: modal.modal,
    isNegated: modal.isNegated !== Boolean(not),
    isOnly: false,
  })),
  spanning('Aux: MODAL ONLY', 0.2, ([modal]) => ({ ...modal, isOnly: true })),
  spanning('Aux: MODAL NOLONGER', 0.2, ([modal]) => ({ modal: modal.modal, isNegated: true, isOnly: false })),
  spanning('Copula: BE NOLONGER', 0.2, () => ({ isNegated: true, isOnly: false })),
  spanning('Copula: BE ONLY', 0.1, () => ({ isNegated: false, isOnly: true })),
  spanning('Aux: MODAL NEVER', 0, ([modal]) => ({ modal: modal.modal, isNegated: true, isOnly: false })),
  spanning('Aux: NEG', -0.1, () => ({ isNegated: true, isOnly: false })),
  spanning('Aux: NEVER', 0, () => ({ isNegated: true, isOnly: false })),
  spanning('Aux: NEGDO', 0, () => ({ isNegated: true, isOnly: false })),
  rule('Aux: ADV', 0, (_, place) => plainly(place)),
  rule('Aux: ONLY', 0, (_, place) => ({ ...plainly(place), isOnly: true })),
  rule('Copula: BE ADV?', 0, (_, place) => plainly(place)),
  rule('Copula: GETS', -0.3, (_, place) => plainly(place)),
  spanning('Copula: BE NEG ADV?', 0, () => ({ isNegated: true, isOnly: false })),
  spanning('Copula: BE NEVER', 0, () => ({ isNegated: true, isOnly: false })),
  spanning('Copula: NEGBE', 0, () => ({ isNegated: true, isOnly: false })),
  rule('Copula: Aux BEINF ADV?', 0, ([aux], place) => ({ ...aux, ...at(place) })),
  rule('Copula: Aux ONLY BEINF', 0, ([aux], place) => ({ ...aux, ...at(place), isOnly: true })),
];

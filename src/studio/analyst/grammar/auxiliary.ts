/** Auxiliaries and copulas: modality, negation, "only". */
import { rule } from './category.ts';
import { worth } from '../language/chart.ts';
import type { Auxiliary } from './logical-form.ts';

type At = { start: number; end: number };
const at = ({ start, end }: At): At => ({ start, end });
const none = (place: At): Auxiliary => ({ ...at(place), isNegated: false, isOnly: false });
export const auxiliaryRules = [
  rule('Aux', ['MODAL', 'NEG?', 'ADV?'], ([modal, not], place) => ({
    ...at(place),
    modal: modal.modal,
    isNegated: modal.isNegated !== Boolean(not),
    isOnly: false,
  })),
  worth(
    0.2,
    rule('Aux', ['MODAL', 'ONLY'], ([modal], place) => ({ ...at(place), ...modal, isOnly: true })),
  ),
  rule('Aux', ['MODAL', 'NEVER'], ([modal], place) => ({
    ...at(place),
    modal: modal.modal,
    isNegated: true,
    isOnly: false,
  })),
  worth(
    -0.1,
    rule('Aux', ['NEG'], (_, place) => ({ ...at(place), isNegated: true, isOnly: false })),
  ),
  rule('Aux', ['NEVER'], (_, place) => ({ ...at(place), isNegated: true, isOnly: false })),
  rule('Aux', ['NEGDO'], (_, place) => ({ ...at(place), isNegated: true, isOnly: false })),
  rule('Aux', ['ADV'], (_, place) => none(place)),
  rule('Aux', ['ONLY'], (_, place) => ({ ...none(place), isOnly: true })),
  rule('Copula', ['BE', 'ADV?'], (_, place) => none(place)),
  rule('Copula', ['BE', 'NEG', 'ADV?'], (_, place) => ({ ...at(place), isNegated: true, isOnly: false })),
  rule('Copula', ['BE', 'NEVER'], (_, place) => ({ ...at(place), isNegated: true, isOnly: false })),
  rule('Copula', ['NEGBE'], (_, place) => ({ ...at(place), isNegated: true, isOnly: false })),
  rule('Copula', ['Aux', 'BEINF', 'ADV?'], ([aux], place) => ({ ...aux, ...at(place) })),
  rule('Copula', ['Aux', 'ONLY', 'BEINF'], ([aux], place) => ({ ...aux, ...at(place), isOnly: true })),
];

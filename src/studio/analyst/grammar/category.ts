/** The categories of the grammar and the type of each one's meaning. Upper case: terminals, which the lexicon fills. */
import { ruleMaker } from '../language/chart.ts';
import type { Span } from '../language/text.ts';
import type {
  Attribute,
  Auxiliary,
  Comparison,
  Condition,
  Determiner,
  Frame,
  Hints,
  NounPhrase,
  Predicate,
  Quantity,
  StateName,
  Tail,
  Verb,
  Word,
} from './logical-form.ts';

/** A noun as the lexicon gives it: `words` in the singular. */
type Noun = Span & { words: string[]; isPlural: boolean; text: string };
type Participle = Span & { value: string; verb: string; written: string };

type Marks =
  | 'AND'
  | 'OR'
  | 'BUT'
  | 'COMMA'
  | 'COLON'
  | 'LP'
  | 'RP'
  | 'SLASH'
  | 'DASH'
  | 'POSS'
  | 'ARROW'
  | 'NEG'
  | 'NEVER'
  | 'NOONE'
  | 'DO'
  | 'NEGDO'
  | 'NEGBE'
  | 'ONLY'
  | 'EITHER'
  | 'BE'
  | 'BEINF'
  | 'HAVE'
  | 'WITH'
  | 'BELONG'
  | 'FORINF'
  | 'BY'
  | 'TO'
  | 'FOR'
  | 'OF'
  | 'IN'
  | 'FROM'
  | 'PER'
  | 'AS'
  | 'REL'
  | 'SIM'
  | 'TWICE'
  | 'DOUBLEBOOK'
  | 'BETWEEN'
  | 'THERE'
  | 'NONEBE'
  | 'LIKE'
  | 'LAST'
  | 'GO'
  | 'START'
  | 'BECOME'
  | 'PAST'
  | 'FUTURE'
  | 'NOW'
  | 'CHARS'
  | 'DIGITS'
  | 'PCT'
  | 'PRON'
  | 'OWN'
  | 'OTHERS'
  | 'ADV'
  | 'NEWADJ'
  | 'THROUGH'
  | 'WHETHER'
  | 'ALL'
  | 'MORE'
  | 'THAN'
  | 'ASMANY'
  | 'COUNT'
  | 'STATEIN'
  | 'ONCE'
  | 'EACHWITH'
  | 'JOIN'
  | 'BUILD'
  | 'IAM'
  | 'WHEN'
  | 'EXCEPT'
  | 'SELF'
  | 'LINK'
  | 'NEGATIVE'
  | 'LETTERS'
  | 'UNTIL'
  | 'PERIODOF'
  | 'NEEDED'
  | 'NE'
  | 'QUE'
  | 'SE'
  | 'CLITIC'
  | 'NOMORE'
  | 'THEIRS'
  | 'STILL'
  | 'RATE';

/** Meaning by category. A mark means its own place in the brief. */
export type Categories = Record<Marks, Span & { text?: string }> & {
  DET: Determiner;
  MODAL: { modal: 'can' | 'must'; isNegated: boolean };
  CMP: 'atMost' | 'atLeast' | 'moreThan' | 'lessThan' | 'exactly';
  ORDER: 'after' | 'before' | 'notBefore' | 'notAfter';
  QUANT: 'many' | 'none';
  NUM: number;
  UNIT: 'minutes' | 'hours' | 'days' | 'weeks';
  CURRENCY: string;
  MEASURE: string;
  MEASURES: string;
  PERIOD: 'day' | 'week' | 'month';
  PROP: Hints;
  COND: Condition['op'];
  N: Noun;
  ADJ: Word;
  V: Verb;
  PART: Participle;
  GERUND: Verb;

  NounBar: Noun;
  Quality: Word[];
  Adjectives: Word[];
  Quantity: Quantity;
  NP: NounPhrase;
  NPList: NounPhrase[];
  Separator: true;
  Place: NounPhrase[];
  Places: NounPhrase[];
  Pattern: string;
  Props: Hints;
  Mod: Hints;
  Mods: Hints;
  Attr: Attribute;
  AttrList: Attribute[];
  Aux: Auxiliary;
  Copula: Auxiliary;
  Verbs: Verb[];
  State: StateName;
  StateOr: StateName[];
  StateList: StateName[];
  Steps: StateName[][];
  Tail: Tail;
  Tails: Tail;
  Condition: Condition;
  Comparison: Comparison[];
  Pred: Predicate;
  PartPred: Predicate;
  Extent: Predicate;
  Preds: Predicate[];
  Clause: Frame[];
};

/** Make typed productions of this grammar. An auxiliary or an end that is not there says nothing. */
export const { rule, spanning } = ruleMaker<Categories, 'Aux' | 'Copula' | 'Tails'>({
  Aux: plainly,
  Copula: plainly,
  Tails: (place) => ({ start: place.end, end: place.end }),
});

/** No modality, no negation, no "only". */
export function plainly({ start, end }: Span): Auxiliary {
  return { start, end, isNegated: false, isOnly: false };
}

/** Nothing but the place of a finding. */
export function at({ start, end }: Span): Span {
  return { start, end };
}

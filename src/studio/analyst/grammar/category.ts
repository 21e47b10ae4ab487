/** The categories of the grammar and the type of each one's meaning. Upper case: terminals, which the lexicon fills. */
import { ruleMaker } from '../language/chart.ts';
import type { Span } from '../language/text.ts';
import type {
  Attribute,
  Deadline,
  Event,
  Expression,
  FigureSaid,
  HintKind,
  HoursSaid,
  Lapse,
  Length,
  LengthUnit,
  Moment,
  Period,
  PlanSaid,
  When,
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
  | 'WHOSE'
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
  | 'RATE'
  | 'OLD'
  | 'AGED'
  | 'LEASTAGE'
  | 'TOOYOUNG'
  | 'ADULTS'
  | 'ADULTHOOD'
  | 'BARRED'
  | 'ONES'
  | 'THEY'
  | 'THEYMADE'
  | 'THEMSELVES'
  | 'RESERVED'
  | 'NOTFOR'
  | 'GETS'
  | 'STAYSAS'
  | 'ANYBODY'
  | 'QUEONCE'
  | 'ATMOSTONE'
  | 'TAXES'
  | 'PREADJ'
  | 'ATFIRST'
  | 'NOTHING'
  | 'VALUE'
  | 'MADEOF'
  | 'ALNUM'
  | 'DEFAULT'
  | 'BYDEFAULT'
  | 'NOLONGER'
  | 'PASSED'
  | 'ALREADY'
  | 'DAYBEFORE'
  | 'UPTO'
  | 'FROMON'
  | 'WITHIN'
  | 'BEFOREWORD'
  | 'AFTERWORD'
  | 'SUMOF'
  | 'AVERAGEOF'
  | 'LEASTOF'
  | 'GREATESTOF'
  | 'COUNTOF'
  | 'TIMES'
  | 'PLUS'
  | 'MINUS'
  | 'DIVIDED'
  | 'EQUALS'
  | 'NOTIFIED'
  | 'NOTIFYVERB'
  | 'SENDVERB'
  | 'MESSAGE'
  | 'ABOUT'
  | 'SOMEBODY'
  | 'HOMEPAGE'
  | 'SHOWS'
  | 'SHOWN'
  | 'THEMOST'
  | 'CALENDAR'
  | 'BOARD'
  | 'OPENWORD'
  | 'CLOSEDWORD'
  | 'WEEKDAYS'
  | 'PLANWORD'
  | 'COSTS'
  | 'FREEOFCHARGE'
  | 'DECREASE'
  | 'INCREASE'
  | 'REDIRECTS'
  | 'VISITING'
  | 'FEATURE'
  | 'LOCKED'
  | 'NOACCOUNT'
  | 'AM'
  | 'PM'
  | 'YES'
  | 'FIELDSWORD'
  | 'INADVANCE'
  | 'AGO'
  | 'COUNTSAS'
  | 'DIFFERENCE'
  | 'SENT'
  | 'SEES'
  | 'WANTSEE'
  | 'FIGURESWORD'
  | 'NOON'
  | 'ON'
  | 'THROUGHTO'
  | 'EVERYDAY'
  | 'ALLOWS'
  | 'REDUCES'
  | 'RAISES'
  | 'INSTOCK'
  | 'COUNTS'
  | 'WHOMADEIT'
  | 'PARTICLE'
  | 'EACHONE'
  | 'APPROX'
  | 'POSSIBLE'
  | 'STAYS'
  | 'MAKES'
  | 'ADDS'
  | 'TAKES'
  | 'PAYS'
  | 'GOESBELOW'
  | 'BECOMEINF'
  | 'COMPRISE'
  | 'HOWMANY'
  | 'NOBODYBUT'
  | 'HOWLONG'
  | 'ASKINGWHICH'
  | 'ASKINGWHO'
  | 'AUTO'
  | 'EXPIRES'
  | 'VALIDFOR'
  | 'INTIME'
  | 'AFTERLEN'
  | 'WITHOUT'
  | 'NEGHAVE'
  | 'NOTYET'
  | 'BOTH'
  | 'FREE'
  | 'TWOPLACES'
  | 'ATTHEMOST'
  | 'ROOMFOR'
  | 'ANOTHER'
  | 'LIMITIS'
  | 'GREATESTCOUNT'
  | 'LETTING'
  | 'NEEDFUL'
  | 'ATTHELIMIT'
  | 'STILLOPEN'
  | 'NEEDSTHERE'
  | 'NEEDING'
  | 'STAYASIS'
  | 'NOCHANGESTO'
  | 'NEITHER'
  | 'NOTHAPPEN';

/** Meaning by category. A mark means its own place in the brief. */
export type Categories = Record<Marks, Span & { text?: string }> & {
  DET: Determiner;
  MODAL: { modal: 'can' | 'must'; isNegated: boolean };
  CMP: 'atMost' | 'atLeast' | 'moreThan' | 'lessThan' | 'exactly';
  ORDER: 'after' | 'before' | 'notBefore' | 'notAfter';
  QUANT: 'many' | 'none';
  NUM: number;
  UNIT: LengthUnit;
  CURRENCY: string;
  MEASURE: string;
  MEASURES: string;
  LASTING: string;
  PERIOD: Period;
  PROP: Hints;
  /** A word for a type of values: "image", "yes/no". */
  TYPE: HintKind;
  /** 1 Monday to 7 Sunday. */
  WEEKDAY: number;
  PERIODWORD: Period;
  THISPERIOD: Period;
  TIME: string;
  COUNTED: string;
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
  Sized: Hints;
  Range: NonNullable<Hints['bounds']>;
  Amount: { value: number; currency: string };
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
  Stage: StateName;
  Stages: StateName[];
  Steps: StateName[][];
  Tail: Tail;
  Tails: Tail;
  Condition: Condition;
  Comparison: Comparison[];
  Length: Length;
  Offset: Length;
  Moment: Moment;
  Deadline: Deadline;
  Event: Event;
  Events: Event[];
  When: When;
  Lapse: Lapse;
  Ahead: Deadline;
  Aheads: Deadline[];
  Since: Moment;
  Missing: Event;
  Need: NounPhrase;
  Turn: Span & { aux: Auxiliary; state: StateName; isAuto: boolean; isReflexive?: boolean };
  Expression: Expression;
  Factor: Expression;
  Figure: FigureSaid;
  Figures: FigureSaid[];
  Clock: string;
  Days: number[];
  Hours: HoursSaid;
  PlanName: string;
  Plan: PlanSaid;
  PlanList: PlanSaid[];
  Price: { price: number; currency?: string; per?: Period | 'once' };
  Default: Hints;
  Point: Moment;
  Told: NounPhrase[];
  Grouped: NounPhrase;
  Limits: NounPhrase[];
  Features: true;
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
  Tails: endOf,
});

/** The tail of a clause that ends with its last noun. */
export function endOf({ end }: Span): Tail {
  return { start: end, end };
}

/** No modality, no negation, no "only". */
export function plainly({ start, end }: Span): Auxiliary {
  return { start, end, isNegated: false, isOnly: false };
}

/** Nothing but the place of a finding. */
export function at({ start, end }: Span): Span {
  return { start, end };
}

/** The one grammar. It speaks of categories; the words of a language are its lexicon's. */
import { compileGrammar } from '../language/chart.ts';
import { aheadRules } from './ahead.ts';
import { amountRules } from './amount.ts';
import { attributeRules } from './attribute.ts';
import { auxiliaryRules } from './auxiliary.ts';
import { circumstanceRules } from './circumstance.ts';
import { clauseRules } from './clause.ts';
import { complementRules } from './complement.ts';
import { englishOrderRules } from './english-order.ts';
import { frenchClauseRules } from './french-clause.ts';
import { frenchNounRules } from './french-noun-phrase.ts';
import { frenchPredicateRules } from './french-predicate.ts';
import { formulaRules } from './formula.ts';
import { limitRules } from './limit.ts';
import { messageRules } from './message.ts';
import { modifierRules } from './modifier.ts';
import { needRules } from './need.ts';
import { nounPhraseRules } from './noun-phrase.ts';
import { offerRules } from './offer.ts';
import { predicateRules } from './predicate.ts';
import { timedRules } from './timed.ts';

const shared = [
  ...nounPhraseRules,
  ...modifierRules,
  ...attributeRules,
  ...amountRules,
  ...complementRules,
  ...auxiliaryRules,
  ...predicateRules,
  ...clauseRules,
  ...circumstanceRules,
  ...formulaRules,
  ...messageRules,
  ...offerRules,
  ...timedRules,
  ...aheadRules,
  ...limitRules,
  ...needRules,
];

/** Ready for the chart: what all languages share, and the word order of each. */
export const grammars = {
  en: compileGrammar([...shared, ...englishOrderRules]),
  fr: compileGrammar([...shared, ...frenchNounRules, ...frenchPredicateRules, ...frenchClauseRules]),
};

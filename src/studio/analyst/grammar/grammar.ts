/** The one grammar. It speaks of categories; the words of a language are its lexicon's. */
import { compileGrammar } from '../language/chart.ts';
import { attributeRules } from './attribute.ts';
import { auxiliaryRules } from './auxiliary.ts';
import { clauseRules } from './clause.ts';
import { complementRules } from './complement.ts';
import { englishOrderRules } from './english-order.ts';
import { frenchOrderRules } from './french-order.ts';
import { nounPhraseRules } from './noun-phrase.ts';
import { predicateRules } from './predicate.ts';

const shared = [
  ...nounPhraseRules,
  ...attributeRules,
  ...complementRules,
  ...auxiliaryRules,
  ...predicateRules,
  ...clauseRules,
];

/** Ready for the chart: what all languages share, and the word order of each. */
export const grammars = {
  en: compileGrammar([...shared, ...englishOrderRules]),
  fr: compileGrammar([...shared, ...frenchOrderRules]),
};

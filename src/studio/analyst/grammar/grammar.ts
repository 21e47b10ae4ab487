/** The one grammar. It speaks of categories; the words of a language are its lexicon's. */
import { compileGrammar } from '../language/chart.ts';
import { attributeRules } from './attribute.ts';
import { auxiliaryRules } from './auxiliary.ts';
import { clauseRules } from './clause.ts';
import { complementRules } from './complement.ts';
import { nounPhraseRules } from './noun-phrase.ts';
import { predicateRules } from './predicate.ts';

/** Ready for the chart. */
export const grammar = compileGrammar([
  ...nounPhraseRules,
  ...attributeRules,
  ...complementRules,
  ...auxiliaryRules,
  ...predicateRules,
  ...clauseRules,
]);

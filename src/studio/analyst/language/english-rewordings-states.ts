/** English ways of telling how a thing goes on, that stand for plainer ones. */
import type { Rewordings } from './prose-words.ts';

const a = '(a|an|the|every|each|our|any|all|all our|all the)';

export const englishStates: Rewordings = [
  ['^ {} : {} - {} - {} $', '{1} : {2} -> {3} -> {4}'],
  ['^ {} : {} - {} - {} - {} $', '{1} : {2} -> {3} -> {4} -> {5}'],
  [
    `${a} {} (has|have|knows|can have|has got|gets) (the|these|) (two|three|four|five|six|seven|2|3|4|5|6|7|several|following|different|) (stages|steps|phases) (:|-|–|—|,)`,
    'stages of a {1} :',
  ],
  [
    `${a} {} (has|have|knows|can have|has got|gets) (the|these|) (two|three|four|five|six|seven|2|3|4|5|6|7|several|following|different|) (states|statuses) (:|-|–|—|,)`,
    'states of a {1} :',
  ],
  [`(the|) (states|statuses) (of|for) ${a} {} (are|is) (:|)`, 'states of a {1} :'],
  [`(the|) (states|statuses) (of|for) ${a} {} (`, 'states of a {1} : ('],
  [`(the|) (stages|steps|phases) (of|for) ${a} {} (are|is) (:|)`, 'stages of a {1} :'],
  [`(the|) (life|lifecycle) of ${a} {} (is|=) (:|)`, 'life of a {1} :'],
  ['{} (goes|go|runs|run|moves|move|passes|pass) (:|like this :|as follows :)', '{} goes through'],
  ['(move|moves|pass|passes|travel|travels|run|runs|step|steps) through', 'goes through'],
  ['(starts|start|begins|begin) (out|life|off) as', 'starts as'],
  ['(starts|start|begins|begin) (out|life|off)', 'starts'],
  ['as long as (nobody|no one) has {} it (,|) {} (is|are|stays|remains) {}', '{2} is {3} , then {1}'],
  ['as long as it (has not|is not) (been|yet|) {} , {} (is|are|stays|remains) {}', '{2} is {3} , then {1}'],
  ['before (it is|they are|it gets|they get) {} , {} (is|are|gets|get) {}', '{2} is {3} , then {1}'],
];

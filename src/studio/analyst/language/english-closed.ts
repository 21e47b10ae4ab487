/** English words with a fixed meaning, by terminal category of the grammar. */
import type { ClosedWords } from './lexicon.ts';
import { tableOf } from './word-list.ts';

export const englishClosed: ClosedWords = {
  DET: tableOf([
    ['indefinite', 'a | an | some | a single'],
    ['definite', 'the | this | that | these | those | our | my | your'],
    ['each', 'each | every | each of the'],
    ['any', 'any | all | all the | all of the | any of the | both'],
    ['their', 'their | its | his | her | his or her'],
    ['no', 'no | neither'],
    ['same', 'the same | same | one and the same | a given'],
    ['other', 'other | other people | another'],
  ]),
  MODAL: tableOf([
    [
      { modal: 'can', isNegated: false },
      `
      can | may | could | is able to | are able to | is allowed to | are allowed to | be able to |
      is permitted to | are permitted to | is free to | are free to | should be able to | must be able to`,
    ],
    [
      { modal: 'can', isNegated: true },
      `
      is not allowed to | are not allowed to | is not able to | are not able to | cannot | can't |
      couldn't`,
    ],
    [
      { modal: 'must', isNegated: false },
      `
      must | should | shall | has to | have to | needs to | need to | will | is required to | are required to |
      is obliged to | are obliged to`,
    ],
    [
      { modal: 'must', isNegated: true },
      `
      mustn't | shouldn't | won't`,
    ],
  ]),
  CMP: tableOf([
    [
      'atMost',
      `
      at most | no more than | not more than | up to | a maximum of | maximum | max | at maximum |
      not exceeding | at the most | as many as | a total of at most | no longer than | only |
      less than or equal to`,
    ],
    [
      'atLeast',
      `
      at least | no less than | not less than | no fewer than | a minimum of | minimum | min |
      greater than or equal to`,
    ],
    [
      'moreThan',
      `
      more than | greater than | over | above | larger than | higher than | bigger than | longer than`,
    ],
    ['lessThan', 'less than | fewer than | under | below | lower than | smaller than | shorter than'],
    ['exactly', 'exactly | precisely | just'],
  ]),
  ORDER: tableOf([
    ['after', 'after | later than'],
    ['before', 'before | earlier than'],
    ['notBefore', 'not before | no earlier than | not earlier than | on or after'],
    ['notAfter', 'not after | no later than | on or before | at the latest on'],
  ]),
  QUANT: tableOf([
    [
      'many',
      `
      many | several | multiple | a list of | one or more | zero or more | any number of |
      at least one | a set of | a collection of | various | lots of`,
    ],
  ]),
  NUM: tableOf([
    [1, 'one'],
    [2, 'two'],
    [3, 'three'],
    [4, 'four'],
    [5, 'five'],
    [6, 'six'],
    [7, 'seven'],
    [8, 'eight'],
    [9, 'nine'],
    [10, 'ten'],
    [11, 'eleven'],
    [12, 'twelve | a dozen'],
    [15, 'fifteen'],
    [20, 'twenty'],
    [30, 'thirty'],
    [40, 'forty'],
    [50, 'fifty'],
    [60, 'sixty'],
    [100, 'hundred | one hundred'],
    [1000, 'thousand'],
    [0, 'zero'],
    [14, 'fourteen'],
    [0.5, 'half an'],
    [90, 'ninety'],
  ]),
  UNIT: tableOf([
    ['minutes', 'minute | minutes | min | mins'],
    ['hours', 'hour | hours | h'],
    ['days', 'day | days'],
    ['weeks', 'week | weeks'],
  ]),
  MEASURE: tableOf([
    ['kilograms', 'kilogram | kilograms | kilo | kilos | kg'],
    ['grams', 'gram | grams'],
    ['tonnes', 'tonne | tonnes | ton | tons'],
    ['metres', 'metre | metres | meter | meters'],
    ['centimetres', 'centimetre | centimetres | centimeter | centimeters | cm'],
    ['kilometres', 'kilometre | kilometres | kilometer | kilometers | km'],
    ['miles', 'mile | miles'],
    ['square metres', 'square metre | square metres | square meters | m²'],
    ['litres', 'litre | litres | liter | liters'],
    ['degrees', 'degree | degrees | degrees celsius'],
  ]),
  MEASURES: tableOf([
    ['weight', 'weigh | weighs'],
    ['price', 'cost | costs'],
    ['height', 'measures'],
  ]),
  CURRENCY: tableOf([
    ['EUR', 'euro | euros | € | eur'],
    ['USD', 'dollar | dollars | $ | usd | us dollars'],
    ['GBP', 'pound | pounds | £ | gbp'],
    ['CHF', 'swiss francs | chf'],
  ]),
  PERIOD: tableOf([
    [
      'day',
      `
      a day | per day | each day | every day | in a day | on the same day | in one day | on one day |
      on any day | on any given day`,
    ],
    ['week', 'a week | per week | each week | every week | in a week | in the same week'],
    [
      'month',
      `
      a month | per month | each month | every month | in a month | in the same month |
      per calendar month`,
    ],
  ]),
  PROP: tableOf([
    [{ isUnique: true }, 'unique | distinct | different'],
    [
      { isRequired: true },
      `
      required | mandatory | compulsory | obligatory | filled in | given | never empty | not empty`,
    ],
    [{ isOptional: true }, 'optional | not required | not mandatory'],
    [{ bounds: { exclusiveMin: 0 } }, 'positive'],
    [{}, 'in the past'],
    [{ bounds: { min: 0 } }, 'not negative | non-negative | never negative'],
  ]),
  COND: tableOf([
    ['until', 'until | before | only before | only until'],
    [
      'if',
      `
      as long as | so long as | while | when | if | only if | only when | only while | provided that |
      provided`,
    ],
    ['unless', 'unless | except | except when | except if'],
    ['once', 'once | after | as soon as | only once | only after'],
  ]),
};

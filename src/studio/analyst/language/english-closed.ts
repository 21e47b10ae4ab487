/** English words with a fixed meaning, by terminal category of the grammar. */
import type { ClosedWords } from './lexicon.ts';
import { tableOf } from './word-list.ts';

export const englishClosed: ClosedWords = {
  DET: tableOf([
    ['indefinite', 'a | an | some | a single'],
    ['definite', 'the | this | that | these | those | our | my | your'],
    ['each', 'each | every | each of the | each of my | each of our | every one of our | every one of my'],
    ['any', 'any | all | all the | all of the | all my | all our | any of the | both'],
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
      is permitted to | are permitted to | is free to | are free to | should be able to | must be able to | gets to | get to |
      optionally | may optionally | can optionally | may additionally | can additionally`,
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
    ['months', 'month | months'],
    ['years', 'year | years | yrs'],
  ]),
  COUNTED: tableOf([
    ['stars', 'star | stars'],
    ['points', 'point | points'],
    ['people', 'people | persons'],
    ['portions', 'portion | portions'],
    ['pieces', 'piece | pieces | pcs'],
  ]),
  TYPE: tableOf([
    ['text', 'text | short text | free text | string | line of text'],
    ['longText', 'long text | multi-line text | several lines | rich text'],
    ['integer', 'number | whole number | integer'],
    ['decimal', 'decimal | decimal number'],
    ['date', 'date'],
    ['datetime', 'date and time | datetime | timestamp'],
    ['time', 'time of day | time'],
    ['boolean', 'yes / no | yes or no | checkbox | true / false | true or false | boolean'],
    ['email', 'email | e-mail | email address | e-mail address'],
    ['phone', 'phone number | telephone number'],
    ['url', 'url | link | web link | web address'],
    ['colour', 'colour | color'],
    ['percentage', 'percentage'],
    ['image', 'image | picture | photo | jpg | png | jpeg'],
    ['file', 'file | pdf | pdf file | document | image or pdf | pdf or image | photo or pdf | upload'],
  ]),
  WEEKDAY: tableOf([
    [1, 'monday | mondays | mon'],
    [2, 'tuesday | tuesdays | tue'],
    [3, 'wednesday | wednesdays | wed'],
    [4, 'thursday | thursdays | thu'],
    [5, 'friday | fridays | fri'],
    [6, 'saturday | saturdays | sat'],
    [7, 'sunday | sundays | sun'],
  ]),
  PERIODWORD: tableOf([
    ['day', 'day'],
    ['week', 'week'],
    ['month', 'month'],
    ['year', 'year'],
  ]),
  THISPERIOD: tableOf([
    ['day', 'today | this day | of the day | of today'],
    ['week', 'this week | in the current week | of the week'],
    ['month', 'this month | in the current month | of the month'],
    ['year', 'this year | in the current year | of the year'],
  ]),
  MEASURE: tableOf([
    ['kg', 'kilogram | kilograms | kilo | kilos | kg'],
    ['g', 'gram | grams | g'],
    ['t', 'tonne | tonnes | ton | tons'],
    ['m', 'metre | metres | meter | meters | m'],
    ['cm', 'centimetre | centimetres | centimeter | centimeters | cm'],
    ['km', 'kilometre | kilometres | kilometer | kilometers | km'],
    ['miles', 'mile | miles'],
    ['m²', 'square metre | square metres | square meter | square meters | m² | m2 | sqm'],
    ['l', 'litre | litres | liter | liters | l'],
    ['mm', 'millimetre | millimetres | mm'],
    ['ml', 'millilitre | millilitres | milliliters | ml'],
    ['kWh', 'kwh | kilowatt-hours'],
    ['°C', 'degree | degrees | degrees celsius'],
  ]),
  MEASURES: tableOf([
    ['weight', 'weigh | weighs'],
    ['price', 'cost | costs'],
    ['height', 'measures'],
  ]),
  LASTING: tableOf([['duration', 'lasts | last | takes | take | lasts for']]),
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
      a day | per day | each day | every day | in a day | on the same day | on the same date | for the same date | in one day | on one day |
      on any day | on any given day`,
    ],
    ['week', 'weekly | a week | per week | each week | every week | in a week | in the same week'],
    [
      'month',
      `
      a month | per month | each month | every month | in a month | in the same month |
      per calendar month | monthly`,
    ],
    [
      'year',
      'a year | per year | each year | every year | in a year | in the same year | per calendar year | yearly',
    ],
  ]),
  PROP: tableOf([
    [{ isUnique: true }, 'unique | distinct | different | must be unique | used only once'],
    [
      { isRequired: true },
      `
      required | mandatory | compulsory | obligatory | filled in | given | never empty | not empty`,
    ],
    [
      { isOptional: true },
      `
      if he likes | if she likes | if they like | if they want | if they wish | if available | if they have one | if he has one | if you like |
      optional | not required | not mandatory | if any | if known | if there is one | if applicable | if needed | where known |
      may be empty | can be empty | may be left empty | can be left empty | may stay empty | optionally | facultative |
      may be missing | can be missing`,
    ],
    [{ bounds: { exclusiveMin: 0 } }, 'positive'],
    [{ time: 'past' }, 'in the past'],
    [{ time: 'future' }, 'in the future'],
    [{ bounds: { min: 0 } }, 'not negative | non-negative | never negative'],
  ]),
  COND: tableOf([
    ['until', 'until | before | only before | only until'],
    [
      'if',
      `
      as long as | so long as | while | when | whenever | if | every time | each time | in case | only if | only when | only while | provided that |
      provided`,
    ],
    ['unless', 'unless | except | except when | except if'],
    ['once', 'once | after | as soon as | only once | only after'],
  ]),
};

/** How specifications are laid out in English. */
import type { OutlineWords } from './outline-words.ts';
import { formsIn } from './prose-words.ts';

export const englishOutline: OutlineWords = {
  sections: {
    records: formsIn(`
      (what is kept|what we keep|things we keep|things to keep|what we record|records|record types|data|data model|model|models|the data|data dictionary|entities|entity|
      objects|object|things|nouns|fields|tables|schema|domain model|domain|what it stores|stored data|information|what we store|types)`),
    states: formsIn(`
      (states|state|statuses|status|state machine|lifecycle|life cycle|life-cycle|the lifecycle|flow|the flow|workflow|life|stages|status flow|transitions|course|status values|route|the route|process|path|goes|permissible states|possible states|allowed states|permitted states|valid states|allowed statuses|possible statuses)`),
    rules: formsIn(`
      (rules|business rules|rule|constraints|the rules|validation|validations|behaviour|behavior|house rules|policies|conditions|limits|checks|logic|invariants|acceptance criteria)`),
    roles: formsIn(`
      (roles|who does what|who can do what|who may do what|who|people|users|permissions|access|access rights|rights|actors|who sees what|user roles|roles and permissions|
      roles & permissions|who uses it|accounts|access control|authorisation|authorization|user types|personas)`),
    figures: formsIn(`
      (figures|reports|report|dashboard|statistics|stats|numbers|home page|homepage|overview page|kpis|metrics|reporting|figures on the home page|charts|the dashboard|key figures)`),
    messages: formsIn(
      `(messages|notifications|e-mails|emails|reminders|alerts|mails|messages and reminders|notification)`,
    ),
    outside: formsIn(`
      (out of scope|not in scope|not needed|not included|not wanted|won't have|wont have|will not have|non-goals|non goals|excluded|exclusions|no need for|what we don't need|
      what we do not need|not part of it|nice to have|nice-to-have|nice to haves|later|maybe later|for later|future|future ideas|phase 2|version 2|v2|could have|
      someday|ideas for later|not now|out-of-scope|later on|perhaps later|backlog|future work)`),
    examples: formsIn(`(examples|example|sample data|for example|example data|samples)`),
  },
  notes: [
    {
      phrases: formsIn(
        'optional | not required | may be empty | can be empty | if any | if known | nullable | not mandatory | can be blank',
      ),
      hints: { isOptional: true },
    },
    {
      phrases: formsIn('required | mandatory | must | not null | not empty | must be filled in | compulsory'),
      hints: { isRequired: true },
    },
    {
      phrases: formsIn(
        'unique | must be unique | no duplicates | never reused | key | primary key | pk | id',
      ),
      hints: { isUnique: true },
    },
    {
      phrases: formsIn(
        'yes / no | yes or no | y / n | boolean | bool | true / false | tick box | checkbox | flag | tickbox | yes-no',
      ),
      hints: { isBoolean: true },
    },
    {
      phrases: formsIn(
        'long text | multiline | multi-line text | multiline text | free text | several lines | textarea | paragraph | long | markdown',
      ),
      hints: { kind: 'longText' },
    },
    {
      phrases: formsIn('text | string | short text | varchar | str | char | line of text'),
      hints: { kind: 'text' },
    },
    {
      phrases: formsIn(
        'date and time | date / time | date + time | datetime | date-time | timestamp | date & time',
      ),
      hints: { kind: 'datetime' },
    },
    { phrases: formsIn('date | day'), hints: { kind: 'date' } },
    { phrases: formsIn('time | time of day'), hints: { kind: 'time' } },
    { phrases: formsIn('number | integer | int | whole number | count'), hints: { kind: 'integer' } },
    { phrases: formsIn('decimal | float | decimal number | numeric | double'), hints: { kind: 'decimal' } },
    { phrases: formsIn('percent | percentage'), hints: { isPercentage: true } },
    { phrases: formsIn('e-mail | email | e-mail address | email address'), hints: { kind: 'email' } },
    { phrases: formsIn('phone | telephone | phone number'), hints: { kind: 'phone' } },
    { phrases: formsIn('url | web address | web link'), hints: { kind: 'url' } },
    { phrases: formsIn('image | photo | picture'), hints: { kind: 'image' } },
    { phrases: formsIn('file | upload | attachment | pdf | document'), hints: { kind: 'file' } },
    { phrases: formsIn('colour | color'), hints: { kind: 'colour' } },
    { phrases: formsIn('money | amount | price | currency'), hints: { kind: 'money' } },
    { phrases: formsIn('in the past | never in the future'), hints: { time: 'past' } },
    { phrases: formsIn('never negative | not negative | >= 0 | ≥ 0'), hints: { bounds: { min: 0 } } },
  ],
  idle: formsIn(
    'auto | automatic | auto-numbered | auto numbered | automatically numbered | auto-generated | generated | indexed | visible to all | multiple lines allowed | autoincrement | auto-increment',
  ),
  choosing: formsIn(
    'one of | enum | enumeration | choice | choice of | either | select | dropdown | list of values | pick list | options',
  ),
  showing: formsIn('e.g. | eg | for example | example | such as | ex.'),
  linking: formsIn(
    'reference | link | ref | foreign key | fk | relation | lookup | linked | belongs to | points to | references',
  ),
  days: new Set('on by until since day date birthday joined deadline'.split(' ')),
  moments: new Set(['at']),
  everything: formsIn(
    `(everything|all|all actions|full access|all rights|full control|all of it|anything|the lot|all of the above|can do everything|does everything|all permissions)`,
  ),
  looking: formsIn(
    `(read-only|read only|readonly|view only|look only|read access|sees everything|see everything|reads everything)`,
  ),
  above: formsIn(
    `(all that|all the above|all of the above|the same|same|same as above|everything above|all this|all of that|the above|as above|everything they can|all they can|everything the others can)`,
  ),
  plus: formsIn('plus | and | and also | + | , plus | , and also | as well as | & '),
  allowing: formsIn('can | may | can also | is allowed to | are allowed to'),
  most: formsIn(
    'maximum | max | max. | at most | no more than | not more than | up to | maximum of | a maximum of | never more than',
  ),
  single: formsIn('one | only one | just one | a single'),
  per: formsIn('per | a | each | for each | for every | an | / | every | and per'),
  together: formsIn(
    'at a time | at once | at the same time | simultaneously | at any time | at any one time | at one time',
  ),
  say: {
    have: 'may have',
    atMost: 'at most',
    each: 'a',
    by: 'by',
    home: 'the home page shows',
    own: 'their own',
    see: 'see',
    all: 'everything',
    and: 'and',
    or: 'or',
    numberOf: 'the number of',
    there: 'there can be',
  },
};

/** English rules in a few words, and the clauses that they stand for: "trainers - own clients only", "paid invoice locked". */

type Clause = readonly [from: string, to: string];

const only = '(only|, only|)';
const locked =
  '(locked|frozen|no edits|no changes|no more edits|no more changes|not editable|uneditable|read only|fixed)';
const states =
  'paid done returned attended sent received collected delivered checked ready repaired solved'.split(' ');

export const englishTelegrams: readonly Clause[] = [
  [
    "{p} (login|account|access|see|sees|view|views|) (:|,|-|–|—) own {n} only , (can't|cannot|not|no) (see|) {n}",
    '{s1} can see only their own {s2} , {s1} cannot see {s3}',
  ],
  [`^ {p} (login|account|access|) (:|,|-|–|—) own {n} ${only} $`, '{s1} can see only their own {s2}'],
  [
    `^ {p} (see|sees|view|views|read|reads) (all|every|all the) {n} , {p} ${only} own ${only} $`,
    '{s1} can see all {s2} , {s3} can see only their own {s2}',
  ],
  [
    '{n} (see|sees|can see|may see) (all|every|all the) {n} , {n} only (their|his|her|its) own {n}',
    '{s1} can see all {s2} , {s3} can see only their own {s4}',
  ],
  ['^ {p} : (all|every) {n} $', '{s1} can see all {s2}'],
  ['^ {p} : (everything|all) $', '{s1} can see everything'],
  [`^ {n} (-|–|—|:) {p} {v} own ${only} $`, '{s2} can {v3} their own {s1}'],
  ['^ {n} (-|–|—|:) {p} {v} (all|them|them all|every one) $', '{s2} can {v3} all {s1}'],
  ['^ {n} (-|–|—|:) (only|just) {p} {v} (them|these|it) $', 'only {s2} can {v3} {s1}'],
  [`^ {n} ${locked} $`, '{a1} cannot be changed'],
  ['^ no (edits|changes|edit|change) (to|of|on|in) {n} $', '{a2} cannot be changed'],
  [
    '^ no {n} (visible to|shown to|for|seen by) (the|) (public|visitors|outsiders|strangers) $',
    'visitors cannot see {s1}',
  ],
  ['{n} (max|max.|maximum|at most) {#} (per|a|for each) {n}', '{a3} may have at most {2} {s1}'],
  ['^ no {n} in the past $', 'the date of {a1} must not be in the past'],
  ['^ no {n} in the future $', 'the date of {a1} must not be in the future'],
  ['^ {n} (>=|≥|at least|min|min.|minimum) {#} $', 'the {b1} must be at least {2}'],
  ['^ {n} (<=|≤|at most|max|max.|maximum) {#} $', 'the {b1} must be at most {2}'],
  ['^ {n} unique $', 'the {b1} must be unique'],
  ['^ {n} (required|mandatory|compulsory) $', 'the {b1} is required'],
  ['^ {n} optional $', 'the {b1} is optional'],
  ...states.map((state): Clause => [
    `{p} (tick|ticks|mark|marks|set|sets|flag|flags|check|checks) {n} (as|to|off as|) ${state}`,
    `{s1} can mark {s2} as ${state}`,
  ]),
  [
    '^ (anyone|anybody|everyone|everybody|public|visitors|passers-by) : {v} {n} , (no|without) (account|login|sign-up|registration) (needed|) $',
    'anyone without an account can {v1} {s2}',
  ],
  [
    '^ (remind|notify|tell|email|text|message) {#} {n} before {n} , {n} of {n}',
    'the {b4} gets a message {1} {2} before the {b3} of {a5}',
  ],
  [
    '^ (remind|notify|tell|email|text|message) {n} when {n} ( {n} )',
    'the {b1} gets a message when {a3} is {b2}',
  ],
];

/** English clauses about what is limited, exclusive, needed first, due or worked out, and the plainer ones that they stand for. */

type Clause = readonly [from: string, to: string];

const cannot =
  "(cannot|can't|may not|must not|mustn't|should not|shouldn't|can never|must never|may never|will not|won't)";
const nobody = '(nobody|no one|no-one|nobody else|no one else|no-one else|nobody other)';
const taken =
  '(taken|booked|reserved|rented|hired|used|in use|occupied|busy|lent|lent out|out|rented out|given away|gone)';
const refused =
  '(, tell them no|, say no|, refuse|, refuse it|, stop them|, reject it|, it should be refused|, it is refused|, that is refused|)';
const atOnce =
  '(at the same time|at once|at a time|at the same hour|at the same hours|simultaneously|in the same hours|in parallel|at one time|at any one time|at any time)';

/** Verbs by which things are taken for a time, with their participles. */
const taking = ['book booked', 'reserve reserved', 'rent rented', 'hire hired', 'borrow borrowed'].map(
  (forms) => forms.split(' ') as [verb: string, done: string],
);

/** What somebody has taken, nobody else takes for the same time. */
const takings = taking.flatMap(([verb, done]): Clause[] => [
  [
    `(if|when|once|as soon as|while|where) {n} (is|has been|was) (already|) ${taken} {*} , ${nobody} (else|) (can|may|should|is able to|is allowed to) (${verb}|take) it`,
    `{a1} cannot be ${done} twice at the same time`,
  ],
  [
    `(if|when|once|as soon as|while) (someone|somebody|anyone|anybody|a person) (has|) (already|) (${done}|${verb}s|taken|takes) {n} {*} , ${nobody} (can|may|should) (${verb}|take) it`,
    `{a1} cannot be ${done} twice at the same time`,
  ],
  [
    `${nobody} (can|may|should) ${verb} {n} (that|which) (somebody else|someone else|another person|others|somebody|someone) (has|have) (already|) (${done}|taken) {*}`,
    `{a1} cannot be ${done} twice at the same time`,
  ],
  [
    `${nobody} (can|may|should) ${verb} {n} (that is|which is|that has been|which has been) already ${taken} {*}`,
    `{a1} cannot be ${done} twice at the same time`,
  ],
  [
    `(if|when) (someone|somebody|anyone|anybody|a person) (tries|wants) to ${verb} {n} (that is|which is|that has been|which has been) (already|) ${taken} {*} ${refused}`,
    `{a1} cannot be ${done} twice at the same time`,
  ],
  [
    `nothing (can|may) be ${done} (less than|later than) {*} before`,
    `${done === 'booked' ? 'bookings' : done === 'reserved' ? 'reservations' : 'rentals'} must be made at least {1} in advance`,
  ],
]);

/** Records of the same thing at the same time are not two. */
const exclusive: readonly Clause[] = [
  [
    "(reject|refuse|decline|block|do not accept|don't accept|never accept) (any|a|the|) (second|other|new|further|) {n} (for|of|on|in) {n} (that is|which is|that has been|which has been|for hours|for times|for days|at a time that is|for a time that is) (already|) (taken|booked|reserved|rented|hired|used|in use|occupied|busy|lent) {*}",
    '{a2} cannot have two {s1} that overlap',
  ],
  [
    '(the|your|our|this|) (software|app|system|program|programme|tool|website|site) (has to|must|should|needs to) (reject|refuse|decline|block) (a|any|the) (second|other|new|further|) {n} (for|of|on|in) {n} (that is|which is|for hours|for times|for days) (already|) (taken|booked|reserved|rented|hired|used|in use|occupied|busy|lent)',
    '{a2} cannot have two {s1} that overlap',
  ],
  [
    `{n} (who is|that is|which is) (already|) (on|in|at|with) (one|a|an|some) {n} ${cannot} (get|have|take|be given|start|do|be on|be put on) another {*}`,
    '{a1} cannot have two {s2} that overlap',
  ],
  [
    `{n} , (once|when|if) ${taken} {*} , ${cannot} (have|get|take) another {n} {*}`,
    '{a1} cannot have two {s3} that overlap',
  ],
  [
    "(if|when) (2|two) {n} (for|of|on|in) (one|the same|a|an) {n} (cover|overlap|fall on|are on|are for|clash|have|include|share) {*} , (the second one|the second|the later one|the later|one of them|the last one) (isn't|is not|can't be|cannot be|is|gets|must be|should be) (accepted|refused|allowed|rejected|possible|declined)",
    '{a2} cannot have two {s1} that overlap',
  ],
  [
    '(if|when|once|as soon as) {n} (is|has been) (taken|booked|reserved|rented|hired) {*} , (other|further|new|more) {n} (for|of|on|in) {*} are (refused|rejected|impossible|not possible|declined|blocked)',
    '{a1} cannot have two {s3} that overlap',
  ],
  [
    '(the|) same {n} , (two|2) {n} , overlapping {*} (= refused|: refused|)',
    '{a1} cannot have two {s2} that overlap',
  ],
  [
    'no (double|duplicate|overlapping|conflicting|clashing|parallel|simultaneous) {n} (for|of|on|in) {n} (, ever|ever|please|)',
    '{a2} cannot have two {s1} that overlap',
  ],
  [
    'no (double-bookings|double-booking|double booking) (for|of|on|in) {n} (, ever|ever|please|)',
    '{a1} cannot have two bookings that overlap',
  ],
  [
    `{n} is (only|always|) (used|needed|there|free|good) (for|by) (only|just|exactly|) (one|1|a single) {n} ${atOnce}`,
    '{a1} cannot have two {s2} at the same time',
  ],
  [
    `^ {n} (-|–|:|,) (only|just|) (one|1|a single) {n} ${atOnce} $`,
    '{a1} cannot have two {s2} at the same time',
  ],
  [
    `(nobody|we|you|one|i) (can|cannot|can't|may|must not|should not|shouldn't|mustn't) (plan|schedule|put|assign|send|roster|place) {n} (for|on|in|to|into|onto) (two|2|more than one) {n} (that overlap|which overlap|that clash|which clash|at the same time|at once|in parallel)`,
    '{a1} cannot have two {s2} that overlap',
  ],
];

/** How many at most, how large at least. */
const amounts: readonly Clause[] = [
  [
    '^ (the|) {n} (-|–|:) (max|maximum|at most|up to|) {#} {n} (a|an|each|every) {n} $',
    '{a4} may have at most {2} {s3}',
  ],
  ['^ (max|maximum|at most|up to|) {#} {n} (a|an) {n} $', '{a3} may have at most {1} {s2}'],
  [
    `(if|when|once|as soon as) {n} (already|) (has|have) {#} {n} (,|) (we|they|it|he|she|there|${nobody.slice(1, -1)}|that is it) (can|may|should|must|) (cannot|can't|may not|must not|shouldn't|mustn't|should not|) (be able to|) (make|add|get|take|open|create|have|book|start) (a|an|another|any|one more) {*}`,
    '{a1} may have at most {2} {s3}',
  ],
  [
    `{n} with {#} {n} (open|on the go|running|in progress|already|at hand) (gets|can have|can get|takes|may have) (no more|no other|no further) {*}`,
    '{a1} may have at most {2} open {s3} at once',
  ],
  [
    `the number of {n} (in|on|of|for|per) {n} ${cannot} (be lower than|be less than|be below|be under|go below|fall below|be smaller than) {#}`,
    'the number of {1} of {a2} must be at least {3}',
  ],
  [
    '{n} is (only|) (given|used|assigned|handed out|issued) (only|) (to|for|by|on) (one|a single|just one|only one) {n}',
    '{a2} has a unique {b1}',
  ],
  [
    '{n} (has to be|must be|should be|needs to be|is) (different|unique|new|another one) (each time|every time|for each one|for every one|in each case)',
    '{1} must be unique',
  ],
];

/** A state that verbs of happening by themselves lead to. */
const starting = [
  'starts started',
  'begins started',
  'closes closed',
  'opens opened',
  'ends ended',
  'ships shipped',
  'goes out sent',
].map((forms) => {
  const at = forms.lastIndexOf(' ');
  return [forms.slice(0, at), forms.slice(at + 1)] as const;
});

/** What has to be there first, and what may no longer be changed. */
const needs: readonly Clause[] = [
  ...starting.map(([verb, done]): Clause => [
    `{n} ${verb} only (if|when|once) it has {*}`,
    `{a1} can be ${done} only if it has {2}`,
  ]),
  ...['complete completed', 'finished finished', 'done done', 'ready finished'].map((forms): Clause => {
    const [state = '', done = ''] = forms.split(' ');
    return [
      `{n} (isn't|is not|is never|can't be|cannot be) ${state} without {*}`,
      `{a1} can be ${done} only if it has {2}`,
    ];
  }),
  [
    `(when|if|as long as|while) {n} (isn't|is not|hasn't been|has not been) (filled in|given|entered|set|there|known) (,|) {n} ${cannot} be {n}`,
    '{a2} can be {b3} only if it has {a1}',
  ],
  [
    "(you|we|one|people|they) (cannot|can't|may not|must not|mustn't|shouldn't|should not|may no longer|can no longer) (edit|change|alter|modify|touch|amend) {n} (any more|anymore|any longer|afterwards|later|)",
    '{1} cannot be changed',
  ],
  [
    `(once|after|as soon as|when) it is {n} (,|) ${nobody} (changes|edits|alters|touches|modifies|can change|may change|can edit|can alter|may alter|can touch) {n} (any more|anymore|any longer|)`,
    '{a2} cannot be changed once it is {b1}',
  ],
  ['leave {n} (alone|as they are|as it is|untouched) {*}', '{1} cannot be changed'],
  ['leave {n} (alone|as they are|as it is|untouched)', '{1} cannot be changed'],
];

/** When something may be made, and what is so after a day. */
const moments: readonly Clause[] = [
  [
    '(we|i|they) (only|) (take|accept|allow) {n} for {n} (at most|up to|no more than|not more than|max|maximum|only up to) {*}',
    '{s1} can be made at most {3}',
  ],
  [
    '(we|i|they) (only|) (take|accept|allow) {n} (at most|up to|no more than|not more than|max|maximum|only up to) {*} (ahead|in advance|beforehand)',
    '{s1} can be made at most {2} in advance',
  ],
  ...['days', 'weeks', 'months', 'hours'].flatMap((unit): Clause[] => [
    [
      `{n} (open|opens|are open|are possible|are accepted|can be made|start|go on sale) (from|only from|only|) {#} ${unit} (before|ahead of|in advance of) {n} (and not sooner|and not earlier|, not sooner|, not earlier|, no sooner|, no earlier|)`,
      `{s1} can be made at most {2} ${unit} in advance`,
    ],
    [
      `(we|i|they) (need|require|ask for|want|must have) (at least|a minimum of|) {#} ${unit} ('s|) (notice|warning|advance notice) (for|before) {n}`,
      `{s2} must be made at least {1} ${unit} in advance`,
    ],
    [
      `{n} (need|needs|require|requires) (at least|a minimum of|) {#} ${unit} ('s|) (notice|warning|advance notice)`,
      `{s1} must be made at least {2} ${unit} in advance`,
    ],
    [
      `(the|) earliest (you|one|people|they|we) can (book|reserve) {n} is {#} ${unit} (ahead|before|in advance|beforehand)`,
      `bookings can be made at most {2} ${unit} in advance`,
    ],
    [
      `(the|) latest (you|one|people|they|we) can (book|reserve) {n} is {#} ${unit} (ahead|before|in advance|beforehand)`,
      `bookings must be made at least {2} ${unit} in advance`,
    ],
  ]),
  [
    `{n} ${cannot} be (made|placed|taken|booked|accepted) (further|more|longer|earlier) ahead than {*}`,
    '{s1} can be made at most {2} in advance',
  ],
  [
    `{n} ${cannot} be (made|placed|taken|accepted) more than {*} (ahead|in advance|before|beforehand)`,
    '{s1} can be made at most {2} in advance',
  ],
  [
    `{n} ${cannot} be (made|placed|taken|accepted) less than {*} (ahead|in advance|before|beforehand)`,
    '{s1} must be made at least {2} in advance',
  ],
  [
    '{n} (lies|is|must be|has to be|should be) (always|) in the past or (is|) today',
    '{1} must not be in the future',
  ],
  [
    "(you|nobody|one|we|people) (can't|cannot|can|may not|must not|mustn't|shouldn't) (enter|put in|type|type in|give|choose|pick|set) {n} (that has not happened yet|that hasn't happened yet|which has not happened yet|in the future|that is in the future|that lies in the future)",
    '{1} must not be in the future',
  ],
  [
    'if {n} is {n} and its {n} (has gone by|has passed|is over|is gone|is past) (,|) (then|) it is {n}',
    '{a1} is {b4} when its {b3} has passed and it is {b2}',
  ],
  [
    '{n} (that is been|that has been|which has been|that is|which is) {n} and is past its {n} is {n}',
    '{a1} is {b4} when its {b3} has passed and it is {b2}',
  ],
  ["(a|an|each|every) {n} 's {n} after its {n}", '{a1} is {b2} when its {b3} has passed'],
];

const operators = [
  ['(minus|less|-)', 'minus'],
  ['(plus|+)', 'plus'],
  ['(times|x|×|*|multiplied by)', 'times'],
  ['(divided by|/)', 'divided by'],
] as const;

/** How values come about. */
const sums: readonly Clause[] = [
  [
    '(i|we|you) multiply {n} (by|with) {n} (on|for|in) (every|each) {n}',
    'the amount of {a3} is its {b1} times its {b2}',
  ],
  [
    '(what is|what remains|the amount) (still|) (owed|due|open|left to pay|outstanding|to be paid) (on|for|of) {n} is {n} (minus|less) {n}',
    'the balance of {a1} is its {b2} minus its {b3}',
  ],
  [
    '(the|) number of {n} and {n} (together|) (make|makes|is|are|give|gives) {n}',
    '{3} is its number of {1} plus its number of {2}',
  ],
  ['{n} and {n} together (make|makes|give|gives|make up|add up to) {n}', '{3} is {1} plus {2}'],
  ['(subtract|take) {n} from {n} and you (have|get) {n}', '{3} is its {b2} minus its {b1}'],
  ...operators.flatMap(([written, said]): Clause[] => [
    [`{n} ${written} {n} (equals|makes|gives) {n}`, `{3} is its {b1} ${said} its {b2}`],
    [`{n} (on|for|in) (a|an|each|every) {n} is {n} ${written} {n}`, `{1} of {a2} is {3} ${said} {4}`],
    [`^ {n} (:|is|=) {n} ${written} {n} $`, `{1} is {2} ${said} {3}`],
  ]),
  ['{n} of (a|an|each|every) {n} is {n} by {n}', '{1} of {a2} is its {b3} times its {b4}'],
  ['{n} has {n} , never (negative|below zero|less than zero)', '{1} has {2} of at least 0'],
];

const units = [
  'euros',
  'dollars',
  'pounds',
  'grams',
  'kilos',
  'kilograms',
  'litres',
  'metres',
  'hours',
  'minutes',
  'days',
];

/** "The amount on a bill is in dollars". */
const measured = units.flatMap((unit): Clause[] => [
  [`{n} (on|for) (a|an|each|every) {n} (is|are) in ${unit}`, `{a2} has {a1} in ${unit}`],
  [
    `{n} (on|of|for) (a|an|each|every) {n} (is|are) (kept|counted|measured|given|noted|recorded) in ${unit}`,
    `{a2} has {a1} in ${unit}`,
  ],
]);

export const englishBounds: readonly Clause[] = [
  ...takings,
  ...exclusive,
  ...amounts,
  ...needs,
  ...moments,
  ...measured,
  ...sums,
];

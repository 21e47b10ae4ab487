/** English clauses that tie one thing to another, count things and tell people, and the plainer ones that they stand for. */

type Clause = readonly [from: string, to: string];

const many = '(several|many|multiple|lots of|any number of|more than one|a number of|plenty of)';
const message = '(email|e-mail|mail|message|reminder|notification|sms|text|text message|alert|note)';
const when = '(when|if|once|as soon as|whenever|every time|each time)';

export const englishTies: readonly Clause[] = [
  [
    '{n} (is|are) (always|) (written|issued|drawn up|opened|recorded|taken|entered|reported|noted|raised) (for|against|on|under|about) (a|an|one|each|exactly one) {n}',
    '{a1} belongs to {a2}',
  ],
  [
    '{n} (relate|relates|pertains|pertain|apply|applies|correspond|corresponds) to {n}',
    '{a1} belongs to {a2}',
  ],
  [
    '{n} (is|are) (recorded|noted|tracked|kept|logged|counted|managed|planned|listed) (per|for each|for every) {n}',
    '{a1} belongs to {a2}',
  ],
  [
    `(per|for each|for every) {n} (we have|there are|there can be|we keep|we want|there may be) ${many} {n}`,
    '{a1} has several {s2}',
  ],
  [`{n} (can|may) (have|hold|contain|own|include) ${many} {n}`, '{a1} has several {s2}'],
  [
    '(we|i|you|one) (need to|want to|have to|must|should|) (know|see|say|record|note|remember|tell|track) which {n} {n} (belongs to|comes from|is for|is from|goes to|is in|goes with|was for|hangs on|lives in|is on|is at)',
    '{a2} belongs to {a1}',
  ],
  [
    'it (must|should|has to) be (clear|visible|known) which {n} {n} (belongs to|comes from|is for|is from|goes to|is in|goes with|was for|is on|is at)',
    '{a2} belongs to {a1}',
  ],
  ['(no|there is no|there can be no) {n} without (a|an|its|his|her) {n}', '{a1} belongs to {a2}'],
  ['(several|many) {n} share (a|an|one|the same) {n}', '{a1} belongs to {a2}'],
  ['^ {n} (and|with) (its|their|his|her) {n} $', '{a2} belongs to {a1}'],
  [
    '^ how many {n} (do we have|are there|have we got|did we have|we have) (per|in each|by) {n} $',
    'the home page shows the number of {1} by {b2}',
  ],
  [
    '^ how many {n} (do we have|are there|have we got|did we have|we have) $',
    'the home page shows the number of {1}',
  ],
  [
    '^ (a|the|) (count|chart|graph|bar chart|pie chart) of {n} (by|per) {n} $',
    'the home page shows the number of {s1} by {b2}',
  ],
  ['(look|looking) {n} up (by|via) {*}', '{s1} can be searched'],
  ['^ {n} (to|into|as) (csv|a csv|excel|an excel file|a spreadsheet|a csv file) $', '{s1} can be exported'],
  [`^ (an|a|) ${message} to {n} ${when} {*}`, 'the {b1} gets a message when {2}'],
  [`^ (an|a|) ${message} to {n} {#} {n} before {*}`, 'the {b1} gets a message {2} {3} before {4}'],
  [`^ (an|a|) ${message} {#} {n} before {n} (to|for) {n}`, 'the {b4} gets a message {1} {2} before {3}'],
  [
    `^ ${when} {*} , (an|a) ${message} (goes|goes out|is sent|should go|must go|should be sent|must be sent|has to go) to {n}`,
    'the {b2} gets a message when {1}',
  ],
  [`(please|) (let|have) {n} know ${when} {*}`, 'the {b1} gets a message when {2}'],
  ['(please|) (let|have) {n} know {#} {n} before {*}', 'the {b1} gets a message {2} {3} before {4}'],
  [
    '(we|i|they) (write|put|note|mark|record|stick) {l} (on|in|for|against|next to) (each|every) {n}',
    '{a2} has {1}',
  ],
  ['{n} (should|must|has to|have to) (mention|state|contain|include) {*}', '{a1} has {2}'],
];

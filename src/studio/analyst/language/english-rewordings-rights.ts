/** English ways of saying who may do, see or have what, that stand for plainer ones. */
import type { Rewordings } from './prose-words.ts';

/** Where a product is used, which every product is. */
const places: Rewordings = [
  [
    '(in|on|via|through|from|at|over|using) (the|their|our|his|her|my|a|this|its) (portal|app|website|site|web|phone|mobile|smartphone|computer|laptop|tablet|screen|browser|internet|homepage)',
    '',
  ],
  [
    '(in|on|via|through|from|using|with) (the|their|our|his|her|my) own (phone|mobile|smartphone|computer|laptop|tablet|account)',
    '',
  ],
  ['(in|on|to) the (software|program|programme|tool)', ''],
];

const may: Rewordings = [
  ['(when|whenever|if) (they|he|she) (want|wants|like|likes|wish|wishes) (to|)', ''],
  ['what {} (may|can|is allowed to|are allowed to) do :', '{} :'],
  [': (everything|anything|all) (with|about|around) {} $', ': manage {}'],
  ['at some point', ''],
  [
    '(i|we) (want|need|would like) {the system|the app|the software|the website|the site|the program|the tool|it|the product} to',
    '{} should',
  ],
  [
    '(i|we) (want|need|would like|would love|would prefer) (nobody|no one) (but|except|other than|apart from) {} to',
    'only {} can',
  ],
  [
    "(i'd|we'd|i|we) (want|like|love|prefer) (nobody|no one) (but|except|other than|apart from) {} to",
    'only {} can',
  ],
  [
    "(i|we) (don't|do not) want {} to {see|view|read|edit|change|delete|add|create|look at|remove|touch}",
    '{} cannot {}',
  ],
  [
    '(i|we) (want|need|would like|would love|would prefer) {} to {see|view|read|edit|change|delete|add|create|look at|put in|remove|enter|manage|book|order|browse|search}',
    '{} can {}',
  ],
  [
    "(i'd|we'd) (want|like|love|prefer) {} to {see|view|read|edit|change|delete|add|create|look at|put in|remove|enter|manage|book|order|browse|search}",
    '{} can {}',
  ],
  [
    '(could|can|would|should|may) {} be (given|granted|allowed) (the|) (right|permission|access|) to',
    '{} can',
  ],
  ["(don't|doesn't) get to", 'cannot'],
  ['(do|does) not get to', 'cannot'],
  ['never (gets|get) to', 'cannot'],
  ['(must|should|may|can|will|would|shall) only get to', 'can only'],
  ['(must|should|may|can|will|would|shall) get to', 'can'],
  ['only (gets|get) to', 'can only'],
  ['(gets|get) to (see|view|read)', 'can see'],
  [
    '(is|are) (not|never) (allowed|permitted|able|supposed|authorised|authorized|entitled|meant|free) to',
    'cannot',
  ],
  ["(isn't|aren't) (allowed|permitted|able|supposed|authorised|authorized|entitled|meant|free) to", 'cannot'],
  [
    '(must|should|shall|may|will|can) not be (allowed|permitted|able|supposed|authorised|authorized|entitled|free) to',
    'cannot',
  ],
  [
    "(mustn't|shouldn't|won't|can't|cannot) be (allowed|permitted|able|supposed|authorised|authorized|entitled|free) to",
    'cannot',
  ],
  ["(isn't|aren't) to", 'cannot'],
  ['(is|are) (not|never) to', 'cannot'],
  ['(is|are) (supposed|authorised|authorized|entitled|welcome|meant) to', 'can'],
  [
    '(has to|have to|needs to|need to|ought to|must|should|shall|will|would) be (able|allowed|permitted|authorised|authorized|free) to',
    'can',
  ],
  [
    '(has|have|get|gets) (the|a|) (right|permission|possibility|option|ability|chance|authority|opportunity|power) to',
    'can',
  ],
  [
    '(must|should|shall|will|would) (have|get|be given) (the|a|) (right|permission|possibility|option|ability|chance|authority|opportunity|power) to',
    'can',
  ],
  ['(has|have) no (right|permission|authority|business) to', 'cannot'],
  ['(is|are) (forbidden|prohibited) to', 'cannot'],
  ['(is|are) not (the|) (one|ones) to', 'cannot'],
  ['(is|are) the (one|ones|person|people) to', 'can'],
  ['the (one|person) (who|that) {} is (the|a|an|our) {}', 'the {2} {1}'],
  ["{} 's (job|task|role|duty|work) is to", '{} can'],
  ['{} (job|task|role|duty) it is to', '{} can'],
  ["(it is|it's|that's|that is) (the|a|an) {} 's (job|task|role|duty|work|business) to", 'the {} can'],
  ["(it is|it's) up to (the|a|an) {} to", 'the {} can'],
  ['(you|one|people|somebody|someone) (have to|need to|must) be (a|an|the) {} to', 'only the {1} can'],
  ['to {} (you|one|people) (have to|need to|must) be (a|an|the) {}', 'only the {2} can {1}'],
  ['(has|have) (full|complete|total) (control|power|charge|access) (over|of|to)', 'manages'],
  ['(can|may|should|must) (do|have) (everything|anything|all) (with|about|to|around|on)', 'manages'],
  ['(manages|manage) (everything|all) (about|around|to do with|with|concerning)', 'manages'],
  ['(can|may|should|must) (see|read|view) (everything|all) (about|around|on|concerning)', 'can see'],
  ['(takes|take|has|have|taking) care of', 'manage'],
  ['(keep|keeps) (the|their|our|all|all the) {} up to date', 'manage the {}'],
  ['whereas', ', but'],
  ['(can|could|may|might) still', 'can'],
  ['(only|just) (look|watch|read|view|see) $', 'only see them'],
  ['(only|just) (look|looks|watch|watches|reads|views) (at|) (it|them|those) $', 'only see them'],
];

/** Marking something as something. */
const marking: Rewordings = [
  ['(tick|ticks|check|checks|mark|marks|cross|crosses) {} off as', 'mark {} as'],
  ['(tick|ticks|check|checks|mark|marks|cross|crosses) off {} as', 'mark {} as'],
  [
    '(tick|ticks|declare|declares|report|reports|record|records|set|sets|flag|flags|put|puts) {} as',
    'mark {} as',
  ],
  [
    '(move|moves|set|sets|switch|switches|change|changes|take|takes|bring|brings) (a|an|the|any) {} from {} to',
    'mark {2} {1} as',
  ],
];

const nobody: Rewordings = [
  ['(nobody|no one|noone) (apart from|besides|but|except|except for|other than|save|bar)', 'nobody except'],
  ['(no - one|no-one) (apart from|besides|but|except|except for|other than)', 'nobody except'],
  ["(everybody|everyone|anybody|anyone) (but|except|apart from|other than) {} (cannot|can't)", 'only {} can'],
  ['(something|a thing|a job|a matter) (that|which|) only {} (can|may|should|must) do', 'reserved for {}'],
  ['(something|a thing|a job|a matter|a task) (only|) for {} (only|alone)', 'reserved for {}'],
  ['{} (and|,) (nobody|noone|no one) else (can|may|does|is|will|should) $', 'only {}'],
  [
    '{} , (nobody|no one|no - one|noone) (besides|but|except|apart from|other than) (him|her|them) (can|may|does|should)',
    'only {}',
  ],
];

/** "Their own, not those of others". */
const own: Rewordings = [
  ['turn {it|them|him|her} down', 'refuse {}'],
  ['turns {it|them|him|her} down', 'refuses {}'],
  [': {they|he|she}', ', {}'],
  [
    '(and|or|,|, and) (to|) {add|create|write|make|enter|post|edit|change|delete|remove|cancel} (one|new ones|some|more|another|others) $',
    'and {1} them',
  ],
  [
    '(and|, and) to {see|view|read|add|create|write|make|enter|post|edit|change|update|delete|remove|cancel|manage|send|submit|approve|close|open}',
    'and {1}',
  ],
  [
    '(and|but|, but|, and) {sees|see|changes|change|edits|edit|touches|touch|deletes|delete|removes|remove|adds|add|writes|write} (nothing|none)',
    ', but cannot {1} them',
  ],
  [
    "(and|but|, but|, and) (not|cannot|can't|never) {see|change|edit|touch|delete|remove|add|write} (any|anything|any of them) $",
    ', but cannot {1} them',
  ],
  [", (that's|that is|it's|it is|this is) {} 's (job|task|business|work)", ''],
  [
    "(, but|and|but|,|, and) (can't|cannot|not|never|mustn't|shouldn't|don't|doesn't) (see|view|read|touch|change|edit|access|open|look at|get) (others'|others|those of others|other people's|the others'|the others|anybody else's|anyone else's|someone else's|somebody else's|those of other people|other people's ones)",
    'but not others',
  ],
  [
    "(, but|and|but|,|, and) (must not|may not|should not|do not|does not|must never|may never|should never|can never) (see|view|read|touch|change|edit|access|open|look at|get) (others'|others|those of others|other people's|the others'|the others|anybody else's|anyone else's|someone else's|somebody else's|those of other people)",
    'but not others',
  ],
  [
    "(, but|and|but|,|, and) (not|never) (others'|those of others|other people's|the others'|the others|anybody else's|anyone else's|someone else's|somebody else's|everybody's|everyone's|those of other people|the other ones)",
    'but not others',
  ],
  [', (but|and|) (not|never) those of (another|other|any other) {}', 'but not others'],
  [
    '(and|but|,|, but|, and) (nothing|none|no) (else|of others|of other people|of anybody else|others|other ones)',
    'but not others',
  ],
  [
    ', (just|only) (theirs|hers|his|their own|his own|her own|their own ones|his own ones|her own ones|own ones)',
    'but not others',
  ],
  ['nothing (but|except|other than) (their|his|her) own', 'only their own'],
  ['no {} (but|except|other than|apart from) (their|his|her) own', 'only their own {}'],
  ['just (his|her|their|its) own', 'only their own'],
  ['just (his|her|their)', 'only their'],
];

export const englishRights = [...places, ...may, ...marking, ...nobody, ...own];

/** English clauses that stand for plainer ones, by what they say. */
import { englishTelegrams } from './english-telegrams.ts';
import { englishTies } from './english-ties.ts';
import { englishBounds } from './english-bounds.ts';

type Clause = readonly [from: string, to: string];

/** One thing is of another: "payments hang on an invoice", "absences of a pupil". */
const links: readonly Clause[] = [
  [
    '{n} (sit|sits|hang|hangs|lie|lies|stand|stands|live|lives|go|goes|fit|fits|sing|sings|play|plays|train|trains) (always|) (on|in|under|at|with|into|onto|inside) (exactly|just|only|precisely|) (one|a single) {n}',
    '{a1} belongs to {a2}',
  ],
  [
    '{n} (sit|sits|hang|hangs|lie|lies) (always|) (on|in|under|at|inside|below|off) {n}',
    '{a1} belongs to {a2}',
  ],
  ['{n} (go|goes) (along|) with {n}', '{a1} belongs to {a2}'],
  [
    '{n} (is|are|get|gets) (always|) (filed|stored|kept|attached|tied|linked|assigned|put|pinned|fixed|bound|allocated) (under|in|into|to|with|on|at|below) {n}',
    '{a1} belongs to {a2}',
  ],
  ['{n} (fit|fits) (exactly|only|just|) (one|) {n}', '{a1} belongs to {a2}'],
  ['{n} (reference|references|points to|point to) {n}', '{a1} belongs to {a2}'],
  [
    '{n} (reference|references|points to|point to|is of|are of|is by|are by|is for|are for) {n} who {*}',
    '{a1} belongs to {a2}',
  ],
  ['{n} (is|are) by (exactly|only|just|) (a|an|one) {n}', '{a1} belongs to {a2}'],
  [
    '(we|i|they|you) (always|) (put|place|sort|file|group|seat|keep|assign|attach|tie|link|allocate|book) (each|every|all|) {n} (in|into|to|under|with|on) (a|an|one|exactly one|the right|its|their) {n}',
    '{a1} belongs to {a2}',
  ],
  ['(we|i) (track|log|record|keep|note|count) (my|our|all|) {n} per {n}', '{a1} belongs to {a2}'],
  [
    '^ (under|below|in|for|to|with) (each|every) {n} (the|its|their|his|her|several|many) {n} $',
    '{a2} belongs to {a1}',
  ],
  ['(under|below) (each|every) {n} (the|its|their) {n}', '{a2} belongs to {a1}'],
  [
    '^ {n} (on|of|about) (a|an|one|each|every) {n} (, in a list|in a list|as a list|) $',
    '{a1} belongs to {a2}',
  ],
  [
    '^ {n} (on|of|about|for) {n} (:|,|-) (several|many|lots|any number|more than one) (per|for each|for a|for every) {n} (, newest first|, latest first|, in order|, oldest first|) $',
    '{a1} belongs to {a2}',
  ],
  [
    '^ {n} per {n} (-|–|—|,|:) (can be|there can be|could be|often|usually|may be|) (many|several|lots|more than one)',
    '{a1} belongs to {a2}',
  ],
  [
    '^ one {n} (,|:|-|–|->|and|has|to) (many|several|lots of|a lot of|any number of|multiple) {n}',
    '{a1} has several {s2}',
  ],
  [
    '(one|a|an|each|every|the same) {n} (often|usually|sometimes|mostly|generally|) has (two or three|several|many|a few|a couple of|two , three|lots of|a lot of|multiple|a number of|any number of|one or more|plenty of|a portfolio of|a list of|a set of|a group of|a handful of) {n}',
    '{a1} has several {s2}',
  ],
  ['for {n} there (are|can be|may be) (several|many|lots of|a few) {n}', '{a1} has several {s2}'],
  [
    '{n} (works at|works for|works on|is at|is on|is in|takes part in|appears in|can be in|may be in|belongs to|plays in) (several|many|lots of|different|various|more than one) {n}',
    '{a1} has several {s2}',
  ],
  [
    '(one|a|an|each|every) {n} (opens|serves|covers|fits|feeds|reaches) (several|many|lots of|different|various) {n}',
    '{a1} has several {s2}',
  ],
  [
    '(one|a|an|each|every) {n} (can|may) be (opened|served|used|reached|played|done|taught|covered) (with|by|in|on|from) (several|many|lots of|different|various) {n}',
    '{a1} has several {s2}',
  ],
  [
    'there (are|can be|may be|will be) (several|many|lots of|multiple|a few|any number of) {n} (in|on|under|for|to|per) (a|an|one|each|every) {n}',
    '{a1} belongs to {a2}',
  ],
  ['(several|many) {n} (in|on|under|for|to|per) (a|an|one|each|every) {n}', '{a1} belongs to {a2}'],
  [
    '^ which {n} {n} (comes from|belongs to|is for|is from|goes to|is in|lies in|is on|goes with|is kept in|hangs on) $',
    '{a2} belongs to {a1}',
  ],
  [
    "{n} (needn't|need not|doesn't have to|does not have to|don't need to|doesn't need to) have {n} (, but it can|, but they can|but it can|but they can|, but may|but may|)",
    '{a1} may belong to {a2}',
  ],
  [
    '{n} (may|can|might) (lead to|turn into|become|end in|result in|give rise to) {n}',
    '{a2} may belong to {a1}',
  ],
  [
    '(a|an|each|every) {n} (links|connects|joins|pairs|matches|ties|brings together|combines) {n} (with|and|to) {n}',
    '{a1} is for one {b2} and one {b3}',
  ],
  ['(a|an|each|every) {n} is one {n} (in|on|at|for|with) one {n}', '{a1} is for one {b2} and one {b3}'],
  [
    '(a|an|each|every|one) {n} (takes care of|looks after|is responsible for|is in charge of|supervises|minds|oversees|has charge of) (several|many|a few|a group of|a number of|two or three|lots of|some) {n}',
    '{a2} belongs to {a1}',
  ],
  [
    'which {n} (takes care of|looks after|is responsible for|is in charge of|supervises|has) which {n} ( one {n} , (several|many) {n} )',
    '{a2} belongs to {a1}',
  ],
  [
    'which {n} (takes care of|looks after|is responsible for|is in charge of|supervises|has) which {n}',
    '{a2} belongs to {a1}',
  ],
  [
    '(a|an|each|every) {n} (supports|sponsors|accompanies|covers|describes|concerns|measures) (exactly|only|just|) one {n}',
    '{a1} belongs to {a2}',
  ],
  ['(a|an|each|every) {n} of (a|an|each|every) {n} (has|have) {*}', '{a1} belongs to {a2} and has {3}'],
  [
    'the same {n} (gets|is) {n} (again and again|many times|several times|repeatedly|over and over)',
    '{a1} exists',
  ],
];

/** What lists can do: "find a car by its plate". */
const wish =
  "(i want to|we want to|i need to|we need to|i'd like to|we'd like to|i would like to|we would like to|i can|we can|i could|we could|i should be able to|let me|let us|let people|let them|to|)";
const sheet =
  '(csv|csv file|excel|excel file|spreadsheet|file|list in excel|excel sheet|csv list|pdf|download)';
const lists: readonly Clause[] = [
  [
    `${wish} (find|search|search for|look up|look for) {n} (quickly|easily|fast|again|) (by|via|with|using|through) {*}`,
    '{s1} can be searched',
  ],
  [
    `${wish} (find|search|search for|look up|look for) {n} (quickly|easily|fast|again|) (by|via|with|using|through) {n} (when|if|while|so that) {*}`,
    '{s1} can be searched',
  ],
  [`${wish} (filter|sort|order|search|group) {n} by {*}`, '{s1} can be filtered'],
  [
    `${wish} (export|download|print|print out|import|upload) (all|all the|all our|the|our|a|) {n} (as a|as|to|to a|from a|from|into a|into) ${sheet} {*}`,
    '{s1} can be exported',
  ],
  [`${wish} (export|download|print|print out) {n}`, '{s1} can be exported'],
  [
    `${wish} (import|bring|take|load|copy|move|carry|get) {n} (over|in|across|) (from|out of) (a|an|our|our old|my|the|the old|) (csv|csv file|excel|excel file|spreadsheet|file|excel sheet|csv list|old list|old system|old program|google sheet|spreadsheets)`,
    '{s1} can be imported',
  ],
  [
    `${wish} (put|get|have|write|save) {n} (in|into|as|to|on) (a|an|one|) ${sheet} (that|which|to) {*}`,
    '{s1} can be exported',
  ],
  [`{n} (want|wants|need|needs|get|gets) {n} as (a|an|) ${sheet}`, '{s2} can be exported'],
  [
    `^ {w} (i'd like|we'd like|i would like|we would like|i want|we want|i need|we need) (a|an) (csv|csv file|excel file|spreadsheet|printout|export|excel list) of {n}`,
    '{s2} can be exported',
  ],
  [
    `(i'd like|we'd like|i would like|we would like|i want|we want|i need|we need|) (a|an) (csv|csv file|excel file|spreadsheet|printout|export|excel list) of {n}`,
    '{s1} can be exported',
  ],
  ['(a|an|) {n} (filter|search|search box|search field) (on|for|over|in) {n}', '{s2} can be filtered'],
  [
    '(filtering|sorting|searching|filters|filter|search) (of|for|on|through|) {n} by {*}',
    '{s1} can be filtered',
  ],
  [
    '(importing|exporting|printing|printouts|exports|import|export) (of|for|) {n} {*}',
    '{s1} can be exported',
  ],
  ['{n} (sort|sorted|sorts|filter|filtered|searchable|ordered) by {*}', '{s1} can be sorted'],
];

/** What is counted: "how many orders are new". */
const figures: readonly Clause[] = [
  [
    '^ (number of|total number of|count of) {n} (per|by|for each|for every|in each|in every) {n} $',
    'the home page shows the number of {1} by {b2}',
  ],
  ['^ (number of|total number of|count of) {n} $', 'the home page shows the number of {1}'],
  [
    '^ {n} (by|per) {n} (,|) (as numbers|as a number|as a figure|as figures|in numbers|as a chart|in a chart|as a total) $',
    'the home page shows the number of {s1} by {b2}',
  ],
  [
    '(a|the|) weekly (view|overview|figure|count|number|total|chart|report) (of|on|showing|with) (how many|the number of) {n} (there were|there are|we had|came in|were made|took place|)',
    'the home page shows the number of {1} by week',
  ],
  [
    '(a|the|) monthly (view|overview|figure|count|number|total|chart|report) (of|on|showing|with) (how many|the number of) {n} (there were|there are|we had|came in|were made|took place|)',
    'the home page shows the number of {1} by month',
  ],
  [
    '(says|say|shows|show|tells|tell|see|sees|know) how many {n} (there were|there are|we had|came in|were made|took place) (by|per|each|every|a) {n}',
    'the home page shows the number of {1} by {b2}',
  ],
  [
    '^ {w} (says|say|shows|show|tells|tell|tells us|see|sees|know) how many {n} (there were|there are|we had|came in|were made|took place) (by|per|each|every|a) {n}',
    'the home page shows the number of {2} by {b3}',
  ],
  [
    '^ {w} (shows|show|see|sees|tells|tell|telling|says|saying|showing|displays|displaying) (first thing|at once|immediately|straight away|right away|me|us|) how many {n} (is|are) {n} and how many (is|are|) {n}',
    'the home page shows the number of {3} {b2} , and the home page shows the number of {4} {b2}',
  ],
  [
    '(shows|show|see|sees|tells|tell|telling|says|saying|showing|displays|displaying) (first thing|at once|immediately|straight away|right away|me|us|) how many {n} (is|are) {n}',
    'the home page shows the number of {2} {b1}',
  ],
  [
    '^ {w} (shows|show|see|sees|tells|tell|telling|says|saying|showing|displays|displaying) (first thing|at once|immediately|straight away|right away|me|us|) how many {n} (is|are) {n}',
    'the home page shows the number of {3} {b2}',
  ],
  [
    '(show|display|put) {n} as a (number|figure|count|total) (on the start page|on the home page|on the dashboard|on the overview|on top|at the top|)',
    'the home page shows the number of {b1}',
  ],
  ['what is {n} (-|–|—|:) (total|sum|the total|the sum) of {*}', 'the home page shows the total of {2}'],
  [
    '(start page|home page|home screen|front page|first page|dashboard|homepage) : {*}',
    'the home page shows {1}',
  ],
  ['^ (see|show) : {n}', 'the home page shows {1}'],
];

const each =
  '(each|every|all|all our|all my|all the|any|each of my|each of our|every one of our|every one of my|each of the)';
const we = '(we|i|you|they|we also|i also|we always|we just|they also|you also)';
const noting =
  '(need|take|want|ask for|keep|record|note|collect|require|enter|store|note down|write down|take down|type in|fill in|put in|put down|need to know|want to know|have to know|must know|should know|want to keep|need to keep|want to record|need to record|want to note|have to note|would like to know|would like to keep|save|log|track)';

/** What is written down: "ask for the guest's name and address". */
const records: readonly Clause[] = [
  [
    `(for|with|on|about|of|at|to|from) ${each} {n} (,|) (there should be|there must be|there has to be|there is|there are|comes|come|goes|go|belongs|should come|we'd need|we'd like|i'd like|we have|i have|we should have|we'd like to know|we'd like to keep|we must have|i'd like to know|we put|i put) {*}`,
    '{a1} has {2}',
  ],
  [`(for|with|on|about|of|at|to|from) ${each} {n} (,|) ${we} ${noting} {*}`, '{a1} has {2}'],
  [`^ for (each|every) (one of|of) (my|our|the) {n} (:|,) {*}`, '{a1} has {2}'],
  [
    `(what|all|the things|the data) (we|i) (write|note|put|record|keep|enter|store|need|want|want to know|write down|note down|take down|must have|should have|want to keep|need to know) (on|about|of|for|in|down for|down about|down on|from) {n} (is|are) {*}`,
    '{a1} has {2}',
  ],
  [
    `(what|all|the things|the data) (we|i) (write|note|put|record|keep|enter|store|need|want|want to know|write down|note down|take down|must have|should have|want to keep|need to know) (on|about|of|for|in|down for|down about|down on|from) {n} : {*}`,
    '{a1} has {2}',
  ],
  [
    `(i|we) (want to|need to|would like to|have to|must|should|also want to|also need to|) (know|keep|note|record|have|store|take|enter|save|put|write down|note down|track) (about|for|of|on|from|with) ${each} {n} (its|their|his|her|the|a|an|:|,|at least) {*}`,
    '{a1} has {2}',
  ],
  [
    `(i'd like to|we'd like to) (know|keep|note|record|have|store|take|enter|save|put|write down|note down|track) (about|for|of|on|from|with) ${each} {n} (its|their|his|her|the|a|an|:|,|at least) {*}`,
    '{a1} has {2}',
  ],
  [`(you|we|i|they|people|one|always|please|) ${noting} {n} 's {*}`, '{a1} has {2}'],
  [
    `{n} (fill in|fills in|tell us|tells us|state|states|give us|gives us|have to fill in|must fill in) {n} 's {*}`,
    '{a2} has {3}',
  ],
  [
    `(we'd need|we'd like|i'd need|i'd like) {l} (of|from|for|about) ${each} {n} (as well as|and also|and) (his|her|their|its) {*}`,
    '{a2} has {1} and {3}',
  ],
  [`(we'd need|we'd like|i'd need|i'd like) {l} (of|from|for|about) ${each} {n}`, '{a2} has {1}'],
  [
    `${we} (need|take|want|require|must have|have to have|also need|ask for) {l} (of|from|for|about) ${each} {n} (as well as|and also|and) (his|her|their|its) {*}`,
    '{a2} has {1} and {3}',
  ],
  [
    `${we} (need|take|want|require|must have|have to have|also need|ask for) {l} (of|from|for|about) ${each} {n}`,
    '{a2} has {1}',
  ],
  ['^ {l} for (each|every) (of my|of our|of the|) {n} $', '{a2} has {1}'],
  ['^ {n} (&|and) {n} of {n} $', '{a3} has {1} and {2}'],
  ['{n} (is|are) (always|also|) asked (for|to give|to enter|about) {*}', '{a1} has {2}'],
  [
    '{n} (should|must|have to|has to|need to|needs to|shall) (give|tell|leave|provide|state|hand in) (us|) (their|his|her|a|an|) {*}',
    '{a1} has {2}',
  ],
  ['(my|our|the|all|all our|all my) {n} (each|all) have {*}', '{a1} has {2}'],
  ['{n} need : {*}', '{a1} has {2}'],
  [
    'it (should|must) be possible to (put|give|add|enter|note|record|set|write) {n} (on|to|for|of|in) (each|every|any|each of the|every one of the|all|all the) {n}',
    '{a2} has {1}',
  ],
  ['(one|a|an) (field|box|place|column|space) for {l} (of|on) {n}', '{a2} has {1}'],
  ['{n} (also|) (wants|want|needs|need|would like) {n} (for|of|on) (each|every) {n}', '{a3} has {2}'],
  [
    '(you|they|people|one|everyone|we) (must|have to|should|need to|must always|always have to) (give|enter|state|write|note|choose|provide|fill in) {n} (for|with|on|of) {n}',
    '{a2} has {1}',
  ],
  [
    "{n} (may|can|could) (leave|give|enter|add|provide|state) {n} (,|) but (don't have to|doesn't have to|don't need to|needn't|do not have to|not necessarily)",
    '{a1} has an optional {b2}',
  ],
  [
    "there (is|'s) a (yes or no|tick box|checkbox|tick|flag|yes/no) (on|for|in|with) {n} for {*}",
    '{a1} has whether it is {2}',
  ],
  [
    '(we|i|they|you) (rate|score|grade|mark) {n} (from|between|on a scale from|on a scale of) {#} (to|and) {#}',
    '{a1} has a rating between {2} and {3}',
  ],
  [
    '{n} (gets|has|carries|bears|is given) {n} like {n} (, that is|, i.e.|, so|, which is) {*}',
    '{a1} has {2} made of {4}',
  ],
  [
    '{n} (on|of) (a|an|each|every) {n} (is|has|consists of|is always|always has) {#} (letters|digits) (and|then|followed by) {#} (letters|digits)',
    '{a2} has {1} made of {3} letters followed by {4} digits',
  ],
];

export const englishClauses: readonly Clause[] = [
  ...englishBounds,
  ...links,
  ...lists,
  ...figures,
  ...records,
  ...englishTelegrams,
  ...englishTies,
];

/** What a list of what is written down asks: "where it hangs". */
export const englishEntries: readonly Clause[] = [
  ['(no|nr|no.|nr.)', 'number'],
  ['(tel|tel.|phone no|phone no.|telephone|phone nr|mobile phone)', 'phone number'],
  ['(mob|mob.|mobile)', 'mobile number'],
  ['(born|born on|dob|d.o.b.|date born)', 'date of birth'],
  ['(where|where to)', 'place'],
  ['where (it|he|she|they|this|that) {*}', 'place'],
  ['where {n} (is|was|are|were|hangs|stands|lies|happened|lives) {*}', 'place'],
  ['since when {*}', 'start date'],
  ['(since when|from when|from when on)', 'start date'],
  ['until when {*}', 'end date'],
  ['(until when|till when|to when)', 'end date'],
  ['(when|on which date|on what date|which day|on which day|what day|on what day)', 'date'],
  ['(what time|at what time|which time)', 'time'],
  ['what (it|he|she|they) (looks|look) like', 'description'],
  [
    'what (happened|is wrong|was wrong|is broken|is the matter|is missing|is to be done|has to be done|went wrong)',
    'description',
  ],
  ['(about what|what about|what it is about|what it was about)', 'subject'],
  ['how (heavy|heavy it is|heavy they are|much it weighs) in {n}', 'weight in {1}'],
  ['how (heavy|heavy it is|heavy they are|much it weighs)', 'weight'],
  ['how (long|long it is|long they are) in {n}', 'length in {1}'],
  ['how (tall|high|high it is|tall it is|tall he is|tall they are) in {n}', 'height in {1}'],
  ['how (tall|high|high it is|tall it is|tall he is|tall they are)', 'height'],
  ['how (wide|wide it is) in {n}', 'width in {1}'],
  ['how (wide|wide it is)', 'width'],
  ['how (deep|deep it is) in {n}', 'depth in {1}'],
  ['how (deep|deep it is)', 'depth'],
  ['how (old|old it is|old he is|old she is|old they are)', 'age'],
  ['how (big|large|big it is|large it is)', 'size'],
  [
    'how (serious|bad|severe) (it was|it is|) (from|between) {#} (to|and) {#}',
    'severity between {1} and {2}',
  ],
  ['how (serious|bad|severe|serious it is|serious it was|bad it is|bad it was)', 'severity'],
  ['how much (it costs|it cost|it is|that costs)', 'price'],
  ['how much (they|he|she|it) (paid|pays|pay)', 'paid amount'],
  ['who (is|lies|lives|stays|sits|is buried) (there|in it|here)', 'name'],
  ['any {n}', 'an optional {b1}'],
  ['last {q}', 'last {1} date'],
  ['next {q}', 'next {1} date'],
  [
    'which {n} (it|he|she|they) (is|are|lies|belongs|comes|stands|goes|sits|belong|come|go) (in|on|at|to|from|with|under)',
    '{a1}',
  ],
  [
    '{n} (it|he|she|they) (is|are|lies|belongs|comes|stands|goes|sits|belong|come|go) (in|on|at|to|from|with|under)',
    '{a1}',
  ],
  ['(start|beginning) of (the|) {n}', '{b1} start date'],
  ['end of (the|) {n}', '{b1} end date'],
];

/** English ways of saying that stand for plainer ones. */
import { englishHidden } from './english-rewordings-hidden.ts';
import { englishStates } from './english-rewordings-states.ts';
import { englishRights } from './english-rewordings-rights.ts';
import { englishVisitors } from './english-rewordings-visitors.ts';
import type { Rewordings } from './prose-words.ts';

/** What somebody has for a time only. */
const lasting =
  '(card|library card|membership|membership card|licence|license|certificate|medical certificate|permit|pass|subscription|insurance|ticket)';

/** "A card which is valid for one year": the day on which it ends; "whose card has expired" is after that day. */
const expiring: Rewordings = lasting
  .slice(1, -1)
  .split('|')
  .flatMap((thing): [string, string][] => [
    [
      `${thing} (which|that) (is|are) valid for (a|one|1|two|2|three|3|five|5) (year|years)`,
      `${thing} expiry date`,
    ],
    [`${thing} (which|that) (expires|runs out)`, `${thing} expiry date`],
    [`${thing} with an (expiry|expiration) date`, `${thing} expiry date`],
    [
      `{} whose ${thing} (has expired|is expired|has run out|is no longer valid|is out of date|expired) (cannot|can't|may not|must not)`,
      `after their ${thing} expiry date , {} cannot`,
    ],
    [
      `{} with (an expired|an invalid|an out-of-date) ${thing} (cannot|can't|may not|must not)`,
      `after their ${thing} expiry date , {} cannot`,
    ],
    [
      `{} without a valid ${thing} (cannot|can't|may not|must not)`,
      `after their ${thing} expiry date , {} cannot`,
    ],
  ]);

export const englishRewordings: Rewordings = [
  ...expiring,
  ...englishVisitors,
  ...englishRights,
  ...englishHidden,
  ...englishStates,

  ['(that|which) (nobody|no one) else has', ', which is unique'],
  ['(hand|turn) in', 'submit'],
  ['(hands|turns) in', 'submits'],
  ['only (me|i) (can|may|could)', 'only administrators can'],

  [
    '(never|no) two {} (in|on|for|of|with) the same {} at the same time',
    'no two {} of the same {} may overlap',
  ],
  ['(never|no) two {} (in|on) the same', 'no two {} have the same'],
  [
    'two {} (in|at|on|for) the same {} (must not|cannot|may not) overlap',
    'two {} of the same {} cannot overlap',
  ],
  ["two {} (in|at|on|for) the same {} (mustn't|can't) overlap", 'two {} of the same {} cannot overlap'],

  ['{} (is|are) the only (one|ones|person|people) who (can|may|)', 'only {} can'],
  ['{} (is|are) the only (one|ones|person|people) (allowed|able) to', 'only {} can'],
  ['{} (alone|and nobody else|and no one else) (can|may)', 'only {} can'],
  ['(it|there) (must|should|may|can) not be possible to', 'nobody can'],
  ["it (mustn't|shouldn't|can't) be possible to", 'nobody can'],
  ['it is not possible to', 'nobody can'],
  ['it is (impossible|forbidden) to', 'nobody can'],
  ["(don't|never|do not) (let|allow) (anyone|anybody|people|someone|somebody) (to|)", 'nobody can'],
  ["{} (can't|cannot) be {} , except by", '{} can only be {} by'],
  ["{} (can't|cannot) be {} except by", '{} can only be {} by'],
  ['{} (may|must) not be {} except by', '{} can only be {} by'],
  ["{} (can't|cannot) be {} by anyone but", '{} can only be {} by'],
  ["{} (can't|cannot) be {} by anybody but", '{} can only be {} by'],
  ['(should|must|can|may) (also|) have access to', 'can see'],
  ['(has|have) access to', 'can see'],
  ['called off', 'cancelled'],
  ['calls off', 'cancels'],
  ['call off', 'cancel'],
  ['call {} off', 'cancel {}'],
  ['turned down', 'refused'],
  ['turn down', 'refuse'],
  ['turns down', 'refuses'],
  ['(puts|put) themselves down for', 'sign up for'],
  ['(puts|put) their names down for', 'sign up for'],
  ['(sign|put) themselves up for', 'sign up for'],
  ['must come in', 'must be made'],
  ['{} (has|have) to be told', '{} are notified'],
  ['{} (should|must) (be told|know)', '{} are notified'],
  ['at a glance', ''],
  ['{} (letters|characters|signs) (max|maximum)', 'at most {} characters'],
  ['no two (the same|alike)', 'unique'],
  ['(should|must|may|can) only be able to', 'can only'],
  ['(minimum|min) and (maximum|max) number of {} ,', 'minimum number of {} , maximum number of {=} ,'],
  ['(minimum|min) and (maximum|max) {} ,', 'minimum {} , maximum {=} ,'],
  ['(never|not) the same (one|code|number) twice', 'unique'],
  ['(it|they|which) must be different for (everyone|everybody|each|each one|all)', 'unique'],
  ['(no two|never two) {} (have the same one|share one|share it)', 'it is unique'],
  [', (both|all) (needed|required|mandatory|compulsory)', ''],
  ['nr of', 'number of'],
  ['nr', 'number'],
  ['(reqd|reqd.|req.|oblig.)', 'required'],
  ['(opt|opt.)', 'optional'],
  ['acct', 'account'],
  ['dob', 'date of birth'],
  ['a fortnight', '14 days'],
  [
    "(we'd like|i'd like|we want|i want|we would like|i would like|we need) {} to (know|be told|be informed|hear|be notified|be warned|be reminded)",
    '{} are notified',
  ],
  [
    '(want|wants|would like|need|needs|like|likes|wish|wishes|have|has) to be (warned|told|notified|informed|reminded|alerted|emailed|texted)',
    'are notified',
  ],
  ['(get|gets|got|getting) (reminded|warned|told|notified|informed|emailed|texted|alerted)', 'are notified'],
  [
    '(get|gets|receive|receives) (a nudge|a line|a text|a text message|a ping|a note|a heads-up|an sms|a warning|a notice|a short message|a short mail|a push message)',
    'are notified',
  ],
  [
    '(must|should|have to|has to|shall|will|would like to|want to|wants to|need to) (get|receive) (a reminder|a message|an email|an e-mail|a notification|a mail|an alert|a notice|a text|a warning|a confirmation)',
    'are notified',
  ],
  [
    '(when|whenever|once|if|as soon as|every time|each time) (a|an|a new|new) {} (comes in|come in|arrives|arrive|turns up|reaches us|gets in|is made)',
    'when a {} is created',
  ],
  ['wk', 'week'],
  ['wks', 'weeks'],
  ['yrs', 'years'],
];

/** English verbs: what they do to records, and which doings are records of their own. */
import type { VerbSense } from '../grammar/logical-form.ts';
import type { ReifyingVerb } from './lexicon.ts';
import { listOf, tableOf } from './word-list.ts';

export const englishVerbs: Record<string, VerbSense> = tableOf([
  [
    'keep',
    `
    keep | track | record | store | run | offer | organise | organize | handle | provide | keep track of |
    keep a list of | keep a record of | keep records of | look after | deal with | own | serve`,
  ],
  [
    'other',
    `
    give | bring | register | teach | submit | request | open | plan | schedule | sign up for | apply for | apply to |
    hold | receive | pass | work on | pick up | hand out | hand over | sign off | check in | check out`,
  ],
  ['take', 'take | take on'],
  ['want', 'want | need | would like | require'],
  [
    'see',
    `
    see | view | read | browse | search | list | consult | look at | look up | find | check | access |
    search for | inspect | display | show | follow | look through | take a look at | have a look at | glance at | watch | go through`,
  ],
  [
    'create',
    `
    create | add | enter | make | post | file | raise | write | log | place | insert | set up | upload |
    report | put in | put up | fill in | fill out | hand in | send in | bring in | type in | key in | write up | suggest | come up with`,
  ],
  [
    'change',
    'edit | update | change | modify | correct | adjust | amend | rename | revise | alter | touch | touch up | rework | rewrite | put right | keep up to date',
  ],
  [
    'delete',
    'delete | remove | erase | take out | take down | take off | throw out | get rid of | strike out | cross out | scrap',
  ],
  [
    'manage',
    `
    manage | administer | maintain | control | take care of | do everything with | do anything with |
    do everything to | do whatever they want with |
    create, edit and delete`,
  ],
  ['overlap', 'overlap | collide | clash | conflict | intersect'],
  ['begin', 'start | begin'],
  ['end', 'end | finish'],
  ['mark', 'mark | set | move | flag'],
  ['exceed', 'exceed | go over'],
  [
    'sign',
    `
    sign up | sign in | log in | create an account | open an account | register themselves |
    sign themselves up | create their own account | have an account | create their account`,
  ],
  ['do', 'do everything | do anything | see and do everything | manage everything'],
]);

const returning = { transitions: [{ verb: 'return', to: 'returned' }] };
const cancelling = { transitions: [{ verb: 'cancel', to: 'cancelled' }] };
const returned = { value: 'returned', isFree: true };
const cancelled = { value: 'cancelled', isFree: true };

/** Verbs whose doings are recorded. */
export const englishReifying: Record<string, ReifyingVerb> = tableOf<ReifyingVerb>([
  [{ noun: 'loan', states: [{ value: 'lent' }, returned], ...returning, times: 'due' }, 'borrow'],
  [
    { noun: 'loan', states: [{ value: 'lent' }, returned], ...returning, times: 'due', isGiving: true },
    'lend | loan | lend out',
  ],
  [
    { noun: 'rental', states: [{ value: 'rented' }, returned], ...returning, times: 'interval' },
    'rent | hire',
  ],
  [
    {
      noun: 'rental',
      states: [{ value: 'rented' }, returned],
      ...returning,
      times: 'interval',
      isGiving: true,
    },
    'rent out | hire out',
  ],
  [
    {
      noun: 'booking',
      states: [{ value: 'booked' }, cancelled],
      ...cancelling,
      times: 'interval',
      isForRecords: true,
    },
    'book',
  ],
  [
    {
      noun: 'reservation',
      states: [{ value: 'reserved' }, cancelled],
      ...cancelling,
      times: 'interval',
      isForRecords: true,
    },
    'reserve',
  ],
  [
    { noun: 'enrolment', states: [{ value: 'enrolled' }, cancelled], ...cancelling, times: 'none' },
    'enrol | enrol in | enrol on',
  ],
  [
    { noun: 'enrollment', states: [{ value: 'enrolled' }, cancelled], ...cancelling, times: 'none' },
    'enroll | enroll in',
  ],
  [
    { noun: 'sign-up', states: [{ value: 'signed up' }, cancelled], ...cancelling, times: 'none' },
    'sign up for',
  ],
  [
    { noun: 'registration', states: [{ value: 'registered' }, cancelled], ...cancelling, times: 'none' },
    'register for',
  ],
  [
    {
      noun: 'order',
      states: [{ value: 'ordered' }, cancelled],
      ...cancelling,
      times: 'none',
      isForRecords: true,
    },
    'order',
  ],
  [
    {
      noun: 'membership',
      states: [{ value: 'joined' }, { value: 'left', isFree: true }],
      transitions: [{ verb: 'leave', to: 'left' }],
      times: 'none',
    },
    'join',
  ],
  [
    { noun: 'application', states: [{ value: 'received' }], transitions: [], times: 'none' },
    'apply for | apply to',
  ],
  [
    { noun: 'comment', states: [], transitions: [], times: 'none', isAccount: true, says: ['text'] },
    'comment on',
  ],
  [{ noun: 'like', states: [], transitions: [], times: 'none', isAccount: true, isOnce: true }, 'like'],
  [
    { noun: 'vote', states: [], transitions: [], times: 'none', isAccount: true, isOnce: true },
    'vote for | vote on | upvote',
  ],
  [
    {
      noun: 'rating',
      states: [],
      transitions: [],
      times: 'none',
      isAccount: true,
      isOnce: true,
      says: ['stars'],
    },
    'rate',
  ],
  [
    { noun: 'review', states: [], transitions: [], times: 'none', isAccount: true, says: ['stars', 'text'] },
    'review | leave a review for | write a review of | leave reviews on | write reviews of | leave a review on',
  ],
  [
    { noun: 'favourite', states: [], transitions: [], times: 'none', isAccount: true, isOnce: true },
    'bookmark | favourite | mark as favourite | save as favourite',
  ],
  [
    { noun: 'attendance', states: [{ value: 'attending' }, cancelled], ...cancelling, times: 'none' },
    'attend',
  ],
]);

/** Names of one and the same record. */
export const englishSameRecords = [
  ['booking', 'reservation'],
  ['enrolment', 'enrollment', 'registration', 'sign-up'],
  ['rental', 'hire'],
];

/** Verbs by which their object belongs to who does it: "teachers give classes", "customers bring vehicles". */
export const englishBelonging = new Set(
  listOf('give | teach | lead | conduct | host | perform | present | bring'),
);

/** Other names of the states that a verb leads to. */
export const englishLeading: Record<string, readonly string[]> = Object.fromEntries(
  [
    ['start | begin', 'in progress | started | ongoing | running | under way | active | doing'],
    ['take | take on', 'in progress | taken | assigned | started | picked up'],
    ['finish | complete | end', 'done | finished | completed | ended | resolved'],
    ['close', 'closed | done'],
    ['refuse | reject | decline | deny', 'refused | rejected | declined | denied'],
    ['accept | approve | confirm', 'accepted | approved | confirmed'],
    ['withdraw | cancel', 'withdrawn | cancelled | canceled'],
    ['hand out | hand over', 'handed out | handed over | picked up'],
    ['take back', 'returned'],
    ['publish', 'published | live | online'],
    ['resolve', 'resolved | solved | fixed | done'],
  ].flatMap(([verbs = '', states = '']) => listOf(verbs).map((verb) => [verb, listOf(states)] as const)),
);

/** States of what somebody has at the moment. */
export const englishAwayStates = new Set(
  listOf(
    'on loan | out | taken | in use | lent out | rented out | already lent | lent | rented | borrowed | away',
  ),
);

/** Verbs that begin a record: "submit a request". */
export const englishCreating = new Set(
  listOf(
    'record | log | register | submit | request | plan | schedule | open | order | issue | prepare | draft | start | send | propose | book | give | award | leave | place | lodge | lay | suggest | hand in | bring in | ask for',
  ),
);

/** Verbs that lead to a state of their own, whether or not the brief names it. */
export const englishChanging = new Set(
  listOf(`
  cancel | close | confirm | complete | approve | reject | accept | refuse | decline | archive | publish | resolve | finish | suspend |
  activate | deactivate | block | reopen | withdraw | settle | verify | sign | ship | deliver | dispatch | escalate`),
);

/** Words for "still going on" that need not be names of states. */
export const englishOngoing = new Set(
  listOf(
    'open | active | current | ongoing | outstanding | running | simultaneous | unreturned | concurrent | live | valid | unfinished',
  ),
);

/** English words and phrases whose meaning is the category itself. */
import type { MarkWords } from './lexicon.ts';
import { listOf } from './word-list.ts';

export const englishMarks: MarkWords = {
  AND: listOf('and | & | + | as well as | plus | and also'),
  OR: listOf('or | and/or'),
  BUT: listOf('but'),
  COMMA: listOf(','),
  COLON: listOf(':'),
  EACHWITH: listOf(
    ', each with | each with | , each having | each having | , each of which has | , each has | each of them has',
  ),
  LP: listOf('( | ['),
  RP: listOf(') | ]'),
  SLASH: listOf('/'),
  DASH: listOf('- | – | —'),
  POSS: listOf(`
    's`),
  ARROW: listOf(`
    -> | then | and then | followed by | and finally | finally | later | next | and later | afterwards |
    and afterwards | and at the end`),
  NEG: listOf('not'),
  NEVER: listOf('never'),
  NOONE: listOf('nobody | no one | no-one'),
  DO: listOf('do | does | did'),
  NEGDO: listOf(`
    doesn't | don't | didn't | do not | does not`),
  NEGBE: listOf(`
    isn't | aren't | wasn't | weren't`),
  ONLY: listOf('only | solely | exclusively'),
  EITHER: listOf('either | one of | one of the following'),
  BE: listOf('is | are | was | were'),
  BEINF: listOf('be | get | become | have been | been'),
  HAVE: listOf(`
    has | have | having | contains | contain | includes | include | consists of | consist of | is made of | hold | holds |
    is made up of | are made up of | comes with | carries | comprises | specifies | states |
    is described by | are described by | is identified by | are identified by | has got | is composed of | owns | own | gets | get | receives | receive | shows | is defined by | needs | lists`),
  WITH: listOf(`
    with | having | which has | who has | that has | which have | that have | who have | including`),
  BELONG: listOf(`
    belongs to | belong to | is for | are for | is part of | are part of | refers to | refer to |
    is about | concerns | concern | relates to | is linked to | are linked to | is connected to |
    is tied to | is attached to | is related to | is associated with | are associated with | is in |
    are in | is at | takes place in | take place in | take place at | takes place at | is held in |
    are held in | goes to | is on | is with | are with | depends on | names | is kept on | is stored in |
    stands on | stand on | stands in | stand in | hangs in | hang in | sits on | lives in | live in | works for | work for | works in | work in |
    is from | are from | covers | falls under | comes from | come from | is kept in | takes part in | happens in | happen in | happens at | is given to | are given to`),
  FORINF: listOf('for | to | of | in | on | at | from | with | by | into | onto | under'),
  JOIN: listOf(
    'link | links | connect | connects | join | joins | associate | associates | tie | ties | match | matches',
  ),
  PERIODOF: listOf(
    'covers a period | covers the period | lasts | runs | is valid | takes place | is booked | spans',
  ),
  NEEDED: listOf('needed | wanted'),
  BUILD: listOf(`
    i'd like | we'd like | build | build me | build us | please build | create | make | make me | make us | design | develop | write |
    please make | please create | i want you to build | we want you to build | set up | give me | give us`),
  IAM: listOf(`i'm | i am | we're | we are | we are called`),
  WHEN: listOf('when | the date when | the day when | the date on which | the day on which'),
  EXCEPT: listOf('except | but not | apart from | other than | except for | but'),
  SELF: listOf(`
    for themselves | for himself | for herself | for him or herself | on their own behalf | in their own name |
    for themself`),
  LINK: listOf('link | url | hyperlink | web link'),
  NEGATIVE: listOf('negative | below zero'),
  LETTERS: listOf('letters | letter | capital letters | upper-case letters | lower-case letters'),
  UNTIL: listOf('until | to | till | up to | through'),
  BY: listOf('by'),
  TO: listOf('to'),
  FOR: listOf('for'),
  OF: listOf('of'),
  IN: listOf('in | at | on | into | onto | during | inside | within'),
  FROM: listOf('from'),
  PER: listOf('per | for each | for every | for the same | for any | for one'),
  AS: listOf('as'),
  REL: listOf('that | which | who | whose | , which | , that | , who | and which | and that | , and which'),
  SIM: listOf(`
    at once | at the same time | at a time | simultaneously | at any time | at any one time | at one time |
    at the same moment | concurrently | in parallel | at any given time | at any moment |
    in the same slot | at any point | over the same period | for the same period | in the same period |
    during the same period | for the same dates | on the same dates | at overlapping times | for the same time |
    in the same time slot | for overlapping periods | for overlapping dates | in the same time | over the same dates`),
  TWICE: listOf('twice | more than once | double | two times'),
  DOUBLEBOOK: listOf('double-booked | double booked | overbooked | double-reserved'),
  BETWEEN: listOf('between | from | in the range'),
  THERE: listOf(`
    there is | there are | there will be | there can be | there may be | we have | we also have`),
  NONEBE: listOf(`
    there cannot be | there must never be | there must not be | there may not be | there are never |
    there can never be | there can't be`),
  LIKE: listOf('as long as'),
  LAST: listOf('lasts | last | takes | take | runs for | run for | lasts for'),
  GO: listOf('goes | go | moves | move | passes | changes | transitions | progresses | runs | advances'),
  START: listOf(`
    starts as | start as | begins as | begin as | is created as | are created as | is first |
    is initially | are initially | starts out as | starts | starts in | begins in | is at first | is born`),
  BECOME: listOf('becomes | become | turns into | becoming | is then | are then'),
  PAST: listOf('in the past'),
  FUTURE: listOf('in the future'),
  NOW: listOf('now | today | the present | the current date'),
  CHARS: listOf('characters | character | letters | chars | characters long'),
  DIGITS: listOf('digits | digit | -digit | digits long'),
  PCT: listOf('% | percent | per cent | a percentage | percentage'),
  PRON: listOf(`
    it | they | them | he | she | these | this | those | him | each one | each of them | all of them`),
  OWN: listOf('own'),
  OTHERS: listOf(`
    other people | others | someone else | somebody else | anyone else | anybody else | each other |
    one another`),
  ADV: listOf(`
    in advance | in person | by phone | by e-mail | on site | also | always | usually | typically | normally | online | themselves | himself | itself | simply |
    too | in the system | in the app | of course | directly | in addition | additionally | on their own |
    as needed | for the moment | currently | then | therefore | ever | easily | quickly | only ever | by themselves | as well | again`),
  NEWADJ: listOf('new | existing | various | current | following | individual | particular | certain'),
  THROUGH: listOf(
    'goes through the states | go through the states | goes through the stages | go through the stages | passes through the states | goes through the steps | goes through these states | goes through | go through | passes through | pass through | moves through',
  ),
  WHETHER: listOf('whether | if'),
  ALL: listOf('everything | anything'),
  MORE: listOf('more'),
  THAN: listOf('than'),
  ASMANY: listOf('at most as many | as many | only as many | no more'),
  COUNT: listOf('number | amount | quantity | count'),
  STATEIN: listOf('in | on | under | out of | on the'),
  ONCE: listOf('only once | at most once | once | just once | no more than once'),
  PLURALITY: listOf('most | least | less | fewer | much'),
};

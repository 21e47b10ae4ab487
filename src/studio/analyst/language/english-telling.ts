/** English phrases by which briefs tell what is written down, who does what, and how a thing lives. */
import type { MarkWords } from './lexicon.ts';
import { formsIn } from './prose-words.ts';
import { listOf } from './word-list.ts';

export const englishTelling: MarkWords = {
  RECORDS: listOf(`
    write down | writes down | note down | notes down | note | notes | record | records | log | logs | enter | enters | type in | types in | fill in | fills in |
    take down | takes down | jot down | jots down | put in | puts in | keep track of | keeps track of | keep a note of | keep a record of | capture | captures |
    ask for | asks for | save | saves | store | stores | collect | collects | key in | keys in | want to log | want to record | want to note | want to track | want to keep |
    need to log | need to record | need to note | need to track | need to keep | need to know | want to know | must record | must note | should record | should note |
    must enter | should enter | has to enter | have to enter | has to note | have to note | has to record | have to record | would like to record | would like to log | will record | will note | like to keep |
    keep | keeps | track | tracks | can note | can record | can log | can enter | has to fill in | have to fill in | must fill in | should fill in`),
  GIVING: listOf('giving | stating | leaving | by giving | by leaving | indicating | and give | and leave'),
  STATES: listOf(
    'give | gives | state | states | leave | leaves | must give | have to give | has to give | should give | fill in | fills in | enter | enters | provide | provides | must state | tell us | tells us',
  ),
  HOWMANY: listOf('how many'),
  HOWLONG: listOf('how long it took | how long it takes | how long it lasts | how long it lasted | how long'),
  WHATEVER: listOf('what'),
  ASKINGWHICH: listOf('which | what'),
  ASKINGWHO: listOf('who'),
  OLD: listOf('old | of age | years old'),
  AGED: listOf('aged'),
  TOOYOUNG: listOf('under | younger than | below | under the age of | below the age of | less than'),
  ADULTS: listOf(`
    adults only | only adults | for adults only | only for adults | open to adults only | grown-ups only | only grown-ups | over 18s only | over-18s only | only over 18s |
    no minors | no under 18s | no under-18s | adult only | strictly adults`),
  BARRED: listOf(
    'no under | nobody under | no one under | no-one under | none under | not for under | nobody younger than | no one younger than | nobody below | no kids under | no children under',
  ),
  ADULTHOOD: listOf(
    'must be adults | must be an adult | have to be adults | have to be an adult | has to be an adult | must be of age | have to be of age | are adults',
  ),
  LEASTAGE: listOf('the minimum age | minimum age | the lowest age | the age limit | the minimal age'),
  ONES: listOf('those | the ones | these'),
  THEY: listOf(`
    they | he | she | you | they have | he has | she has | you have | they've | he's | she's | you've | they themselves | they personally | he or she | he or she has | they had`),
  THEYMADE: formsIn(
    '(that |which |)(they|he|she|you|they themselves|he himself|she herself) (wrote|gave|drew|took|sent|brought|put in|set up|chose|began|did|sent in|laid|sang|grew|flew|drove|took on|put up|wrote down|took in)( themselves| himself| herself| yourself| personally|)',
  ),
  THEMSELVES: listOf('themselves | himself | herself | yourself | personally | on their own | in person'),
  RESERVED: listOf(`
    is reserved for | are reserved for | is only for | are only for | is only allowed for | is only permitted for | is only done by | is done only by | is restricted to | is limited to | is reserved to |
    is something reserved for | are something reserved for | is only possible for | is the privilege of | is the job of | is up to | is a matter for | is left to | is allowed only for | is strictly for | is for`),
  NOTFOR: listOf(
    "is not for | isn't for | are not for | aren't for | is forbidden to | is forbidden for | is not allowed for | isn't allowed for | is not possible for | isn't possible for | is off limits for | is off-limits for | is taboo for | is not the job of | is none of the business of",
  ),
  STAYSAS: listOf('stays | stay | remains | remain'),
  ANYBODY: listOf('you | one | either side | either party | both sides'),
  GETS: listOf('gets | get | is being | are being | is first | are first'),
  RATE: listOf(
    'an hour | a day | a night | a week | a month | a year | per hour | per day | per night | per week | per month | per year | per person | each | a person | per kilo | a kilo | per km | per session | per place | per piece',
  ),
  STORYAS: listOf('as a | as an | as the | as'),
  STORYWANT: listOf(`
    i want to be able to | i want to | i would like to be able to | i would like to | i'd like to be able to | i'd like to | i need to be able to | i need to | i can |
    i should be able to | i must be able to | i may | i wish to | i could`),
  STORYI: listOf('i'),
  STORYSO: listOf(
    'so that | so | in order to | because | in order that | such that | , so that | to make sure',
  ),
  LETS: listOf(`
    let | lets | should let | must let | has to let | needs to let | would let | will let | allow | allows | should allow | must allow | has to allow | needs to allow |
    will allow | would allow | enables | should enable | must enable`),
  NOBODYBUT: listOf(
    'nobody except | no one except | nobody but | no one but | nobody apart from | no one apart from | nobody other than | no one other than',
  ),
  SECTION: listOf(`
    rules | rule | overview | who | people | users | roles | reports | report | notifications | requirements | features | notes | background | general | money | other | misc | scope | goals | permissions | access | security | technical | limits | context | introduction | summary | business rules | user stories | stories | wishes | extras | what we need | prices | plans | export | exports | emails | messages | screens | pages | data | fields | statistics | numbers`),
  STAGES: listOf('stage | step | phase | course'),
  LIFE: listOf(`
    life | the life | lifecycle | the lifecycle | life cycle | the life cycle | life-cycle | the course | course | the journey | journey | workflow | the workflow | the path | the stages | stages`),
};

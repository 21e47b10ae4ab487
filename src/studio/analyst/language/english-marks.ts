/** English words and phrases whose meaning is the category itself. */
import { englishTelling } from './english-telling.ts';
import type { MarkWords } from './lexicon.ts';
import { listOf } from './word-list.ts';

export const englishMarks: MarkWords = {
  ...englishTelling,
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
  NOTHING: listOf('nothing'),
  ONLY: listOf('only | solely | exclusively'),
  EITHER: listOf('either | one of | one of the following'),
  BE: listOf('is | are | was | were | has been | have been | is been'),
  BEINF: listOf('be | get | become | have been | been'),
  HAVE: listOf(`
    has | have | having | contains | contain | includes | include | consists of | consist of | is made of | hold | holds |
    is made up of | are made up of | comes with | carries | comprises | specifies | states |
    carry | bear | bears | come with | is described by | are described by | is identified by | are identified by | has got | is composed of | owns | own | gets | get | receives | receive | shows | is defined by | needs | lists`),
  WITH: listOf(`
    with | having | which has | who has | that has | which have | that have | who have | including`),
  BELONG: listOf(`
    belongs to | belong to | is for | are for | is part of | are part of | refers to | refer to |
    is about | concerns | concern | relates to | is linked to | are linked to | is connected to |
    is tied to | is attached to | is related to | is associated with | are associated with | is in |
    are in | is at | takes place in | take place in | take place at | takes place at | is held in |
    are held in | goes to | is on | is with | are with | depends on | names | is kept on | is stored in |
    go to | is given by | are given by | is made by | are made by | is between | are between | stands on | stand on | stands in | stand in | hangs in | hang in | sits on | lives in | live in | works for | work for | works in | work in |
    is from | are from | covers | falls under | comes from | come from | is kept in | takes part in | happens in | happen in | happens at | is given to | are given to | is owned by | are owned by`),
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
  NEGATIVE: listOf('negative | below zero | less than zero | under zero | below 0 | less than 0 | under 0'),
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
  WHOSE: listOf('whose'),
  REL: listOf('that | which | who | whose | , which | , that | , who | and which | and that | , and which'),
  SIM: listOf(`
    at once | at the same time | at a time | simultaneously | at any time | at any one time | at one time |
    at the same moment | concurrently | in parallel | at any given time | at any moment |
    in the same slot | at any point | over the same period | for the same period | in the same period |
    during the same period | for the same dates | on the same dates | at overlapping times | for the same time |
    in the same time slot | for overlapping times | at overlapping hours | for overlapping periods | for overlapping dates | in the same time | over the same dates | in one go | at any given moment | in the same hours | at the same hour | at the same hours |
    for the same hours | in these hours | in those hours | in that period | running in parallel | at any given point | on the go | for these hours | for those hours | at one and the same time | in the same time frame | for the same time slot`),
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
  DIGITS: listOf('- digit | - digits | digits | digit | -digit | digits long'),
  PCT: listOf('% | percent | per cent | a percentage | percentage'),
  PRON: listOf(`
    it | they | them | he | she | these | this | those | him | each one | each of them | all of them`),
  OWN: listOf('own'),
  OTHERS: listOf(`
    other people | others | someone else | somebody else | anyone else | anybody else | each other |
    one another`),
  ADV: listOf(`
    by the hour | by the day | by the half day | by the week | by the hour or by the day | hourly | in advance | any more | anymore | any longer | automatically | already | at any time | afterwards | himself or herself | freely | first | later | in person | by phone | by e-mail | on site | also | always | usually | typically | normally | online | themselves | himself | herself | itself | simply | each time |
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
  MADEOF: listOf(
    'made of | made up of | composed of | consisting of | that consists of | which consists of | of exactly | with exactly | that is made of | in the form of | formed of | always with | of',
  ),
  ALNUM: listOf(
    'letters and digits | letters or digits | letters and numbers | letters or numbers | alphanumeric characters | digits and letters',
  ),
  DEFAULT: listOf(
    'default | defaults to | defaulting to | by default | default is | whose default is | with default | with a default of | default value | preset to | which is by default | that is by default | , by default | initially | , initially | which defaults to',
  ),
  BYDEFAULT: listOf('by default | as default | as a default | is the default | as the default'),
  NOLONGER: listOf('no longer | no more | not any more | not anymore'),
  PASSED: listOf(`
    has passed | have passed | is past | is over | lies in the past | is in the past | has gone by | has expired | are past | passed | was before today | is gone | are gone | went by | is up | have gone by |
    is before today | is reached | has been reached | has come`),
  ALREADY: listOf('already'),
  DAYBEFORE: listOf(
    'the day before | a day before | one day before | on the day before | the evening before | on the eve of',
  ),
  UPTO: listOf(`
    up to | until | till | no later than | not later than | at the latest | at least | more than | as long as it is more than | at the latest by | only until |
    only up to | latest`),
  FROMON: listOf(
    'from | starting | no earlier than | not earlier than | at the earliest | only from | as of',
  ),
  WITHIN: listOf(
    'within | during the first | in the first | for | no later than | at most | up to | not later than | less than',
  ),
  BEFOREWORD: listOf('before | ahead of | prior to | in advance of'),
  AFTERWORD: listOf('after | following | past | from'),
  SUMOF: listOf(
    'the sum of | sum of | the total of | total of | the sum total of | total | the sum over | the sum of all | the total | adding up | the added up | the sum of the',
  ),
  AVERAGEOF: listOf('the average of | average of | the mean of | the average | the mean | average | mean'),
  LEASTOF: listOf(
    'the lowest of | the smallest of | the minimum of | the cheapest of | the lowest | the earliest of',
  ),
  GREATESTOF: listOf(
    'the highest of | the greatest of | the maximum of | the largest of | the highest | the latest of',
  ),
  COUNTOF: listOf('the number of | number of | how many | the count of | count of | the amount of'),
  TIMES: listOf('times | multiplied by | × | * | x'),
  PLUS: listOf('plus | +'),
  MINUS: listOf('minus | less | - | without | −'),
  DIVIDED: listOf('divided by | / | over'),
  EQUALS: listOf(`
    equals | equal to | is equal to | is the result of | is calculated as | is computed as | is calculated from | is computed from | follows from |
    results from | = | is worked out as | is worked out from | is derived from | comes from | is calculated by | is automatically | amounts to | is always |
    is calculated automatically as | is calculated automatically from`),
  NOTIFIED: listOf(`
    is notified | are notified | is informed | are informed | gets an email | gets an e-mail | get an email | get an e-mail | receives an email |
    receives an e-mail | receive an email | receive an e-mail | gets a message | get a message | receives a message | receive a message |
    is emailed | are emailed | is e-mailed | are e-mailed | is mailed | are mailed | is texted | are texted | is alerted | are alerted | gets a notification | get a notification | receives a notification | receive a notification |
    gets notified | get notified | is told | are told | gets a reminder | get a reminder | receives a reminder | receive a reminder | is reminded |
    are reminded | gets a mail | get a mail | receives a mail | gets a confirmation | receives a confirmation | receive a confirmation | get a confirmation |
    gets a confirmation email | receives a confirmation email | receive a confirmation email | gets an email reminder | get an email reminder | gets a reminder email |
    get emails | should be notified | must be notified | should get an email | should receive an email | will get an email | will receive an email |
    should be informed | must be informed | should get a message | want to be notified | wants to be notified | will be notified | have to be notified | has to be notified |
    should receive a reminder | should get a reminder | automatically receive an email | automatically receives an email | automatically gets an email |
    gets a reminder by email | get a reminder by email | receives a reminder by email | receive a reminder by email | is warned | are warned | is sent an email |
    are sent an email | is sent a reminder | are sent a reminder | get a confirmation by email | gets a confirmation by email | is notified by email |
    are notified by email | is informed by email | are informed by email | receives an automatic email | want an email | wants an email | want a reminder`),
  NOTIFYVERB: listOf(
    'notify | inform | alert | tell | remind | email | e-mail | warn | nudge | nudges | ping | pings | write to | writes to | warns | tells | notifies | informs | alerts | reminds | emails | please notify',
  ),
  SENDVERB: listOf('send | sends | send out | sends out | please send'),
  MESSAGE: listOf(`
    an email | an e-mail | a message | a notification | a reminder | a mail | an alert | a confirmation | a confirmation email | an email reminder |
    a reminder email | emails | reminders | a reminder by email | automatic reminders | an automatic email | a confirmation by email | an automatic reminder`),
  ABOUT: listOf('about | of | for | about it | of it | concerning'),
  SOMEBODY: listOf('somebody | someone | anybody | anyone | a person | people'),
  HOMEPAGE: listOf(`
    the home page | the homepage | the dashboard | a dashboard | the start page | the overview | an overview | the overview page | the main page | the front page |
    the landing page | home page | dashboard | a home page | the first page | a statistics page | the statistics | statistics | our dashboard | my dashboard | their dashboard`),
  SHOWS: listOf(
    'shows | show | lists | displays | display | should show | must show | should display | presents | gives | tells | has to show | needs to show | will show',
  ),
  SHOWN: listOf(`
    is shown | are shown | is displayed | are displayed | should be shown | is visible | are visible | must be shown | should be visible | is shown to everyone |
    should be displayed | is listed | are listed | can be seen | are counted | is counted | is calculated | is calculated automatically | is computed | are calculated |
    is computed automatically | is updated automatically | is always up to date | appears | appear | should appear | are displayed publicly | is shown publicly |
    is worked out automatically | is calculated for me`),
  THEMOST: listOf(
    'most | top | best | biggest | largest | highest | most popular | best selling | best-selling | busiest | most frequent | most active',
  ),
  CALENDAR: listOf(
    'calendar | calendar view | weekly calendar | agenda | week view | month view | schedule view | monthly calendar | planner | timetable view',
  ),
  BOARD: listOf(
    'board | kanban board | kanban | kanban view | board view | task board | pipeline | pipeline view',
  ),
  OPENWORD: listOf(`
    is open | are open | we are open | we're open | opening hours | opening hours are | our opening hours are | open | the opening hours are | opens | opening times`),
  CLOSEDWORD: listOf("is closed | are closed | we are closed | we're closed | closed | never"),
  WEEKDAYS: listOf('weekdays | working days | workdays | business days | week days'),
  PLANWORD: listOf('plan | tier | subscription | package | plans | offer | membership plan'),
  COSTS: listOf('costs | cost | at | for | is priced at | is | priced at | is at | from'),
  FREEOFCHARGE: listOf(
    'free | free of charge | is free | costs nothing | for free | at no cost | is free of charge',
  ),
  DECREASE: listOf(`
    goes down | go down | decreases | decrease | drops | is reduced | are reduced | is lowered | is decreased | sinks | falls | is deducted | are deducted | is diminished |
    shrinks | is taken out of stock | are taken out of stock | leave the stock | leaves the stock | go out of stock | is subtracted | are subtracted`),
  INCREASE: listOf(`
    goes up | go up | increases | increase | rises | is raised | is increased | are increased | comes back | come back | goes back up | go back up | is restored |
    grows | is put back | are put back | go back into stock | goes back into stock | return to stock | returns to stock | come back into stock | is added back |
    are added back | is added | are added to stock | is added to stock | go back to stock | goes back to stock | are added to the stock | is added to the stock |
    go back to the stock | goes back to the stock | go back into the stock | goes back into the stock | return to the stock | returns to the stock |
    come back to the stock | comes back to the stock | are put back into the stock | is put back into the stock | are returned to the stock | is returned to the stock`),
  STOCKWORD: listOf(
    'in stock | available | available in stock | on stock | the stock | left in stock | left',
  ),
  REDIRECTS: listOf(`
    redirects to | redirect to | leads to | lead to | forwards to | opens | goes to | brings you to | sends you to | takes you to | sends visitors to | redirects visitors to |
    takes visitors to | redirects people to | sends people to`),
  VISITING: listOf(
    'opening | visiting | clicking | following | clicking on | whoever opens | whoever visits | whoever clicks | a visit to | a click on | visitors of | calling',
  ),
  FEATURE: listOf(`
    search | filter | sort | searched | filtered | sorted | export | exported | import | imported | csv | csv file | print | printed | a csv file | history | undo |
    exportable | downloadable | excel file | downloaded | from a csv file | as a csv file | to a csv file | as csv | to csv | from csv | download | on the phone | on a phone |
    on my phone | on mobile | on phones | from their phone | to excel | as an excel file | from excel | on mobile phones | in a spreadsheet | searchable | sortable | filterable`),
  LOCKED: listOf(
    'locked | frozen | read-only | final | immutable | untouchable | fixed for good | definitive | unchangeable | closed for changes | only there for reading | there for reading only | only for reading | read only | view-only | only there to read | untouchable from then on | set in stone',
  ),
  NOACCOUNT: listOf(`
    without an account | without account | without signing in | without logging in | without login | without having an account | without registering | publicly |
    without needing an account | without creating an account | even without an account | , even without an account | without a login | in public | without sign-up | without being logged in |
    without being signed in | who have no account | who do not have an account | with no account | without registration | even without account`),
  AM: listOf('am | a.m.'),
  PM: listOf('pm | p.m.'),
  YES: listOf('yes'),
  FIELDSWORD: listOf(
    'fields | with the fields | with the following fields | the following fields | the fields | attributes | the following information | the following data | data | information | we need | we store | we keep | we record | properties | details',
  ),
  INADVANCE: listOf('in advance | ahead | beforehand | before'),
  AGO: listOf('ago | in the past | old'),
  COUNTSAS: listOf(
    'counts as | count as | is considered | are considered | is marked as | are marked as | is seen as | becomes | become | is regarded as | is treated as | is flagged as | are flagged as | is flagged | automatically becomes | is called',
  ),
  DIFFERENCE: listOf(
    'the difference between | the time between | the time from | the days between | the nights between | the period between | the hours between | the number of nights between | the number of nights from | the days from | the length of time between | the duration between',
  ),
  SENT: listOf('sent | automatically sent | sent out'),
  SEES: listOf(
    'sees | see | can see | gets | find | finds | should see | has an overview of | have an overview of | is shown | are shown',
  ),
  WANTSEE: listOf(
    'want to see | wants to see | would like to see | want to know | wants to know | need to see | like to see | needs to see | want an overview of | need an overview of | want to have an overview of',
  ),
  FIGURESWORD: listOf(
    'figures | statistics | key figures | reports | reporting | home page figures | numbers | metrics | kpis | dashboard figures',
  ),
  NOON: listOf('noon | midday'),
  ON: listOf('on'),
  THROUGHTO: listOf('until | till | through | up to'),
  EVERYDAY: listOf('every day | daily | all week | seven days a week | 7 days a week | all days'),
  ALLOWS: listOf(
    'allows | allow | includes | include | has | have | with | with up to | up to | offers | gives | for up to | is limited to | limited to | covers | contains | for | comes with',
  ),
  REDUCES: listOf(
    'reduces | reduce | lowers | lower | decreases | decrease | takes from | diminishes | consumes | uses up',
  ),
  RAISES: listOf('raises | raise | increases | increase | adds to | add to'),
  INSTOCK: listOf(
    'there is in stock | is in stock | there are in stock | are in stock | in stock | is available | are available | there is | the stock | is left | are left | is left in stock | are left in stock | we have in stock | we have',
  ),
  COMPRISE: listOf(
    'consists of | consist of | contains | contain | is made up of | are made up of | is composed of | comprises | comprise | is made of | lists',
  ),
  WHOMADEIT: listOf(
    'who made it | who created it | who booked it | who wrote it | who posted it | who reported it | who made them | who created them | who wrote them | who added it | who filed it | who opened it | who submitted it | that made it | who reserved it | that they made | that they created | that they wrote | that they posted | they made | they created | they wrote | they posted | they reported | they added | they submitted | that they added | that they submitted | that they reported | they gave | that they gave | who placed it | who asked for it | who requested it | they opened | they filed | they recorded | they entered | that they entered | which they created | who started it',
  ),
  PARTICLE: listOf('out | up | off | in | back | over | down | away | home | along'),
  EACHONE: listOf('each | each one | every one | it | they | each of them | these'),
  APPROX: listOf('about | around | some | roughly | approximately | nearly | almost'),
  POSSIBLE: listOf('possible | allowed | permitted | open'),
  ATFIRST: listOf(
    'at first | initially | in the beginning | to begin with | when it is created | when created | when new | at the start',
  ),
  MAKES: listOf(
    'makes | makes it | sets it to | turns it into | makes them | sets them to | sets its status to | sets the status to | marks it as | marks them as',
  ),
  ADDS: listOf('adds | add'),
  TAKES: listOf('takes | take | removes | remove | deducts | deduct | subtracts | subtract'),
  PAYS: listOf('pays | pay'),
  GOESBELOW: listOf(
    'go below | goes below | fall | falls | drop | drops | sink | fall below | falls below | drop below | drops below | become | becomes | be | get | gets | goes | go | sink below',
  ),
  BECOMEINF: listOf('become | turn into | be set to | be changed to'),
  BOTH: listOf('both | all'),
  FREE: listOf('free | available'),
  ATTHEMOST: listOf(
    'at most | maximum | max | max. | at the most | at maximum | as a maximum | tops | no more | not more | and no more | but no more | and not one more | not one more | never more | or fewer | or less | not several | only',
  ),
  ROOMFOR: listOf(
    'is entitled to | are entitled to | has a right to | have a right to | hold | holds | take | takes | fit | fits | seat | seats | accommodate | accommodates | carry | carries | has room for | have room for | has space for | have space for | has places for | has seats for | welcomes | welcome | accepts | accept',
  ),
  ANOTHER: listOf('another | a second | a further | one more | any other'),
  LIMITIS: listOf(
    'the limit is | the maximum is | the max is | our limit is | our maximum is | the cap is | the ceiling is | limit : | maximum : | max :',
  ),
  GREATESTCOUNT: listOf(
    'the maximum number of | the max number of | the maximum | the maximum of | the greatest number of | the highest number of | the limit of | max number of | maximum number of',
  ),
  NEEDFUL: listOf('needed | required | necessary | mandatory | compulsory | obligatory'),
  ATTHELIMIT: listOf(
    'is the limit | is the maximum | is the max | is the ceiling | is all | is enough | is the rule | is plenty | is the most | is our limit | is our maximum',
  ),
  STILLOPEN: listOf('open | running | going | on the go | outstanding | pending | in progress | active'),
  LETTING: listOf('let | lets | allow | allows | permit'),
  NEEDSTHERE: listOf(
    'we ask for | we require | we insist on | there must be | there has to be | there should be | there needs to be | there have to be | there must first be | it needs | it must have | it has to have | it should have | it needs to have | it requires | you need | we need | they need | one needs | you must have | it must first have',
  ),
  NEEDING: listOf(
    'needs | need | requires | require | must have | has to have | have to have | needs to have | need to have | should have',
  ),
  STAYASIS: listOf(
    'stay as it is | stay as they are | stays as it is | stay as is | remain as it is | remain as they are | stay unchanged | remain unchanged | stays unchanged | be left alone | be left as it is | be left as they are | not be touched',
  ),
  NOCHANGESTO: listOf(
    'no changes to | no change to | no more changes to | no further changes to | no edits to | no editing of | no changes in | no more edits to',
  ),
  NEITHER: listOf('neither | nor'),
  NOTHAPPEN: listOf(
    'make it impossible that | it must not happen that | it should not happen that | it must never happen that | it should never happen that | it may not happen that | it is not possible that | it cannot be that | it must not be possible that | it should not be possible that | prevent that | avoid that',
  ),
  TWOPLACES: listOf(`
    be in two places at once | be on in two places at once | be in two places at the same time | be in two places | be on in two places |
    be double-booked | be double booked | be booked twice at the same time | be taken twice at once`),
  NOTYET: listOf('not | not yet | never'),
  AUTO: listOf('automatically | by itself | by themselves | on its own | on their own'),
  EXPIRES: listOf(
    'expires | expire | lapses | lapse | runs out | run out | is no longer valid | are no longer valid | loses its validity | stops being valid',
  ),
  VALIDFOR: listOf(
    'is valid for | are valid for | is good for | are good for | stays valid for | stay valid for | remains valid for | remain valid for',
  ),
  INTIME: listOf('within | in | after | for | by the end of'),
  AFTERLEN: listOf('after'),
  WITHOUT: listOf(
    "without | with no | that has no | which has no | who has no | that have no | which have no | who have no | that lacks | which lacks | lacking | having no | that does not have | that do not have | which does not have | that has not got | that doesn't have | which doesn't have | that don't have | that hasn't got | still missing | that is missing | that misses",
  ),
  NEGHAVE: listOf(`
    hasn't | haven't | has not | have not | has still not | have still not`),
  COUNTS: listOf('counts | count | records | and counts | increments'),
  PLURALITY: listOf('most | least | less | fewer | much'),
};

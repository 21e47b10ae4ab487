/** English words of discourse, hedges and background. */
import { englishClauses, englishEntries } from './english-clauses.ts';
import { englishRewordings } from './english-rewordings.ts';
import { formsIn } from './prose-words.ts';
import type { ProseWords } from './prose-words.ts';
import { listOf, tableOf } from './word-list.ts';

export const englishProse: ProseWords = {
  rewordings: englishRewordings,
  clauses: englishClauses,
  entries: englishEntries,
  signing: new Set(listOf('register | sign up | enrol | enroll | apply | sign on')),
  contractions: tableOf([
    ["don't", 'dont'],
    ["doesn't", 'doesnt'],
    ["didn't", 'didnt'],
    ["can't", 'cant'],
    ["won't", 'wont'],
    ["shouldn't", 'shouldnt'],
    ["couldn't", 'couldnt'],
    ["isn't", 'isnt'],
    ["aren't", 'arent'],
    ["wasn't", 'wasnt'],
    ["i'm", 'im'],
    ["i've", 'ive'],
    ["they're", 'theyre'],
    ["you're", 'youre'],
    ['that is', 'thats'],
    ['there is', 'theres'],
    ['what is', 'whats'],
    ['who is', 'whos'],
  ]),
  beings: new Set(
    listOf('it | that | there | he | she | who | what | here | where | everything | everyone | nobody'),
  ),
  is: 'is',
  fillers: formsIn(`
    basically | obviously | obvs | actually | literally | honestly | frankly | really | of course | lol | haha | i guess |
    i suppose | i think | you know | i mean | to be honest | tbh | as you know | in fact | in other words | after all | hopefully |
    ideally | if possible | needless to say | just | very much | well obviously |
    at least for now | for now | at the moment | right now | by the way | btw | as i said | anyway | anyways | pretty much`),
  openers: formsIn(`
    for safety 's sake | for safety | for safety reasons | ok so | okay so | ok | okay | so | right so | right | well | oh and | oh | hm | yeah | no but | and also | also | plus |
    (so |)what (i|we) (want|need|would like|'d like) is( that|) | (the thing|the idea|the point|the plan|the goal|the aim|my idea|our idea|the problem) is( that|) |
    it would (also |)be (good|nice|great|useful|handy|helpful|cool|lovely|ideal|perfect|fantastic|amazing) if | it'd (also |)be (good|nice|great|useful|handy|helpful|cool|lovely) if |
    it (would|'d) help if | it'd help if | would be (good|nice|great|useful|handy|cool) if | it is (important|essential|vital|crucial) that | it is (important|essential|vital|crucial) that |
    (i|we) (also |)(want|need) that | (i|we)('d| would) (also |)like that | make sure( that|) | please make sure( that|) | please note that | please | note that | note : |
    (it|that) means( that|) | in practice | in general | in short | in principle | as a rule | the rule is( that|) | keep in mind( that|) | remember that | you see`),
  closers: formsIn(
    'goes without saying | that goes without saying | it goes without saying | please | lol | haha | thanks | thank you | though | tho | as well | too | etc | etc. | and so on | and so forth | and stuff | or something | or whatever | or so | you know | if possible | if that helps | that kind of thing | somehow',
  ),
  meaningful: {
    fillers: ['just', 'really', 'right now', 'at the moment'],
    before: listOf(
      'once | one | two | three | a single | before | after | under | over | his | her | their | its | theirs | hers',
    ),
  },
  wishes: formsIn(`
    (i|we) (also |)(want|need|would like|wish for) | i'd (also |)like | we'd (also |)like | (it|there) (should|must) be possible for | there (should|must) be a way for`),
  abilities: formsIn('to be able to | to be allowed to'),
  able: 'can',
  sequels: new Set(['then', 'afterwards', 'later']),
  greetings: formsIn(`
    hello | hi | hey | hi there | hello there | hello everyone | hi all | good (morning|afternoon|evening|day) | dear (sir|madam|all|team) | dear sir or madam |
    thanks | thank you | many thanks | thanks (a lot|so much|in advance|very much) | thank you (so much|in advance|very much) | cheers | best | best wishes | (best|kind|warm|) regards |
    yours sincerely | bye | see you`),
  reasons: listOf('because | cos | cuz | coz | becuase | as otherwise | since otherwise'),
  consequences: listOf('otherwise | or else | or otherwise'),
  examples: formsIn('e.g. | eg | ex. | example : | for example | for instance | such as'),
  dismissals: formsIn(`
    nothing (fancy|complicated|special) | (it |)(doesn't|does not) (need|have) to be (fancy|pretty|perfect|beautiful|complicated) | (don't|do not) worry about (that|it|this) |
    (but |i think |we think |)that is (it|all|fine|ok|okay|about it|not important) |
    no rush | not urgent | they won't bother | if you see what i mean | hope (that|this) (makes sense|helps) | let me know | keep it simple | nothing too fancy | simple is fine`),
  subjects: new Set(
    listOf(`
    i | we | you | they | he | she | it | there | that | this | everybody | everyone | somebody | someone | nobody | anybody | anyone | people | they're | we're | i'm | you're | i'd | we'd | i'll | we'll | they'll | it'll | i've | we've | they've | its | here`),
  ),
  persons: new Set(listOf('i | we | you | they | he | she')),
  writers: new Set(listOf("i | we | i'm | we're | i've | we've | i'd | we'd | my | our | me | us")),
  adverbs: new Set(
    listOf(
      'also | always | never | often | usually | sometimes | normally | then | only | still | already | really | just | even | both | all | mostly | currently | now | again',
    ),
  ),
  joints: formsIn(
    'and | so | but | then | and then | and so | but then | oh and | and also | plus | also | so that | and if | but if',
  ),
  subordinators: new Set(
    listOf(
      'if | when | whenever | once | unless | until | while | before | after | as | where | whether | although | though | even',
    ),
  ),
  pasts: new Set(
    listOf(`
    took | was | were | had | did | went | came | lost | gave | got | made | began | became | thought | knew | saw | told | said | bought | brought | sold |
    kept | left | wrote | ran | happened | started | used | tried | turned | forgot | broke | fell | cost | met | built | grew | decided | expected | wanted | needed | moved | asked`),
  ),
  pastMoments: formsIn(
    'last (week|month|year|summer|winter|spring|autumn|time|season|monday|tuesday|wednesday|thursday|friday|saturday|sunday) | yesterday | (years|months|weeks|days) ago | a (year|month|week|while) ago | in the past | back then | has happened',
  ),
  nows: formsIn(
    'today | right now | now | at the moment | currently | at present | for the moment | so far | until now | these days | nowadays | up to now',
  ),
  means: new Set(
    listOf(`
    paper | notebook | excel | spreadsheet | spreadsheets | whatsapp | clipboard | phone | email | emails | post-its | notes | cards | diary | whiteboard |
    google | word | binder | binders | folder | folders | head | hand | facebook | chat | envelope | cardboard | pencil | pen | calendar`),
  ),
  troubles: formsIn(`
    (drives|drive|driving) (me|us|everyone|everybody) (mad|crazy|nuts) | (takes|take|taking) (us|me|ages|forever|hours) | (get|gets|getting) lost | (no longer|don't|doesn't|not) (work|works|working) |
    what always goes wrong | always (complain|complains|forget|forgets) | its a (mess|nightmare|pain) | is a (mess|nightmare|pain) | stop losing | fed up | sick of | tired of | keep emailing me | keeps emailing me |
    he always does | she always does | they always do | ever again`),
  asking: listOf(`
    can | could | may | must | should | shall | will | would | has to | have to | need | needs | want | wants | like | please | only | never | nobody | cannot | can't | mustn't | shouldn't |
    allowed | able | at most | maximum | minimum | max | min | every | each | unless | until | per | wish | wishes | show | shows | see | track | app | system | website | program | programme | software | tool`),
  ordinary: listOf(`
    labour | favour | favourite | harbour | honour | humour | flavour | rumour | behaviour | neighbour | centre | fibre | metre | litre | theatre | simple | simply | sample | versus | verses | curtain | certain | pinch | bench | batch | brunch | branch | launch | lunch | angel | angle | batter | better | bitter | butter | bride | brides | bridges | casual | causal | cater | caters | coarse | complement | compliment | counsel | council | crate | create | dairy | diary | decent | descent |
    desert | dessert | diner | dinner | discreet | discrete | elude | except | farther | father | former | hopping | hoping | intend | intent | later | latter | lather | loose | loosing | losing | lumber | number | planed | planned | pleas | please |
    quite | quiet | quit | recipe | receipt | reign | riding | ridding | scare | scarce | search | stable | staple | stared | started | starred | steel | steal | stationary | stationery | taping | tapping | tiles | titles | trail | trial | umber | united | untied |
    waste | waist | weather | whether | while | white | write | wrote | written | winning | wining | costume | custom | costumes | customs | kernel | colonel | curb | curve | marsh | march | mantel | mental | metal | medal | petal | pedal | pistol | premise | promise | property | poultry | pottery | paltry |
    salon | saloon | sauces | sauce | source | sources | shops | shoes | spices | spaces | species | spruce | truce | vice | voice | vase | cheese | chase | choose | chose | clause | close | course | corpse | horse | hours | house | hose | hoses | nurse | purse | reuse | rinse | sense | since | scene | tense | tenor | tenner | verse | worse |
    glaze | gauze | kiln | cones | canes | canoe | pieces | peace | piece | niece | price | prize | pride | rice | slice | twice | advise | advice | device | devise | license | licence | practise | practice | ewes | lambs | herd | heard | flour | flower | flowers | knit | knot | lode | load | maze | maize |
    tide | tides | tied | grave | gravel | lens | bow | arrow | frame | lease | wagon | stall | pond | catch | tune | tuner | tray | reel | rail | wheel | whale | mast | sail | seal | dome | drone | prawn | pawn | fawn | lawn | bean | beam | bead | bread | breed | brand | brass | grass | glass | grain | gain | coin | corn | cork | clock | block | flock | float | flute | fruit | print | prints | paint | point | pint | plant | plank | plaque | plate | pleat`),
  manner: {
    ending: /\p{L}{3}ly$/u,
    nouns: new Set(
      'family reply assembly supply ally bully rally anomaly monopoly butterfly jelly lily belly tally folly homily subassembly'.split(
        ' ',
      ),
    ),
  },
  nameless: new Set(
    listOf(`
      able | unable | supposed | where | what | which | why | how | who | whose | whom | nothing | anything | something | everything | somebody | someone | me | us | them | him | it | this | that | these | there | here |
    not | never | always | then | if | when | because | so | but | is | are | was | were | be | been | see | sees | let | lets | and also | too | very | worth | both | neither | want | wants | need | shoud | just |
    whoever | whatever | whichever | say | arrive | carry | bring | exist | go | goe | come | know | think | seem | happen | belong | contain | become | forget | approve | refuse | write | choose | send | give | tell | per |
    they're | it's | he's | she's | you're | they | again | else | being | teh | hte | tehn | tidier | i'm | we're`),
  ),
  leaning: new Set(
    listOf(
      'first | second | third | last | next | same | rest | down | up | out | off | back | half | most | more | less',
    ),
  ),
  getting: new Set(listOf('get | gets | receive | receives | needs | need | shows')),
  finite: /n['’]t$/u,
  singularArticles: new Set(listOf('a | an | each | every')),
  ours: new Set(listOf('my | our')),
  kin: new Set(
    listOf(`
    brother | sister | husband | wife | mother | father | mum | mom | dad | son | daughter | uncle | aunt | cousin | grandmother | grandfather | grandson | granddaughter |
    niece | nephew | boyfriend | girlfriend | fiancé | fiancée | neighbour | neighbor | brother-in-law | sister-in-law | mother-in-law | father-in-law | predecessor`),
  ),
  handing: new Set(listOf('give | pass | hand')),
  wasWords: new Set(listOf('was | were | had')),
  being: new Set(listOf('is | are | its | have | has | do | use | uses')),
};

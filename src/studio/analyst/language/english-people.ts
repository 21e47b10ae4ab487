/** English words for people, organisations and qualities. */
import { listOf, tableOf } from './word-list.ts';

/** Nouns that name people although their ending does not say so. */
export const englishPersons = new Set(
  listOf(`
  customer | member | patient | client | student | tenant | guest | visitor | applicant | candidate |
  participant | resident | citizen | user | person | child | parent | pupil | attendee | passenger |
  donor | beneficiary | recipient | volunteer | agent | doctor | nurse | dentist | assistant |
  technician | mechanic | staff | clerk | host | coach | guide | chef | cook | secretary | accountant |
  staff member | employee | colleague | supervisor | president | secretariat | front desk | reception |
  boss | head | veterinarian | hygienist | apprentice | merchant | physician | consultant | lawyer |
  partner | friend | owner | subscriber | fan | sales rep | representative | courier | concierge |
  janitor | housekeeping | kitchen | family | household | crew | delegate | attendant | intern |
  freelancer | contact | vet | judge | pilot | captain | groom | trainee | nanny | chair | treasurer |
  steward | warden | vicar | priest | deacon | verger | sexton | sacristan | artisan | chaplain | chief | kid | mum | mom | dad | aunt | nun | monk | bishop | clergy | notary |
  dean | registrar | bursar | scholar | scribe | shepherd | locksmith | goldsmith | blacksmith | nephew | niece | midwife | deputy | cadet | scout | ombudsman | bride | groomsman | salesperson | chairperson | spokesperson`),
);

/** Endings of nouns that name people. */
export const englishPersonEndings = listOf('er | or | ist | ian | ant | ee | man | woman');

/** Nouns with such an ending that name things. */
export const englishNotPersons = new Set(
  listOf(`
  order | number | paper | letter | offer | folder | chapter | container | computer | printer | scooter |
  trailer | filter | sensor | motor | door | floor | color | error | water | centre | center | theater |
  parameter | counter | voucher | monitor | register | calendar | corner | laser | server | router |
  timer | poster | newsletter | matter | master | charter | semester | trimester | quarter | summer |
  winter | year | colour | supper | dinner | cover | layer | river | tower | shower | power | answer |
  barrier | tractor | elevator | factor | generator | projector | indicator | mirror | sector |
  restaurant | plant | tree | committee | fee | coffee | variant | grant | list | checklist | playlist |
  waitlist | shortlist | waiting list | wishlist | lawnmower | mower | hammer | ladder | mixer | blender |
  drawer | locker | charger | sticker | marker | freezer | boiler | heater | cooler | trimmer | sander |
  tester | transfer | reminder | character | boxer | user story | cylinder | meter | tier | pier | slider |
  cluster | bumper | banner | buffer | header | footer | adapter | tender | gender | elder | shelter |
  litter | fiber | fibre | timber | chamber | degree | guarantee | tee | knee | bee | minor | major |
  harbor | labor | flavor | favor | vector | tumor | rumor | razor | corridor | interior | exterior |
  instant | constant | implant | other | another | over | under | after | whether | either | neither |
  rather | never | however | together | per | for | nor | or | prior | superior | supplier`),
);

/** Parts of an organisation that act like a role when the brief says "the". */
export const englishDepartments = new Set(
  listOf(`
  office | back office | administration | management | front desk | reception | human resources | accounting |
  secretariat | council | town hall | board | committee | kitchen | desk | workshop team | help desk team | support team | warehouse team`),
);

/** Who wants the product. */
export const englishOrganisations = new Set(
  listOf(`
  salon | library | clinic | gym | choir | band | orchestra | school | company | shop | club | restaurant | garage | hotel | system |
  app | we | business | organisation | organization | practice | centre | center | association |
  food bank | university | product | website | platform | office | agency | studio | museum | theatre |
  theater | cinema | farm | workshop | firm | bank | bakery | café | cafe | bar | hostel | campsite |
  marina | nursery | kindergarten | hospital | pharmacy | laboratory | lab | college | academy | church |
  charity | foundation | municipality | town | city | village | landlord | team | software | program |
  programme | i | you | dealership | rental | startup | start-up | community | cooperative | co-op | zoo |
  shelter | park | pool | department | institute | station | depot | warehouse | store | group | house |
  everything | database | solution | makerspace | coworking space | veterinary practice |
  repair shop | tool library | dance school | language school | driving school | music school |
  car repair shop | bike shop | festival | conference | kennel | stable | arena | boutique | brewery |
  winery | print shop | garden centre`),
);

/** The role that every product has. */
export const englishAdministrators = new Set(
  listOf(`
  admin | administrator | system administrator | site administrator | superuser`),
);

/** All roles. */
export const englishEverybody = new Set(
  listOf(`
  everyone | anyone | everybody | anybody | user | people | person | all users | who | account | public | general public`),
);

/** Roles of people from outside, who may sign themselves up. */
export const englishCustomers = new Set(
  listOf(`
  customer | member | client | student | patient | tenant | guest | applicant | candidate | participant |
  resident | user | visitor | attendee | pupil | subscriber | parent | owner | passenger | buyer | renter |
  borrower | reader | donor | citizen | player | learner | requester | hirer | cyclist | shopper | family |
  household | pet owner | neighbour`),
);

/** Words and phrases that qualify a noun or name a state. */
export const englishAdjectives = new Set(
  listOf(`
  other | open | closed | active | inactive | pending | new | ready | draft | available | unavailable | overdue |
  late | free | busy | full | empty | public | private | small | medium | large | low | high | short |
  long | old | due | valid | invalid | current | past | upcoming | future | unpaid | paid | urgent |
  normal | live | done | internal | external | red | green | blue | black | white | yellow | grey | gray |
  orange | brown | good | bad | broken | in progress | in use | in stock | in repair | on hold |
  in transit | in review | under review | on loan | no-show | full-time | part-time | male | female |
  beginner | intermediate | advanced | easy | hard | to do | doing | to be done | to read | to buy | to review`),
);

/** States that no longer occupy a slot or a place. */
export const englishFreeStates = new Set(
  listOf(`
  cancelled | canceled | refused | rejected | withdrawn | returned | declined | expired | void | voided |
  deleted | released | lapsed | forfeited | left | no-show | annulled | revoked | waitlisted`),
);

/** Words that carry no content of their own. */
export const englishFunctionWords = new Set(
  listOf(`
  but | whereas | a | an | the | of | to | for | and | or | in | on | at | by | with |  is | are | be | been | being | was |
  were | it | its | this | that | these | those | there | they | them | their | his | her | he | she | as |
  so | if | then | than | too | also | each | every | any | all | some | one | who | which | whose | what |
  when | where | while | from | into | onto | has | have | having | had | do | does | did | can | may |
  could | will | would | shall | should | must | not | no | we | our | us | i | my | you | your | only |
  hi | hey | hello | thanks | thank | please | cheers | basically | regards | dear | greetings | bye | ok | okay |
  own | other | another | per | about | up | out | over | just | very | more | most | least | both |
  either`),
);

/** Words that change what a clause means when they are overlooked. */
export const englishOperators = new Set(
  listOf(`
  not | no | never | cannot | can't | mustn't | shouldn't | won't | couldn't | don't | doesn't | isn't |
  aren't | only | except | unless | until | without | nobody | none | neither | nor | most | least | than |
  exactly | maximum | minimum | limit | before | after | within | between | twice | once | always | if |
  when | while | provided | other | otherwise | own | theirs`),
);

/** Nouns that name nothing in particular. */
export const englishGeneralNouns = new Set(
  listOf(`
  thing | everything | information | data | way | system | app | software | website | other |
  anything | one | life | work | time | role | account | overview | value | kind |
  period | spreadsheet | excel | help | rest | world`),
);

/** Words that are values of an attribute rather than states. */
export const englishQualities = tableOf([
  ['size', 'small | medium | large | big | tiny | huge | extra large'],
  ['priority', 'low | normal | high | urgent | critical'],
  ['colour', 'red | green | blue | black | white | yellow | grey | gray | orange | brown | pink | purple'],
  ['level', 'beginner | intermediate | advanced | easy | hard | difficult'],
  ['gender', 'male | female'],
  ['visibility', 'public | private | internal | external'],
]);

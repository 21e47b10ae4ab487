/** How English words change their form. Data first; the few regular endings are spelt out as string operations. */

import { listOf, pairsOf } from './word-list.ts';

const irregularPlurals = pairsOf(`
  people person | children child | men man | women woman | feet foot | mice mouse | teeth tooth |
  criteria criterion | analyses analysis | diagnoses diagnosis | series series | species species |
  sheep sheep | fish fish | deer deer | aircraft aircraft | trout trout | salmon salmon |
  data data | media media | news news | staff staff | lives life | knives knife | shelves shelf |
  leaves leave | loaves loaf | wives wife | midwives midwife | housewives housewife | halves half | quizzes quiz | indices index |
  bonuses bonus | buses bus | statuses status | addresses address | classes class |
  courses course | cases case | expenses expense | licences licence | movies movie |
  cookies cookie | horses horse | houses house | nurses nurse | purchases purchase |
  warehouses warehouse | caches cache | pies pie | ties tie | axes axis | phases phase |
  databases database | exercises exercise | choices choice | prices price | invoices invoice |
  services service | offices office | devices device | places place | spaces space | heroes hero |
  potatoes potato | tomatoes tomato | photos photo | videos video | lenses lens | canvases canvas | viruses virus |
  campuses campus | gases gas | waltzes waltz`);
/** Words that end in s and are singular. */
const singulars = new Set(
  listOf(`
  status | address | class | process | business | bus | campus | bonus | gas | lens | series |
  species | canvas | virus | diagnosis | analysis | basis | boss | pass | mass | access |
  progress | illness | dress | fitness | kindness | atlas | news | sales | sickness | witness |
  mattress | glass | express | less | its | his | this | is | was | has | does | as | us | plus |
  focus | always | yes | unless | success | gps | sms | cms | loss | gross | cross | press |
  gymnastics | physics | mathematics | tennis`),
);
const sibilants = ['sses', 'shes', 'ches', 'xes', 'zzes'];

/** Whether a lower-case word is a plural, and its singular. */
export function singularOf(word: string): { singular: string; isPlural: boolean } {
  const irregular = irregularPlurals.get(word);
  if (irregular !== undefined)
    return { singular: irregular, isPlural: irregular !== word || word === 'staff' };
  if (word.endsWith('people')) return { singular: `${word.slice(0, -6)}person`, isPlural: true };
  if (word.endsWith('men') && word.length > 5) return { singular: `${word.slice(0, -3)}man`, isPlural: true };
  if (isSingular(word)) return { singular: word, isPlural: false };
  if (word.endsWith('ies') && word.length > 4) return { singular: `${word.slice(0, -3)}y`, isPlural: true };
  if (sibilants.some((ending) => word.endsWith(ending)))
    return { singular: word.slice(0, -2), isPlural: true };
  return { singular: word.slice(0, -1), isPlural: true };
}

function isSingular(word: string): boolean {
  return word.length < 3 || !word.endsWith('s') || word.endsWith('ss') || singulars.has(word);
}

const pluralOfIrregular = new Map(
  [...irregularPlurals].map(([plural, singular]) => [singular, plural] as const),
);

/** The plural of a singular lower-case word, or of a name of several words: that of the last. */
export function pluralOf(name: string): string {
  const cut = name.lastIndexOf(' ') + 1;
  return name.slice(0, cut) + pluralOfWord(name.slice(cut));
}

function pluralOfWord(word: string): string {
  const irregular = pluralOfIrregular.get(word);
  if (irregular !== undefined) return irregular;
  if (word.endsWith('person')) return `${word.slice(0, -6)}people`;
  if (word.endsWith('man') && !['human', 'german', 'roman'].includes(word)) return `${word.slice(0, -3)}men`;
  if (word.endsWith('y') && !isVowel(word.at(-2))) return `${word.slice(0, -1)}ies`;
  if (['s', 'x', 'z', 'ch', 'sh'].some((ending) => word.endsWith(ending))) return `${word}es`;
  return `${word}s`;
}

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && 'aeiou'.includes(letter);
}

const irregularParticiples = pairsOf(`
  create created | add added |
  lend lent | send sent | pay paid | give given | take taken | make made | sell sold | keep kept |
  hold held | teach taught | write written | buy bought | bring brought | find found | lose lost |
  leave left | put put | set set | cut cut | run run | withdraw withdrawn | withhold withheld |
  begin begun | do done | go gone | see seen | show shown | choose chosen | build built |
  break broken | read read | win won | forget forgotten | draw drawn | drive driven | get got |
  meet met | spend spent | tell told | understand understood | hire hired | become become |
  invite invited | have had | be been |
  sew sewn | sow sown | grow grown | know known | throw thrown | fly flown | steal stolen | hide hidden | ride ridden | eat eaten | fall fallen | wear worn | tear torn | swear sworn |
  weave woven | freeze frozen | shake shaken | speak spoken | blow blown | mow mown | feed fed | catch caught | seek sought | bend bent | sweep swept | hang hung | dig dug | spin spun | sing sung | hear heard | shut shut | overdraw overdrawn | let let`);
const baseOfIrregular = new Map(
  [...irregularParticiples].map(([base, participle]) => [participle, base] as const),
);
const doubled = new Set(['b', 'd', 'g', 'l', 'm', 'n', 'p', 'r', 't']);
/** Regular verbs whose base ends in e where the participle does not show it. */
const baseInE = listOf(`
  ake | oke | ile | ipe | ime | ase | ate | uce | ude | ide | ine | ire | ise | ize | ive | ole | ore | ose | ote | ove | ule |
  ure | use | ute | ale | ame | ape | are | ave | age | ange | dge | ete | ance | ence | ince |
  ike | ice | ace | rge | lve | rve | nge | gue | lue | sue | ease | ble | ple | tle | dle | gle |
  cle`);
/** Endings that look like a silent e but are not: open-ed, visit-ed, repair-ed. */
const plainBases = new Set(
  listOf(`
  open | visit | edit | repair | wait | answer | order | enter | deliver | register | cover |
  offer | submit | audit | limit | credit | review | reject | accept | inspect | collect | select |
  admit | finish | publish | return | refund | approve | consider | reopen | alter | recover |
  discover | transfer | deposit | hand | land | treat | clean | need | plan | ship | clear |
  train | retain | ordain | explain | claim`),
);

/** The base form of a lower-case past participle (`booked` → `book`), or undefined when it does not look like one. */
export function baseOfParticiple(word: string): string | undefined {
  const irregular = baseOfIrregular.get(word);
  if (irregular !== undefined) return irregular;
  if (!word.endsWith('ed') || word.length < 5) return undefined;
  const stem = word.slice(0, -2);
  if (plainBases.has(stem)) return stem;
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  return undoubled(stem) ?? withSilentE(stem);
}

/** `shipp` → `ship`, `cancell` → `cancel`, but `call`. */
function undoubled(stem: string): string | undefined {
  const last = stem.at(-1) ?? '';
  if (last !== stem.at(-2) || !doubled.has(last)) return undefined;
  return stem.endsWith('ll') && stem.length <= 5 ? stem : stem.slice(0, -1);
}

function withSilentE(stem: string): string {
  const isAlways = ['c', 'v', 'z', 'u'].includes(stem.at(-1) ?? '');
  const isSilent =
    isAlways || (baseInE.some((ending) => `${stem}e`.endsWith(ending)) && !endsInVowelPair(stem));
  return isSilent ? `${stem}e` : stem;
}

/** `repair`, `treat`: two vowels before the last consonant usually need no e, except before s, z, v and c. */
function endsInVowelPair(stem: string): boolean {
  const [first, second, last] = [stem.at(-3), stem.at(-2), stem.at(-1)];
  return (
    isVowel(first) && isVowel(second) && !['s', 'z', 'v', 'c', 'u'].includes(last ?? '') && first !== 'u'
  );
}

/** The past participle of a base form. */
export function participleOf(base: string): string {
  const irregular = irregularParticiples.get(base);
  if (irregular !== undefined) return irregular;
  // "Hand over": handed over.
  const space = base.indexOf(' ');
  if (space > 0) return participleOf(base.slice(0, space)) + base.slice(space);
  if (base.endsWith('e')) return `${base}d`;
  if (base.endsWith('y') && !isVowel(base.at(-2))) return `${base.slice(0, -1)}ied`;
  const [before, vowel, last] = [base.at(-3), base.at(-2), base.at(-1) ?? ''];
  const doubles =
    isVowel(vowel) && !isVowel(before) && doubled.has(last) && (base.length <= 4 || doublesAnyway.has(base));
  return doubles ? `${base}${last}ed` : `${base}ed`;
}
const doublesAnyway = new Set([
  'cancel',
  'submit',
  'admit',
  'enrol',
  'refer',
  'transfer',
  'permit',
  'commit',
  'label',
]);

/** The base form of a verb in the third person (`books` → `book`), else the word itself. */
function baseOfThird(word: string): string | undefined {
  if (!word.endsWith('s') || word.endsWith('ss') || word.length < 4) return undefined;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (sibilants.some((ending) => word.endsWith(ending))) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The words of a phrase as the tokeniser would give them: commas apart. */
export function wordsOf(phrase: string): string[] {
  return phrase.replaceAll(',', ' ,').split(' ').filter(Boolean);
}

/** The forms of a verb; participles of verbs of several words only, the others are told by their ending. */
export function formsOf(lemma: string): { text: string; form: 'base' | 'third' | 'participle' }[] {
  const [head = '', ...rest] = wordsOf(lemma);
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : '';
  const third =
    head.endsWith('y') && baseOfThird(`${head.slice(0, -1)}ies`) === head ? pluralOf(head) : thirdOf(head);
  const hasPassive = rest.length > 0 && !rest.includes('everything') && !rest.includes('anything');
  return [
    { text: lemma, form: 'base' },
    { text: `${third}${tail}`, form: 'third' },
    ...(hasPassive ? [{ text: `${participleOf(head)}${tail}`, form: 'participle' as const }] : []),
  ];
}

function thirdOf(base: string): string {
  if (base.endsWith('y') && !'aeiou'.includes(base.at(-2) ?? '')) return `${base.slice(0, -1)}ies`;
  return ['s', 'x', 'z', 'ch', 'sh'].some((ending) => base.endsWith(ending)) || base === 'go' || base === 'do'
    ? `${base}es`
    : `${base}s`;
}

/** What an unknown word would be as a verb. */
export function guessVerbs(word: string): { lemma: string; form: 'base' | 'third' }[] {
  const third = baseOfThird(word);
  if (third !== undefined) return [{ lemma: third, form: 'third' }];
  return baseOfParticiple(word) === undefined ? [{ lemma: word, form: 'base' }] : [];
}

/** "Deleting" is to delete: its stem forms participles as the verb does. */
export function baseOfGerund(word: string): string | undefined {
  return word.endsWith('ing') && word.length >= 6 ? baseOfParticiple(`${word.slice(0, -3)}ed`) : undefined;
}

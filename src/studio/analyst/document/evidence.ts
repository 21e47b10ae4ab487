/** What a sentence tells about its nouns: that something is kept, that somebody acts, that one thing has another. */
import type { Frame, NounPhrase, Predicate, Verb } from '../grammar/logical-form.ts';
import type { Lexicon, ReifyingVerb } from '../language/lexicon.ts';
import { nameOf } from './fact.ts';
import {
  isFieldNoun,
  isGeneral,
  isOpenToAll,
  isOrganisation,
  isPerson,
  isTime,
  isWear,
} from './noun-class.ts';

type Evidence = { noun: NounPhrase; weight: number };
type Of<K extends Predicate['kind']> = Extract<Predicate, { kind: K }>;

/** How much speaks for each noun being a thing that the product keeps; from 1 on it is one. */
export function weightsOf(lexicon: Lexicon, frames: readonly Frame[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { noun, weight } of frames.flatMap((frame) => evidenceOf(lexicon, frame))) {
    const name = nameOf(noun);
    if (name !== '' && !noun.isPronoun && !isRate(name)) weights.set(name, (weights.get(name) ?? 0) + weight);
  }
  const had = new Set(
    frames.flatMap(({ predicate }) =>
      predicate.kind === 'possess' ? predicate.items.map(({ noun }) => nameOf(noun)) : [],
    ),
  );
  for (const [name, weight] of weights)
    if (weight <= onlyDone && had.has(lexicon.wording.folds.count(lexicon.pluralOf(name)).toLowerCase()))
      weights.set(name, weight - 0.5);
  return weights;
}

/** "I sharpen knives … a visit has a number of knives": what somebody works on and counts is not kept one by one. */
const onlyDone = 1;

/** "Person per season": what is counted by, no thing. */
function isRate(name: string): boolean {
  return / (?:per|par) /.test(name);
}

function weigh(nouns: readonly NounPhrase[], weight: number): Evidence[] {
  return nouns.map((noun) => ({ noun, weight }));
}

function evidenceOf(lexicon: Lexicon, frame: Frame): Evidence[] {
  const { predicate, subjects } = frame;
  const things = subjects.filter((noun) => !isFieldNoun(lexicon, noun.words) && !noun.of);
  if (predicate.kind === 'possess') return possessed(lexicon, frame, predicate);
  if (predicate.kind === 'belong') return belonging(lexicon, frame, predicate);
  if (predicate.kind === 'act') return acted(lexicon, frame, predicate);
  if (predicate.kind === 'keep')
    return predicate.objects.map((noun) => ({
      noun,
      weight: (noun.determiner === 'definite' && !noun.isPlural) || isTime(lexicon, noun) ? 0.5 : 1,
    }));
  if (certain.has(predicate.kind)) return weigh(things, 1);
  if (predicate.kind === 'extent') return predicate.doing ? [] : weigh(things, 0.5);
  return predicate.kind === 'oneOf' || predicate.kind === 'passive' || predicate.kind === 'timed'
    ? weigh(things, 0.5)
    : [];
}

/** Kinds of predicates whose subjects are kept for certain. */
const certain: ReadonlySet<Predicate['kind']> = new Set([
  'sequence',
  'moment',
  'become',
  'leads',
  'flag',
  'free',
]);

function belonging(lexicon: Lexicon, { subjects }: Frame, { targets }: Of<'belong'>): Evidence[] {
  if (subjects.some((noun) => isOrganisation(lexicon, noun))) return [];
  const things = targets.filter((noun) => !isFieldNoun(lexicon, noun.words) && !isUnit(lexicon, noun));
  const named = things.map((noun) => ({
    noun,
    weight: isNamedAnew(noun) ? 1 : 0.5,
  }));
  return [
    ...subjects.map((noun) => ({ noun, weight: isFieldNoun(lexicon, noun.words) ? 0.5 : 1 })),
    ...named,
  ];
}

/** "Blocked for a month", "35 cents a litre": so much of something, no thing to keep. */
function isUnit(lexicon: Lexicon, noun: NounPhrase): boolean {
  return isTime(lexicon, noun) || isMeasure(lexicon, noun);
}

/** "A litre", "a euro". */
function isMeasure({ closed, naming }: Lexicon, { words }: NounPhrase): boolean {
  const head = naming.headOf(words);
  return Object.hasOwn(closed.MEASURE, head) || Object.hasOwn(closed.CURRENCY, head);
}

/** "In tune", "by the treasurer": an idiom, or something that is known from elsewhere. */
function isNamedAnew({ determiner, quantity, isPlural }: NounPhrase): boolean {
  return isPlural || quantity !== undefined || (determiner !== undefined && determiner !== 'definite');
}

function possessed(lexicon: Lexicon, { subjects }: Frame, predicate: Of<'possess'>): Evidence[] {
  const { items } = predicate;
  const hasFields = items.some(({ noun }) => isFieldNoun(lexicon, noun.words) && !noun.isPlural);
  return subjects.flatMap((subject): Evidence[] => {
    const isOwner = isOrganisation(lexicon, subject) || lexicon.everybody.has(nameOf(subject));
    const isValue = isFieldNoun(lexicon, subject.words) && !hasFields;
    const isOurs = lexicon.ownerNouns.has(nameOf(subject));
    const isThing = isOwner
      ? hasFields && subject.determiner !== 'definite' && !isOurs
      : !subject.of && !isValue && !isMeasure(lexicon, subject);
    const had = items.filter(
      ({ noun, hints }) =>
        noun.isPlural && !isCount(lexicon, noun) && !isUnit(lexicon, noun) && Object.keys(hints).length === 0,
    );
    return [
      ...weigh(
        [subject],
        isThing && !isOfSome(subject, predicate) ? (isTelling(lexicon, predicate) ? 0.5 : 1) : 0,
      ),
      ...weigh(
        had.map(({ noun }) => noun),
        isOwner ? 1 : 0.5,
      ),
    ];
  });
}

/** "Late returns cost 1 euro a day": what some of them cost does not say that each is kept. */
function isOfSome({ adjectives }: NounPhrase, { items }: Of<'possess'>): boolean {
  return adjectives.length > 0 && items.every(({ hints }) => hints.default !== undefined);
}

/** "Every train needs a guard": one thing that nobody knows as a field says little of what is kept. */
function isTelling(lexicon: Lexicon, { aux, items }: Of<'possess'>): boolean {
  const [item, ...others] = items;
  if (!item || others.length > 0 || aux.modal || aux.isNegated || aux.isOnly) return false;
  if (item.noun.quantity && item.noun.quantity.op !== 'exactly') return false;
  return Object.keys(item.hints).length === 0 && !isFieldNoun(lexicon, item.noun.words);
}

/** "Seats", "pages": plurals that are numbers. */
function isCount(lexicon: Lexicon, { words }: NounPhrase): boolean {
  const known = lexicon.fieldNouns[lexicon.naming.headOf(words)];
  return known !== undefined && known.kind !== 'text' && known.kind !== 'longText';
}

function acted(lexicon: Lexicon, frame: Frame, predicate: Of<'act'>): Evidence[] {
  const { verbs, objects } = predicate;
  const reifying = verbs.map((verb) => lexicon.reifying[verb.lemma]).find((found) => found !== undefined);
  if (reifying && objects.length > 0) return recorded(lexicon, frame, { predicate, reifying });
  if (isBelonging(lexicon, predicate)) return weigh([...frame.subjects, ...objects], 1);
  const isByOrganisation = frame.subjects.some((noun) => isOrganisation(lexicon, noun));
  const isKept = isByOrganisation || verbs.some(({ sense }) => sense === 'want' || sense === 'keep');
  const isWorked = verbs.some(({ sense }) => working.has(sense));
  return objects
    .filter((noun) => (!noun.of || isKept) && (noun.isPlural || !isFieldNoun(lexicon, noun.words)))
    .map((noun) => ({
      noun,
      weight: (isKept && isSeveral(noun)) || (isWorked && noun.isPlural && !isCount(lexicon, noun)) ? 1 : 0.5,
    }));
}

/** "We repair bikes"; but "I open the doors": those that are there anyway. */
function isSeveral({ isPlural, determiner, isOwn }: NounPhrase): boolean {
  return determiner === 'their' || (isPlural && (determiner !== 'definite' || isOwn === true));
}

/** "Teachers give classes": the class is its teacher's. */
export function isBelonging(lexicon: Lexicon, { aux, verbs, objects, tail }: Of<'act'>): boolean {
  return (
    !aux.modal &&
    !aux.isNegated &&
    !aux.isOnly &&
    objects.length > 0 &&
    Object.keys(tail).length === 2 &&
    !areFields(lexicon, objects) &&
    verbs.every(({ lemma }) => lexicon.belonging.has(lemma))
  );
}

/** "Customers give their name and phone number": that is kept of them. */
function areFields(lexicon: Lexicon, objects: readonly NounPhrase[]): boolean {
  const known = objects.filter(({ words }) => isFieldNoun(lexicon, words));
  return known.length > 0 && known.length * 2 >= objects.length;
}

const working: ReadonlySet<Verb['sense']> = new Set(['manage', 'create', 'change', 'delete', 'see']);

type Recorded = { predicate: Of<'act'>; reifying: ReifyingVerb };

/** "A library lends books to members": books and members are kept. */
function recorded(lexicon: Lexicon, { subjects }: Frame, { predicate, reifying }: Recorded): Evidence[] {
  const { objects, tail } = predicate;
  const isOther = objects.every((noun) => nameOf(noun) !== reifying.noun);
  const isGiven = reifying.isGiving && !tail.to?.some(({ isOthers }) => isOthers);
  const doers =
    reifying.isAccount || isGiven ? [] : subjects.filter((noun) => !isOrganisation(lexicon, noun));
  const alike = new Set(subjects.map(nameOf));
  const things = [...objects, ...(tail.to ?? []), ...doers].filter(
    (noun) =>
      !lexicon.everybody.has(nameOf(noun)) &&
      !isUnit(lexicon, noun) &&
      !(noun.isOthers && alike.has(nameOf(noun))),
  );
  return weigh(things, isOther ? 1 : 0.5);
}

/** "Members book courts": they make the bookings. */
export function makersOf(
  lexicon: Lexicon,
  { subjects, predicate }: Frame,
): { record: string; maker: string }[] {
  if (predicate.kind !== 'act' || predicate.aux.isNegated || predicate.objects.length === 0) return [];
  const records = predicate.verbs.flatMap(({ lemma }) => lexicon.reifying[lemma]?.noun ?? []);
  const makers = subjects.filter((noun) => isActor(lexicon, noun)).map(nameOf);
  return records.flatMap((record) => makers.map((maker) => ({ record, maker })));
}

/** "Members borrow books": by which verbs things are held for a time. */
export function takingsOf(
  { reifying, seats }: Lexicon,
  { predicate }: Frame,
): { object: NounPhrase; verb: string }[] {
  if (predicate.kind !== 'act') return [];
  const { objects, tail } = predicate;
  const verbs = predicate.verbs.filter(
    ({ lemma }) => reifying[lemma] !== undefined && !reifying[lemma].isAccount,
  );
  const isOfPlaces = objects.every((noun) => seats.has(nameOf(noun)));
  // "Book places on a flight": the flight.
  const things = isOfPlaces ? (tail.in ?? []) : objects;
  return verbs.flatMap(({ lemma }) => things.map((object) => ({ object, verb: lemma })));
}

/** Records of doings that the brief also calls by their name: "students sign up for classes … their sign-ups". */
export function recordsOf(lexicon: Lexicon, frames: readonly Frame[]): string[] {
  const made = frames.flatMap(({ predicate }) =>
    predicate.kind === 'act' && predicate.objects.length > 0
      ? predicate.verbs.flatMap(({ lemma }) => lexicon.reifying[lemma]?.noun ?? [])
      : [],
  );
  const named = new Set(frames.flatMap(nounsOf).map(nameOf));
  return made.filter((name) => named.has(name));
}

function nounsOf({ subjects, predicate }: Frame): NounPhrase[] {
  const said =
    predicate.kind === 'act'
      ? predicate.objects
      : predicate.kind === 'possess'
        ? predicate.items.map(({ noun }) => noun)
        : predicate.kind === 'capacity'
          ? [predicate.counted]
          : [];
  return [...subjects.map((noun) => noun.of ?? noun), ...subjects, ...said];
}

/** The roles of a sentence: those who may do something. */
export function actorsOf(lexicon: Lexicon, { subjects, predicate }: Frame): string[] {
  if (predicate.kind === 'passive' && predicate.aux.modal === 'can')
    return (predicate.tail.by ?? []).filter((noun) => isActor(lexicon, noun)).map(nameOf);
  if (predicate.kind === 'passive') return workersOf(lexicon, predicate).map(nameOf);
  if (predicate.kind !== 'act') return [];
  const { aux, verbs } = predicate;
  if (verbs.some(({ sense }) => sense === 'overlap' || sense === 'exceed')) return [];
  const isDoing = aux.modal === 'can' || verbs.some(({ sense }) => sense === 'manage');
  const isRecorded = verbs.some(
    ({ lemma, sense }) => working.has(sense) || Object.hasOwn(lexicon.reifying, lemma),
  );
  return subjects
    .filter(
      (noun) =>
        isActor(lexicon, noun) &&
        (isDoing || (isRecorded && isGroup(lexicon, noun)) || isPerson(lexicon, noun.words)),
    )
    .filter((noun) => !isOpenToAll(lexicon, noun, predicate))
    .map(nameOf);
}

/** "Bands", "schools": several organisations, each of which does something. */
function isGroup({ organisations, naming }: Lexicon, { words, isPlural }: NounPhrase): boolean {
  return isPlural && organisations.has(naming.headOf(words));
}

/** "Guitars are managed by dispatchers". */
function workersOf(lexicon: Lexicon, { aux, verbs, tail }: Of<'passive'>): NounPhrase[] {
  const isWork = verbs.every(({ verb = '' }) => working.has(lexicon.verbs[verb] ?? 'other'));
  const doers = tail.by ?? [];
  return aux.modal === undefined && !aux.isNegated && isWork
    ? doers.filter((noun) => noun.isPlural && isActor(lexicon, noun))
    : [];
}

function isActor(lexicon: Lexicon, noun: NounPhrase): boolean {
  const isNamed = !noun.isPronoun && noun.words.length > 0 && !isOrganisation(lexicon, noun);
  // "A conflict of interest": only of people is the first word somebody.
  const isWho = !noun.of || isPerson(lexicon, noun.words);
  return isNamed && isWho && !isGeneral(lexicon, nameOf(noun));
}

/** What has what: for telling attributes from references. */
export function pairsOf(
  lexicon: Lexicon,
  { subjects, predicate }: Frame,
): { owner: string; item: NounPhrase }[] {
  if (predicate.kind === 'extent' && predicate.doing) {
    const owner = lexicon.reifying[predicate.doing.lemma]?.noun;
    return owner === undefined ? [] : [predicate.from, predicate.until].map((item) => ({ owner, item }));
  }
  const items =
    predicate.kind === 'possess'
      ? predicate.items.map(({ noun }) => noun)
      : predicate.kind === 'belong'
        ? predicate.targets
        : predicate.kind === 'extent' && !predicate.doing
          ? [predicate.from, predicate.until]
          : [];
  return subjects.flatMap((subject) => items.map((item) => ({ owner: nameOf(subject), item })));
}

/** What may have several of what: for telling many-to-many from has-many. */
export function severalOf({ subjects, predicate }: Frame): { owner: string; item: NounPhrase }[] {
  const items =
    predicate.kind === 'possess'
      ? predicate.items.map(({ noun }) => noun)
      : predicate.kind === 'belong'
        ? predicate.targets
        : predicate.kind === 'act'
          ? predicate.objects
          : [];
  const many = items.filter(({ quantity }) => quantity?.op === 'many');
  return subjects.flatMap((subject) => many.map((item) => ({ owner: nameOf(subject), item })));
}

/** "A status: to do, doing, done". */
function statusOf(lexicon: Lexicon, { items }: Of<'possess'>): { value: string; verb?: string }[] {
  return items
    .filter(({ noun }) => lexicon.stateNouns.has(nameOf(noun)))
    .map(({ hints }) => hints.values ?? [])
    .filter((values) => !isWear(lexicon, values))
    .flat()
    .map(({ text }) => ({ value: text.toLowerCase() }));
}

/** The states that a sentence names. */
export function statesOf(
  lexicon: Lexicon,
  { subjects, predicate }: Frame,
): { owner: string; state: string }[] {
  const isPossible =
    predicate.kind === 'passive' && predicate.aux.modal === 'can' && !predicate.aux.isNegated;
  const states =
    predicate.kind === 'sequence'
      ? predicate.steps.flat()
      : predicate.kind === 'become'
        ? predicate.states
        : predicate.kind === 'oneOf'
          ? predicate.values
          : predicate.kind === 'possess'
            ? statusOf(lexicon, predicate)
            : predicate.kind === 'timed'
              ? [predicate.state]
              : isPossible
                ? predicate.verbs
                : [];
  const named =
    predicate.kind !== 'passive'
      ? states
      : states.filter(({ verb }) => !Object.hasOwn(lexicon.reifying, verb ?? ''));
  return subjects.flatMap((subject) =>
    named.map(({ value }) => ({ owner: nameOf(subject.of ?? subject), state: value })),
  );
}

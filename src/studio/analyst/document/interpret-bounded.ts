/** What is allowed until a moment, or only when something is the case: deadlines and requirements. */
import type {
  Deadline,
  Event,
  NounPhrase,
  Predicate,
  StateName,
  Tail,
  Verb,
  When,
} from '../grammar/logical-form.ts';
import { attributeNameOf, nameOf } from './fact.ts';
import type { Refusal, Relation, Statement } from './fact.ts';
import { boundOf, isCreating } from './interpret-ahead.ts';
import type { Said } from './interpret.ts';
import { denies, isPlainEnd, toVerb, unknownEnd } from './reference.ts';
import type { Symbols } from './symbols.ts';

type Bounded = Extract<Predicate, { kind: 'act' | 'passive' }>;
/** Reads the sentence without its bounds. */
type Read = (said: Said<Bounded>) => Statement[] | Refusal;

/** True for a clause that ends in a deadline or in a condition that is more than a state of its subject. */
export function isBounded({ deadline, when }: Tail): boolean {
  return deadline !== undefined || when !== undefined;
}

/** "Customers can cancel up to 24 hours before the start", "an order can only be sent when it has a line". */
export function interpretBounded(symbols: Symbols, said: Said<Bounded>, read: Read): Statement[] | Refusal {
  const turned = inPassive(symbols, said);
  if (turned) return interpretBounded(symbols, turned, read);
  const { deadline, when } = said.predicate.tail;
  if (deadline && when) return unknownEnd;
  if (when?.isLacking && !denies(said)) return unknownEnd;
  // "An invoice is sent when …" tells what happens, not what may be done.
  if (said.predicate.kind === 'passive' && said.predicate.aux.modal === undefined) return unknownEnd;
  if (deadline) return untilThen(symbols, { said, deadline, read: withMoment(symbols, deadline, read) });
  return when ? underCondition(symbols, { said, when, read }) : unknownEnd;
}

/** The clause without its bounds; said positively. */
function plainly(said: Said<Bounded>, isOnlyKept: boolean): Said<Bounded> {
  const { predicate, subject } = said;
  const { deadline: _deadline, when: _when, ...tail } = predicate.tail;
  const isDenied = predicate.aux.isNegated || subject.determiner === 'no';
  const { determiner, ...whoever } = subject;
  return {
    ...said,
    subject: isDenied && determiner === 'no' ? whoever : subject,
    predicate: {
      ...predicate,
      tail,
      aux: {
        ...predicate.aux,
        modal: predicate.aux.modal ?? 'can',
        isNegated: false,
        isOnly: isOnlyKept && predicate.aux.isOnly,
      },
    },
  };
}

function untilThen(
  symbols: Symbols,
  { said, deadline, read }: { said: Said<Bounded>; deadline: Deadline; read: Read },
): Statement[] | Refusal {
  const base = read(plainly(said, false));
  if ('why' in base) return base;
  const deeds = deedsOf(symbols, base);
  if (deeds.length === 0) return unknownEnd;
  if (deadline.ahead?.reach === 'most') {
    const isCreated = deeds.every(({ verbs }) =>
      verbs.every(({ lemma }) => isCreating(symbols.lexicon, lemma)),
    );
    if (isCreated)
      return denies(said) ? unknownEnd : [...base, ...deeds.map((deed) => boundOf(deed, deadline))];
    // "At most 2 days in advance" closes nothing that is done later.
    if (deadline.when === 'from') return unknownEnd;
  }
  const flipped = deadline.when === 'until' ? 'from' : 'until';
  const when = denies(said) ? flipped : deadline.when;
  const bounds = deeds.map(({ roles, ...deed }): Statement => ({
    kind: 'deadline',
    ...deed,
    roles,
    when,
    moment: deadline.moment,
  }));
  const kept = base.filter(({ kind }) => kind === 'attribute');
  return denies(said) ? [...kept, ...bounds] : [...base, ...bounds];
}

/** "After their card expiry date": a day that whoever does it has, whether or not the brief says so elsewhere. */
function withMoment(symbols: Symbols, { moment: { noun } }: Deadline, read: Read): Read {
  const kind = symbols.lexicon.fieldNouns[symbols.lexicon.naming.headOf(noun.words)]?.kind;
  const name = attributeNameOf(noun);
  const isKnown = [...symbols.attributes.values()].some((names) =>
    [...names].some((one) => one === name || one.endsWith(` ${name}`)),
  );
  if (noun.determiner !== 'their' || kind !== 'date' || isKnown) return read;
  return (said) => {
    const [found, entity] = [read(said), symbols.entityOf(said.subject)];
    if ('why' in found || entity === undefined) return found;
    // Words that stand for others have no place of their own.
    const { start, end } =
      noun.end > noun.start ? noun : { start: said.subject.start, end: said.predicate.end };
    const { determiner: _determiner, ...plain } = noun;
    return [...found, { kind: 'attribute', entity, attribute: { start, end, noun: plain, hints: {} } }];
  };
}

/** "You can't send an invoice without lines" says what "an invoice can't be sent without lines" says. */
function inPassive(symbols: Symbols, said: Said<Bounded>): Said<Bounded> | undefined {
  const { subject, predicate } = said;
  if (predicate.kind !== 'act' || !predicate.tail.when || !isAnybody(symbols, subject) || !denies(said))
    return undefined;
  const [object, ...others] = predicate.objects;
  const [verb, ...more] = predicate.verbs;
  const { lexicon } = symbols;
  const isKept = object !== undefined && others.length === 0 && symbols.entityOf(object) !== undefined;
  if (!isKept || !verb || more.length > 0 || verb.sense !== 'other') return undefined;
  if (Object.hasOwn(lexicon.reifying, verb.lemma)) return undefined;
  const { start, end, lemma } = verb;
  const state: StateName = { start, end, value: lexicon.participleOf(lemma), verb: lemma };
  const { kind: _kind, objects: _objects, verbs: _verbs, ...rest } = predicate;
  const aux = { ...predicate.aux, modal: 'can' as const, isNegated: true };
  return { ...said, subject: object, predicate: { ...rest, kind: 'passive', aux, verbs: [state] } };
}

/** Nobody in particular: "nobody", "you", "we". */
function isAnybody(symbols: Symbols, subject: NounPhrase): boolean {
  const role = symbols.roleOf(subject);
  return role === 'everyone' || symbols.lexicon.prose.persons.has(nameOf(subject));
}

type DoneTo = { entity?: string; relation?: Relation; verbs: Verb[]; roles: string[] };

/** What is done to which records, and by whom. */
export function deedsOf(symbols: Symbols, statements: readonly Statement[]): DoneTo[] {
  const permits = statements.flatMap((one): DoneTo[] => {
    if (one.kind !== 'permit' || one.entities === 'all') return [];
    const { relation, verbs } = one;
    const roles = one.roles.filter((role) => role !== 'everyone' && role !== 'anyone');
    return relation ? [{ relation, verbs, roles }] : one.entities.map((entity) => ({ entity, verbs, roles }));
  });
  if (permits.length > 0) return permits;
  return statements.flatMap((one): DoneTo[] =>
    one.kind === 'transition' ? [{ entity: one.entity, verbs: [toVerb(symbols, one.state)], roles: [] }] : [],
  );
}

type Conditional = { said: Said<Bounded>; when: When; read: Read };

function underCondition(symbols: Symbols, { said, when, read }: Conditional): Statement[] | Refusal {
  const begun = begunThen(symbols, said, when);
  if (begun) return untilThen(symbols, { said, deadline: begun, read });
  const denied = denies(said);
  const needed = neededOf(when, denied)?.map(enough);
  if (!needed) return unknownEnd;
  const positive = plainly(said, false);
  const base = read(when.events.length > 0 ? positive : said);
  if ('why' in base) return undoable(symbols, said, needed) ?? base;
  const deeds = deedsOf(symbols, base);
  if (deeds.length === 0) return unknownEnd;
  const requirements = deeds.flatMap(({ roles: _roles, ...deed }) =>
    needed.map((event): Statement => ({ kind: 'require', ...deed, event })),
  );
  const isOpen = !denied || when.op === 'unless' || when.op === 'until';
  return isOpen ? [...base, ...requirements] : requirements;
}

/** "A loan can only be made if its member is active": it says what the act needs, whoever does it. */
function undoable(symbols: Symbols, said: Said<Bounded>, needed: readonly Event[]): Statement[] | undefined {
  const { subject, predicate } = said;
  const { when: _when, ...tail } = predicate.tail;
  const entity = symbols.entityOf(subject);
  const isPlain = subject.adjectives.length === 0 && isPlainEnd(tail) && tail.by === undefined;
  if (predicate.kind !== 'passive' || entity === undefined || !isPlain) return undefined;
  const verbs = predicate.verbs.map((state) => toVerb(symbols, state));
  return needed.map((event): Statement => ({ kind: 'require', entity, verbs, event }));
}

/** What has to be the case: "only when it has a line", "not unless it has one", "not without it". */
function neededOf({ op, events }: When, isForbidden: boolean): Event[] | undefined {
  const isPositive = isForbidden ? op === 'unless' || op === 'until' : op === 'if' || op === 'once';
  if (isPositive) return events.every(isHeld) ? events : undefined;
  const [only, ...more] = events;
  if (!only || more.length > 0 || (op === 'until' && !isForbidden)) return undefined;
  const turned: Event = { ...only, isNegated: !only.isNegated };
  return isHeld(turned) ? [turned] : undefined;
}

/** "Two tests" are at least two, "at least one photo" is a photo. */
function enough(event: Event): Event {
  if (event.kind !== 'has' || event.isNegated || !event.item.quantity) return event;
  const { quantity, ...item } = event.item;
  const { op, value } = quantity;
  const isOne = (value === 1 && (op === 'exactly' || op === 'atLeast')) || op === 'many';
  if (isOne) return { ...event, item: { ...item, determiner: 'indefinite' } };
  return op === 'exactly' ? { ...event, item: { ...item, quantity: { op: 'atLeast', value } } } : event;
}

/** Conditions that a rule can hold: a state, something that is there, a field that is filled in. */
function isHeld(event: Event): boolean {
  return (event.kind === 'is' && !event.by) || event.kind === 'has';
}

/** "Once the course has started": from its start on, where nothing says that it has a state of that name. */
function begunThen(symbols: Symbols, said: Said<Bounded>, { op, events }: When): Deadline | undefined {
  const [event, ...more] = events;
  if (!event || more.length > 0 || op === 'if') return undefined;
  const edge = edgeOf(symbols, event);
  if (!edge || isKnownState(symbols, said, event)) return undefined;
  const { start, end, noun } = event;
  const moment = { start, end, noun, edge, offset: { amount: 0, unit: 'days' as const } };
  return { when: op === 'once' ? 'from' : 'until', moment };
}

function edgeOf({ lexicon }: Symbols, event: Event): 'begin' | 'end' | undefined {
  if (event.isNegated) return undefined;
  const verbs = event.kind === 'does' ? event.verbs.map(({ lemma }) => lemma) : verbsOf(event);
  const senses = new Set(verbs.map((lemma) => lexicon.verbs[lemma]));
  if (senses.size !== 1) return undefined;
  return senses.has('begin') ? 'begin' : senses.has('end') ? 'end' : undefined;
}

function verbsOf(event: Event): string[] {
  return event.kind === 'is' ? event.states.map(({ verb, value }: StateName) => verb ?? value) : [];
}

function isKnownState(symbols: Symbols, { subject }: Said<Bounded>, event: Event): boolean {
  if (event.kind !== 'is') return false;
  const about = event.noun.isPronoun ? subject : event.noun;
  const states = symbols.states.get(symbols.entityOf(about) ?? nameOf(about));
  return event.states.some(({ value }) => states?.has(value) === true);
}

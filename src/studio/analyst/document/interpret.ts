/** From frames to facts: does the frame fit what the nouns are? Each kind of predicate decides for itself. */
import type { Frame, NounPhrase, Predicate } from '../grammar/logical-form.ts';
import type { Statement, Refusal } from './fact.ts';
import { minutesIn } from './reference.ts';
import { interpretAct } from './interpret-act.ts';
import { interpretBounded, isBounded } from './interpret-bounded.ts';
import {
  interpretDerive,
  interpretFigures,
  interpretFlag,
  interpretHours,
  interpretNotify,
  interpretPlans,
  interpretRedirect,
  interpretStock,
  interpretView,
} from './interpret-offer.ts';
import {
  interpretBecome,
  interpretCounts,
  interpretExtentLimit,
  interpretLeads,
  interpretMoment,
  interpretUniquePer,
} from './interpret-course.ts';
import { interpretPassive } from './interpret-passive.ts';
import { interpretCompare, interpretOneOf, interpretProperty } from './interpret-property.ts';
import { interpretCapacity } from './interpret-capacity.ts';
import { interpretBelong, interpretPossess } from './interpret-possess.ts';
import { interpretAged } from './interpret-aged.ts';
import { interpretAhead, interpretFree } from './interpret-ahead.ts';
import { interpretTimed } from './interpret-timed.ts';
import { attributeNameOf, nameOf } from './fact.ts';
import { isPerson } from './noun-class.ts';
import { statesBefore } from './states-before.ts';
import type { Symbols } from './symbols.ts';

/** A frame with one subject, its pronouns resolved. */
export type Said<P = Predicate> = { subject: NounPhrase; predicate: P; isOnly: boolean };

/** What a frame says about the product, or why it says nothing. */
export function interpret(symbols: Symbols, frame: Frame): Statement[] | Refusal {
  const { predicate, isOnly } = frame;
  const alone = interpretAlone(symbols, predicate);
  if (alone) return alone;
  const statements: Statement[] = [];
  const subjects = frame.subjects.length === 0 ? [nobody(frame)] : frame.subjects;
  for (const subject of subjects) {
    const found = interpretSubject(symbols, { subject, predicate, isOnly });
    if ('why' in found) return found;
    statements.push(...found);
  }
  return statements.length > 0 ? statements : { why: 'it says nothing that a product could keep to' };
}

/** The subject of a sentence that has none. */
function nobody({ start }: Frame): NounPhrase {
  return { start, end: start, words: [], isPlural: false, adjectives: [] };
}

/** What needs no subject. */
function interpretAlone(symbols: Symbols, predicate: Predicate): Statement[] | Refusal | undefined {
  if (predicate.kind === 'keep') return kept(symbols, predicate.objects);
  if (predicate.kind === 'figures') return interpretFigures(symbols, predicate.figures);
  if (predicate.kind === 'view') return interpretView(symbols, predicate);
  if (predicate.kind === 'plans') return interpretPlans(symbols, predicate.plans);
  return predicate.kind === 'feature' ? [{ kind: 'feature' }] : undefined;
}

type Meaning<K extends Predicate['kind']> = (
  symbols: Symbols,
  said: Said<Extract<Predicate, { kind: K }>>,
) => Statement[] | Refusal;

/** What each kind of predicate means. */
const meanings: { [K in Predicate['kind']]: Meaning<K> } = {
  possess: interpretPossess,
  belong: interpretBelong,
  act: interpretAct,
  passive: interpretPassive,
  sequence: interpretSequence,
  oneOf: interpretOneOf,
  property: interpretProperty,
  compare: interpretCompare,
  last: interpretLast,
  capacity: interpretCapacity,
  extent: interpretExtent,
  name: (symbols, { predicate }) => named(symbols, predicate.target),
  exist: (symbols, { subject }) => interpretExist(symbols, subject),
  keep: (symbols, { predicate }) => kept(symbols, predicate.objects),
  derive: interpretDerive,
  flag: interpretFlag,
  notify: interpretNotify,
  figures: (symbols, { predicate }) => interpretFigures(symbols, predicate.figures),
  view: (symbols, { predicate }) => interpretView(symbols, predicate),
  hours: interpretHours,
  plans: (symbols, { predicate }) => interpretPlans(symbols, predicate.plans),
  stock: interpretStock,
  redirect: interpretRedirect,
  feature: () => [{ kind: 'feature' }],
  moment: interpretMoment,
  become: interpretBecome,
  counts: interpretCounts,
  uniquePer: interpretUniquePer,
  extentLimit: interpretExtentLimit,
  aged: interpretAged,
  leads: interpretLeads,
  timed: interpretTimed,
  ahead: interpretAhead,
  free: interpretFree,
};

function interpretSubject(symbols: Symbols, said: Said): Statement[] | Refusal {
  const { predicate } = said;
  if ((predicate.kind === 'act' || predicate.kind === 'passive') && isBounded(predicate.tail))
    return interpretBounded(symbols, { ...said, predicate }, (plain) => interpretOne(symbols, plain));
  return interpretOne(symbols, said);
}

function interpretOne<K extends Predicate['kind']>(
  symbols: Symbols,
  said: Said<Extract<Predicate, { kind: K }>>,
): Statement[] | Refusal {
  return meanings[said.predicate.kind](symbols, said);
}

/** "There are customers": each noun is a thing that the product keeps. */
function kept(symbols: Symbols, objects: readonly NounPhrase[]): Statement[] | Refusal {
  const statements = objects.map((noun): Statement | undefined => {
    const entity = symbols.entityOf(noun);
    const isBounded = noun.quantity !== undefined && !['many', 'exactly'].includes(noun.quantity.op);
    if (isBounded) return undefined;
    if (entity !== undefined) return { kind: 'entity', entity };
    return isOurs(symbols, noun) ? { kind: 'owner' } : undefined;
  });
  const known = statements.filter((one) => one !== undefined);
  return known.length === statements.length
    ? known
    : { why: 'it names something that the product does not keep' };
}

/** "Our company car park": where the product is used. */
function isOurs(symbols: Symbols, noun: NounPhrase): boolean {
  return !noun.isPlural && (noun.determiner === 'definite' || symbols.isOrganisation(noun));
}

/** "We are a small clinic", "Tool rental shop", "Rooms": who wants the product, or a thing that it keeps. */
function named(symbols: Symbols, target: NounPhrase): Statement[] | Refusal {
  const entity = symbols.entityOf(target);
  if (entity !== undefined && target.isPlural && target.adjectives.length === 0)
    return [{ kind: 'entity', entity }];
  const isWho = symbols.isOrganisation(target) || isPerson(symbols.lexicon, target.words);
  if (!isWho || target.quantity) return { why: 'it only names something' };
  return [{ kind: 'owner', ...(symbols.isOrganisation(target) && { name: nameOf(target) }) }];
}

/** "From an arrival date to a departure date": two fields, the second no earlier than the first. */
function interpretExtent(
  symbols: Symbols,
  { subject, predicate }: Said<Extract<Predicate, { kind: 'extent' }>>,
): Statement[] | Refusal {
  const { doing } = predicate;
  const entity = doing ? symbols.lexicon.reifying[doing.lemma]?.noun : symbols.entityOf(subject);
  if (entity === undefined) return { why: `nothing says what lasts from then until then` };
  const ends = [predicate.from, predicate.until];
  if (ends.some((noun) => noun.isPronoun || symbols.entityOf(noun) !== undefined))
    return { why: 'it is not clear when it begins and ends' };
  return [
    ...ends.map((noun): Statement => ({
      kind: 'attribute',
      entity,
      attribute: { start: noun.start, end: noun.end, noun, hints: {} },
    })),
    {
      kind: 'extent',
      entity,
      from: attributeNameOf(predicate.from),
      until: attributeNameOf(predicate.until),
    },
  ];
}

function interpretSequence(
  symbols: Symbols,
  { subject, predicate }: Said<Extract<Predicate, { kind: 'sequence' }>>,
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject.of ?? subject);
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  const isOurs = predicate.steps.flat().some(({ value }) => symbols.lexicon.ownerNouns.has(value));
  if (isOurs) return { why: 'it names somebody, not a state' };
  return [{ kind: 'sequence', entity, steps: [...statesBefore(symbols, subject), ...predicate.steps] }];
}

function interpretLast(
  symbols: Symbols,
  { subject, predicate }: Said<Extract<Predicate, { kind: 'last' }>>,
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  if (predicate.like) {
    const like = symbols.entityOf(predicate.like);
    return like === undefined
      ? { why: `nothing says how long '${nameOf(predicate.like)}' takes` }
      : [{ kind: 'interval', entity, like }];
  }
  return [
    {
      kind: 'interval',
      entity,
      minutes: (predicate.amount ?? 0) * (minutesIn[predicate.unit ?? 'minutes'] ?? 1),
    },
  ];
}

/** "There cannot be two overlapping bookings of the same room." */
function interpretExist(symbols: Symbols, subject: NounPhrase): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  const per = subject.of ? symbols.entityOf(subject.of) : undefined;
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  if (subject.isOverlapping) return [{ kind: 'noOverlap', entity, per: per === undefined ? [] : [per] }];
  if (subject.quantity?.op === 'moreThan')
    return [
      {
        kind: 'limit',
        entity,
        per: per === undefined ? [] : [per],
        max: subject.quantity.value,
        states: subject.adjectives,
        isSimultaneous: false,
      },
    ];
  return { why: 'it forbids something that no rule of ours can express' };
}

/** How clauses become frames: shared auxiliaries, subjects that nobody names, one sequence of several predicates. */
import { at, plainly, endOf } from './category.ts';
import type { Attribute, Auxiliary, Frame, NounPhrase, Predicate, Tail, Verb } from './logical-form.ts';
import type { Span } from '../language/text.ts';

export function frames(place: Span, subjects: NounPhrase[], predicates: readonly Predicate[]): Frame[] {
  const isDenied = subjects.some(({ determiner }) => determiner === 'no');
  return sharedAux(oneSequence(predicates)).map((predicate, index) => ({
    start: index === 0 ? place.start : predicate.start,
    end: predicates.length === 1 ? place.end : predicate.end,
    subjects,
    isOnly: false,
    predicate: isDenied ? leaning(predicate) : predicate,
  }));
}

/** "Aucun client ne peut": the subject alone denies it. */
function leaning(predicate: Predicate): Predicate {
  return 'aux' in predicate && predicate.aux.isLeaning
    ? { ...predicate, aux: { ...predicate.aux, isNegated: false } }
    : predicate;
}

export const everybody = (place: Span): NounPhrase => ({
  ...at(place),
  words: ['everyone'],
  isPlural: true,
  adjectives: [],
});

/** Those who want the product. */
export const ourselves = (place: Span): NounPhrase => ({
  ...at(place),
  words: ['we'],
  isPlural: true,
  adjectives: [],
});

/** The noun just before. */
export const near = (place: Span): NounPhrase => ({
  start: place.start,
  end: place.start,
  words: [],
  isPlural: true,
  adjectives: [],
  isPronoun: true,
  isNear: true,
});

/** "… has a name and a price", of whatever stands before. */
export function describing(place: Span, items: Attribute[]): Predicate {
  return {
    ...at(place),
    kind: 'possess',
    aux: plainly(place),
    items,
    tail: endOf(place),
  };
}

export function attributesOf(nouns: readonly NounPhrase[]): Attribute[] {
  return nouns.map((noun) => ({ ...at(noun), noun, hints: {} }));
}

/** "Build a help desk" says what "we need a help desk" says. */
export function wanting(place: Span, objects: NounPhrase[], tail: Tail | undefined): Predicate {
  const verb = { ...at(place), lemma: 'want', text: 'want', sense: 'want' as const, form: 'base' as const };
  return {
    ...at(place),
    kind: 'act',
    aux: plainly(place),
    verbs: [verb],
    objects,
    tail: tail ?? endOf(place),
  };
}

/** "We need a help desk", by those who write the brief. */
export function frameOfWish(place: Span, objects: NounPhrase[], tail: Tail | undefined): Frame {
  return {
    ...at(place),
    subjects: [ourselves(place)],
    isOnly: false,
    predicate: wanting(place, objects, tail),
  };
}

export function possessing(place: Span, { noun, tail }: { noun: NounPhrase; tail: Tail }): Predicate {
  return {
    ...at(place),
    kind: 'possess',
    aux: { ...plainly(place), modal: 'can' },
    items: [{ ...at(noun), noun, hints: {} }],
    tail,
  };
}

/** The thing that the sentence is about anyway. */
export function itself({ start }: Span): NounPhrase {
  return { start, end: start, words: [], isPlural: false, adjectives: [], isPronoun: true };
}

/** "Member: name, email", "a member with a name and an email": attributes that simply follow. */
export function listing(place: Span, subject: NounPhrase, items: Attribute[]): Frame[] {
  return frames(
    place,
    [subject],
    [{ ...at(place), kind: 'possess', aux: plainly(place), items, tail: endOf(place), isListing: true }],
  );
}

/** "There cannot be more bookings than seats". */
export function exceeded(place: Span, counted: NounPhrase, limit: NounPhrase): Frame[] {
  const unsaid: NounPhrase = { ...at(place), end: place.start, words: [], isPlural: false, adjectives: [] };
  return frames(
    place,
    [unsaid],
    [{ ...at(place), kind: 'capacity', aux: { ...plainly(place), isNegated: true }, counted, limit }],
  );
}

/** "Cancelling is possible" says what "can be cancelled" says. */
export function doable(
  place: Span,
  { verb, aux, tail }: { verb: Verb; aux: Auxiliary; tail: Tail },
): Predicate {
  return {
    ...at(place),
    kind: 'passive',
    aux: { ...aux, modal: 'can' },
    verbs: [{ ...at(verb), value: verb.lemma, verb: verb.lemma }],
    tail,
  };
}

export function negate(frame: Frame): Frame {
  const predicate = leaning(frame.predicate);
  return 'aux' in predicate
    ? {
        ...frame,
        predicate: { ...predicate, aux: { ...predicate.aux, isNegated: !predicate.aux.isNegated } },
      }
    : frame;
}

/** "Members can see tools and rent them": the auxiliary of the first verb holds for those that follow without one. */
function sharedAux(predicates: readonly Predicate[]): Predicate[] {
  let shared: Auxiliary | undefined;
  return predicates.map((predicate) => {
    if (predicate.kind !== 'act') {
      shared = 'aux' in predicate ? predicate.aux : undefined;
      return predicate;
    }
    if (predicate.aux.isNegated && !predicate.aux.modal && shared?.modal)
      return { ...predicate, aux: { ...predicate.aux, modal: shared.modal } };
    const isBare =
      predicate.aux.modal === undefined &&
      !predicate.aux.isNegated &&
      predicate.verbs.every((verb) => verb.form === 'base');
    if (isBare && shared?.modal) return { ...predicate, aux: { ...shared, isOnly: predicate.aux.isOnly } };
    shared = predicate.aux;
    return predicate;
  });
}

/** "Starts as draft, becomes sent and then paid" is one sequence. */
function oneSequence(predicates: readonly Predicate[]): Predicate[] {
  const joined: Predicate[] = [];
  for (const predicate of predicates) {
    const last = joined.at(-1);
    if (last?.kind === 'sequence' && predicate.kind === 'sequence')
      joined.splice(-1, 1, { ...last, end: predicate.end, steps: [...last.steps, ...predicate.steps] });
    else joined.push(predicate);
  }
  return joined;
}

/** The first clause begins with what leads it. */
export function opened({ start }: Span, frames: Frame[] | undefined): Frame[] | undefined {
  return frames?.map((frame, index) => (index === 0 ? { ...frame, start } : frame));
}

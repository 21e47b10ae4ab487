/** What it means that something has, or belongs to, something. */
import type { Attribute, NounPhrase, Predicate, Quantity, Tail } from '../grammar/logical-form.ts';
import { attributeNameOf, nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import { denies, entitiesOf, isHaving, mostOf, personMeant, placesIn, unknownEnd } from './reference.ts';
import { isNobodysName, named, nameOfOther } from './field-name.ts';
import { heldTwice } from './interpret-ahead.ts';
import { isTwoAlike, oncePerThing, unlike } from './interpret-alike.ts';
import { roomFor, sharedAtOnce, takenAtOnce } from './interpret-taken.ts';
import { isMoment, isPerson, isWear } from './noun-class.ts';
import type { Symbols } from './symbols.ts';

type Possess = Extract<Predicate, { kind: 'possess' }>;

/** "A stylist has …", "A customer may have at most 3 …", "A stylist cannot have two … that overlap". */
export function interpretPossess(
  symbols: Symbols,
  { subject, predicate }: Said<Possess>,
): Statement[] | Refusal {
  const isDenied = denies({ subject, predicate });
  const targeted = withTargets(symbols, { subject, predicate });
  if (targeted) return targeted;
  if (isTwoAlike(subject, predicate, isDenied))
    return sharedAtOnce(symbols, predicate) ?? unlike(symbols, subject, predicate.items);
  return hadBy(symbols, { subject, predicate, isDenied });
}

type Had = { subject: NounPhrase; predicate: Possess; isDenied: boolean };

/** What somebody has, each of the things by itself. */
function hadBy(symbols: Symbols, { subject, predicate, isDenied }: Had): Statement[] | Refusal {
  if (predicate.doing !== undefined && !isHaving(symbols.lexicon, predicate.doing)) return unknownEnd;
  if (predicate.aux.isOnly && predicate.items.every(({ noun }) => !noun.quantity))
    return { why: 'it does not say what is excluded' };
  const owner = symbols.entityOf(subject) ?? personMeant(symbols, subject, predicate.items);
  const isDescribed =
    owner !== undefined && predicate.items.some(({ noun }) => symbols.entityOf(noun) === undefined);
  const statements: Statement[] = isDescribed ? [{ kind: 'entity', entity: owner }] : [];
  for (const item of predicate.items) {
    const found =
      owner === undefined
        ? ofOrganisation(symbols, { subject, item, predicate })
        : ofEntity(symbols, owner, { item, predicate, isDenied });
    if ('why' in found) return found;
    statements.push(...found);
  }
  return statements;
}

/** "A book has a seller, who is a member": a reference under a name of its own. */
function withTargets(
  symbols: Symbols,
  { subject, predicate }: Pick<Said<Possess>, 'subject' | 'predicate'>,
): Statement[] | Refusal | undefined {
  const named = predicate.items.filter(
    ({ hints }) => hints.target && symbols.entityOf(hints.target) !== undefined,
  );
  if (named.length === 0) return undefined;
  const entity = symbols.entityOf(subject);
  if (entity === undefined || predicate.aux.isNegated || isEnded(predicate)) return unknownEnd;
  const references = named.map(({ noun, hints }): Statement => {
    const target = (hints.target && symbols.entityOf(hints.target)) ?? entity;
    const isRequired = !hints.isOptional && predicate.aux.modal !== 'can';
    return { kind: 'reference', entity, target, isRequired, isInverse: false, name: attributeNameOf(noun) };
  });
  const items = predicate.items.filter((item) => !named.includes(item));
  if (items.length === 0) return references;
  const rest = interpretPossess(symbols, { subject, predicate: { ...predicate, items }, isOnly: false });
  return 'why' in rest ? rest : [...references, ...rest];
}

function ofOrganisation(
  symbols: Symbols,
  { subject, item, predicate }: { subject: NounPhrase; item: Attribute; predicate: Possess },
): Statement[] | Refusal {
  const { noun } = item;
  const entity = symbols.entityOf(noun);
  if (!symbols.isOrganisation(subject) && symbols.roleOf(subject) !== 'everyone')
    return { why: `nothing says what '${nameOf(subject)}' is` };
  if (predicate.aux.isNegated || hasOddEnd(predicate.tail)) return unknownEnd;
  if (entity === undefined) return { why: `nothing else is said about '${nameOf(noun)}'` };
  const most = totalOf(noun, predicate);
  const per = entitiesOf(symbols, placesIn(predicate.tail));
  // "The hotel has at most 20 rooms" is about the whole; "a group may have at most one" is about each of many.
  if (most !== undefined && isOneOfMany(subject)) return { why: `nothing says what '${nameOf(subject)}' is` };
  if (most !== undefined && per) return [limit(entity, per, { most, noun, predicate })];
  if (isEnded(predicate)) return unknownEnd;
  return isSeveral(noun.quantity) ? counted(symbols, entity, noun) : [{ kind: 'entity', entity }];
}

function isOneOfMany({ determiner = 'definite' }: NounPhrase): boolean {
  return ['indefinite', 'each', 'any'].includes(determiner);
}

/** "A garage with four mechanics" tells who is there; "a hotel with 20 rooms" would be a rule of its own. */
function counted(symbols: Symbols, entity: string, noun: NounPhrase): Statement[] | Refusal {
  if (isPerson(symbols.lexicon, noun.words))
    return [
      { kind: 'entity', entity },
      {
        kind: 'remark',
        text: symbols.lexicon.wording.assumptions.unlimited(entity),
      },
    ];
  return { why: `the number ${noun.quantity?.value ?? ''} is not a rule of ours` };
}

/** "The hotel has at most 20 rooms." */
function totalOf({ quantity }: NounPhrase, { aux }: Possess): number | undefined {
  return quantity?.op === 'atMost' || aux.modal !== undefined ? mostOf(quantity, false) : undefined;
}

type Item = { item: Attribute; predicate: Possess; isDenied: boolean };

function ofEntity(
  symbols: Symbols,
  owner: string,
  { item, predicate, isDenied }: Item,
): Statement[] | Refusal {
  const { noun } = item;
  const target = symbols.entityOf(noun);
  const isRelated =
    target !== undefined && !(symbols.attributes.get(owner)?.has(attributeNameOf(noun)) ?? false);
  const other = nameOfOther(symbols, owner, noun);
  if (other !== undefined && !isDenied && !isEnded(predicate))
    return [
      {
        kind: 'reference',
        entity: owner,
        target: other,
        isRequired: !item.hints.isOptional,
        isInverse: false,
      },
    ];
  if (isRelated) return ofRelated(symbols, owner, { target, noun, predicate, isDenied });
  const exclusive = isDenied ? heldTwice(symbols, owner, { noun, tail: predicate.tail }) : undefined;
  if (exclusive) return exclusive;
  if (isDenied || isWithout({ predicate, noun })) return missing(owner, item, predicate);
  return described(symbols, owner, { item, predicate });
}

/** A field of its own, or its states. */
function described(
  symbols: Symbols,
  owner: string,
  { item, predicate }: Omit<Item, 'isDenied'>,
): Statement[] | Refusal {
  const { noun } = item;
  if (isEnded(predicate)) return unknownEnd;
  const room = roomFor(symbols, owner, noun);
  if (room) return room;
  if (isSeveral(noun.quantity))
    return { why: `a field holds one value, not '${noun.quantity?.value ?? ''}'` };
  if (isNobodysName(symbols, item)) return { why: `'${nameOf(noun)}' is no name of a field` };
  const status = statusOf(symbols, owner, item);
  return [status ?? describing(symbols, owner, { attribute: item, modal: predicate.aux.modal })];
}

function describing(symbols: Symbols, entity: string, { attribute, modal }: Described): Statement {
  return {
    kind: 'attribute',
    entity,
    attribute: named(symbols, attribute),
    ...(modal && { modal }),
  };
}

type Described = { attribute: Attribute; modal: 'can' | 'must' | undefined };

function missing(owner: string, { noun }: Attribute, predicate: Possess): Statement[] | Refusal {
  return isWithout({ predicate, noun }) && !isEnded(predicate)
    ? [{ kind: 'absent', entity: owner, attribute: attributeNameOf(noun) }]
    : { why: `it says what '${owner}' does not have` };
}

/** "Customers have no email", "customers do not have an email". */
function isWithout({ predicate, noun }: { predicate: Possess; noun: NounPhrase }): boolean {
  const { isNegated, modal } = predicate.aux;
  const isNone = noun.quantity?.op === 'none' || noun.determiner === 'no';
  return modal === undefined && isNone !== isNegated && !noun.isOverlapping && noun.adjectives.length === 0;
}

/** "A status: to do, doing, done" are the states of the record, the default first. */
function statusOf({ lexicon }: Symbols, entity: string, { noun, hints }: Attribute): Statement | undefined {
  const { values = [], default: preset } = hints;
  const isState = noun.adjectives.length === 0 && lexicon.stateNouns.has(nameOf(noun));
  if (!isState || isWear(lexicon, values) || values.length < 2) return undefined;
  const states = values.map(({ start, end, lemma, text }) => ({
    start,
    end,
    value: lexicon.plainParticiple(lemma.toLowerCase()),
    written: text,
  }));
  const first = typeof preset === 'object' ? preset.text.toLowerCase() : '';
  const ordered = states.toSorted(
    (a, b) => Number(b.written.toLowerCase() === first) - Number(a.written.toLowerCase() === first),
  );
  return { kind: 'states', entity, values: ordered, field: nameOf(noun) };
}

function isEnded({ tail }: Possess): boolean {
  return Object.keys(tail).length > 2;
}

function isSeveral(quantity: Quantity | undefined): boolean {
  if (!quantity || quantity.op === 'many') return false;
  return !(quantity.op === 'exactly' && quantity.value === 1);
}

type Related = { target: string; noun: NounPhrase; predicate: Possess; isDenied: boolean };

function ofRelated(symbols: Symbols, owner: string, related: Related): Statement[] | Refusal {
  const { target, noun, predicate, isDenied } = related;
  const { tail } = predicate;
  if (hasOddEnd(tail)) return { why: 'the condition at the end is not a rule of ours' };
  const others = entitiesOf(symbols, placesIn(tail));
  if (!others) return { why: 'the end of the sentence names something that the product does not keep' };
  const per = [owner, ...others];
  const max = isPair(noun, isDenied) ? 1 : mostOf(noun.quantity, isDenied);
  const most = isLimiting(predicate, noun, isDenied) ? max : undefined;
  const taken = takenAtOnce(symbols, { owner, related, most, per: others });
  if (taken) return taken;
  const once = oncePerThing(symbols, owner, { ...related, max });
  if (once) return once;
  if (isExclusive(related, max)) return [{ kind: 'noOverlap', entity: target, per }];
  if (most !== undefined) return [limit(target, per, { most, noun, predicate })];
  if (isWithout({ predicate, noun })) return [{ kind: 'absent', entity: owner, attribute: target }];
  if (isDenied) return { why: `it says what '${owner}' does not have` };
  return isEnded(predicate) ? { why: 'no number is given' } : referring(symbols, owner, related);
}

function hasOddEnd({ condition, by, to, from, asState }: Tail): boolean {
  return [condition, by, to, from, asState].some((part) => part !== undefined);
}

/** "Cannot have two": at most one. */
function isPair({ quantity }: NounPhrase, isDenied: boolean): boolean {
  return isDenied && quantity?.op === 'exactly' && quantity.value === 2;
}

/** "Cannot have two appointments that overlap", "more than one at the same time". */
function isExclusive({ noun, predicate, isDenied }: Related, max: number | undefined): boolean {
  return isDenied && (noun.isOverlapping === true || (max === 1 && predicate.tail.isSimultaneous === true));
}

function isLimiting({ aux, tail }: Possess, { quantity }: NounPhrase, isDenied: boolean): boolean {
  if (isDenied || aux.modal !== undefined || aux.isOnly) return true;
  return (
    quantity?.op === 'atMost' ||
    quantity?.op === 'lessThan' ||
    tail.isSimultaneous === true ||
    tail.period !== undefined
  );
}

/** Things that many others have in common: tags, authors; several of one kind that have several of the other. */
function isShared(symbols: Symbols, owner: string, { target, noun }: Related): boolean {
  const { sharedNouns, naming } = symbols.lexicon;
  const isCommon = sharedNouns.has(target) || sharedNouns.has(naming.headOf(target.split(' ')));
  const isSeveral = noun.quantity?.op === 'many';
  const isMutual = isSeveral && symbols.several.get(target)?.has(owner) === true;
  // "A rental has one or more items": other rentals have them at other times.
  const isTaken = isSeveral && isRecord(symbols, owner) && !isNamedPart(symbols, target);
  if (isTaken) return true;
  return (isCommon && !symbols.references.get(target)?.has(owner)) || isMutual;
}

function referring(symbols: Symbols, owner: string, related: Related): Statement[] | Refusal {
  const { target, noun, predicate } = related;
  const { quantity } = noun;
  if (quantity && quantity.op !== 'many' && quantity.value > 1)
    return { why: `no rule of ours asks for ${quantity.value}` };
  const isMany = noun.isPlural || quantity?.op === 'many';
  if (isMany && isShared(symbols, owner, related)) return [{ kind: 'many', entity: owner, target }];
  if (!isMany) {
    const isRequired = predicate.aux.modal !== 'can';
    return [{ kind: 'reference', entity: owner, target, isRequired, isInverse: false }];
  }
  const inverse: Statement = {
    kind: 'reference',
    entity: target,
    target: owner,
    isRequired: true,
    isInverse: true,
  };
  return isPartOf(symbols, target, predicate)
    ? [{ kind: 'part', entity: target, whole: owner }, inverse]
    : [inverse];
}

function isRecord({ lexicon }: Symbols, name: string): boolean {
  return Object.values(lexicon.reifying).some(
    ({ noun, times }) => noun === name && (times === 'due' || times === 'interval'),
  );
}

function isNamedPart({ lexicon }: Symbols, target: string): boolean {
  return lexicon.partNouns.has(target) || lexicon.partNouns.has(lexicon.naming.headOf(target.split(' ')));
}

/** "An order consists of lines": what is nothing without its whole. */
function isPartOf(symbols: Symbols, target: string, { isWhole }: Possess): boolean {
  return (isNamedPart(symbols, target) || isWhole === true) && !isPerson(symbols.lexicon, target.split(' '));
}

function limit(
  entity: string,
  per: string[],
  { most, noun, predicate }: { most: number; noun: NounPhrase; predicate: Possess },
): Statement {
  const { period, isSimultaneous } = predicate.tail;
  return {
    kind: 'limit',
    entity,
    per,
    max: most,
    states: noun.adjectives,
    ...(period && { period }),
    isSimultaneous: isSimultaneous ?? false,
  };
}

/** "An appointment is for one customer", "each book belongs to a shelf". */
export function interpretBelong(
  symbols: Symbols,
  { subject, predicate }: Said<Extract<Predicate, { kind: 'belong' }>>,
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  if (predicate.aux.isNegated || predicate.aux.isOnly || subject.determiner === 'no')
    return { why: 'it says what does not belong together' };
  if (isLimit(subject)) return { why: 'it is not clear what is counted' };
  const done = predicate.isLink ? undefined : recorded(symbols, entity, predicate);
  if (done) return done;
  const statements: Statement[] = [];
  for (const noun of predicate.targets) {
    const found = partOf(symbols, entity, {
      noun,
      subject,
      modal: predicate.isLink ? 'can' : predicate.aux.modal,
    });
    if ('why' in found) return found;
    statements.push(found);
  }
  return statements;
}

/** "Up to three groups". */
function isLimit({ quantity }: NounPhrase): boolean {
  return quantity?.op === 'atMost' || quantity?.op === 'moreThan' || quantity?.op === 'lessThan';
}

type Part = { noun: NounPhrase; subject: NounPhrase; modal: 'can' | 'must' | undefined };

/** One of the things that a record refers to, or the day on which it happens. */
function partOf(symbols: Symbols, entity: string, { noun, subject, modal }: Part): Statement | Refusal {
  const target = symbols.entityOf(noun);
  if (target === undefined && !isSeveral(noun.quantity) && isMoment(symbols.lexicon, noun)) {
    const { start, end } = noun;
    return { kind: 'attribute', entity, attribute: { start, end, noun, hints: {} } };
  }
  if (target === undefined) return { why: `nothing says what '${nameOf(noun)}' is` };
  if (isSeveralOf(noun, subject))
    return noun.quantity?.op === 'many'
      ? { kind: 'many', entity, target }
      : { why: `a record refers to one '${target}', not to several` };
  const isRequired = modal !== 'can' && noun.quantity?.op !== 'atMost';
  return { kind: 'reference', entity, target, isRequired, isInverse: false };
}

/** "Courses are attended by pupils": a doing that is recorded, not a part of the course. */
function recorded(
  symbols: Symbols,
  entity: string,
  { role, targets }: Extract<Predicate, { kind: 'belong' }>,
): Statement[] | undefined {
  const [target] = targets;
  const subject = target && targets.length === 1 ? symbols.entityOf(target) : undefined;
  const isRecorded = role !== undefined && Object.hasOwn(symbols.lexicon.reifying, role);
  if (!isRecorded || subject === undefined || !isPerson(symbols.lexicon, subject.split(' ')))
    return undefined;
  if (symbols.states.get(entity)?.has(symbols.lexicon.participleOf(role))) return undefined;
  return [{ kind: 'relation', relation: { verb: role, subject, object: entity } }];
}

function isSeveralOf({ quantity, isPlural }: NounPhrase, subject: NounPhrase): boolean {
  const isOne =
    !quantity || (quantity.value === 1 && (quantity.op === 'exactly' || quantity.op === 'atMost'));
  return !isOne || (isPlural && !subject.isPlural);
}

/** What it means that something has, or belongs to, something. */
import type { Attribute, NounPhrase, Predicate, Quantity, StateName, Tail } from '../grammar/logical-form.ts';
import { attributeNameOf, nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import { entitiesOf, mostOf, placesIn, unknownEnd } from './reference.ts';
import { isMoment, isPerson } from './noun-class.ts';
import type { Symbols } from './symbols.ts';

type Possess = Extract<Predicate, { kind: 'possess' }>;

/** "A stylist has …", "A customer may have at most 3 …", "A stylist cannot have two … that overlap". */
export function interpretPossess(
  symbols: Symbols,
  { subject, predicate }: Said<Possess>,
): Statement[] | Refusal {
  const isDenied = predicate.aux.isNegated !== (subject.determiner === 'no');
  if (isTwoAlike(subject, predicate, isDenied)) return unlike(symbols, subject, predicate.items);
  if (predicate.aux.isOnly && predicate.items.every(({ noun }) => !noun.quantity))
    return { why: 'it does not say what is excluded' };
  const owner = symbols.entityOf(subject);
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
  if (most !== undefined && per) return [limit(entity, per, { most, noun, predicate })];
  if (isEnded(predicate)) return unknownEnd;
  return isSeveral(noun.quantity) ? counted(symbols, entity, noun) : [{ kind: 'entity', entity }];
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
  if (isRelated) return ofRelated(symbols, owner, { target, noun, predicate, isDenied });
  if (isDenied || isWithout({ predicate, noun })) return missing(owner, item, predicate);
  if (isEnded(predicate)) return unknownEnd;
  if (isSeveral(noun.quantity))
    return { why: `a field holds one value, not '${noun.quantity?.value ?? ''}'` };
  const values = statesIn(symbols, item);
  return [values ? { kind: 'states', entity: owner, values } : describing(owner, item, predicate)];
}

function describing(entity: string, attribute: Attribute, { aux: { modal } }: Possess): Statement {
  return { kind: 'attribute', entity, attribute, ...(modal && { modal }) };
}

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

/** "A status: prepared, handed out or cancelled" are the states of the record. */
function statesIn({ lexicon }: Symbols, { noun, hints }: Attribute): StateName[] | undefined {
  const { values = [] } = hints;
  const isState = noun.adjectives.length === 0 && lexicon.stateNouns.has(nameOf(noun));
  const isPassed = values.some(
    ({ lemma }) => lexicon.baseOfParticiple(lemma) !== undefined || lexicon.adjectives.has(lemma),
  );
  if (!isState || values.length < 2 || !isPassed) return undefined;
  return values.map(({ start, end, lemma, text }) => ({
    start,
    end,
    value: lexicon.plainParticiple(lemma),
    written: text,
  }));
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
  if (isExclusive(related, max)) return [{ kind: 'noOverlap', entity: target, per }];
  if (max !== undefined && isLimit(predicate, noun, isDenied))
    return [limit(target, per, { most: max, noun, predicate })];
  if (isWithout({ predicate, noun })) return [{ kind: 'absent', entity: owner, attribute: target }];
  if (isDenied) return { why: `it says what '${owner}' does not have` };
  return isEnded(predicate) ? { why: 'no number is given' } : referring(owner, related);
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

function isLimit({ aux, tail }: Possess, { quantity }: NounPhrase, isDenied: boolean): boolean {
  if (isDenied || aux.modal !== undefined || aux.isOnly) return true;
  return (
    quantity?.op === 'atMost' ||
    quantity?.op === 'lessThan' ||
    tail.isSimultaneous === true ||
    tail.period !== undefined
  );
}

function referring(owner: string, { target, noun, predicate }: Related): Statement[] | Refusal {
  const { quantity } = noun;
  if (quantity && quantity.op !== 'many' && quantity.value > 1)
    return { why: `no rule of ours asks for ${quantity.value}` };
  const isMany = noun.isPlural || quantity?.op === 'many';
  const isRequired = isMany || predicate.aux.modal !== 'can';
  return [
    {
      kind: 'reference',
      entity: isMany ? target : owner,
      target: isMany ? owner : target,
      isRequired,
      isInverse: isMany,
    },
  ];
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

function isTwoAlike(subject: NounPhrase, { items }: Possess, isDenied: boolean): boolean {
  const isTwo = subject.quantity?.op === 'exactly' && subject.quantity.value === 2;
  return (
    isDenied &&
    (isTwo || subject.determiner === 'no' || subject.isPlural) &&
    items.some(({ noun }) => noun.determiner === 'same')
  );
}

/** "No two books have the same ISBN." */
function unlike(symbols: Symbols, subject: NounPhrase, items: readonly Attribute[]): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  const names = items.map(({ noun }) => symbols.entityOf(noun) ?? attributeNameOf(noun));
  const [name] = names;
  if (names.length === 1 && name !== undefined && !symbols.entities.has(name))
    return [{ kind: 'hints', entity, attribute: name, hints: { isUnique: true } }];
  return [{ kind: 'unique', entity, attributes: names }];
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
  const done = recorded(symbols, entity, predicate);
  if (done) return done;
  const statements: Statement[] = [];
  for (const noun of predicate.targets) {
    const found = partOf(symbols, entity, { noun, subject, modal: predicate.aux.modal });
    if ('why' in found) return found;
    statements.push(found);
  }
  return statements;
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
  if (isSeveralOf(noun, subject)) return { why: `a record refers to one '${target}', not to several` };
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

/** "A class never has more enrolments than its capacity." */
export function interpretCapacity(
  symbols: Symbols,
  { subject, predicate }: Said<Extract<Predicate, { kind: 'capacity' }>>,
): Statement[] | Refusal {
  const isDenied = predicate.aux.isNegated !== (subject.determiner === 'no');
  const [entity, of] = [symbols.entityOf(predicate.counted), symbols.entityOf(subject)];
  if (entity === undefined || of === undefined) return { why: 'it is not clear what is counted' };
  if (!isDenied) return { why: 'no rule of ours asks for more than a number' };
  return [{ kind: 'capacity', entity, of, field: attributeNameOf(predicate.limit) }];
}

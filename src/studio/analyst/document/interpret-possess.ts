/** What it means that something has, or belongs to, something. */
import type { Attribute, NounPhrase, Predicate, Quantity } from '../grammar/logical-form.ts';
import { nameOf } from './fact.ts';
import type { Refusal, Statement } from './fact.ts';
import type { Said } from './interpret.ts';
import type { Symbols } from './symbols.ts';

type Possess = Extract<Predicate, { kind: 'possess' }>;

/** "A stylist has …", "A customer may have at most 3 …", "A stylist cannot have two … that overlap". */
export function interpretPossess(
  symbols: Symbols,
  { subject, predicate }: Said<Possess>,
): Statement[] | Refusal {
  const isDenied = predicate.aux.isNegated !== (subject.determiner === 'no');
  if (isTwoAlike(subject, predicate, isDenied)) return unlike(symbols, subject, predicate.items);
  const owner = symbols.entityOf(subject);
  const isDescribed =
    owner !== undefined && predicate.items.some(({ noun }) => symbols.entityOf(noun) === undefined);
  const statements: Statement[] = isDescribed ? [{ kind: 'entity', entity: owner }] : [];
  for (const item of predicate.items) {
    const found =
      owner === undefined
        ? ofOrganisation(symbols, subject, item)
        : ofEntity(symbols, owner, { item, predicate, isDenied });
    if ('why' in found) return found;
    statements.push(...found);
  }
  return statements;
}

function ofOrganisation(symbols: Symbols, subject: NounPhrase, { noun }: Attribute): Statement[] | Refusal {
  const entity = symbols.entityOf(noun);
  if (!symbols.isOrganisation(subject) && !subject.isPronoun && symbols.roleOf(subject) !== 'everyone')
    return { why: `nothing says what '${nameOf(subject)}' is` };
  if (entity === undefined) return { why: `nothing else is said about '${nameOf(noun)}'` };
  const limit = mostOf(noun.quantity, false);
  if (limit !== undefined)
    return [{ kind: 'limit', entity, per: [], max: limit, states: noun.adjectives, isSimultaneous: false }];
  if (noun.quantity?.op === 'exactly' && noun.quantity.value > 1)
    return { why: `the number ${noun.quantity.value} is not a rule of ours` };
  return [{ kind: 'entity', entity }];
}

type Item = { item: Attribute; predicate: Possess; isDenied: boolean };

function ofEntity(
  symbols: Symbols,
  owner: string,
  { item, predicate, isDenied }: Item,
): Statement[] | Refusal {
  const { noun, hints } = item;
  const target = symbols.entityOf(noun);
  const isRelated = target !== undefined && !(symbols.attributes.get(owner)?.has(nameOf(noun)) ?? false);
  if (isRelated) return ofRelated(symbols, owner, { target, noun, predicate, isDenied });
  if (isDenied) return { why: `it says what '${owner}' does not have` };
  if (predicate.tail.start !== predicate.tail.end)
    return { why: 'the end of the sentence changes what is said in a way that no rule of ours can express' };
  const { modal } = predicate.aux;
  const isCounted =
    noun.quantity !== undefined &&
    noun.quantity.op !== 'many' &&
    !(noun.quantity.op === 'exactly' && noun.quantity.value === 1);
  if (isCounted) return { why: `a field holds one value, not '${noun.quantity?.value ?? ''}'` };
  return [{ kind: 'attribute', entity: owner, attribute: { ...item, hints }, ...(modal && { modal }) }];
}

type Related = { target: string; noun: NounPhrase; predicate: Possess; isDenied: boolean };

function ofRelated(
  symbols: Symbols,
  owner: string,
  { target, noun, predicate, isDenied }: Related,
): Statement[] | Refusal {
  const { tail, aux } = predicate;
  if (tail.condition || tail.by || tail.to || tail.from)
    return { why: 'the condition at the end is not a rule of ours' };
  const others = [...(tail.per ?? []), ...(tail.in ?? [])].map((one) => symbols.entityOf(one));
  if (others.includes(undefined))
    return { why: 'the end of the sentence names something that the product does not keep' };
  const per = [owner, ...others.filter((name) => name !== undefined)];
  const max = mostOf(noun.quantity, isDenied);
  const isTwo = isDenied && noun.quantity?.op === 'exactly' && noun.quantity.value === 2;
  const isOne = max === 1 || isTwo;
  if (isDenied && (noun.isOverlapping || (isOne && tail.isSimultaneous)))
    return [{ kind: 'noOverlap', entity: target, per }];
  const most = isTwo ? 1 : max;
  if (
    most !== undefined &&
    (aux.modal !== undefined || isDenied || (noun.quantity && noun.quantity.op !== 'exactly'))
  )
    return [limit(target, per, { most, noun, predicate })];
  if (isDenied) return { why: `it says what '${owner}' does not have` };
  if (tail.isSimultaneous || tail.period) return { why: 'no number is given' };
  const isMany = noun.isPlural || noun.quantity?.op === 'many' || noun.quantity?.op === 'atLeast';
  if (noun.quantity?.op === 'atLeast' && noun.quantity.value > 0)
    return { why: `no rule of ours asks for at least ${noun.quantity.value}` };
  const isRequired = aux.modal !== 'can';
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

/** The largest number that a quantity allows: "at most 3", or "more than 3" where that is forbidden. */
export function mostOf(quantity: Quantity | undefined, isDenied: boolean): number | undefined {
  if (!quantity) return undefined;
  const { op, value } = quantity;
  if (isDenied) return op === 'moreThan' ? value : op === 'atLeast' ? value - 1 : undefined;
  if (op === 'atMost' || op === 'exactly') return value;
  return op === 'lessThan' ? value - 1 : undefined;
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
  const [first] = items;
  if (items.length === 1 && first && symbols.entityOf(first.noun) === undefined)
    return [{ kind: 'hints', entity, attribute: nameOf(first.noun), hints: { isUnique: true } }];
  return [{ kind: 'unique', entity, attributes: items.map(({ noun }) => nameOf(noun)) }];
}

/** "An appointment is for one customer", "each book belongs to a shelf". */
export function interpretBelong(
  symbols: Symbols,
  { subject, predicate }: Said<Extract<Predicate, { kind: 'belong' }>>,
): Statement[] | Refusal {
  const entity = symbols.entityOf(subject);
  if (entity === undefined) return { why: `nothing says what '${nameOf(subject)}' is` };
  if (predicate.aux.isNegated || subject.determiner === 'no')
    return { why: 'it says what does not belong together' };
  const statements: Statement[] = [];
  for (const noun of predicate.targets) {
    const target = symbols.entityOf(noun);
    if (target === undefined) return { why: `nothing says what '${nameOf(noun)}' is` };
    const { quantity } = noun;
    const isOne =
      !quantity ||
      (quantity.op === 'exactly' && quantity.value === 1) ||
      (quantity.op === 'atMost' && quantity.value === 1);
    if (!isOne || (noun.isPlural && !subject.isPlural))
      return { why: `a record refers to one '${target}', not to several` };
    const isRequired = predicate.aux.modal !== 'can' && quantity?.op !== 'atMost';
    statements.push({ kind: 'reference', entity, target, isRequired, isInverse: false });
  }
  return statements;
}

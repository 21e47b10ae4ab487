/** Stocks: what takes from them, what adds to them, what comes back by itself. */
import type { Entity, Rule } from '../../../protocol/specification.ts';
import type { Fact } from '../document/fact.ts';
import { attributeNameOf, nameOf } from '../document/fact.ts';
import type { Event, NounPhrase } from '../grammar/logical-form.ts';
import type { Span } from '../language/text.ts';
import type { Draft } from './draft.ts';
import { reachable } from './held-states.ts';
import { entityNamed, locate, referred, statesNamed, valueNamed } from './locate.ts';
import { idOf, put } from './rule-draft.ts';

type StockFact = Extract<Fact, { kind: 'stock' }>;

/** Stocks: what takes from them gives a rule; what comes back by itself is cited by the rule that took it. */
export function assembleStocks(draft: Draft): void {
  const facts = draft.factsOf('stock');
  const said = facts.filter((fact) => fact.noun !== undefined);
  for (const fact of said.filter(({ direction }) => direction === 'out')) addStock(draft, fact);
  for (const fact of said.filter(({ direction }) => direction === 'in'))
    if (!isComingBack(draft, fact)) addStock(draft, fact);
  for (const fact of facts.filter((one) => one.noun === undefined)) citeStock(draft, fact);
}

function stockRules(draft: Draft): Extract<Rule, { kind: 'stock' }>[] {
  return draft.rules.filter((rule): rule is Extract<Rule, { kind: 'stock' }> => rule.kind === 'stock');
}

/** "When it is cancelled, the stock comes back": it does, because a cancelled record no longer counts. */
function isComingBack(draft: Draft, { events, cite }: StockFact): boolean {
  const [event] = events;
  if (!event || event.kind !== 'is') return false;
  const owner = entityNamed(draft, event.noun);
  const states =
    owner?.lifecycle?.states.filter(({ value }) => event.states.some((one) => one.value === value)) ?? [];
  const isFree = states.length > 0 && states.every(({ occupies }) => !occupies);
  if (!isFree) return false;
  const [carrier, ...more] = carriersOf(draft, undefined).filter(
    ({ entity, whole }) => entity === owner || whole === owner,
  );
  const isTaken = stockRules(draft).some(({ direction }) => direction === 'out');
  if (!isTaken && carrier && more.length === 0) putStock(draft, carrier, { direction: 'out', cite });
  const taken = stockRules(draft).filter(({ direction }) => direction === 'out');
  for (const rule of taken) rule.source = draft.alsoCited(rule.source, cite);
  return taken.length > 0;
}

function citeStock(draft: Draft, { cite }: StockFact): void {
  const rules = stockRules(draft);
  if (rules.length === 0) {
    const [guess] = carriersOf(draft, undefined);
    if (guess) return putStock(draft, guess, { direction: 'out', cite });
    return draft.refuse(cite, 'nothing says what takes from the stock');
  }
  for (const rule of rules) rule.source = draft.alsoCited(rule.source, cite);
  return undefined;
}

type Carrier = {
  entity: Entity;
  via: string;
  field: string;
  owner: Entity;
  amount: string | 1;
  within?: string;
  whole: Entity;
};

/** Records that take so many of something that has a stock: lines of orders, sales. */
function carriersOf(draft: Draft, fact: StockFact | undefined): Carrier[] {
  return [...draft.entities.values()].flatMap(({ entity }) =>
    referred(draft, entity).flatMap(({ via, target }) => {
      const field = stockField(draft, target, fact?.noun);
      if (field === undefined) return [];
      const amount = amountField(draft, entity, fact?.amount);
      const within = entity.partOf;
      const whole =
        within === undefined
          ? entity
          : (referred(draft, entity).find((one) => one.via === within)?.target ?? entity);
      return amount === undefined
        ? []
        : [{ entity, via, field, owner: target, amount, whole, ...(within !== undefined && { within }) }];
    }),
  );
}

function stockField(draft: Draft, owner: Entity, noun: NounPhrase | undefined): string | undefined {
  const numbers = owner.fields.filter(({ type }) => type.kind === 'integer' || type.kind === 'decimal');
  const named =
    noun && draft.symbols.entityOf(noun) === undefined
      ? valueNamed(draft, owner, attributeNameOf({ ...noun }))
      : undefined;
  if (named && numbers.some((one) => one === named)) return named.key;
  if (noun && draft.symbols.entityOf(noun) === undefined && !/stock/.test(nameOf(noun))) return undefined;
  return numbers.find(({ key }) => /stock|quantity|quantite/i.test(key))?.key;
}

function amountField(draft: Draft, entity: Entity, noun: NounPhrase | undefined): string | 1 | undefined {
  if (noun) {
    const found = locate(draft, entity, noun);
    return found && found.via === undefined ? found.value.key : undefined;
  }
  return (
    entity.fields.find(
      ({ key, type }) =>
        /^(quantity|quantite|count|amount|number|nombre)/.test(key) && type.kind === 'integer',
    )?.key ?? (entity.partOf === undefined ? 1 : undefined)
  );
}

function addStock(draft: Draft, fact: StockFact): void {
  const events = fact.events;
  const [event, ...more] = events;
  const carriers = carriersOf(draft, fact).filter(
    ({ entity, whole }) =>
      fact.carrier === undefined ||
      [entity, whole].includes(draft.entities.get(fact.carrier)?.entity ?? entity),
  );
  const about = event && 'noun' in event ? entityNamed(draft, event.noun) : undefined;
  const fitting = about
    ? carriers.filter(({ entity, whole }) => entity === about || whole === about)
    : carriers;
  const [carrier, ...others] = fitting;
  if (!carrier || others.length > 0 || more.length > 0)
    return draft.refuse(fact.cite, 'nothing says what takes from the stock');
  if (!event) return putStock(draft, carrier, { direction: fact.direction, cite: fact.cite });
  const states = countedStates(carrier.whole, event);
  if (states === null) return draft.refuse(fact.cite, 'it names a state that nothing else speaks of');
  return putStock(draft, carrier, { direction: fact.direction, cite: fact.cite, ...(states && { states }) });
}

/** "When it is shipped": shipped and what follows, as long as it counts; making the record needs no states. */
function countedStates(whole: Entity, event: Event): string[] | undefined | null {
  const { lifecycle } = whole;
  if (event.kind !== 'is') return event.kind === 'does' ? undefined : null;
  if (!lifecycle) return undefined;
  const named = statesNamed(whole, event);
  if (!named)
    return event.states.every(({ value }) => ['created', 'made', 'added', 'placed'].includes(value))
      ? undefined
      : null;
  const free = new Set(lifecycle.states.filter(({ occupies }) => !occupies).map(({ value }) => value));
  const states = reachable(lifecycle, named).filter((value) => !free.has(value));
  return named.includes(lifecycle.initial) ? undefined : states;
}

function putStock(
  draft: Draft,
  carrier: Carrier,
  { direction, states, cite }: { direction: 'out' | 'in'; states?: string[]; cite: Span },
): void {
  const { entity, via, field, owner, amount, within } = carrier;
  const label = owner.fields.find(({ key }) => key === field)?.label.toLowerCase() ?? field;
  put(draft, {
    kind: 'stock',
    id: idOf(entity.key, 'stock', direction, owner.key, field),
    entity: entity.key,
    message: draft.symbols.lexicon.wording.messages.stock(owner.label.toLowerCase(), label),
    via,
    field,
    amount,
    direction,
    ...(within !== undefined && { within }),
    ...(states && { states }),
    source: draft.cited([cite]),
  });
}

/** What has to be there before something may be done, and what may no longer be changed, in the orders in which people say it. */
import { compound } from './attribute.ts';
import { at, endOf, plainly, rule, spanning } from './category.ts';
import { frames, itself } from './frame.ts';
import type {
  Auxiliary,
  Event,
  Frame,
  NounPhrase,
  Predicate,
  StateName,
  Tail,
  Verb,
  When,
} from './logical-form.ts';
import type { Span } from '../language/text.ts';

/** "Fewer than 3 photos" is what three photos put right. */
function enough(noun: NounPhrase): NounPhrase {
  const { op = 'many', value = 0 } = noun.quantity ?? {};
  const quantity = op === 'lessThan' ? ({ op: 'atLeast', value } as const) : noun.quantity;
  return { ...compound(noun), determiner: 'indefinite', ...(quantity && { quantity }) };
}

function has(place: Span, item: NounPhrase): Event {
  return { ...at(place), kind: 'has', noun: itself(place), item: enough(item), isNegated: false };
}

/** Unless it is there. */
function lacking(place: Span, item: NounPhrase): When {
  return { ...at(place), op: 'unless', events: [has(place, item)], isLacking: true };
}

const withTail = (predicate: Predicate, tail: Partial<Tail>): Predicate | undefined =>
  predicate.kind === 'act' || predicate.kind === 'passive'
    ? { ...predicate, tail: { ...predicate.tail, ...tail } }
    : undefined;

/** All of what is said, under a condition. */
function under(predicates: readonly Predicate[], tail: Partial<Tail>): Predicate[] | undefined {
  const found = predicates.map((one) => withTail(one, tail)).filter((one) => one !== undefined);
  return found.length === predicates.length ? found : undefined;
}

function isPlain({ isPronoun, of }: NounPhrase): boolean {
  return isPronoun !== true && (of === undefined || (!of.isPronoun && !of.isPlural && of.of === undefined));
}

const missing = [
  // "Can't be finished without a photo", "can't send an invoice that has no lines".
  spanning('Tail: COMMA? WITHOUT NP', 0.3, ([, word, item]) =>
    isPlain(item) ? { when: lacking(word, item) } : undefined,
  ),
  spanning('Tail: WITH NP', 0.2, ([word, item]) =>
    isPlain(item) && item.quantity?.op === 'lessThan' ? { when: lacking(word, item) } : undefined,
  ),
  // "An application with no reference can't be accepted".
  rule('Clause: NP WITHOUT NP COMMA? Preds', 0.5, ([noun, word, item, , predicates], place) =>
    ofLacking(place, { noun, when: lacking(word, item), predicates }),
  ),
  rule('Clause: NP WITH NP COMMA? Preds', 0.5, ([noun, word, item, , predicates], place) =>
    item.quantity?.op === 'lessThan'
      ? ofLacking(place, { noun, when: lacking(word, item), predicates })
      : undefined,
  ),
];

const ahead = [
  // "Without a signature a job can't be closed".
  rule('Clause: WITHOUT NP COMMA? NP Preds', 0.5, ([word, item, , noun, predicates], place) =>
    isPlain(item) ? ofLacking(place, { noun, when: lacking(word, item), predicates }) : undefined,
  ),
];

type Lacking = { noun: NounPhrase; when: When; predicates: readonly Predicate[] };

function ofLacking(place: Span, { noun, when, predicates }: Lacking): Frame[] | undefined {
  const found = under(predicates, { when });
  const isDenied = predicates.every((one) => 'aux' in one && one.aux.isNegated);
  return found && isDenied ? frames(place, [noun], found) : undefined;
}

type Part = Span & { value: string; verb: string };

const baseOf = (verb: Verb): Part => ({ ...at(verb), value: verb.lemma, verb: verb.lemma });

/** Can be done if it is there. */
function doneWith(
  place: Span,
  { noun, part, item }: { noun: NounPhrase; part: Part; item: NounPhrase },
): Frame[] {
  const state: StateName = { ...at(part), value: part.value, verb: part.verb };
  const aux: Auxiliary = { ...plainly(place), modal: 'can' };
  const tail: Tail = { ...endOf(place), when: { ...at(item), op: 'if', events: [has(item, item)] } };
  return frames(place, [noun], [{ ...at(place), kind: 'passive', aux, verbs: [state], tail }]);
}

const needed = [
  rule('Need: NEEDSTHERE NP', 0, ([, noun]) => noun),
  rule('Need: NEEDSTHERE NP FORINF PRON', 0.1, ([, noun]) => noun),
  // "Before a job is closed there must be a signature on it".
  rule('Clause: BEFOREWORD NP Copula PART COMMA? Need', 0.8, ([, noun, , part, , item], place) =>
    doneWith(place, { noun, part, item }),
  ),
  rule('Clause: Need BEFOREWORD NP Copula PART', 0.8, ([item, , noun, , part], place) =>
    noun.isPronoun ? undefined : doneWith(place, { noun, part, item }),
  ),
  // "To publish a property you need at least 3 pictures of it".
  rule('Clause: TO V NP COMMA? Need', 0.8, ([, verb, noun, , item], place) =>
    doneWith(place, { noun, part: { ...at(verb), value: verb.lemma, verb: verb.lemma }, item }),
  ),
  rule('Clause: Need TO V NP', 0.6, ([item, , verb, noun], place) =>
    noun.isPronoun
      ? undefined
      : doneWith(place, { noun, part: { ...at(verb), value: verb.lemma, verb: verb.lemma }, item }),
  ),
  // "An order needs at least one line to be submitted", "a repair needs a photo before it can be closed".
  rule('Clause: NP NEEDING NP TO BEINF PART', 0.8, ([noun, , item, , , part], place) =>
    doneWith(place, { noun, part, item }),
  ),
  rule('Clause: NP NEEDING NP BEFOREWORD PRON Copula PART', 0.8, ([noun, , item, , , , part], place) =>
    doneWith(place, { noun, part, item }),
  ),
  // "Minimum five votes for a film to be accepted".
  rule('Clause: NP FOR NP TO BEINF PART', 0.8, ([item, , noun, , , part], place) =>
    item.quantity ? doneWith(place, { noun, part, item }) : undefined,
  ),
  // "Before accepting a repair we ask for the mileage", "on exige un numéro avant d'adopter un animal".
  rule('Clause: BEFOREWORD GERUND NP COMMA? Need', 0.8, ([, verb, noun, , item], place) =>
    doneWith(place, { noun, part: baseOf(verb), item }),
  ),
  rule('Clause: Need BEFOREWORD GERUND NP', 0.8, ([item, , verb, noun], place) =>
    noun.isPronoun ? undefined : doneWith(place, { noun, part: baseOf(verb), item }),
  ),
  rule('Clause: BEFOREWORD OF V NP COMMA? Need', 0.8, ([, , verb, noun, , item], place) =>
    doneWith(place, { noun, part: baseOf(verb), item }),
  ),
  rule('Clause: Need BEFOREWORD OF V NP', 0.8, ([item, , , verb, noun], place) =>
    noun.isPronoun ? undefined : doneWith(place, { noun, part: baseOf(verb), item }),
  ),
  // "A certificate is required before validating a registration", "… to validate a registration".
  rule('Clause: NP Copula NEEDFUL BEFOREWORD GERUND NP', 0.8, ([item, aux, , , verb, noun], place) =>
    aux.isNegated ? undefined : doneWith(place, { noun, part: baseOf(verb), item }),
  ),
  rule('Clause: NP Copula NEEDFUL TO V NP', 0.8, ([item, aux, , , verb, noun], place) =>
    aux.isNegated ? undefined : doneWith(place, { noun, part: baseOf(verb), item }),
  ),
  rule('Clause: NP Copula NEEDFUL BEFOREWORD OF V NP', 0.8, ([item, aux, , , , verb, noun], place) =>
    aux.isNegated ? undefined : doneWith(place, { noun, part: baseOf(verb), item }),
  ),
  rule('Clause: NP Copula NEEDFUL FOR V NP', 0.8, ([item, aux, , , verb, noun], place) =>
    aux.isNegated ? undefined : doneWith(place, { noun, part: baseOf(verb), item }),
  ),
  // "For an order to be confirmed there must be an address".
  rule('Clause: FOR NP TO BEINF PART COMMA? Need', 0.8, ([, noun, , , part, , item], place) =>
    doneWith(place, { noun, part, item }),
  ),
  rule('Clause: FOR V NP COMMA? Need', 0.8, ([, verb, noun, , item], place) =>
    doneWith(place, { noun, part: baseOf(verb), item }),
  ),
  // "No order confirmed without an address", "pas de commande confirmée sans adresse".
  rule('Clause: NP PART WITHOUT NP', 0.6, ([noun, part, , item], place) =>
    noun.determiner === 'no' && isPlain(item)
      ? doneWith(place, { noun: { ...noun, determiner: 'any' }, part, item })
      : undefined,
  ),
  rule('Clause: NEG OF? NP PART WITHOUT NP', 0.6, ([, , noun, part, , item], place) =>
    isPlain(item) ? doneWith(place, { noun, part, item }) : undefined,
  ),
  // "Closing a job without a signature is not possible".
  rule('Clause: GERUND NP WITHOUT NP Copula POSSIBLE', 0.7, ([verb, noun, , item, aux], place) =>
    aux.isNegated && isPlain(item) ? doneWith(place, { noun, part: baseOf(verb), item }) : undefined,
  ),
  // "When there is a file".
  spanning('Event: THERE NP', 0.8, ([, item], place) =>
    isPlain(item)
      ? { kind: 'has', noun: itself(place), item, isNegated: item.determiner === 'no' }
      : undefined,
  ),
];

function kept(place: Span, tail: Tail): Predicate {
  const aux: Auxiliary = { ...plainly(place), modal: 'can', isNegated: true };
  const state: StateName = { ...at(place), value: 'changed', verb: 'change' };
  return { ...at(place), kind: 'passive', aux, verbs: [state], tail };
}

const fixed = [
  // "Must stay as it is".
  spanning('Pred: Aux? STAYASIS', 0.6, ([aux], place) =>
    aux.isNegated || aux.modal === 'can' ? undefined : kept(place, endOf(place)),
  ),
  // "No changes to a menu that is published".
  rule('Clause: NOCHANGESTO NP Tails?', 0.7, ([, noun, tail], place) =>
    frames(place, [noun], [kept(place, tail)]),
  ),
  // "Minutes, once approved, may not be altered".
  rule('Clause: NP COMMA? Condition COMMA? Preds', 0.3, ([noun, , condition, , predicates], place) => {
    const found =
      condition.op === 'once' || condition.op === 'if' ? under(predicates, { condition }) : undefined;
    return found && predicates.every((one) => 'aux' in one && (one.aux.isNegated || one.aux.isOnly))
      ? frames(place, [noun], found)
      : undefined;
  }),
];

export const needRules = [...missing, ...ahead, ...needed, ...fixed];

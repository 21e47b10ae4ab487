/**
 * Which expected sentence do the words of a clause say in another way? Concepts that both share are weighed by how rare
 * they are; operators, amounts and names have to agree, words that the candidate does not know count against it, and the
 * second best with another meaning has to be clearly worse.
 */
import type { Token } from '../analyst/language/text.ts';
import { amountsIn, amountText, lengthsIn } from './amount.ts';
import type { Amount } from './amount.ts';
import { conceptsIn, isFirm, place, tokensOf } from './concept.ts';
import type { Concept, Vocabulary } from './concept.ts';
import type { Candidate, Wording } from './expected.ts';
import { isOperator, operatorsIn } from './operator.ts';

/** Concepts of names by the place that they take; `implied` are places whose name the clause leaves out. */
export type Bound = { names: ReadonlyMap<string, string>; implied: ReadonlySet<string> };

/** The names that may take the places of patterns. */
export type Fillers = {
  bind: (places: readonly string[], concepts: readonly Concept[]) => Bound | undefined;
  /** Whoever does things is often left out, or "nobody". */
  isPerson: (concept: string) => boolean;
  /** A sentence with its places taken: concepts by place. */
  filled: (sentence: string, bound: ReadonlyMap<string, string>) => string | undefined;
};

/** Words that say what a sentence says. */
export type Match = {
  sentence: string;
  isPattern: boolean;
  score: number;
  used: Concept[];
  numbers: Amount[];
};

/** What is not nearly a known wording is left unread: on strangers' briefs looser limits were wrong as often as right. */
const least = { recall: 0.9, precision: 0.95, score: 0.93, shared: 3 };
const margin = 0.05;
/** What a name weighs that a clause may leave out. */
const half = 0.5;
/** What a number weighs that both have. */
const perNumber = 1.5;

/** Candidates, found by their concepts. */
export class Aligner {
  readonly #vocabulary: Vocabulary;
  readonly #fillers: Fillers;
  readonly #byConcept = new Map<string, Set<Candidate>>();
  readonly #count: number;

  constructor(vocabulary: Vocabulary, candidates: readonly Candidate[], fillers: Fillers) {
    this.#vocabulary = vocabulary;
    this.#fillers = fillers;
    this.#count = candidates.length;
    for (const candidate of candidates)
      for (const id of candidate.pool) {
        const group = this.#byConcept.get(id) ?? new Set();
        group.add(candidate);
        this.#byConcept.set(id, group);
      }
  }

  /** The sentence that a run of words says in another way; undefined: none surely enough. */
  match(tokens: readonly Token[]): Match | undefined {
    const { lexicon } = this.#vocabulary;
    const numbers = amountsIn(lexicon, tokens);
    const isAmount = ({ from }: Concept): boolean => numbers.some((one) => one.from <= from && one.to > from);
    const concepts = conceptsIn(this.#vocabulary, tokens).filter((one) => !isAmount(one));
    const clause: Clause = {
      concepts,
      operators: operatorsIn(concepts),
      numbers,
      lengths: lengthsIn(lexicon, tokens),
    };
    const found = [...this.#near(concepts)]
      .flatMap((candidate) => this.#scored(clause, candidate) ?? [])
      .sort((a, b) => b.score - a.score);
    const top = found[0]?.score ?? 0;
    // What the field asks for comes before what every trade does.
    const best = found.find(({ isPattern, score }) => !isPattern && score > top - margin) ?? found[0];
    const isRival = ({ sentence, isPattern, score }: Match): boolean =>
      sentence !== best?.sentence && (isPattern ? best?.isPattern === true : true) && score > top - margin;
    return best && !found.some(isRival) ? best : undefined;
  }

  /** Candidates that share a word that is no operator. */
  #near(concepts: readonly Concept[]): Set<Candidate> {
    const ids = concepts.flatMap(({ id, also }) => [id, ...also]).filter((id) => !isOperator(id));
    return new Set(ids.flatMap((id) => [...(this.#byConcept.get(id) ?? [])]));
  }

  #weight(id: string): number {
    const count = this.#byConcept.get(id)?.size ?? 0;
    return Math.log(1 + this.#count / (count + 0.5)) * (isOperator(id) ? half : 1);
  }

  #scored(clause: Clause, candidate: Candidate): Match | undefined {
    let best: Match | undefined;
    for (const wording of candidate.wordings) {
      if (wording.operators !== clause.operators) continue;
      const match = this.#compared(clause, candidate, wording);
      if (match && match.score > (best?.score ?? 0)) best = match;
    }
    return best;
  }

  #compared(clause: Clause, candidate: Candidate, wording: Wording): Match | undefined {
    const places = [...wording.concepts].filter((id) => id.startsWith(place));
    const found = this.#fillers.bind(places, clause.concepts);
    const likeness = found && this.#likeness(clause, { candidate, wording, found });
    if (!found || !likeness) return undefined;
    const named = this.#fillers.filled(candidate.sentence, found.names);
    const sentence = named === undefined ? undefined : this.#withAmounts(named, wording, clause);
    if (sentence === undefined) return undefined;
    return { sentence, isPattern: candidate.isPattern, numbers: clause.numbers, ...likeness };
  }

  /** How much of each the other says; undefined where a name, an act or too much is missing. */
  #likeness(
    clause: Clause,
    { candidate, wording, found }: { candidate: Candidate; wording: Wording; found: Bound },
  ): Pick<Match, 'score' | 'used'> | undefined {
    const put = (all: Iterable<string>): Set<string> =>
      new Set([...all].map((id) => found.names.get(id) ?? id));
    const [ids, pool] = [put(wording.concepts), put(candidate.pool)];
    const isIn = ({ id, also }: Concept): boolean => pool.has(id) || also.some((one) => pool.has(one));
    const isSaid = (id: string): boolean =>
      clause.concepts.some((one) => one.id === id || one.also.includes(id));
    const [shared, left] = [[...ids].filter(isSaid), [...ids].filter((id) => !isSaid(id))];
    const isLeftOut = (id: string): boolean =>
      mayLeaveOut(clause) && (this.#fillers.isPerson(id) || found.implied.has(id));
    const isMissing = left.some((id) => isFirm(id) && !isLeftOut(id));
    if (isMissing || clause.concepts.some((one) => (isFirm(one.id) || one.isPeople) && !isIn(one)))
      return undefined;
    const used = clause.concepts.filter(isIn);
    const missed = this.#sum(left.filter((id) => !isLeftOut(id))) + this.#sum(left.filter(isLeftOut)) * half;
    const figures = wording.amounts.length > 0 ? clause.numbers.length * perNumber : 0;
    const said = this.#sum(shared) + figures;
    const recall = said / (said + missed || 1);
    const precision =
      this.#sum(used.map(({ id }) => id)) / (this.#sum(clause.concepts.map(({ id }) => id)) || 1);
    const score = Math.sqrt(recall * precision);
    // A number that both have says as much as a word.
    const agreed = shared.filter((id) => !isOperator(id)).length + (figures > 0 ? 1 : 0);
    const isEnough = agreed >= least.shared;
    const isNear = recall >= least.recall && precision >= least.precision && score >= least.score;
    return isEnough && isNear ? { score, used } : undefined;
  }

  #sum(ids: readonly string[]): number {
    return ids.reduce((sum, id) => sum + this.#weight(id), 0);
  }

  /** The sentence with the clause's amounts in the places of its own. */
  #withAmounts(sentence: string, { amounts }: Wording, clause: Clause): string | undefined {
    const { lexicon } = this.#vocabulary;
    const tokens = tokensOf(sentence);
    const slots = [...amountsIn(lexicon, tokens)];
    const given =
      amounts.length > clause.numbers.length ? [...clause.numbers, ...clause.lengths] : clause.numbers;
    const order = slotOrder(slots, amounts);
    if (!order || slots.length !== given.length) return undefined;
    let text = sentence;
    for (const { slot, at } of order.toSorted((a, b) => b.slot.from - a.slot.from)) {
      const amount = given[at];
      if (!amount || amount.measure !== slot.measure) return undefined;
      const [first, last] = [tokens[slot.from], tokens[slot.to - 1]];
      if (!first || !last) return undefined;
      text = `${text.slice(0, first.start)}${amountText(lexicon, amount)}${text.slice(last.end)}`;
    }
    return text;
  }
}

/** "Max 3 at a time" leaves out whose; "a date of birth" does not. */
function mayLeaveOut({ operators, numbers, concepts }: Clause): boolean {
  return operators !== '' || numbers.length > 0 || concepts.some(({ id }) => id === '!message');
}

type Clause = { concepts: Concept[]; operators: string; numbers: Amount[]; lengths: Amount[] };

/** Which amount of a wording stands for each of the sentence: by its value, else by its place. */
function slotOrder(
  slots: readonly Amount[],
  amounts: readonly Amount[],
): { slot: Amount; at: number }[] | undefined {
  if (slots.length !== amounts.length) return undefined;
  const free = new Set(amounts.keys());
  const order: { slot: Amount; at: number }[] = [];
  for (const [index, slot] of slots.entries()) {
    const same = [...free].find(
      (at) => amounts[at]?.value === slot.value && amounts[at].measure === slot.measure,
    );
    const at = same ?? (free.has(index) ? index : undefined);
    if (at === undefined) return undefined;
    free.delete(at);
    order.push({ slot, at });
  }
  return order;
}

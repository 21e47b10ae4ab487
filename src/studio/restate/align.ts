/**
 * Which expected sentence do the words of a clause say in another way? Concepts that both share are weighed by how rare
 * they are; operators, amounts and names have to agree, words that the candidate does not know count against it, and the
 * second best with another meaning has to be clearly worse.
 */
import type { Token } from '../analyst/language/text.ts';
import { amountsIn, amountText, lengthsIn } from './amount.ts';
import type { Amount } from './amount.ts';
import { conceptsIn, isName, isNaming, place, tokensOf } from './concept.ts';
import type { Concept, Vocabulary } from './concept.ts';
import type { Candidate, Wording } from './expected.ts';
import { isOperator, operatorsIn } from './operator.ts';

/** The names that may take a place: `person`, `record`, `thing`. */
export type Fillers = {
  /** The concept of a name, and what it may stand for. */
  placesOf: (concept: string) => readonly string[];
  /** A sentence with its places taken: concepts by place. */
  filled: (sentence: string, bound: ReadonlyMap<string, string>) => string | undefined;
};

/** Words that say what a sentence says. */
export type Match = { sentence: string; score: number; used: Concept[]; numbers: Amount[] };

const least = { recall: 0.6, precision: 0.68, score: 0.7, shared: 2 };
const margin = 0.05;

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
    const [best] = found;
    const other = found.find(({ sentence }) => sentence !== best?.sentence);
    return best && (!other || best.score - other.score >= margin) ? best : undefined;
  }

  /** Candidates that share a word that is no operator. */
  #near(concepts: readonly Concept[]): Set<Candidate> {
    const ids = concepts.flatMap(({ id, also }) => [id, ...also]).filter((id) => !isOperator(id));
    return new Set(ids.flatMap((id) => [...(this.#byConcept.get(id) ?? [])]));
  }

  #weight(id: string): number {
    const count = this.#byConcept.get(id)?.size ?? 0;
    return Math.log(1 + this.#count / (count + 0.5)) * (isOperator(id) ? 0.5 : 1);
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
    const bound = this.#bound(clause.concepts, wording);
    if (!bound) return undefined;
    const ids = new Set([...wording.concepts].map((id) => bound.get(id) ?? id));
    const pool = new Set([...candidate.pool].map((id) => bound.get(id) ?? id));
    const isIn = (set: ReadonlySet<string>, { id, also }: Concept): boolean =>
      set.has(id) || also.some((one) => set.has(one));
    const shared = [...ids].filter((id) =>
      clause.concepts.some((one) => one.id === id || one.also.includes(id)),
    );
    const used = clause.concepts.filter((one) => isIn(pool, one));
    const isNamed = clause.concepts.every((one) => !isNaming(one) || isIn(pool, one));
    if (!isNamed || [...ids].some((id) => isName(id) && !shared.includes(id))) return undefined;
    const weigh = (all: readonly string[]): number => all.reduce((sum, id) => sum + this.#weight(id), 0);
    const recall = weigh(shared) / (weigh([...ids]) || 1);
    const precision = weigh(used.map(({ id }) => id)) / (weigh(clause.concepts.map(({ id }) => id)) || 1);
    const score = Math.sqrt(recall * precision);
    const isEnough = shared.filter((id) => !isOperator(id)).length >= least.shared;
    if (!isEnough || recall < least.recall || precision < least.precision || score < least.score)
      return undefined;
    const named = this.#fillers.filled(candidate.sentence, bound);
    const sentence = named === undefined ? undefined : this.#withAmounts(named, wording, clause);
    return sentence === undefined ? undefined : { sentence, score, used, numbers: clause.numbers };
  }

  /** Each place of a wording with a name of the clause that can take it. */
  #bound(concepts: readonly Concept[], wording: Wording): Map<string, string> | undefined {
    const bound = new Map<string, string>();
    for (const id of wording.concepts) {
      if (!id.startsWith(place)) continue;
      const wanted = id.slice(place.length);
      const taken = new Set(bound.values());
      const name = concepts.find(
        (one) => !taken.has(one.id) && this.#fillers.placesOf(one.id).includes(wanted),
      );
      if (!name) return undefined;
      bound.set(id, name.id);
    }
    return bound;
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

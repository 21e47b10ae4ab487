/** What the company makes of a brief: the analyst's reading, held against the words, and what is left to ask. */
import type { Specification } from '../../protocol/specification.ts';
import type { Analysis } from '../analyst/analyse.ts';
import { amendSpecification, type AmendInput, type Amendment } from '../change/amend.ts';
import { elementsOf } from '../change/element.ts';
import { readHistory } from '../change/history.ts';
import { disagreements } from './agreement.ts';
import { sentencesOf } from './agree/words.ts';
import type { Place } from './agree/words.ts';
import { counterSentences } from './paraphrase.ts';
import { questionsOf } from './question.ts';
import type { Question } from './question.ts';

/** An analysis whose words were held against its specification. */
export type Understanding = Omit<Analysis, 'questions'> & { questions: Question[] };

const isInside = ({ start, end }: Place, other: Place): boolean => other.start <= start && other.end >= end;

/** The share of the brief's words that stand in these places. */
function shareOf(brief: string, places: readonly Place[]): number {
  const words = sentencesOf(brief)
    .filter(({ isHeading }) => !isHeading)
    .flatMap((sentence) => sentence.words);
  const held = words.filter((word) => places.some((place) => isInside(word, place)));
  return words.length === 0 ? 0 : held.length / words.length;
}

/** The reasons that are the same everywhere, in French; the others say which element says otherwise. */
const frenchReasons: Readonly<Record<string, string>> = {
  'no element holds this number': 'aucun élément ne porte ce nombre',
  'no element knows this word': 'aucun élément ne connaît ce mot',
  'no field of this name cites it': 'aucun champ de ce nom',
};

function reasonIn(language: 'en' | 'fr', why: string): string {
  if (language === 'en') return why;
  return frenchReasons[why] ?? 'ces mots et ce qui en a été compris ne disent pas la même chose';
}

/** Lists the words that no element, or another than the one that cites them, says, as far as they are to be `held`. */
function listDisagreements(
  brief: string,
  specification: Specification,
  held: (place: Place) => boolean = () => true,
): Place[] {
  const known = specification.notUnderstood;
  const found = disagreements(brief, specification).filter(
    (one, index, all) =>
      held(one) &&
      !known.some((place) => isInside(one, place)) &&
      !all.some((other, at) => at !== index && isInside(one, other) && (!isInside(other, one) || at < index)),
  );
  const { language } = specification.product;
  const listed = found.map(({ start, end, text, why }) => ({
    start,
    end,
    text,
    why: reasonIn(language, why),
  }));
  specification.notUnderstood = [...known, ...listed].toSorted((a, b) => a.start - b.start || b.end - a.end);
  return listed;
}

/** Tells what questions take for granted, and for every assumption what to write where it should be otherwise. */
function tellAssumptions(specification: Specification, questions: readonly Question[]): void {
  const { assumptions } = specification;
  for (const { text, options, default: preset, isTold } of questions) {
    const [usual, other] = [
      options.find(({ value }) => value === preset),
      options.find(({ sentence }) => sentence),
    ];
    if (isTold || !usual) continue;
    const sentence = other?.sentence;
    assumptions.push({ text: `${text} ${usual.label}.`, ...(sentence === undefined ? {} : { sentence }) });
  }
  const sentences = counterSentences(specification);
  for (const assumption of assumptions) {
    const sentence = assumption.element === undefined ? undefined : sentences.get(assumption.element);
    if (sentence !== undefined) assumption.sentence ??= sentence;
  }
}

/**
 * Reads a brief (with later additions) and holds the specification against its words: what does not agree is listed as not
 * understood. Pure and deterministic.
 */
export function understandBrief(brief: string): Understanding {
  const { analysis } = readHistory(brief);
  const { specification } = analysis;
  if (!specification) return { ...analysis, questions: [] };
  const listed = listDisagreements(brief, specification);
  const questions = questionsOf(brief, specification);
  tellAssumptions(specification, questions);
  const citedShare = Math.max(0, analysis.citedShare - shareOf(brief, listed));
  const status = specification.notUnderstood.length > 0 ? 'partial' : analysis.status;
  return { ...analysis, specification, status, citedShare, questions };
}

/** Whether an element stands on the sentence at an offset: "Remove rooms." leaves nothing behind that could. */
function isCited({ brief, specification }: Amendment, offset: number): boolean {
  const sentence = sentencesOf(brief).find(({ start, end }) => start <= offset && offset < end);
  return (
    sentence !== undefined &&
    [...elementsOf(specification).values()].some(
      ({ source }) =>
        source.from === 'brief' &&
        source.cites.some((cite) => isInside(cite, sentence) || isInside(sentence, cite)),
    )
  );
}

/** Applies a change to a specification and holds what came of it against its words. Pure and deterministic. */
export function understandChange(input: AmendInput): Amendment | Analysis {
  const made = amendSpecification(input);
  if (!('differences' in made)) return made;
  const { brief, specification, lastPart, citedShare } = made;
  const listed = listDisagreements(
    brief,
    specification,
    ({ start }) => start < lastPart || isCited(made, start),
  );
  const unread = specification.notUnderstood.filter(({ start }) => start >= lastPart);
  return {
    ...made,
    unread,
    status: unread.length > 0 ? 'partial' : made.status,
    citedShare: Math.max(0, citedShare - shareOf(brief, listed)),
  };
}

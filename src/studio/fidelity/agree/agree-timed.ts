/** Whether steps that the product takes by itself agree with the words that they cite. */
import type { Entity, Rule } from '../../../protocol/specification.ts';
import type { Evidence } from './evidence.ts';
import { isDoneAs } from './known-words.ts';
import { isNamed } from './words.ts';
import type { Word } from './words.ts';

/** "Nobody answers", "without an answer": what is new stays new. */
const unanswered = /^(answer|respond|repl|react|decid|repond|repons|reagi|prononc)/;
const beforehand = new Set(['before', 'ahead', 'prior', 'avant']);

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/** Why such a step says otherwise than its words. */
export function timedFaults({
  entity,
  said,
  evidence,
}: {
  entity: Entity;
  said: Rule;
  evidence: Evidence;
}): string[] {
  const step =
    said.kind === 'timed' ? entity.lifecycle?.transitions.find(({ verb }) => verb === said.verb) : undefined;
  if (said.kind !== 'timed' || !step) return [];
  const words = evidence.inside;
  const isBefore = words.some(({ text }) => beforehand.has(text));
  return [
    ...(isSaid(words, step) ? [] : [`the words do not speak of ${step.to}`]),
    ...(said.states ?? [])
      .filter((state) => !isMeant(words, entity, { state, to: step.to }))
      .map((state) => `the words do not speak of ${state}`),
    ...(said.after.amount < 0 && !isBefore ? ['the words do not say before'] : []),
    ...(said.after.amount > 0 && isBefore ? ['the words say before'] : []),
  ];
}

function isSaid(words: readonly Word[], { verb, to }: { verb: string; to: string }): boolean {
  return (
    isNamed(words, to) ||
    words.some(({ text }) => isDoneAs(text, to)) ||
    isNamed(words, verb.replaceAll('-', ' ')) ||
    words.some(({ text }) => /^(valid|good|valable|valide|run|runs|expir|caduc|laps)/.test(plain(text)))
  );
}

/** A state is named, or what leads on from it is said not to have been. */
function isMeant(
  words: readonly Word[],
  { lifecycle }: Entity,
  { state, to }: { state: string; to: string },
): boolean {
  const isAhead = (lifecycle?.transitions ?? []).some(
    (step) => step.from.includes(state) && step.to !== to && isNamed(words, step.to),
  );
  const isNew = state === lifecycle?.initial && words.some(({ text }) => unanswered.test(plain(text)));
  return isNamed(words, state) || isAhead || isNew;
}

/**
 * Sentences that change what is there instead of adding to it: renames and removals. Everything else of a change is read
 * by the analyst as if it had stood in the brief.
 */
import type { Entity, Specification } from '../../protocol/specification.ts';
import { elementId } from '../../protocol/specification.ts';
import type { Span, Token } from '../analyst/language/text.ts';
import { templates } from './template.ts';
import { matchTemplate, type Slots } from './match-template.ts';
import { Vocabulary, type Target } from './vocabulary.ts';

/** A rename of an entity, one of its fields, or a role that is no entity: the key of before, and the new name as words. */
export type Rename = ({ entity: string; field?: string } | { role: string }) & { to: string };

/** What a sentence wants changed, with its place in the text. */
export type Instruction = Span &
  ({ do: 'rename'; rename: Rename } | { do: 'drop'; element: string; text: string });

/** Whether a sentence is worded like an instruction, whatever its nouns mean. */
export function isInstruction(tokens: readonly Token[], language: 'en' | 'fr'): boolean {
  const words = wordsOf(tokens);
  return templates[language].some((template) => !matchTemplate(template.words, words).next().done);
}

const elision = /^(?<article>\p{L}{1,2}')(?<word>\p{L}.*)$/u;

/** The words of a sentence without its marks; an elided word stands alone: `n'ont` is `n'` and `ont`. */
function wordsOf(tokens: readonly Token[]): Token[] {
  return tokens
    .filter(({ kind }) => kind !== 'mark')
    .flatMap((token) => {
      const { article, word } = elision.exec(token.lower)?.groups ?? {};
      if (article === undefined || word === undefined) return [token];
      const cut = token.start + article.length;
      const text = [token.text.slice(0, article.length), token.text.slice(article.length)] as const;
      return [
        { ...token, end: cut, text: text[0], lower: article },
        { ...token, start: cut, text: text[1], lower: word },
      ];
    });
}

/** What a sentence wants, or why it cannot be done; undefined when it is no instruction. */
export function instructionOf(
  tokens: readonly Token[],
  specification: Specification,
): Instruction | (Span & { why: string }) | undefined {
  const words = wordsOf(tokens);
  const span = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
  const vocabulary = new Vocabulary(specification);
  let why: string | undefined;
  for (const template of templates[specification.product.language]) {
    for (const slots of matchTemplate(template.words, words)) {
      const found = meaningOf(template.do, slots, vocabulary);
      if (typeof found !== 'string') return { ...span, ...found };
      why ??= found;
    }
  }
  return why === undefined ? undefined : { ...span, why };
}

type Meaning = { do: 'rename'; rename: Rename } | { do: 'drop'; element: string; text: string };

const textOf = (tokens: readonly Token[] | undefined): string =>
  (tokens ?? []).map(({ text }) => text).join(' ');

/** The meaning of a matched template, or what in it is not known. */
function meaningOf(act: 'rename' | 'drop', slots: Slots, vocabulary: Vocabulary): Meaning | string {
  const entity = slots.entity && vocabulary.entity(slots.entity);
  if (slots.entity && !entity) return `nothing is called “${textOf(slots.entity)}”`;
  if (slots.verb && entity) return dropTransition(entity, textOf(slots.verb), vocabulary);
  const thing = slots.thing ?? slots.field;
  const target = thing === undefined ? 'it names nothing of the product' : vocabulary.thing(thing, entity);
  if (typeof target === 'string') return target;
  if (act === 'drop') return dropped(target, textOf(thing));
  return renamed(target, textOf(slots.name), vocabulary);
}

function renamed(target: Target, name: string, vocabulary: Vocabulary): Meaning {
  if ('role' in target)
    return { do: 'rename', rename: { role: target.role.key, to: vocabulary.singular(name) } };
  const { entity, field } = target;
  const rename =
    field === undefined
      ? { entity: entity.key, to: vocabulary.singular(name) }
      : { entity: entity.key, field, to: name };
  return { do: 'rename', rename };
}

function dropped(target: Target, name: string): Meaning {
  if ('role' in target) return { do: 'drop', element: elementId.role(target.role.key), text: name };
  const { entity, field } = target;
  if (field === undefined)
    return { do: 'drop', element: elementId.entity(entity.key), text: entity.labelPlural };
  const element = elementId.field(entity.key, field);
  return { do: 'drop', element, text: `${name} (${entity.labelPlural})` };
}

function dropTransition(entity: Entity, participle: string, vocabulary: Vocabulary): Meaning | string {
  const transition = vocabulary.transition(entity, participle);
  if (!transition) return `${entity.labelPlural} have no way of becoming “${participle}”`;
  const element = elementId.transition(entity.key, transition.verb);
  return { do: 'drop', element, text: `${transition.label} (${entity.labelPlural})` };
}

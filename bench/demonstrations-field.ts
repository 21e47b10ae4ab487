/** Fields as a specification holds them: two that get one name and one type are one, however and wherever they are said. */
import { typeOf } from '../src/studio/analyst/assembly/field-type.ts';
import { attributeNameOf, nameOf } from '../src/studio/analyst/document/fact.ts';
import type { Fact } from '../src/studio/analyst/document/fact.ts';
import type { Attribute, Moment } from '../src/studio/analyst/grammar/logical-form.ts';
import type { Lexicon } from '../src/studio/analyst/language/lexicon.ts';

/** A field as the product has it, also where a sentence about its values brings it in; a message at the moment that it means. */
export function asHeld(lexicon: Lexicon, fact: Fact): unknown {
  if (fact.kind === 'hints') {
    const { entity, attribute: name, hints, cite } = fact;
    const noun = { start: 0, end: 0, words: name.split(' '), isPlural: false, adjectives: [] };
    return asHeld(lexicon, { kind: 'attribute', entity, attribute: { ...noun, noun, hints }, cite });
  }
  if (fact.kind === 'notify' && fact.due) return { ...fact, due: edged(lexicon, fact.due) };
  if (fact.kind === 'reference')
    return { ...fact, entity: thingOf(lexicon, fact.entity), target: thingOf(lexicon, fact.target) };
  if (fact.kind !== 'attribute') return fact;
  const { attribute, modal, ...written } = fact;
  const rest = { ...written, entity: thingOf(lexicon, fact.entity) };
  const isOptional = attribute.hints.isOptional ?? modal === 'can';
  return { ...rest, field: heldField(lexicon, attribute), isOptional };
}

/** In French the first word of a name is the thing: a "note de frais" is a "note". */
function thingOf({ language, naming }: Lexicon, name: string): string {
  return language === 'fr' ? naming.headOf(name.split(' ')) : name;
}

/** "The start of a course" is when it starts. */
function edged({ edgeNouns }: Lexicon, { noun, ...due }: Moment): unknown {
  const edge = noun.of && noun.adjectives.length === 0 ? edgeNouns[nameOf(noun)] : undefined;
  return edge && !due.edge ? { ...due, noun: noun.of, edge } : { ...due, noun };
}

/** What is compared of a field: a price without a currency has the one of the product. */
function heldField(lexicon: Lexicon, { noun, hints }: Attribute): unknown {
  const words = attributeNameOf(noun).split(' ');
  const typed = typeOf(lexicon, { words, hints, currency: 'EUR' });
  const { isUnique, time, default: preset, target, formula } = hints;
  const name = nameIn(lexicon, [...(noun.of ? nameOf(noun.of).split(' ') : []), ...words].join(' '));
  return {
    name: lexicon.births.has(name) ? 'birth' : name,
    type: 'type' in typed ? typed.type : typed.why,
    isUnique,
    time,
    preset,
    target,
    formula,
  };
}

/** "Name of the deceased" and "deceased name", "phone" and "phone number", "start" and "start date and time" are one name. */
function nameIn({ language }: Lexicon, name: string): string {
  if (language === 'fr')
    return name
      .replace(/^numéro de téléphone$/u, 'téléphone')
      .replace(/^(?:mail|courriel|email)$/u, 'e-mail');
  const [head, of] = name.split(/ of (?:the|a|an) /u);
  const turned = of === undefined ? name : `${of} ${head}`;
  return turned
    .replace(/phone number$/u, 'phone')
    .replace('e-mail', 'email')
    .replace(/(start|end)(?: date and time| time)$/u, '$1');
}

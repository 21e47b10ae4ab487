/** Whether a field agrees with the words that it cites. */
import type { Entity, Field, FieldType, Specification } from '../../../protocol/specification.ts';
import { currencyOf, findCue, hasCue, numeralsIn, unitOf } from './cues.ts';
import type { Numeral } from './cues.ts';
import type { Evidence } from './evidence.ts';
import { measuredBy } from './known-words.ts';
import { isAkin, isNamed, nameWords, wordsOf } from './words.ts';
import type { Word } from './words.ts';

type Inspected = { specification: Specification; entity: Entity; field: Field; evidence: Evidence };

type Bounds = { min?: number | undefined; max?: number | undefined; exclusiveMin?: number | undefined };

function boundsOf(type: FieldType): Bounds {
  return 'min' in type || 'max' in type || 'exclusiveMin' in type ? type : {};
}

/** The numbers that a type holds, as a brief says them. */
export function numbersOfType(type: FieldType): number[] {
  if (type.kind === 'text') {
    const counts = [...(type.pattern ?? '').matchAll(/\{(\d+)\}/g)].map(([, count]) => Number(count));
    return [type.minLength, type.maxLength, ...counts].filter((value) => value !== undefined);
  }
  if (type.kind === 'enum')
    return type.values.flatMap((value) => numeralsIn(wordsOf(value)).map((one) => one.value));
  const scale = type.kind === 'money' ? 100 : 1;
  const { min, max, exclusiveMin } = boundsOf(type);
  return [min, max, exclusiveMin].filter((value) => value !== undefined).map((value) => value / scale);
}

/** The default as a brief says it: money in whole units. */
function givenOf({ default: given, type }: Field): Field['default'] {
  return type.kind === 'money' && typeof given === 'number' ? given / 100 : given;
}

/** A bound that the brief need not say: nothing is below zero, a length has at least one of its unit. */
function isImplied(type: FieldType, value: number): boolean {
  return (
    'min' in type && (value === 0 || (type.kind === 'duration' && value === 1)) && type.min !== undefined
  );
}

/** Whether a number of the brief is this bound: "less than 60" is at most 59 where numbers are whole. */
function isBound({ value }: Numeral, bound: number, before: readonly Word[]): boolean {
  return value === bound || (value - 1 === bound && isStrict(before));
}

function isStrict(words: readonly Word[]): boolean {
  return words.some(({ text }) =>
    ['less', 'under', 'below', 'fewer', 'moins', 'inferieur', 'inferieure'].includes(text),
  );
}

function boundFaults({ field, evidence }: Inspected): string[] {
  const said = numeralsIn([...evidence.inside, ...evidence.aside]);
  const held = numbersOfType(field.type);
  const lost = held.filter(
    (bound) =>
      !isImplied(field.type, bound) &&
      !isOfAge(bound, evidence.inside) &&
      !said.some((one) => isBound(one, bound, evidence.inside)),
  );
  const missing = numeralsIn(evidence.inside).filter(
    ({ value, isDigits }) =>
      isDigits &&
      !Number.isNaN(value) &&
      !held.includes(value) &&
      !(isStrict(evidence.inside) && held.includes(value - 1)),
  );
  const isNumbered = missing.filter(
    ({ word }) => !isNamed([word], field.label) && String(givenOf(field)) !== word.text,
  );
  return [
    ...lost.map((bound) => `the words do not say ${bound}`),
    ...isNumbered.map(({ word }) => `the field does not hold ${word.text}`),
  ];
}

/** Which side of a field a number limits. */
function sideFaults({ field: { type }, evidence }: Inspected): string[] {
  const words = evidence.inside;
  const { min, max, exclusiveMin } = boundsOf(type);
  const [low, high] = type.kind === 'text' ? [type.minLength, type.maxLength] : [min ?? exclusiveMin, max];
  const scale = type.kind === 'money' ? 100 : 1;
  const isOnly = (one: number | undefined, cue: 'least' | 'most', other: 'least' | 'most'): boolean =>
    one !== undefined &&
    one !== 0 &&
    hasCue(words, other) &&
    !hasCue(words, cue) &&
    findCue(words, other).some(({ index, length }) =>
      numeralsIn(words.slice(index + length, index + length + 2)).some(({ value }) => value === one / scale),
    );
  return [
    ...(isOnly(low, 'least', 'most') ? ['what is at most became at least'] : []),
    ...(isOnly(high, 'most', 'least') ? ['what is at least became at most'] : []),
  ];
}

/** Nouns whose last word leaves no doubt about what the field holds. */
const telling: readonly (readonly [words: readonly string[], kinds: readonly string[]])[] = [
  [['email', 'e-mail', 'mail', 'courriel'], ['email']],
  [
    ['phone', 'telephone', 'mobile'],
    ['phone', 'text'],
  ],
  [
    ['date', 'day', 'birthday'],
    ['date', 'datetime'],
  ],
  [
    ['price', 'fee', 'cost', 'prix', 'tarif', 'montant'],
    ['money', 'decimal', 'integer'],
  ],
  [['percentage', 'percent', 'pourcentage'], ['percentage']],
  [
    ['url', 'website', 'link', 'lien'],
    ['url', 'text', 'reference', 'references'],
  ],
  [['digits', 'letters', 'characters', 'chiffres', 'lettres', 'caracteres'], ['text']],
  [
    ['capacity', 'capacite'],
    ['integer', 'decimal'],
  ],
  [
    ['minutes', 'heures', 'hours'],
    ['duration', 'integer', 'decimal', 'time', 'datetime', 'text', 'date'],
  ],
  [
    ['photo', 'picture', 'image'],
    ['image', 'file', 'text', 'url'],
  ],
];

function typeFaults({ field, evidence }: Inspected): string[] {
  const { type, label } = field;
  const [name] = [nameWords(label).at(-1)];
  const words =
    type.kind === 'reference' || type.kind === 'references'
      ? []
      : [...(name ? [name] : []), ...evidence.inside];
  const isAsked = evidence.inside.some(({ text }) =>
    ['whether', 'yes', 'no', 'oui', 'non', 'si'].includes(text),
  );
  const [plain = label] = label.split(/ (?:per|par) /);
  const known = telling.filter(([names]) => nameWords(plain).some(({ text }) => names.includes(text)));
  const strange = known.filter(
    ([, kinds]) =>
      !kinds.includes(type.kind) &&
      type.kind !== 'enum' &&
      type.kind !== 'reference' &&
      !(type.kind === 'boolean' && isAsked),
  );
  const unit = telling
    .slice(-4, -3)
    .filter(([names]) => evidence.inside.some(({ text }) => names.includes(text)));
  const money = words.flatMap(({ text }) => currencyOf(text) ?? []);
  const isMoney = type.kind === 'money';
  return [
    ...strange.map(() => `a ${label.toLowerCase()} is no ${type.kind}`),
    ...unit
      .filter(([, kinds]) => !kinds.includes(type.kind))
      .map(() => `characters are counted, it is no ${type.kind}`),
    ...(isMoney && money.length > 0 && !money.includes(type.currency)
      ? [`the words do not say ${type.currency}`]
      : []),
    ...(!isMoney && money.length > 0 && type.kind !== 'enum' ? ['the words speak of money'] : []),
    ...unitFaults(type, evidence.inside),
    ...enumFaults(type, evidence),
  ];
}

/** "In minutes": the length is counted in them. */
function unitFaults(type: FieldType, words: readonly Word[]): string[] {
  if (type.kind !== 'duration') return [];
  const said = words.flatMap(({ text }) => unitOf(text)?.unit ?? []);
  return said.length > 0 && !said.includes(type.unit) ? [`the words do not say ${type.unit}`] : [];
}

function enumFaults(type: FieldType, { inside, around }: Evidence): string[] {
  if (type.kind !== 'enum') return [];
  const isOther = inside.some(({ text }) => ['other', 'autre'].includes(text));
  const lost = isOther && !type.values.some((value) => /other|autre/i.test(value));
  if (lost) return ['it leaves out other'];
  return type.values
    .filter((value) => !isNamed(inside, value) && !isNamed(around, value))
    .map((value) => `the words do not say ${value}`);
}

const remarks = ['note', 'comment', 'remark', 'remarque', 'commentaire', 'notes', 'description'];

const haves = new Set([
  'have',
  'has',
  'belong',
  'be',
  'carry',
  'contain',
  'avoir',
  'appartenir',
  'etre',
  'get',
  'include',
  'comporter',
]);
const mays = new Set(['may', 'can', 'could', 'might', 'peut', 'peuvent']);
const plainOptional = /^(option|facult|eventuel|possibl|perhaps|maybe|sometimes|parfois)/;

/** "May have", "can belong": what follows need not be there. */
function isAllowed(words: readonly Word[]): boolean {
  return words.some(
    ({ text }, index) =>
      mays.has(text) && (haves.has(words[index + 1]?.text ?? '') || haves.has(words[index + 2]?.text ?? '')),
  );
}

/** Whether the words of a field, or the one just before them, say that it may be left out. */
function isOptionalSaid({ field, evidence }: Inspected): boolean {
  const { inside, around } = evidence;
  const first = inside[0];
  const before = first && around[around.findIndex(({ start }) => start === first.start) - 1];
  const isBeside = before && first && first.start - before.end === 1;
  const words = [...(isBeside && before.text !== 'optional' ? [before] : []), ...inside];
  const isReference = field.type.kind === 'reference' || field.type.kind === 'references';
  return (
    words.some(({ text }) => plainOptional.test(text)) ||
    (!isReference && findCue(inside, 'optional').some(({ length }) => length > 1)) ||
    words.some(({ text }) => ['when', 'if', 'quand', 'si'].includes(text)) ||
    // "no" below "Required": the last word of its row.
    (field.type.kind !== 'boolean' &&
      inside.some(
        ({ text }, at) => at > 1 && (text === 'no' || text === 'non') && inside[at + 1]?.text !== 'two',
      ))
  );
}

/** Fields that nobody expects to be filled in unless it is said. */
function isLoose({ type, label, default: given }: Field): boolean {
  const isRemark = remarks.some((word) => wordsOf(label).some(({ text }) => text === word));
  return ['boolean', 'image', 'file', 'references'].includes(type.kind) || isRemark || given !== undefined;
}

function needFaults(inspected: Inspected): string[] {
  const { field, evidence } = inspected;
  const { required } = field;
  const isOptional = isOptionalSaid(inspected);
  const isMust = hasCue(evidence.inside, 'required');
  if (required && isOptional && !isMust) return ['the words say that it is optional'];
  if (required || isLoose(field)) return [];
  return isOptional || isAllowed(evidence.around) || isAllowed(evidence.aside)
    ? []
    : ['nothing says that it is optional'];
}

const uniqueWords = /^(unique|uniques|uniquely|distinct|univoque)$/;

function uniqueFaults({ specification, entity, field, evidence }: Inspected): string[] {
  const isSaid = hasCue(evidence.inside, 'unique');
  if (field.unique) return isSaid ? [] : ['nothing says that it is unique'];
  const isReference = field.type.kind === 'reference' || field.type.kind === 'references';
  const says = !isReference && evidence.inside.some(({ text }) => uniqueWords.test(text));
  const isTogether = specification.rules.some(
    (rule) => rule.kind === 'unique' && rule.entity === entity.key && rule.fields.includes(field.key),
  );
  return says && !isTogether ? ['the words say that it is unique'] : [];
}

function referenceFaults({ specification, field, evidence }: Inspected): string[] {
  const { type, label } = field;
  if (type.kind !== 'reference' && type.kind !== 'references') return [];
  const target = specification.entities.find(({ key }) => key === type.entity);
  if (!target) return [];
  const other = specification.entities.find(
    (entity) =>
      entity.key !== target.key &&
      nameWords(entity.label).length === nameWords(label).length &&
      isNamed(wordsOf(label), entity.label),
  );
  const isSaid = [target.label, target.labelPlural].some((name) => isNamed(evidence.around, name));
  return [
    ...(other && !isNamed(wordsOf(label), target.label)
      ? [`it leads to ${target.labelPlural.toLowerCase()}, not to ${other.labelPlural.toLowerCase()}`]
      : []),
    ...(isSaid ? [] : [`the words do not speak of ${target.labelPlural.toLowerCase()}`]),
  ];
}

/** "Members must be over 16": of people a bare number, or one of years, is their age. */
function isAge({ label, type }: Field, words: readonly Word[]): boolean {
  const isCounted = numeralsIn(words).some(
    ({ next }) => next === undefined || unitOf(next.text)?.unit === 'years',
  );
  const isAdult = words.some(({ text }) => grownUp.test(text));
  return type.kind === 'integer' && isNamed(wordsOf('age'), label) && (isCounted || isAdult);
}

/** "Adults only": who is of age is 18. */
export function isOfAge(years: number, words: readonly Word[]): boolean {
  return years === 18 && words.some(({ text }) => grownUp.test(text));
}

/** Words for those who are of age. */
export const grownUp = /^(?:adults?|adultes?|grown-?ups?|majeurs?|majeures?|mineurs?|mineures?|minors?)$/;

/** Whether the field's name stands where it cites; names that we gave (start, end) do not count. */
function nameFaults({ field, evidence }: Inspected): string[] {
  if (field.type.kind === 'reference' || field.type.kind === 'references') return [];
  const isSaid = nameWords(field.label).some((wanted) =>
    evidence.around.some((word) => isAkin(word, wanted)),
  );
  const isOurs = /^(start|end|debut|fin)/i.test(field.label);
  const isMeasured = evidence.inside.some(({ text }) => {
    const name = measuredBy(text);
    return name !== undefined && isNamed(nameWords(field.label), name);
  });
  return isSaid || isOurs || isMeasured || isAge(field, evidence.inside)
    ? []
    : [`the words do not speak of its ${field.label.toLowerCase()}`];
}

/** Why a field and its words do not agree; empty when they do. */
export function fieldFaults(inspected: Inspected): string[] {
  return [
    ...nameFaults(inspected),
    ...referenceFaults(inspected),
    ...(inspected.field.type.kind === 'reference'
      ? []
      : [...boundFaults(inspected), ...sideFaults(inspected)]),
    ...typeFaults(inspected),
    ...needFaults(inspected),
    ...uniqueFaults(inspected),
  ];
}

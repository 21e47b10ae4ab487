/** Entities and fields in controlled French. */
import type { Field, FieldType } from '../../protocol/specification.ts';
import { entityOf } from './english-phrase.ts';
import { agreed, capital, fieldName, listed, lower, ofOne, one, the, unitName } from './french-phrase.ts';
import type { Ways, Within } from './wording.ts';

type Bounds = { min?: number | undefined; max?: number | undefined; exclusiveMin?: number | undefined };

function boundsText({ min, max, exclusiveMin }: Bounds, unit = 1): string {
  if (min !== undefined && max !== undefined) return ` entre ${min / unit} et ${max / unit}`;
  const parts = [
    ...(exclusiveMin === undefined ? [] : [`supérieur à ${exclusiveMin / unit}`]),
    ...(min === undefined ? [] : [`d'au moins ${min / unit}`]),
    ...(max === undefined ? [] : [`d'au plus ${max / unit}`]),
  ];
  return parts.length > 0 ? ` ${parts.join(' et ')}` : '';
}

const currencies: Record<string, string> = {
  EUR: 'euros',
  USD: 'dollars',
  GBP: 'livres',
  CHF: 'francs suisses',
};

function textOf(type: Extract<FieldType, { kind: 'text' }>): string {
  const { minLength, maxLength, pattern } = type;
  const digits = pattern === undefined ? undefined : /^\[0-9\]\{(\d+)\}$/.exec(pattern)?.[1];
  if (digits !== undefined) return ` de ${digits} chiffres`;
  if (minLength !== undefined && maxLength !== undefined)
    return ` entre ${minLength} et ${maxLength} caractères`;
  if (minLength !== undefined) return ` d'au moins ${minLength} caractères`;
  return maxLength === undefined ? '' : ` d'au plus ${maxLength} caractères`;
}

const named: Record<string, string> = {
  date: 'une date',
  datetime: 'une date et heure',
  time: 'une heure',
  email: 'un e-mail',
  phone: 'un téléphone',
  url: 'un lien',
  colour: 'une couleur',
  image: 'une image',
  file: 'un fichier',
  boolean: 'oui ou non',
  integer: 'un nombre entier',
  decimal: 'un nombre',
  percentage: 'un pourcentage',
};

function typeSaid(type: FieldType): { plain: string; explicit: string } {
  if (type.kind === 'enum') {
    const values = listed(type.values, 'ou');
    return { plain: ` (${values})`, explicit: `, qui est ${values}` };
  }
  if (type.kind === 'text') {
    const length = textOf(type);
    return { plain: length, explicit: `, qui est un texte${type.multiline ? ' long' : ''}${length}` };
  }
  const bounds = 'min' in type || 'max' in type || 'exclusiveMin' in type ? type : {};
  if (type.kind === 'money') {
    const money = ` en ${currencies[type.currency] ?? type.currency}${boundsText(bounds, 100)}`;
    return { plain: money, explicit: `, qui est un montant${money}` };
  }
  if (type.kind === 'duration')
    return {
      plain: boundsText(bounds),
      explicit: `, qui est une durée en ${unitName(type.unit)}${boundsText(bounds)}`,
    };
  return {
    plain: boundsText(bounds),
    explicit: `, qui est ${named[type.kind] ?? type.kind}${boundsText(bounds)}`,
  };
}

function referenceWays({ specification, entity, said }: Within<Field>): Ways | undefined {
  const { type } = said;
  if (type.kind !== 'reference' && type.kind !== 'references') return undefined;
  const target = entityOf(specification, type.entity);
  const whole = lower(target?.label ?? type.entity);
  const part = capital(one(lower(entity.label)));
  if (type.kind === 'references')
    return [
      `${part} peut avoir plusieurs ${lower(target?.labelPlural ?? whole)}, et ${one(whole)} peut avoir plusieurs ${lower(entity.labelPlural)}.`,
    ];
  if (said.key !== `${type.entity}Id`)
    return [
      `${part} a ${one(fieldName(said))}${said.required ? '' : ` ${agreed('facultatif', fieldName(said))}`}, qui est ${one(whole)}.`,
    ];
  return said.required
    ? [`${part} appartient à ${one(whole)}.`, `${part} est pour ${one(whole)}.`]
    : [`${part} peut appartenir à ${one(whole)}.`];
}

/** "Un livre a un prix en euros facultatif." */
export function fieldWays(within: Within<Field>): Ways {
  return referenceWays(within) ?? attributeWays(within);
}

function attributeWays({ entity, said }: Within<Field>): Ways {
  const [name, owner] = [fieldName(said), one(lower(entity.label))];
  const { plain, explicit } = typeSaid(said.type);
  const isLoose = said.required || said.type.kind === 'boolean';
  const marks = [
    ...(isLoose ? [] : [agreed('facultatif', name)]),
    ...(said.unique ? [agreed('unique', name)] : []),
  ];
  const marked = marks.length > 0 ? ` ${marks.join(' et ')}` : '';
  const needed = said.required
    ? ''
    : ` ${capital(the(name))} ${ofOne(lower(entity.label))} est ${agreed('facultatif', name)}.`;
  const unique = said.unique
    ? ` ${capital(the(name))} ${ofOne(lower(entity.label))} est ${agreed('unique', name)}.`
    : '';
  const start = `${capital(owner)} a ${one(name)}`;
  return [
    `${start}${marked}${plain}.`,
    `${start}${plain}${marked}.`,
    `${start}${explicit}.${isLoose ? '' : needed}${unique}`,
    `${start}${plain}.${isLoose ? '' : needed}${unique}`,
  ];
}

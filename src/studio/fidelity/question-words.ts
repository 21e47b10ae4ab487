/** How questions and their answers are put, in each language. */
import type { Entity, Role } from '../../protocol/specification.ts';
import { french } from '../analyst/language/french.ts';
import { capital, lower, plural, withArticle } from './english-phrase.ts';

type Choice = { text: string; yes: string; no: string; sentence: string };
type LengthUnit = 'minutes' | 'hours' | 'days';

/** `yes` is what was assumed; `sentence` says the other. */
export type QuestionWords = {
  signUp: (role: Role) => Choice;
  others: (role: Role, entity: Entity) => Choice;
  tends: (role: Role, entity: Entity) => Choice;
  frees: (entity: Entity, state: string) => Choice;
  counts: (entity: Entity, state: string) => Choice;
  days: (entity: Entity) => Choice;
  unit: (name: string, amount: string) => string;
  lasts: (name: string, amount: string, unit: LengthUnit) => { label: string; sentence: string };
};

const english: QuestionWords = {
  signUp: ({ label }) => ({
    text: `May people open an account as ${lower(label)} themselves?`,
    yes: 'Yes, anybody may sign up',
    no: 'No, an administrator invites them',
    sentence: `${capital(plural(label))} may not open an account themselves.`,
  }),
  others: ({ label }, entity) => ({
    text: `May ${plural(label)} see the other ${lower(entity.labelPlural)}?`,
    yes: 'No, only their own record',
    no: `Yes, all ${lower(entity.labelPlural)}`,
    sentence: `${capital(plural(label))} may see all ${lower(entity.labelPlural)}.`,
  }),
  tends: ({ label }, entity) => ({
    text: `Who looks after the ${lower(entity.labelPlural)}?`,
    yes: capital(plural(label)),
    no: 'Only an administrator',
    sentence: `Only administrators may create, change and delete ${lower(entity.labelPlural)}.`,
  }),
  frees: (entity, state) => ({
    text: `Does ${withArticle(`${state} ${lower(entity.label)}`)} make room for another?`,
    yes: 'Yes, it no longer counts',
    no: 'No, it still counts',
    sentence: `${capital(withArticle(`${state} ${lower(entity.label)}`))} still counts.`,
  }),
  counts: (entity, state) => ({
    text: `Do ${state} ${lower(entity.labelPlural)} still count against the limits?`,
    yes: 'Yes, they count',
    no: 'No, they no longer count',
    sentence: `${capital(withArticle(`${state} ${lower(entity.label)}`))} no longer counts.`,
  }),
  days: (entity) => ({
    text: `Is ${withArticle(lower(entity.label))} for whole days, or by the hour?`,
    yes: 'By the hour, with a start and an end',
    no: 'For whole days',
    sentence: `${capital(withArticle(lower(entity.label)))} has a start date and an end date.`,
  }),
  unit: (name, amount) => `${capital(withArticle(name.toLowerCase()))} lasts ${amount} of what?`,
  lasts: (name, amount, unit) => ({
    label: `${amount} ${unit}`,
    sentence: `${capital(withArticle(name.toLowerCase()))} lasts ${amount} ${unit}.`,
  }),
};

const unitNames: Record<LengthUnit, string> = { minutes: 'minutes', hours: 'heures', days: 'jours' };

/** "un" or "une", with the name. */
function withOne(name: string): string {
  return `${french.genderOf?.(name) === 'f' ? 'une' : 'un'} ${name}`;
}

function severalOf(label: string): string {
  return french.pluralOf(label.toLowerCase());
}

const frenchWords: QuestionWords = {
  signUp: ({ label }) => ({
    text: `Peut-on ouvrir soi-même un compte de ${lower(label)} ?`,
    yes: "Oui, chacun peut s'inscrire",
    no: 'Non, un administrateur invite',
    sentence: `Les ${severalOf(label)} ne peuvent pas s'inscrire eux-mêmes.`,
  }),
  others: ({ label }, entity) => ({
    text: `Les ${severalOf(label)} voient-ils les autres ${lower(entity.labelPlural)} ?`,
    yes: 'Non, seulement leur propre fiche',
    no: `Oui, tous les ${lower(entity.labelPlural)}`,
    sentence: `Les ${severalOf(label)} peuvent voir tous les ${lower(entity.labelPlural)}.`,
  }),
  tends: ({ label }, entity) => ({
    text: `Qui gère les ${lower(entity.labelPlural)} ?`,
    yes: `Les ${severalOf(label)}`,
    no: 'Seulement un administrateur',
    sentence: `Seuls les administrateurs peuvent créer, modifier et supprimer les ${lower(entity.labelPlural)}.`,
  }),
  frees: (entity, state) => ({
    text: `${capital(withOne(lower(entity.label)))} ${state} libère-t-il sa place ?`,
    yes: 'Oui, cela ne compte plus',
    no: 'Non, cela compte toujours',
    sentence: `${capital(withOne(lower(entity.label)))} ${state} compte toujours.`,
  }),
  counts: (entity, state) => ({
    text: `${capital(withOne(lower(entity.label)))} ${state} compte-t-il encore dans les limites ?`,
    yes: 'Oui, cela compte',
    no: 'Non, cela ne compte plus',
    sentence: `${capital(withOne(lower(entity.label)))} ${state} ne compte plus.`,
  }),
  days: (entity) => ({
    text: `${capital(withOne(lower(entity.label)))} vaut-il pour des jours entiers, ou à l'heure ?`,
    yes: "À l'heure, avec un début et une fin",
    no: 'Pour des jours entiers',
    sentence: `${capital(withOne(lower(entity.label)))} a une date de début et une date de fin.`,
  }),
  unit: (name, amount) => `${capital(withOne(name.toLowerCase()))} dure ${amount}, mais quoi ?`,
  lasts: (name, amount, unit) => ({
    label: `${amount} ${unitNames[unit]}`,
    sentence: `${capital(withOne(name.toLowerCase()))} dure ${amount} ${unitNames[unit]}.`,
  }),
};

/** The words of questions, by the product's language. */
export const questionWords: Record<'en' | 'fr', QuestionWords> = { en: english, fr: frenchWords };

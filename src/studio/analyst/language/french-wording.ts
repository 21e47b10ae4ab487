/** What the analyst writes about a French brief. */
import { agreed } from './conjugation-french.ts';
import { frenchReasons } from './french-reasons.ts';
import { isElided, pluralOf } from './morphology-french.ts';
import type { Guess, Wording } from './wording.ts';

type GenderOf = (name: string) => 'm' | 'f';

const currencies: Readonly<Record<string, string>> = {
  EUR: 'euros',
  USD: 'dollars',
  GBP: 'livres sterling',
  CHF: 'francs suisses',
};
const inTime = {
  lt: 'avant',
  lte: 'au plus tard à',
  gt: 'après',
  gte: 'au plus tôt à',
  ne: 'différent de',
  eq: 'égal à',
} as const;
const periods: Readonly<Record<string, string>> = {
  day: 'par jour',
  week: 'par semaine',
  month: 'par mois',
  year: 'par an',
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Articles and agreement, by the gender of a name. */
function grammarOf(genderOf: GenderOf) {
  const isFeminine = (name: string): boolean => genderOf(name) === 'f';
  return {
    isFeminine,
    un: (name: string): string => `${isFeminine(name) ? 'une' : 'un'} ${name}`,
    le: (name: string): string =>
      isElided(name) ? `l'${name}` : `${isFeminine(name) ? 'la' : 'le'} ${name}`,
    du(name: string): string {
      if (isElided(name)) return `de l'${name}`;
      return isFeminine(name) ? `de la ${name}` : `du ${name}`;
    },
    au(name: string): string {
      if (isElided(name)) return `à l'${name}`;
      return isFeminine(name) ? `à la ${name}` : `au ${name}`;
    },
    ce(name: string): string {
      if (isFeminine(name)) return `cette ${name}`;
      return isElided(name) ? `cet ${name}` : `ce ${name}`;
    },
    agree: (word: string, name: string): string => agreed(word, genderOf(name)),
    il: (name: string): string => (isFeminine(name) ? 'elle' : 'il'),
    son: (name: string): string => (isFeminine(name) && !isElided(name) ? `sa ${name}` : `son ${name}`),
  };
}
type Forms = ReturnType<typeof grammarOf>;

const names: Wording['names'] = {
  status: { key: 'statut', label: 'Statut' },
  start: { key: 'debut', label: 'Début' },
  end: { key: 'fin', label: 'Fin' },
  startDate: { key: 'dateDebut', label: 'Date de début' },
  endDate: { key: 'dateFin', label: 'Date de fin' },
  due: { key: 'echeance', label: 'Échéance' },
  name: { key: 'nom', label: 'Nom' },
  member: { key: 'membre', label: 'Membre' },
  user: { key: 'utilisateur', label: 'Utilisateur' },
  amount: { key: 'montant', label: 'Montant' },
  text: { key: 'texte', label: 'Texte' },
  stars: { key: 'note', label: 'Note' },
  open: 'ouvert',
  product: 'Produit',
};

function orderOf(
  forms: Forms,
  left: string,
  right: string,
): (how: { op: keyof typeof inTime; isTime: boolean }) => string {
  const [first, second] = [left.toLowerCase(), right.toLowerCase()];
  const be = `${capital(forms.le(first))} doit être`;
  return ({ op, isTime }) => {
    if (op === 'ne') return `${be} ${forms.agree('différent', first)} ${forms.du(second)}.`;
    if (op === 'eq') return `${be} ${forms.agree('égal', first)} ${forms.au(second)}.`;
    if (isTime) {
      const place = op === 'lt' || op === 'gt' ? forms.le(second) : '';
      if (place !== '') return `${be} ${inTime[op]} ${place}.`;
      return `${capital(forms.le(first))} ne peut pas être ${op === 'lte' ? 'après' : 'avant'} ${forms.le(second)}.`;
    }
    const size = op === 'lt' || op === 'lte' ? 'inférieur' : 'supérieur';
    const orEqual = op === 'lte' || op === 'gte' ? ` ou ${forms.agree('égal', first)}` : '';
    return `${be} ${forms.agree(size, first)}${orEqual} ${forms.au(second)}.`;
  };
}

function messagesOf(forms: Forms): Wording['messages'] {
  return {
    aged: (entity, op, years) =>
      `${capital(forms.un(entity))} doit avoir ${{ lte: 'au moins', lt: 'plus de', gt: 'moins de', gte: 'au plus', ne: 'autre chose que', eq: 'exactement' }[op]} ${years} ans.`,
    futureOrPast: (label, isFuture) =>
      `${capital(forms.le(label.toLowerCase()))} doit être dans ${isFuture ? 'le futur' : 'le passé'}.`,
    order: (left, right, how) => orderOf(forms, left, right)(how),
    noOverlap: (entity, owner) =>
      owner === undefined
        ? `Il y a déjà ${forms.un(entity)} à ce moment-là.`
        : `${capital(forms.ce(owner))} a déjà ${forms.un(entity)} à ce moment-là.`,
    limit({ entity, max, states, owner, isSimultaneous, period }) {
      const said = states.map((state) => {
        const one = forms.agree(state, entity);
        return max === 1 ? one : pluralOf(one);
      });
      const amount = [`au plus ${max}`, max === 1 ? entity : pluralOf(entity), said.join(' ou ')]
        .filter(Boolean)
        .join(' ');
      const end = isSimultaneous ? ' à la fois' : period === undefined ? '' : ` ${periods[period] ?? ''}`;
      return owner === undefined
        ? `Il peut y avoir ${amount}${end}.`
        : `${capital(forms.un(owner))} peut avoir ${amount}${end}.`;
    },
    full: (owner, field) =>
      `${capital(forms.ce(owner))} est ${forms.agree('complet', owner)} : ${forms.le(field)} est ${forms.agree('atteint', field)}.`,
    unique: (entity, fields) =>
      `Il y a déjà ${forms.un(entity)} avec ${fields.map((field) => forms.ce(field)).join(' et ')}.`,
    once: (entity) => `Vous avez déjà ${forms.un(entity)}.`,
    timed({ entity, state, from, length, sign, moment }) {
      const what = [forms.un(entity), from.map((one) => forms.agree(one, entity)).join(' ou ')]
        .filter(Boolean)
        .join(' ');
      const when =
        moment === undefined
          ? `au bout de ${length}`
          : `${sign === 0 ? '' : `${length} `}${sign < 0 ? 'avant' : 'après'} ${forms.le(moment)}`;
      return `${capital(what)} devient automatiquement ${forms.agree(state, entity)} ${when}.`;
    },
    deadline({ verb, entity, when, moment, length, sign }) {
      const point =
        sign === 0 ? forms.le(moment) : `${length} ${sign < 0 ? 'avant' : 'après'} ${forms.le(moment)}`;
      const until = sign === 0 ? `jusqu'${forms.au(moment)}` : `jusqu'à ${point}`;
      return `${capital(forms.un(entity))} ne peut être ${forms.agree(verb, entity)} que ${when === 'until' ? until : `à partir de ${point}`}.`;
    },
    freeze: (entity, states) =>
      `${capital(forms.un(entity))} ${states.map((state) => forms.agree(state, entity)).join(' ou ')} ne peut plus être ${forms.agree('modifié', entity)}.`,
    required: ({ verb, entity, need }) =>
      `${capital(forms.un(entity))} ne peut être ${forms.agree(verb, entity)} qu'avec ${need}.`,
    stock: (entity, field) => `Il n'y a pas assez de ${field} pour ${forms.ce(entity)}.`,
    hours: (field, days, [from, to]) =>
      `${field} : ${days.map((day) => dayNames[day - 1]).join(', ')}, entre ${from} et ${to}.`,
  };
}

const lengthUnits = {
  minutes: ['minute', 'minutes'],
  hours: ['heure', 'heures'],
  days: ['jour', 'jours'],
  weeks: ['semaine', 'semaines'],
  months: ['mois', 'mois'],
  years: ['an', 'ans'],
} as const;
const dayNames = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

function guessOf(forms: Forms, field: string, guess: Guess): string {
  if (guess.is === 'text') return 'est un texte';
  if (guess.is === 'minutes') return 'est en minutes';
  if (guess.is === 'atLeastOne') return `vaut au moins un (en ${guess.unit})`;
  return guess.value === 0 ? `n'est jamais ${forms.agree('négatif', field)}` : `vaut au moins ${guess.value}`;
}

function assumptionsOf(forms: Forms): Wording['assumptions'] {
  const many = (name: string): string => `Les ${pluralOf(name)}`;
  const states = (entity: string, all: readonly string[]): string[] =>
    all.map((state) => forms.agree(state, entity));
  return {
    amount: (entity, count, price) =>
      `${capital(forms.le('montant'))} ${forms.du(entity)} est ${forms.son(count)} fois ${forms.le(price)}.`,
    sum: (total, entity, part) =>
      `${capital(forms.le(total))} ${forms.du(entity)} est la somme de ses ${pluralOf(part)}.`,
    oncePerAccount: (entity, target) =>
      `Chaque compte fait au plus ${forms.un(entity)} pour ${forms.le(target)}.`,
    pricesIn: (currency) => `Les prix sont en ${currencies[currency] ?? currency}.`,
    timesIn: (zone) => `Les heures sont celles de ${zone === 'Europe/Paris' ? 'Paris' : zone}.`,
    endsAfterStart: (entity, isDay) =>
      `${capital(forms.un(entity))} ne finit pas avant ${isDay ? 'le jour où' : 'le moment où'} ${forms.il(entity)} commence.`,
    field: (field, entity, guess) =>
      `${capital(forms.le(field))} ${forms.du(entity)} ${guessOf(forms, field, guess)}.`,
    mayHave: (entity, owner) => `${capital(forms.un(entity))} peut avoir ${forms.un(owner)}.`,
    needs: (entity, field) => `il faut ${forms.un(field)} à ${forms.un(entity)}`,
    needsNone: (entity, field) =>
      `Il faut ${forms.un(field)} à ${forms.un(entity)} ; le texte n'en parle pas.`,
    newIsOpen: (entity) => `${capital(forms.un(entity))} est ${forms.agree('ouvert', entity)} à sa création.`,
    anyOrder: (entity, all) =>
      `${capital(forms.un(entity))} peut passer de n'importe lequel de ces états à : ${states(entity, all).join(', ')}.`,
    isOneOf: (entity, all) => `${forms.un(entity)} est ${states(entity, all).join(' ou ')}`,
    canBe: (entity, state, from) =>
      `${capital(forms.un(entity))} peut passer à « ${forms.agree(state, entity)} » tant qu'${forms.il(entity)} est ${states(entity, from).join(' ou ')}.`,
    lastsLike: (entity, like) => `${capital(forms.un(entity))} dure aussi longtemps que ${forms.son(like)}.`,
    unlimited: (entity) => `Le nombre de ${pluralOf(entity)} n'est pas limité.`,
    onlySee: (role) => `${many(role)} ne font que consulter.`,
    everything: () => 'Les membres peuvent tout faire, car le texte ne nomme aucun rôle.',
    forThemselves: (role, entity) => `${many(role)} créent des ${pluralOf(entity)} pour eux-mêmes seulement.`,
    administratorsMay: (verbs, entities) =>
      `Les administrateurs peuvent tout de même ${verbs.join(' ou ')} ${entities.length === 0 ? 'tout' : `les ${entities.map((name) => pluralOf(name)).join(', ')}`}.`,
    signUp: (role) => `Chacun peut ouvrir lui-même un compte de ${role}.`,
    ownRecord: (role) => `${many(role)} voient et corrigent leur propre fiche.`,
    choose: (role, what, whole) =>
      `${many(role)} voient les ${pluralOf(what)}, car ils y choisissent pour les ${pluralOf(whole)}.`,
    manage: (role, what) =>
      `${many(role)} gèrent les ${pluralOf(what)}, car le texte ne dit pas qui s'en occupe.`,
    parts: (role, part, whole) =>
      `${many(role)} peuvent faire avec les ${pluralOf(part)} ce qu'ils peuvent faire avec les ${pluralOf(whole)}.`,
    see: (role, what) => `${many(role)} voient les ${pluralOf(what)}, car le texte ne dit rien d'autre.`,
  };
}

const refusals: Wording['refusals'] = {
  empty: 'Le texte est vide.',
  tooLong: (length, most) => `Le texte a ${length} caractères ; ${most} au plus sont lus.`,
  tooLongHint: 'Gardez ce que le produit doit faire et laissez le reste.',
  notText: "Ce n'est pas du texte.",
  notTextHint: 'Écrivez-le en texte simple ou en markdown, en UTF-8.',
  contradiction: (first, second) =>
    `Le texte se contredit : « ${first} » et « ${second} » ne peuvent pas être vrais ensemble.`,
  contradictionHint: "Décidez lequel des deux est voulu et enlevez l'autre.",
  noProduct: 'Le texte ne décrit aucun produit : il ne nomme rien que des gens gardent ou font.',
  tooLittle: (share) =>
    `Seulement ${Math.round(share * 100)} % de ce que le texte demande a été compris : trop peu pour construire ce qu'il veut dire.`,
  tooLittleHint:
    './macrohard spec TEXTE --plain montre ce qui a été compris et ce qui ne l’a pas été. Des phrases courtes qui disent une chose chacune se lisent le mieux, par exemple : « Un rendez-vous est pour un client et a une date. Les clients peuvent annuler leurs propres rendez-vous. »',
  example:
    "Dites qui s'en sert et ce qu'il garde, par exemple : « Une bibliothèque prête des livres à ses membres. Un livre a un titre et un auteur. »",
};

/** What rules ask for, subjects of messages, labels of figures. */
function beyondOf(forms: Forms): Pick<Wording, 'needs' | 'lengthOf' | 'subjects' | 'figures'> {
  return {
    needs: {
      atLeast: (min, entity) => `au moins ${min} ${min === 1 ? entity : pluralOf(entity)}`,
      filled: (field) => forms.un(field),
      state: (owner, states) =>
        `${forms.son(owner)} ${states.map((state) => forms.agree(state, owner)).join(' ou ')}`,
      equals: (field, value) => `${forms.son(field)} : ${value}`,
      none: (entity, which, owner) =>
        `${forms.agree('aucun', entity)} ${entity}${which === '' ? '' : ` ${forms.agree(which, entity)}`}${owner === undefined ? '' : ` pour ${forms.son(owner)}`}`,
      flag: (owner, flag, isNegated) =>
        `${forms.son(owner)} ${isNegated ? 'non ' : ''}${forms.agree(flag, owner)}`,
    },
    lengthOf: (amount, unit) => `${amount} ${lengthUnits[unit][amount === 1 ? 0 : 1]}`,
    subjects: {
      created: (entity) => `${capital(forms.agree('nouveau', entity))} ${entity}`,
      updated: (entity) => `${capital(entity)} ${forms.agree('modifié', entity)}`,
      transition: (entity, state) => `${capital(entity)} ${forms.agree(state, entity)}`,
      due: (entity) => `Rappel : ${entity}`,
    },
    figures: {
      count: (entity, states) =>
        capital(
          [pluralOf(entity), states.map((state) => pluralOf(forms.agree(state, entity))).join(' ou ')]
            .filter(Boolean)
            .join(' '),
        ),
      sum: (field, entity) =>
        `${capital(field.split(' ').includes('total') ? field : `total ${field}`)} des ${pluralOf(entity)}`,
      average: (field, entity) => `Moyenne ${field} des ${pluralOf(entity)}`,
      by: (figure, by) => `${figure} par ${by}`,
      top: (count, entity) => `Les ${count} premiers : ${pluralOf(entity)}`,
      within: (figure, period) => `${figure}, ${forms.ce(period)}`,
    },
  };
}

/** French texts, with the genders that the brief itself shows. */
export function frenchWording(genderOf: GenderOf): Wording {
  const forms = grammarOf(genderOf);
  return {
    names,
    messages: messagesOf(forms),
    assumptions: assumptionsOf(forms),
    both: (words) => words.join(' et '),
    either: (words) => words.join(' ou '),
    some: forms.un,
    inUnit: (name, unit) => `${name} en ${unit}`,
    periods: { day: 'jour', week: 'semaine', month: 'mois', year: 'année' },
    folds: {
      count: (many) => `nombre de ${many}`,
      sum: (name) => `total ${name}`.trim(),
      average: (name) => `${name} ${forms.agree('moyen', name || 'montant')}`.trim(),
      least: (name) => `${name} minimum`.trim(),
      greatest: (name) => `${name} maximum`.trim(),
      total: 'total',
    },
    ...beyondOf(forms),
    units: {
      minutes: 'minutes',
      hours: 'heures',
      days: 'jours',
      weeks: 'semaines',
      months: 'mois',
      years: 'années',
    },
    verbLabel: capital,
    lightVerbs: new Set(['faire', 'être', 'avoir', 'rendre']),
    markLabel: (state) => `Marquer comme ${state}`,
    reason: frenchReasons,
    refusals,
    questions: {
      signUp: {
        text: (role) => `Chacun peut-il ouvrir lui-même un compte de ${role} ?`,
        yes: "Oui, chacun peut s'inscrire",
        no: 'Non, un administrateur les invite',
      },
    },
  };
}

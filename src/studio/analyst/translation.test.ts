import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { validateSpecification } from '../specification/validate.ts';
import { analyseBrief } from './analyse.ts';

/** The examples in French, sentence by sentence. */
const french: Record<string, string> = {
  'hair-salon': `# Salon de coiffure

Un salon de coiffure veut mettre de l'ordre dans ses rendez-vous.

Le salon a des coiffeurs, des prestations et des clients. Un coiffeur a un nom, un numéro de téléphone et un e-mail. Une prestation a un nom unique, un prix en euros et une durée en minutes entre 10 et 240. Un client a un nom, un e-mail, qui est unique, et un numéro de téléphone facultatif.

Un rendez-vous est pour un client, un coiffeur et une prestation. Il a une date et heure de début et une remarque facultative. Il dure aussi longtemps que sa prestation. Un coiffeur ne peut pas avoir deux rendez-vous qui se chevauchent. Un client peut avoir au plus 3 rendez-vous réservés à la fois.

Un rendez-vous est réservé, puis confirmé, puis terminé. Un rendez-vous réservé ou confirmé peut être annulé. Les clients ne peuvent réserver et annuler que leurs propres rendez-vous. Les coiffeurs peuvent confirmer et terminer leurs propres rendez-vous. Tout le monde peut voir les prestations.

Les réceptionnistes gèrent les clients, les rendez-vous et les prestations.
`,
  library: `# Bibliothèque

Une bibliothèque prête des livres à des membres. Un membre peut emprunter au plus 3 livres à la fois.

Un livre a un titre, un auteur et un ISBN unique de 13 chiffres. Un membre a un nom et un e-mail, qui est unique. Un prêt a une échéance.

Les bibliothécaires gèrent les livres, les membres et les prêts. Les membres peuvent voir les livres et leurs propres prêts. Les membres ne peuvent pas voir les prêts des autres membres.
`,
  gym: `# Salle de sport

Nous tenons une salle de sport et avons besoin d'une appli pour nos cours.

- Un cours a un nom, une date et heure de début, une durée en minutes et une capacité.
- Chaque cours est donné par un entraîneur.
- Un entraîneur a un nom et une adresse e-mail.
- Les membres ont un nom, un e-mail (unique) et un numéro de téléphone.

Les membres peuvent s'inscrire aux cours. Un cours n'a jamais plus d'inscriptions que sa capacité. Les membres peuvent annuler leurs propres inscriptions. Un entraîneur ne peut pas avoir deux cours en même temps.

Les entraîneurs peuvent voir les cours et les inscriptions. Les managers gèrent les cours et les entraîneurs. Seuls les administrateurs peuvent supprimer les membres.
`,
  invoices: `# Factures

Une petite société garde ses clients et ses factures.

Un client a un nom, une adresse, un e-mail et un SIRET de 14 chiffres, qui est unique. Chaque client a plusieurs factures. Une facture a un numéro unique, une date, une échéance, un montant en euros supérieur à 0 et une description facultative. L'échéance ne doit pas être avant la date.

Une facture passe de brouillon à envoyée puis à payée. Une facture brouillon ou envoyée peut être annulée.

Seuls les comptables peuvent envoyer les factures et les marquer comme payées. Les commerciaux peuvent créer et modifier les factures. Les commerciaux ne peuvent pas supprimer les clients.
`,
  'tool-library': `# Outilthèque

Notre outilthèque loue des outils aux voisins.

Un outil a un nom, une catégorie, un prix journalier en euros et un numéro de série qui doit être unique. Un voisin a un nom, un e-mail et un numéro de téléphone facultatif. Une location a une date de début et une date de fin. La date de fin n'est pas avant la date de début.

Un outil ne peut pas être loué deux fois en même temps. Un voisin peut louer au plus 2 outils à la fois.

Les bénévoles gèrent les outils, les voisins et les locations. Les voisins peuvent voir les outils et les louer.
`,
  'veterinary-clinic': `# Clinique vétérinaire

Une clinique vétérinaire s'occupe d'animaux et de leurs propriétaires.

Chaque propriétaire a un nom, un numéro de téléphone et un e-mail. Un animal appartient à un propriétaire et a un nom, une espèce, une date de naissance et un numéro de puce facultatif de 15 chiffres. L'espèce est chien, chat, lapin ou autre. Un vétérinaire a un nom et un e-mail.

Une visite est pour un animal et un vétérinaire ; elle a une date et heure de début, un motif et des remarques. Une visite dure 30 minutes. Un vétérinaire ne peut pas avoir deux visites en même temps. Une visite est planifiée, puis terminée. Une visite planifiée peut être annulée.

Les réceptionnistes gèrent les propriétaires, les animaux et les visites. Les vétérinaires peuvent voir les animaux et terminer leurs propres visites. Les propriétaires peuvent voir leurs propres animaux et leurs propres visites, mais ne peuvent pas voir les animaux des autres propriétaires.
`,
};

function understood(brief: string): Specification {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  expect(specification.notUnderstood).toEqual([]);
  expect(validateSpecification(specification)).toEqual([]);
  return specification;
}

/** What a specification says, whatever its words are: the shape of each element, in an order of their own. */
function structureOf({ entities, roles, permissions, rules }: Specification): unknown {
  const nameless = (items: readonly unknown[]): string[] => items.map((item) => JSON.stringify(item)).sort();
  return {
    entities: nameless(
      entities.map(({ fields, lifecycle, display }) => ({
        fields: nameless(
          fields.map(({ type, required, unique }) => [
            type.kind,
            required,
            unique,
            ...('min' in type ? [type.min] : []),
            ...('max' in type ? [type.max] : []),
            ...('values' in type ? [type.values.length] : []),
            ...('pattern' in type ? [type.pattern] : []),
          ]),
        ),
        hasDisplay: display !== undefined,
        states: lifecycle?.states.map(({ occupies }) => occupies),
        ways: nameless((lifecycle?.transitions ?? []).map(({ from }) => from.length)),
      })),
    ),
    roles: nameless(roles.map(({ entity, selfSignUp }) => [entity !== undefined, selfSignUp])),
    permissions: nameless(
      permissions.map(({ actions, transitions, scope, via }) => [
        actions,
        transitions.length,
        scope,
        via.length,
      ]),
    ),
    rules: nameless(
      rules.map((rule) => [
        rule.kind,
        'per' in rule ? rule.per.length : 0,
        'op' in rule ? rule.op : '',
        'max' in rule && typeof rule.max === 'number' ? rule.max : '',
      ]),
    ),
  };
}

describe('a brief and its translation', () => {
  it.each(Object.keys(french))('%s says the same in French', (name) => {
    const english = readFileSync(
      join(import.meta.dirname, '../../../test/fixtures/briefs', `${name}.md`),
      'utf8',
    );
    const [left, right] = [understood(english), understood(french[name] ?? '')];
    expect(right.product).toMatchObject({ language: 'fr', timeZone: 'Europe/Paris', currency: 'EUR' });
    expect(structureOf(right)).toEqual(structureOf(left));
  });
});

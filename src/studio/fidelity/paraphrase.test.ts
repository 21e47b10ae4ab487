import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { elementId } from '../../protocol/specification.ts';
import type { Specification } from '../../protocol/specification.ts';
import { analyseBrief } from '../analyst/analyse.ts';
import { differences, sameMeaning } from './meaning.ts';
import { paraphrase, paraphraseText } from './paraphrase.ts';

const examples = join(import.meta.dirname, '../../../examples');
const briefs = readdirSync(examples).filter((name) => name.endsWith('.md'));

function read(brief: string): Specification {
  const { specification, why } = analyseBrief(brief);
  if (!specification) throw new Error(why);
  return specification;
}

describe('a specification in plain words', () => {
  it.each(briefs)('%s: its sentences read back to the identical specification', (name) => {
    const specification = read(readFileSync(join(examples, name), 'utf8'));
    const plain = paraphrase(specification);
    expect(plain.unread).toEqual([]);
    const back = read(paraphraseText(specification, plain));
    expect(differences(specification, back)).toEqual([]);
    expect(back.notUnderstood).toEqual([]);
  });

  it.each(briefs)('%s: every element has a sentence', (name) => {
    const specification = read(readFileSync(join(examples, name), 'utf8'));
    const said = new Set(paraphrase(specification).lines.map(({ element }) => element));
    const { entities, roles, permissions, rules } = specification;
    const wanted = [
      ...entities.flatMap(({ key, fields, lifecycle }) => [
        elementId.entity(key),
        ...fields.map((field) => elementId.field(key, field.key)),
        ...(lifecycle?.transitions.map(({ verb }) => elementId.transition(key, verb)) ?? []),
      ]),
      ...roles.map(({ key }) => elementId.role(key)),
      ...permissions.map(({ role, entity }) => elementId.permission(role, entity)),
      ...rules.map(({ id }) => elementId.rule(id)),
    ];
    expect(wanted.filter((element) => !said.has(element))).toEqual([]);
  });

  it('a French brief is said in French, and read back', () => {
    const brief =
      'Un coiffeur a un nom. Un client a un nom, un e-mail unique et une note facultative. Une prestation a un nom unique, une durée en minutes entre 5 et 480 et un prix en euros. Un rendez-vous est pour un client, un coiffeur et une prestation et a une date et heure de début. Un rendez-vous dure aussi longtemps que sa prestation. Un coiffeur ne peut pas avoir deux rendez-vous en même temps. Un client peut avoir au plus 3 rendez-vous réservés à la fois. Un rendez-vous est réservé, puis confirmé, puis terminé. Un rendez-vous réservé ou confirmé peut être annulé. Les clients peuvent réserver et annuler leurs propres rendez-vous. Les réceptionnistes gèrent les clients, les prestations, les coiffeurs et les rendez-vous.';
    const { lines, unread } = paraphrase(read(brief));
    expect(unread).toEqual([]);
    expect(lines.map(({ text }) => text)).toContain('Un rendez-vous réservé ou confirmé peut être annulé.');
  });

  it('French words agree in number, and no state and no second owner is left out', () => {
    const brief =
      "Un candidat a un nom et un e-mail unique. Un poste a un intitulé unique. Une candidature est pour un poste et un candidat et a une date. Une candidature est reçue, puis invitée, puis acceptée. Un candidat ne peut pas avoir deux candidatures pour le même poste. Un candidat peut avoir au plus 3 candidatures reçues à la fois. Le nombre de candidatures reçues d'un poste est affiché. Les candidatures sont affichées sur un tableau par statut. La page d'accueil montre le nombre de candidatures acceptées. Les candidats peuvent créer leurs propres candidatures. Les responsables gèrent les candidats, les postes et les candidatures.";
    const said = paraphrase(read(brief)).lines.map(({ text }) => text);
    expect(said).toEqual(
      expect.arrayContaining([
        'Un candidat ne peut pas avoir deux candidatures pour le même poste.',
        'Un candidat peut avoir au plus 3 candidatures reçues.',
        "Le nombre de candidatures reçues d'un poste est le nombre de ses candidatures reçues.",
        'Les candidatures sont affichées dans un tableau.',
        "La page d'accueil montre le nombre de candidatures acceptées.",
      ]),
    );
  });

  it('says what a default of ours would add otherwise', () => {
    const specification = read(
      'A shelf has a label. A book has a title. Readers can see books. Clerks manage books.',
    );
    const closed = {
      ...specification,
      permissions: specification.permissions.filter(
        ({ role, entity }) => role !== 'clerk' || entity !== 'shelf',
      ),
    };
    expect(paraphrase(closed).unread).toEqual([]);
  });
});

describe('the same meaning', () => {
  const one = read('A book has a title and an author. Clerks can add and see books.');

  it('is not changed by order, sources and names that only we use', () => {
    const other = structuredClone(one);
    other.entities.reverse();
    other.permissions.reverse();
    other.product.name = 'Another';
    for (const field of other.entities[0]?.fields ?? []) field.source = { from: 'hand' };
    expect(sameMeaning(one, other)).toBe(true);
  });

  it('names what is missing, added and said otherwise', () => {
    const other = structuredClone(one);
    const [book] = other.entities;
    const [title, ...rest] = book?.fields ?? [];
    if (!book || !title) throw new Error('a book has a title');
    book.fields = [
      { ...title, required: !title.required },
      { ...title, key: 'subtitle' },
    ];
    expect(differences(one, other).map(({ element, kind }) => `${kind} ${element}`)).toEqual([
      'other field:book.title',
      ...rest.map(({ key }) => `missing field:book.${key}`),
      'extra field:book.subtitle',
    ]);
  });
});

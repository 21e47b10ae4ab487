import { describe, expect, it } from 'vitest';
import { analyseBrief } from '../analyst/analyse.ts';
import { genderOf } from '../analyst/language/morphology-french.ts';
import { validateSpecification } from '../specification/validate.ts';
import { sentencesFor } from './pack.ts';
import type { Pack, PackLanguage } from './pack.ts';
import { packs } from './packs.ts';

const languages: readonly PackLanguage[] = ['en', 'fr'];

/** Every pack as each of its trades gets it, and as anybody else does. */
const variants = packs().flatMap((pack) =>
  languages
    .filter((language) => pack.text[language].parts.length > 0)
    .flatMap((language) => {
      const trades = pack.text[language].parts.flatMap((part) => part.trades.slice(0, 1));
      return [undefined, ...trades].map((trade) => ({
        name: `${pack.kind}, ${language}${trade === undefined ? '' : `, ${trade}`}`,
        pack,
        language,
        sentences: sentencesFor(pack.text[language], trade === undefined ? [] : [trade]),
      }));
    }),
);

/** The line in which a gap stands. */
function lineOf(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at) + 1).split('\n')[0] ?? '';
}

describe('the catalogue', () => {
  it('knows at least sixty kinds of product', () => {
    expect(packs().length).toBeGreaterThanOrEqual(60);
  });

  it('calls no two kinds by the same name', () => {
    for (const language of languages) {
      const names = packs().flatMap(({ text }) => text[language].names.map((name) => name.toLowerCase()));
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    }
  });

  it.each([
    ['en', 'I want an app: '],
    ['fr', 'Je voudrais une application : '],
  ] as const)(
    'gives each kind to who asks for it by its first name, %s',
    (language, asking) => {
      const missed = packs().filter(
        ({ kind, text }) => analyseBrief(`${asking}${text[language].names[0]}.`).kinds?.[0] !== kind,
      );
      expect(missed.map(({ kind }) => kind)).toEqual([]);
      // Nearly a hundred briefs.
    },
    60_000,
  );

  it('knows the gender of every noun that its French pages have with an article', () => {
    const sentences = packs().flatMap(({ text }) => text.fr.parts.flatMap((part) => part.sentences));
    const wrong = sentences.flatMap((sentence) =>
      [...sentence.matchAll(/(?<![\p{L}'’])(?<article>une?) (?<noun>[\p{L}-]+)/giu)].flatMap(({ groups }) => {
        const [article = '', noun = ''] = [groups?.['article'], groups?.['noun']];
        return (genderOf(noun) === 'f') === (article.toLowerCase() === 'une') ? [] : [`${article} ${noun}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each(packs().map((pack: Pack) => [pack.kind, pack] as const))(
    '%s has names in both languages',
    (_, pack) => {
      for (const language of languages) {
        expect(pack.text[language].names.length).toBeGreaterThan(1);
        expect(pack.text[language].main).toMatch(/./);
      }
      expect(pack.text.en.parts.length).toBeGreaterThan(0);
    },
  );

  it.each(variants.map((variant) => [variant.name, variant] as const))(
    'every sentence of %s is read whole and makes a product of its field',
    (_, { pack, language, sentences }) => {
      const text = sentences.join('\n');
      const { specification, citedShare, why } = analyseBrief(text);
      if (!specification) throw new Error(why);
      expect(specification.notUnderstood.map((gap) => `${lineOf(text, gap.start)} (${gap.text})`)).toEqual(
        [],
      );
      expect({ citedShare, language: specification.product.language }).toEqual({ citedShare: 1, language });
      expect(validateSpecification(specification)).toEqual([]);
      const { entities, roles, rules } = specification;
      expect(entities.length).toBeGreaterThanOrEqual(3);
      expect(roles.length).toBeGreaterThanOrEqual(2);
      const courses = entities.filter(({ lifecycle }) => lifecycle);
      expect(rules.length + courses.length).toBeGreaterThanOrEqual(1);
      const labels = entities.map(({ label }) => label.toLowerCase());
      expect(labels).toContain(pack.text[language].main);
    },
  );
});

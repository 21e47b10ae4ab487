import { describe, expect, it } from 'vitest';
import { assert, boolean, constantFrom, integer, property } from 'fast-check';
import type { Specification } from '../../../protocol/specification.ts';
import { analyseBrief } from '../analyse.ts';
import { readerOf } from '../document/reader.ts';
import { segmentsOf } from '../language/text.ts';
import { plainOf } from './plain.ts';

function plain(text: string): { words: string[]; background: string[] } {
  const { reader, segments } = readerOf(segmentsOf(text));
  const found = plainOf(reader, segments);
  return {
    words: found.segments.map(({ tokens }) => tokens.map(({ lower }) => lower).join(' ')).filter(Boolean),
    background: found.background.map(({ start, end }) => text.slice(start, end)),
  };
}

describe('what people say without meaning it', () => {
  it.each([
    ['Ok so basically members can obviously book rooms please.', 'members can book rooms'],
    ['The thing is that drivers can see their trips, of course.', 'drivers can see their trips'],
    ['It would be good if teachers could see the marks.', 'teachers could see the marks'],
    ['I want parents to be able to book lessons.', 'parents can book lessons'],
    ['We would like the cooks to be able to see orders.', 'the cooks can see orders'],
    ['What I want is members can rent boats.', 'members can rent boats'],
    [
      'En fait, les membres peuvent évidemment réserver des salles.',
      'les membres peuvent réserver de les salles',
    ],
    ['Il faudrait que les bénévoles puissent voir les stocks.', 'les bénévoles puissent voir les stocks'],
    ['One of the cooks then changes the menu.', 'one of the cooks changes the menu'],
    ['Ce serait bien que les clients puissent annuler.', 'les clients puissent annuler'],
  ])('is taken out: %s', (text, left) => {
    expect(plain(text).words).toEqual([left]);
  });

  it.each([
    'A member may borrow just 3 books.',
    'A right is given to a member.',
    'Members really.',
    'I want to see the orders.',
    'A well has a depth.',
    'A crate is packed then sent then paid',
  ])('stays where it means something: %s', (text) => {
    const [words] = plain(text).words;
    expect(words).toBe(text.toLowerCase().replace('.', ''));
  });
});

describe('what asks nothing of the product', () => {
  it.each([
    'Hello!',
    'Thanks in advance',
    'Today everything is in a notebook',
    'I took over from my father in 2019',
    'Right now the list is an Excel file',
    'At the moment its all in a whatsapp group',
    'Last year we lost two invoices',
    'dont worry about that',
    'The paper cards no longer work',
  ])('is set apart: %s', (text) => {
    expect(plain(`A tool has a name. ${text}.`).background).toHaveLength(1);
  });

  it.each(['Merci d’avance', 'Aujourd’hui tout est dans un cahier', 'Rien de compliqué'])(
    'is set apart in French: %s',
    (text) => {
      expect(plain(`Un outil a un nom. ${text}.`).background).toHaveLength(1);
    },
  );

  it('is set apart with the reason that a clause gives', () => {
    const { words, background } = plain('Members see the report because our insurance asks for it.');
    expect(words).toEqual(['members see the report']);
    expect(background).toEqual(['because our insurance asks for it']);
  });

  it.each([
    'Rejected requests are deleted.',
    'A member may hold 3 books at the moment.',
    'Orders placed last week are shown first.',
    'I never want two visits at the same time.',
    'Today’s appointments are shown on the home page.',
    'The phone of a client is required.',
    'We lend books to members.',
    'Nobody can book twice because there are only 3 rooms.',
    'I don’t do more than 2 weddings on a saturday ever again.',
    'We need a list of the invoices that we lost last year.',
    'The driver AND the van both have to be free thats what always goes wrong.',
    'We have 6 farms that went in together.',
    'A lost key is reported.',
    'Les demandes refusées sont supprimées.',
    'Aujourd’hui un membre peut prendre un panier.',
    'Je ne veux pas deux fois la même chambre.',
  ])('holds no wish, rule or limit: %s', (text) => {
    expect(plain(text).background).toEqual([]);
  });
});

const product =
  'A tool has a name and a price in euros. Members can borrow tools. A member has a name. Tools cannot be borrowed twice at the same time.';

const passed: ReadonlySet<string> = new Set(['start', 'end', 'summary', 'background']);

/** A specification without places and background. */
const asks = (specification: Specification | undefined): Specification =>
  JSON.parse(
    JSON.stringify(specification, (key, value: unknown) => (passed.has(key) ? undefined : value)),
  ) as Specification;

describe('plain words', () => {
  it('background changes nothing but the list of background', () => {
    const known = asks(analyseBrief(product).specification);
    const telling = constantFrom(
      'Hello.',
      'Thanks in advance.',
      'Today everything is in a notebook.',
      'I took over from my father in 2019.',
      'Nothing fancy.',
    );
    assert(
      property(telling, boolean(), (text, isFirst) => {
        const brief = isFirst ? `${text} ${product}` : `${product} ${text}`;
        const { specification } = analyseBrief(brief);
        expect(specification?.background.map((one) => one.text)).toEqual([text.slice(0, -1)]);
        expect(asks(specification)).toEqual(known);
      }),
      { numRuns: 8 },
    );
  });

  it('discourse changes nothing that is read', () => {
    const known = asks(analyseBrief(product).specification);
    const words = constantFrom(
      'Obviously',
      'Ok so',
      'Basically',
      'Actually',
      'The thing is that',
      'Of course',
    );
    assert(
      property(words, integer({ min: 0, max: 3 }), (word, at) => {
        const sentences = product.split(/(?<=\.) /);
        const said = sentences.map((one, index) =>
          index === at ? `${word} ${one.charAt(0).toLowerCase()}${one.slice(1)}` : one,
        );
        const found = asks(analyseBrief(said.join(' ')).specification);
        expect(found.entities).toBeDefined();
        expect({ ...found, entities: found.entities.length }).toMatchObject({
          notUnderstood: [],
          entities: known.entities.length,
        });
        expect(found.rules.map(({ id }) => id)).toEqual(known.rules.map(({ id }) => id));
      }),
      { numRuns: 8 },
    );
  });

  it('keeps the places that tokens have in the brief', () => {
    const text = "ok so basically it's members, obviously, who can book rooms and the list is empty";
    const { reader, segments } = readerOf(segmentsOf(text));
    for (const { tokens } of plainOf(reader, segments).segments)
      for (const token of tokens)
        if (token.lower !== 'is') expect(text.slice(token.start, token.end).toLowerCase()).toBe(token.lower);
  });
});

import { describe, expect, it } from 'vitest';
import { analyseBrief } from '../analyse.ts';
import { readerOf } from '../document/reader.ts';
import { segmentsOf } from '../language/text.ts';

const wordsOf = (text: string): string[] =>
  readerOf(segmentsOf(text)).segments.flatMap(({ tokens }) => tokens.map(({ lower }) => lower));

describe('slips of the pen', () => {
  it.each([
    ['each apointment has a prise', 'each appointment has a price'],
    ['members shoud recieve a mesage', 'members should receive a message'],
    ['the secretery manages the wating list', 'the secretary manages the waiting list'],
    ['a familly can cancell befor monday', 'a family can cancel before monday'],
  ])('are read as what was meant: %s', (text, meant) => {
    expect(wordsOf(text).join(' ')).toBe(meant);
  });

  it.each([
    'the labour is listed in plots and kilns',
    'a dessert is served after dinner',
    'every member of Marren books with Petra',
    'sailors book berths and a berth has a code',
    'the butter and the glaze are kept in crates',
  ])('are no other words that somebody may mean: %s', (text) => {
    expect(wordsOf(text).join(' ')).toBe(text.toLowerCase());
  });

  it('are cited as the brief has them', () => {
    const brief = 'A tool has a name and a prise in euros. A member has a name. Members can borrow tools.';
    const { specification } = analyseBrief(brief);
    const field = specification?.entities.flatMap(({ fields }) => fields).find(({ key }) => key === 'price');
    expect(field?.source).toMatchObject({ from: 'brief' });
    expect(JSON.stringify(field?.source)).toContain('prise in euros');
  });
});

import { describe, expect, it } from 'vitest';
import { paraphrase } from '../fidelity/paraphrase.ts';
import { understandBrief } from '../fidelity/understand.ts';

/** What the brief itself says of a product, in plain words. */
function said(brief: string): string[] {
  const { specification } = understandBrief(brief);
  if (!specification) return [];
  return paraphrase(specification)
    .lines.filter(({ source }) => source.from === 'brief')
    .map(({ text }) => text);
}

const library = `# Tool library

## Records
- **Tool**: number (e.g. T-0147, unique, never reused), name, deposit (optional), needs induction yes/no
- **Member**: name, e-mail (unique), joined on
- **Loan**: tool, member, taken on (date), size S/M/L, note (max 200 characters, optional)

## States of a loan
requested → lent → returned; requested → refused

## Rules
1. Maximum 5 loans per member at a time.
2. A loan needs a tool.

## Who does what
- Member: own loans
- Volunteer: lend tools
- Coordinator – everything

## Figures
Per month: loans

## Out of scope
- Online payment
- Route planning
`;

describe('structured briefs', () => {
  const lines = said(library);

  it.each([
    'A tool has a number, which is unique.',
    'A loan belongs to a tool.',
    'A loan belongs to a member.',
    'A member has an email, which is unique.',
    'A member has a joined on, which is a date.',
    'A loan has a size, which is s, m or l.',
    'A loan is requested, lent, returned or refused.',
    'A member may have at most 5 loans at once.',
    'Members may see only their own loans.',
    'The home page shows the number of loans per month.',
  ])('say: %s', (sentence) => {
    const plain = (text: string): string =>
      text.toLowerCase().replaceAll(/ (?:at once|at the same time)/g, '');
    expect(lines.map(plain).join('\n')).toContain(plain(sentence));
  });

  it('set apart what is out of scope, and examples', () => {
    const { specification } = understandBrief(library);
    const background = specification?.background.map(({ text }) => text).join('\n') ?? '';
    expect(background).toContain('Online payment');
    expect(background).toContain('T-0147');
    expect(specification?.entities.map(({ key }) => key)).toEqual(['tool', 'member', 'loan']);
  });

  it('read tables of fields, also what is not required', () => {
    const found = said(
      '# Repairs\n\n## Repair\n\n| Field | Type | Required |\n|---|---|---|\n| Reference | text, unique | yes |\n| Quote | EUR | no |\n| Received on | date | yes |\n',
    );
    expect(found.join('\n')).toContain('A repair has a reference, which is unique.');
    expect(found.join('\n')).toContain('optional quote in euros');
    expect(found.join('\n')).toContain('received on, which is a date');
  });

  it('read keys and values, and entries below a name', () => {
    const found = said(
      'name: Bees\n\nhive:\n  number: integer, unique\n  active: boolean\n\ninspection:\n  hive: reference\n  date: date\n  frames: integer, min 0, max 12\n',
    );
    expect(found.join('\n')).toContain('An inspection belongs to a hive.');
    expect(found.join('\n')).toContain('between 0 and 12');
  });

  it('read them in French', () => {
    const found = said(
      "# Atelier\n\n## Fiches\n- **Adhérent** : nom, e-mail (unique), date d'adhésion\n- **Réparation** : adhérent, date, taille (S, M, L), coût (€)\n\n## États d'une réparation\nà faire → en cours → terminée\n\n## Rôles\n- Responsable : tout\n\n## Règles\n- Au maximum 2 réparations par adhérent par jour.\n",
    );
    expect(found).toContain('Une réparation appartient à un adhérent.');
    expect(found).toContain('Une réparation est à faire, en cours ou terminée.');
    expect(found).toContain('Un adhérent peut avoir au plus 2 réparations par jour.');
  });

  it.each([
    'For each order: customer name, delivery address, number of boxes.',
    'Please note: we are open on Monday, Tuesday and Friday.',
    'Reports: Anna, Bert and Clara want them.',
  ])('make no record out of the words before a colon: %s', (sentence) => {
    const { specification } = understandBrief(`A shop takes orders. An order has a date.\n\n${sentence}\n`);
    const keys = specification?.entities.map(({ key }) => key) ?? [];
    expect(keys.filter((key) => /each|note|report/i.test(key))).toEqual([]);
  });
});

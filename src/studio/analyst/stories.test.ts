/** What people tell beside what they ask for makes no element: each construction with an instruction that looks like it. */
import { describe, expect, it } from 'vitest';
import { paraphrase } from '../fidelity/paraphrase.ts';
import { analyseBrief } from './analyse.ts';
import type { Specification } from '../../protocol/specification.ts';

const garden = 'A plot has a number and a size in square metres. A gardener has a name and a phone.';
const serre =
  'Une parcelle a un numéro et une surface en mètres carrés. Un jardinier a un nom et un téléphone.';

/** The specification of a brief, or what was understood of it. */
function read(brief: string): Specification {
  const { specification, draft } = analyseBrief(brief);
  const made = specification ?? draft;
  if (!made) throw new Error(`nothing was read of: ${brief}`);
  return made;
}

function keys(brief: string): string[] {
  return read(brief).entities.map(({ key }) => key);
}

function fields(brief: string, entity: string): string[] {
  return (
    read(brief)
      .entities.find(({ key }) => key === entity)
      ?.fields.map(({ key }) => key) ?? []
  );
}

function granted(brief: string, role: string): string[] {
  return read(brief)
    .permissions.filter((one) => one.role === role && one.source.from === 'brief')
    .map(({ entity }) => entity);
}

describe('what the writer tells of himself', () => {
  it.each([
    'I have a name and a phone, use them.',
    'My brother manages the plots.',
    'Our neighbours have a shed with a number and a colour.',
    'My aunt writes like a spider.',
    "I'd like a list of plots.",
  ])('%s', (told) => {
    expect(keys(`${garden} ${told}`).toSorted()).toEqual(keys(garden).toSorted());
    expect(read(`${garden} ${told}`).roles.map(({ key }) => key)).toEqual(
      read(garden).roles.map(({ key }) => key),
    );
  });

  it('relatives of others are roles like everybody', () => {
    expect(granted(`${garden} Fathers can see plots.`, 'father')).toEqual(['plot']);
  });
});

describe('what happened', () => {
  it('what once was is no state', () => {
    const read1 = read(`${garden} The plot was flooded, then dry.`);
    expect(read1.entities.find(({ key }) => key === 'plot')?.lifecycle).toBeUndefined();
    const now = read(`${garden} A plot is flooded, then dry.`);
    expect(now.entities.find(({ key }) => key === 'plot')?.lifecycle?.states).toHaveLength(2);
  });

  it('what people have done is nothing that they have', () => {
    expect(keys(`${garden} Whoever has waited longest gets a plot.`)).not.toContain('whoever');
    expect(fields(`${serre} Le jardinier a oublié de venir.`, 'jardinier').join()).not.toContain('oublie');
  });

  it('the French imperfect tells, the present grants', () => {
    expect(granted(`${serre} Les jardiniers pouvaient supprimer les parcelles.`, 'jardinier')).toEqual([]);
    expect(granted(`${serre} Les jardiniers peuvent supprimer les parcelles.`, 'jardinier')).toEqual([
      'parcelle',
    ]);
  });
});

describe('verbs that look like nouns', () => {
  it.each([
    ['A case carries: patient reference, shade, work type.', 'caseCarry'],
    ['Client arrives with a bicycle. A bicycle has a colour.', 'clientArrive'],
    ['Members say plots: number, size.', 'memberSay'],
  ])('%s', (told, key) => {
    expect(keys(`${garden} ${told}`)).not.toContain(key);
  });

  it('a plural of several words stays a thing', () => {
    expect(keys('Room bookings have a date and a price. Site visits have a date and a note.')).toEqual(
      expect.arrayContaining(['roomBooking', 'siteVisit']),
    );
  });
});

describe('what is given is no field', () => {
  it('a person gets no link, a thing gets its number', () => {
    expect(fields(`${garden} A gardener gets a link.`, 'gardener')).not.toContain('link');
    expect(fields(`${garden} A plot gets a warning letter.`, 'plot')).not.toContain('warningLetter');
    expect(fields(`${garden} A plot gets a code.`, 'plot')).toContain('code');
  });

  it('one unknown thing that is had makes nobody a record', () => {
    expect(keys(`${garden} Every train needs a guard.`)).not.toContain('train');
    expect(keys(`${garden} Two sheds have chargers.`)).not.toContain('shed');
    expect(keys(`${garden} A shed has a colour.`)).toContain('shed');
  });
});

describe('who may see it', () => {
  it('visitors see without an account, and change with one', () => {
    const { roles, permissions } = read(`${garden} Visitors can see plots.`);
    expect(roles.map(({ key }) => key)).not.toContain('visitor');
    expect(permissions.filter(({ role }) => role === 'anyone')).toMatchObject([
      { entity: 'plot', actions: ['read'] },
    ]);
    expect(granted(`${garden} Visitors can create plots.`, 'visitor')).toEqual(['plot']);
  });

  it('rights on what is his own are not rights on all', () => {
    const all = read(`${garden} A gardener only edits plots that are his own.`).permissions;
    expect(
      all.filter(
        ({ role, scope, actions }) => role === 'gardener' && scope === 'all' && actions.includes('update'),
      ),
    ).toEqual([]);
  });

  it('a conflict of interest is nobody', () => {
    const { roles } = read(`${garden} A conflict of interest cannot see that plot.`);
    expect(roles.map(({ key }) => key)).not.toContain('conflict');
    expect(granted(`${garden} Members of staff can see plots.`, 'member')).toEqual(['plot']);
  });

  it('nobody does something to himself: "it" is what the sentence was about', () => {
    const { permissions } = read(`${garden} The gardener checks plots. The gardener cleans it.`);
    expect(
      permissions.filter(({ entity, source }) => entity === 'gardener' && source.from === 'brief'),
    ).toEqual([]);
  });
});

describe('structured briefs', () => {
  it('a label that is no thing leaves the states to the thing above', () => {
    const { entities } = read(
      '# Parcels\n\n## A parcel\n- Sender, weight in kg, deadline, phone\n- Goes: booked > sent > delivered\n',
    );
    expect(entities.map(({ key }) => key)).not.toContain('goe');
    expect(entities.find(({ key }) => key === 'parcel')?.lifecycle?.states.length).toBe(3);
  });

  it('what a role does not get is no right', () => {
    const brief =
      '# Hall\n\n## Objects\n- Ticket: number, price\n- Taking: date, amount\n\n## Who may do what\n- Stewards: no takings\n- Treasurer: takings\n';
    expect(granted(brief, 'steward')).toEqual([]);
    expect(granted(brief, 'treasurer')).toEqual(['taking']);
  });
});

describe('the paraphrase', () => {
  it('cites no words for what a role may not do by default', () => {
    const brief = `${garden} Gardeners sign in. Gardeners can see plots.`;
    const lines = paraphrase(read(brief)).lines.filter(({ text }) => text.includes('may not'));
    expect(lines.every(({ source }) => source.from !== 'brief')).toBe(true);
  });
});

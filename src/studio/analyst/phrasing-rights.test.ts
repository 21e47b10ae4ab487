import { describe, expect, it } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { analyseBrief } from './analyse.ts';

/** The specification of a brief that is understood to its last word. */
function whole(brief: string): Specification {
  const { specification, ...analysis } = analyseBrief(brief);
  expect(analysis).toMatchObject({ status: 'done' });
  if (!specification) throw new Error('no specification');
  expect(specification.notUnderstood).toEqual([]);
  return specification;
}

/** What a role may do with an entity, as one text: "own: read update". */
function rights(brief: string, role: string, entity: string): string[] {
  return whole(brief)
    .permissions.filter((one) => one.role === role && one.entity === entity)
    .map(({ scope, actions, transitions }) => `${scope}: ${[...actions, ...transitions].join(' ')}`);
}

const yard =
  'A boat has a name and a mooring fee in euros. A skipper has a name. A boat belongs to a skipper.';

describe('what people may do, as they say it', () => {
  it.each([
    'Inspectors get to see boats.',
    'Inspectors have the right to see boats.',
    'Inspectors should have the possibility to see boats.',
    'Inspectors have to be able to see boats.',
    'Can inspectors see boats?',
    'Inspectors can see boats in the app.',
    "We'd like inspectors to see boats.",
    "An inspector's job is to see boats.",
    'Boats are visible to inspectors.',
    'Please let inspectors see boats.',
  ])('%s', (sentence) => {
    expect(rights(`${yard} ${sentence}`, 'inspector', 'boat')).toEqual(['all: read']);
  });

  it.each([
    'Skippers can see their own boats and nothing else.',
    'Skippers can see their own boats, not those of others.',
    "Skippers can see their own boats and can't see other people's.",
    'Skippers can see nothing but their own boats.',
    'Skippers should see just their own boats.',
    'Skippers can see the boats they registered themselves.',
  ])('their own alone: %s', (sentence) => {
    expect(rights(`${yard} ${sentence}`, 'skipper', 'boat')).toEqual(['own: read']);
  });

  it.each([
    'Deleting boats is reserved for wardens.',
    'You have to be a warden to delete a boat.',
    'No one apart from the wardens can delete boats.',
    'Deleting boats is something only wardens can do.',
  ])('some alone: %s', (sentence) => {
    const brief = `${yard} Inspectors manage boats. ${sentence}`;
    expect(rights(brief, 'warden', 'boat')[0]).toMatch(/delete/);
    expect(rights(brief, 'inspector', 'boat')[0]).not.toMatch(/delete/);
  });

  it.each([
    "The mooring fee of a boat isn't visible to inspectors.",
    'Hide the mooring fee of boats from inspectors.',
    'The mooring fee of boats must not be shown to inspectors.',
    'Keep the mooring fee of a boat away from inspectors.',
  ])('hidden: %s', (sentence) => {
    expect(whole(`${yard} Inspectors can see boats. ${sentence}`).hidden).toMatchObject([
      { role: 'inspector', entity: 'boat', field: 'mooringFee' },
    ]);
  });

  it('who only looks keeps nobody else from looking', () => {
    const brief = `${yard} Inspectors only look at boats. Wardens can see boats.`;
    expect(rights(brief, 'inspector', 'boat')).toEqual(['all: read']);
    expect(rights(brief, 'warden', 'boat')).toEqual(['all: read']);
  });
});

describe('people without an account, as people speak of them', () => {
  it.each([
    'Boats are public.',
    "You don't need an account to see boats.",
    'The whole world can see boats.',
    'Without logging in you can see boats.',
    'Anyone on our website can see boats, no login.',
    'Let anyone see boats.',
  ])('%s', (sentence) => {
    expect(rights(`${yard} Skippers can edit their own boats. ${sentence}`, 'anyone', 'boat')).toEqual([
      'all: read',
    ]);
  });

  it.each(['Skippers register on their own.', 'Skippers open an account for themselves.'])(
    '%s',
    (sentence) => {
      const { roles } = whole(`${yard} ${sentence} Skippers can see their own boats.`);
      expect(roles.find(({ key }) => key === 'skipper')?.selfSignUp).toBe(true);
    },
  );
});

describe('how a thing goes on, as people say it', () => {
  const course = (brief: string): unknown => {
    const { lifecycle } = whole(brief).entities[0] ?? {};
    return lifecycle?.states.map(({ value }) => value);
  };

  it.each([
    'Sails: cut, sewn, washed.',
    'A sail has three stages - cut, sewn, washed.',
    'The life of a sail: cut, sewn, washed.',
    'A sail goes: cut > sewn > washed.',
    'A sail is cut by a cutter, sewn by a tailor and washed.',
    'Before it is washed, a sail is cut and sewn.',
    'Sails get cut, then sewn, then washed.',
  ])('%s', (sentence) => {
    expect(course(`A sail has a number. ${sentence}`)).toEqual(['cut', 'sewn', 'washed']);
  });

  it.each(['A sail stays provisional until we confirm it.', 'A sail is provisional until it is confirmed.'])(
    '%s',
    (sentence) => {
      expect(course(`A sail has a number. ${sentence}`)).toEqual(['provisional', 'confirmed']);
    },
  );

  it('anybody can do what can be done', () => {
    const { lifecycle } =
      whole('A sail has a number. A sail is cut, then sewn, then washed. You can still decline a cut sail.')
        .entities[0] ?? {};
    expect(lifecycle?.transitions).toContainEqual(
      expect.objectContaining({ verb: 'decline', from: ['cut'], to: 'declined' }),
    );
  });
});

describe('the same in French', () => {
  const chantier =
    'Un bateau a un nom et une longueur en mètres. Un skippeur a un nom. Un bateau appartient à un skippeur.';

  it.each([
    'Les inspecteurs ont le droit de voir les bateaux.',
    'Il faudrait que les inspecteurs puissent voir les bateaux.',
    'Les inspecteurs ont accès aux bateaux en lecture.',
  ])('%s', (sentence) => {
    expect(rights(`${chantier} ${sentence}`, 'inspecteur', 'bateau')).toEqual(['all: read']);
  });

  it.each([
    'Les bateaux sont visibles par tous.',
    'Le grand public a le droit de voir les bateaux.',
    'Pas besoin de compte pour voir les bateaux.',
  ])('%s', (sentence) => {
    expect(rights(`${chantier} ${sentence}`, 'anyone', 'bateau')).toEqual(['all: read']);
  });

  it.each(['Une voile reste en coupe, puis elle est cousue.', "Avant d'être cousue, une voile est coupée."])(
    '%s',
    (sentence) => {
      const { lifecycle } = whole(`Une voile a un numéro. ${sentence}`).entities[0] ?? {};
      expect(lifecycle?.states.at(-1)?.value).toBe('cousue');
    },
  );
});

describe('what a thing is before what is said of it', () => {
  it.each([
    ['A mast has a number. A varnished mast is stepped, then rigged.', ['varnished', 'stepped', 'rigged']],
    ['Un mât a un numéro. Un mât verni est posé, puis gréé ou refusé.', ['verni', 'posé', 'gréé', 'refusé']],
  ])('%s', (brief, states) => {
    const { lifecycle } = whole(brief).entities[0] ?? {};
    expect(lifecycle?.states.map(({ value }) => value)).toEqual(states);
  });

  it('where it goes is no state', () => {
    const { lifecycle } =
      whole('A flare has a number. A flare is bought, sent to the depot and stowed.').entities[0] ?? {};
    expect(lifecycle?.states.map(({ value }) => value)).toEqual(['bought', 'sent', 'stowed']);
  });
});

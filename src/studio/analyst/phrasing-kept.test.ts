/** What one sentence keeps for some narrows what another gives broadly, and how one course is told in several sentences. */
import { describe, expect, it } from 'vitest';
import type { Permission, Specification } from '../../protocol/specification.ts';
import { analyseBrief } from './analyse.ts';

function read(brief: string): Specification {
  const { specification } = analyseBrief(brief);
  if (!specification) throw new Error('nothing was understood');
  return specification;
}

const granted = (specification: Specification, role: string, entity: string): Permission | undefined =>
  specification.permissions.find((one) => one.role === role && one.entity === entity);

describe('what is kept for some', () => {
  const foodBank = 'A family has a name. Volunteers manage families. Coordinators manage families.';
  const hall =
    'A rental has a date. A rental is booked, then paid. A booked rental can be cancelled. Caretakers manage rentals. Treasurers manage rentals.';

  it.each([
    [`${foodBank} Only coordinators may delete families.`, 'volunteer', 'coordinator', 'family'],
    [`${hall} Only treasurers can delete rentals.`, 'caretaker', 'treasurer', 'rental'],
    [
      'A film has a title. Ushers manage films. Programmers manage films. Only programmers may delete films.',
      'usher',
      'programmer',
      'film',
    ],
  ])('takes it from those who manage them: %s', (...[brief, others, those, entity]) => {
    const specification = read(brief);
    expect(granted(specification, others, entity)?.actions).not.toContain('delete');
    expect(granted(specification, others, entity)?.actions).toContain('update');
    expect(granted(specification, those, entity)?.actions).toContain('delete');
  });

  it('takes a change of state from them too', () => {
    const specification = read(`${hall} Only treasurers may cancel rentals.`);
    expect(granted(specification, 'caretaker', 'rental')?.transitions).toEqual(['pay']);
    expect(granted(specification, 'treasurer', 'rental')?.transitions).toContain('cancel');
  });

  it('leaves what a sentence of their own gives them', () => {
    const specification = read(
      `${hall} Caretakers may cancel rentals. Only treasurers may delete rentals. Only treasurers may pay rentals.`,
    );
    expect(granted(specification, 'caretaker', 'rental')?.transitions).toContain('cancel');
  });

  it('keeps nothing where some may do only that', () => {
    const specification = read(`${foodBank} Coordinators can delete families.`);
    expect(granted(specification, 'volunteer', 'family')?.actions).toContain('delete');
  });
});

describe('a course and its conditions', () => {
  it.each([
    'An invoice has a date and a number. An invoice is draft, then sent, then paid, then filed. An invoice can only be sent when it has a number.',
    'A loan has a date and a reason. A loan is draft, then sent, then paid, then filed. A loan can only be sent if it has a reason.',
  ])('does not open a step from elsewhere: %s', (brief) => {
    const [entity] = read(brief).entities;
    expect(entity?.lifecycle?.transitions.find(({ verb }) => verb === 'send')?.from).toEqual(['draft']);
  });

  it('opens a step from every open state where no course leads to it', () => {
    const [entity] = read('A job has a date. A job is planned, then done. A job can be cancelled.').entities;
    expect(entity?.lifecycle?.transitions.find(({ verb }) => verb === 'cancel')?.from).toEqual(['planned']);
  });
});

describe('figures of some of the records', () => {
  it.each([
    ['The home page shows the total of the paid invoices by month.', ['paid']],
    ['The home page shows the sum of the total of paid invoices per month.', ['paid']],
    ['The home page shows the total of the invoices by month.', undefined],
  ])('adds up these alone: %s', (sentence, states) => {
    const [figure] = read(
      `An invoice has a number, a date and a total in euros. An invoice is draft, then sent, then paid. Clerks manage invoices. ${sentence}`,
    ).figures;
    expect(figure?.where.states).toEqual(states);
  });
});

describe('accounts in French', () => {
  const notes =
    'Une note a un titre. Un salarié a un nom. Une note appartient à un salarié. Les salariés gèrent leurs propres notes.';

  it('tells signing in from signing up', () => {
    expect(read(`${notes} Les salariés se connectent.`).roles[0]?.selfSignUp).toBe(false);
    expect(read(`${notes} Les salariés peuvent s'inscrire eux-mêmes.`).roles[0]?.selfSignUp).toBe(true);
    expect(read(`${notes} Les salariés ne peuvent pas s'inscrire eux-mêmes.`).notUnderstood).toEqual([]);
  });
});

describe('parts', () => {
  const invoices =
    'A client has a name. An invoice belongs to a client and has a date. An invoice has several lines. A line has a description. An invoice is draft, then sent.';

  it('follow their whole: who writes it writes them, who sees it sees them', () => {
    const specification = read(
      `${invoices} Salespeople can create and edit invoices. Accountants may send invoices. Clients can see their own invoices.`,
    );
    expect(granted(specification, 'salesperson', 'line')?.actions).toEqual([
      'create',
      'read',
      'update',
      'delete',
    ]);
    expect(granted(specification, 'accountant', 'line')?.actions).toEqual(['read']);
    expect(granted(specification, 'client', 'line')).toMatchObject({
      actions: ['read'],
      scope: 'own',
      via: ['invoiceId', 'clientId'],
    });
  });

  it('do not where the brief says who looks after them', () => {
    const specification = read(
      `${invoices} Salespeople can create and edit invoices. Salespeople can see lines. Accountants manage lines.`,
    );
    expect(granted(specification, 'salesperson', 'line')?.actions).toEqual(['read']);
  });
});

describe('fields of a record with several days', () => {
  it('a start date and time is a moment, whatever other dates there are', () => {
    const { entities } = read('A visit has a start date and time and a birth date.');
    expect(entities[0]?.fields.map(({ key, type }) => [key, type.kind])).toEqual([
      ['startsAt', 'datetime'],
      ['birthDate', 'date'],
    ]);
  });

  it('a total is no end', () => {
    const { entities } = read(
      'A lease has a start date and an end date. A fee belongs to a lease and has an amount in euros. The total of a lease is the sum of the amounts of its fees.',
    );
    const lease = entities.find(({ key }) => key === 'lease');
    expect(lease?.fields.map(({ key }) => key)).toEqual(['startsOn', 'endsOn']);
    expect(lease?.derived.map(({ key }) => key)).toEqual(['total']);
  });
});

describe('verbs of one object', () => {
  const course =
    'A request has a title and belongs to an agent. A request is open, then started, then finished.';

  it.each([
    'Agents see their requests and start them.',
    'Agents see only their own requests, start and finish them.',
  ])('are done to what was theirs before: %s', (sentence) => {
    const rights = read(`${course} Managers manage requests and agents. ${sentence}`).permissions.filter(
      ({ role, entity }) => role === 'agent' && entity === 'request',
    );
    expect(rights.flatMap(({ transitions }) => transitions)).toContain('start');
    for (const { scope } of rights) expect(scope).toBe('own');
  });

  it.each([
    [`${course} Agents can start and finish requests.`, 'all'],
    [`${course} Agents can change, start and finish requests.`, 'all'],
    [`${course} Agents can start and finish their own requests.`, 'own'],
  ])('are done to the same records: %s', (brief, scope) => {
    const steps = read(brief).permissions.filter(
      ({ role, transitions }) => role === 'agent' && transitions.length > 0,
    );
    expect(steps.map(({ transitions, scope: whose }) => [transitions.toSorted(), whose])).toEqual([
      [['finish', 'start'], scope],
    ]);
  });
});

describe('what is said of records by the way', () => {
  it('is no rule: it hangs on what is done with them', () => {
    const { rules } = read(
      'A rental has a start date and an end date. Staff manage rentals. Refuse rentals whose end date is before the start date.',
    );
    expect(rules.filter((rule) => rule.kind === 'compare' && rule.op === 'lt')).toEqual([]);
  });
});

describe('how many at most', () => {
  const course = 'A round has a name. An application has a title and belongs to a round.';
  const limits = (sentence: string): unknown[] =>
    read(`${course} Officers manage applications and rounds. ${sentence}`).rules.map((rule) =>
      rule.kind === 'limit' ? [rule.max, rule.per] : rule.kind,
    );

  it('is of the whole where the whole is named, never of each of many that nobody knows', () => {
    expect(limits('The foundation has at most 20 applications.')).toEqual([[20, []]]);
    expect(limits('A group may have at most 1 application.')).toEqual([]);
    expect(limits('One application per group and round.')).toEqual([]);
  });
});

describe('somebody who works on things for people', () => {
  const round =
    'I tune pianos for schools. A school has a name and a number of pianos. A visit belongs to a school and has a date and a price. A visit is planned, then done, then paid. My helper can see the visits and mark them as done.';
  const keys = (brief: string): string[] => read(brief).entities.map(({ key }) => key);
  const helper = (brief: string): unknown[] =>
    read(brief).permissions.map(({ role, entity, actions, transitions }) => [
      role,
      entity,
      actions.length,
      transitions.length,
    ]);

  it('counts them without keeping each, unless something is said of each', () => {
    expect(keys(round)).toEqual(['school', 'visit']);
    expect(keys(`${round} A piano has a maker.`)).toContain('piano');
  });

  it('looks after what nobody is named for, where some things are left to them alone', () => {
    expect(helper(`${round} Only I can mark a visit as paid.`)).toEqual(
      expect.arrayContaining([
        ['helper', 'visit', 1, 1],
        ['helper', 'school', 1, 0],
      ]),
    );
    expect(helper(round)).toContainEqual(['helper', 'school', 4, 0]);
  });
});

describe('the button that takes a record on', () => {
  it.each([
    ['A visit has a date. A visit is planned, then done, then paid.', ['Mark as done', 'Pay']],
    [
      'Une visite a une date. Une visite est prévue, puis faite, puis payée.',
      ['Marquer comme faite', 'Payer'],
    ],
  ])('is called by its verb, or by where it leads if the verb says nothing: %s', (brief, labels) => {
    const { entities } = read(brief);
    expect(entities.flatMap(({ lifecycle }) => lifecycle?.transitions.map(({ label }) => label))).toEqual(
      labels,
    );
  });
});

describe('the record of what is done', () => {
  it.each([
    [
      'A court has a name. Members can book a court. A reservation can be cancelled until 24 hours before its start. Clerks see all reservations.',
      ['court', 'reservation', 'member'],
    ],
    [
      'Un livre a un titre. Les lecteurs peuvent emprunter des livres. Les bénévoles enregistrent les prêts.',
      ['livre', 'pret', 'lecteur'],
    ],
  ])('is called as the brief calls it: %s', (brief, keys) => {
    expect(read(brief).entities.map(({ key }) => key)).toEqual(keys);
  });

  it('keeps how many at most, whatever it says of how long', () => {
    const { rules } = read(
      'Je gère une petite médiathèque. Les lecteurs (nom, adresse, téléphone) paient 9 euros par an. Chacun peut emprunter 4 disques au maximum pour 2 semaines.',
    );
    expect(rules.map((rule) => (rule.kind === 'limit' ? rule.max : rule.kind))).toEqual([4]);
  });
});

describe('what some of the records cost', () => {
  it('makes nothing that is kept', () => {
    const { entities } = read('A tool has a name. Members borrow tools. Late returns cost 1 euro per day.');
    expect(entities.map(({ key }) => key)).not.toContain('return');
  });
});

import { describe, expect, it } from 'vitest';
import type { Specification } from '../../protocol/specification.ts';
import { paraphrase } from '../fidelity/paraphrase.ts';
import { understandBrief } from '../fidelity/understand.ts';

function read(brief: string): Specification {
  const { specification, why } = understandBrief(brief);
  if (!specification) throw new Error(why);
  return specification;
}

const conditionsOf = (brief: string): unknown[] =>
  read(brief).rules.flatMap((rule) => (rule.kind === 'require' ? [{ on: rule.on, ...rule.condition }] : []));

const library =
  'A member has a name and an expiry date. A tool has a name. A loan has a tool, a member and a due date. A member is active or suspended. A loan is open or returned. An open loan is overdue after its due date. A member is expired after its expiry date. Clerks manage loans, tools and members.';

const active = [{ on: ['create'], kind: 'state', via: 'memberId', states: ['active'] }];
const unexpired = [{ on: ['create'], kind: 'equals', via: 'memberId', field: 'expired', value: false }];
const nothingOverdue = [
  { on: ['create'], kind: 'none', via: 'memberId', entity: 'loan', by: 'memberId', flag: 'overdue' },
];

describe('what a record that is referred to has to be like', () => {
  it.each([
    ['A loan can only be made if its member is active.', active],
    ['A loan can be created only if its member is active.', active],
    ['A loan cannot be created if its member is suspended.', active],
    ['A suspended member cannot borrow tools.', active],
    ['Loans cannot be created for suspended members.', active],
    ['Clerks may not lend tools to suspended members.', active],
    ['A loan can be made only if its member is not expired.', unexpired],
    ['No loan may be made for an expired member.', unexpired],
    ['Expired members cannot borrow tools.', unexpired],
    ['A loan can be made only if its member has no overdue loans.', nothingOverdue],
    ['A loan cannot be made if the member has an overdue loan.', nothingOverdue],
  ])('%s', (sentence, conditions) => {
    const specification = read(`${library} ${sentence}`);
    expect(conditionsOf(`${library} ${sentence}`)).toEqual(conditions);
    expect(specification.roles.map(({ key }) => key)).toEqual(['clerk']);
    expect(specification.notUnderstood).toEqual([]);
    expect(paraphrase(specification).unread.filter(({ element }) => element.startsWith('rule:'))).toEqual([]);
  });

  const atelier =
    'Un adhérent a un nom. Un vélo a un nom. Une location a un vélo, un adhérent et une date de retour. Un adhérent est actif ou suspendu. Une location est ouverte ou rendue. Une location ouverte est en retard après sa date de retour. Les bénévoles gèrent les locations, les vélos et les adhérents.';

  it.each([
    ['Une location ne peut être créée que si son adhérent est actif.', 'state'],
    ['Une location ne peut pas être créée si son adhérent est suspendu.', 'state'],
    ["Une location ne peut être créée que si son adhérent n'a aucune location en retard.", 'none'],
    ['Une location ne peut pas être créée si son adhérent a une location en retard.', 'none'],
  ])('%s', (sentence, kind) => {
    expect(conditionsOf(`${atelier} ${sentence}`)).toMatchObject([{ on: ['create'], kind }]);
  });

  it.each([
    'A loan may be made by a clerk.',
    'A returned loan cannot be changed.',
    'A member has at most 3 loans.',
    'A suspended member can become active.',
  ])('%s: asks nothing of another record', (sentence) => {
    expect(conditionsOf(`${library} ${sentence}`)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { specificationSchema } from '../../protocol/specification.ts';
import { systemClock } from '../../kernel/clock.ts';
import { Mismatch } from './expect.ts';
import { openLedger, Unprobeable } from './world.ts';

const specification = specificationSchema.parse({
  format: 'macrohard/specification',
  version: 1,
  product: { name: 'Notes', slug: 'notes', summary: '' },
  entities: [
    {
      key: 'note',
      collection: 'notes',
      label: 'Note',
      labelPlural: 'Notes',
      fields: [{ key: 'title', label: 'Title', type: { kind: 'text' } }],
    },
  ],
  roles: [],
  permissions: [],
  rules: [],
});

const open = (): ReturnType<typeof openLedger> => openLedger({ specification, clock: systemClock });

describe('the ledger', () => {
  it('writes a mismatch down as a failed check with what was seen', async () => {
    const ledger = open();
    await ledger.check({ id: 'a', text: 'A.', proves: ['entity:note'] }, async () => {
      throw new Mismatch('expected 201, got 500');
    });
    expect(ledger.checks).toMatchObject([
      { id: 'a', kind: 'api', passed: false, detail: 'expected 201, got 500' },
    ]);
  });

  it('drops a check that cannot be carried out, and says which elements nothing has shown', async () => {
    const ledger = open();
    await ledger.check({ id: 'a', text: 'A.', proves: ['entity:note'] }, async () => undefined);
    await ledger.check({ id: 'b', text: 'B.', proves: ['field:note.title'] }, async () => {
      throw new Unprobeable('nobody can');
    });
    expect(ledger.checks.map((check) => check.id)).toEqual(['a']);
    expect(ledger.unprobed()).toEqual([{ element: 'field:note.title', why: 'nobody can' }]);
  });

  it('cleans up after a check, last things first, even when it failed', async () => {
    const ledger = open();
    const undone: string[] = [];
    await ledger.check({ id: 'a', text: 'A.', proves: [] }, async (after) => {
      after(async () => undone.push('first'));
      after(async () => undone.push('second'));
      throw new Mismatch('no');
    });
    expect(undone).toEqual(['second', 'first']);
  });
});

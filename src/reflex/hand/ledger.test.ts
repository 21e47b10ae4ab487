import { array, assert, boolean, nat, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../protocol/screen/input.ts';
import { Ledger } from './ledger.ts';

const move = (x: number, y: number): Input => ({ kind: 'move', at: 0, x, y, buttons: 0, modifiers: [] });
const down = (x: number, y: number): Input => ({
  kind: 'down',
  at: 0,
  x,
  y,
  button: 0,
  count: 1,
  modifiers: [],
});
const key = (name: string): Input => ({
  kind: 'keydown',
  at: 0,
  key: name,
  code: '',
  modifiers: [],
  repeat: false,
});

describe('the ledger of a hand', () => {
  it('knows what was sent, whatever moves the browser joined', () => {
    const moves = array(tuple(nat(500), nat(500), boolean()), { minLength: 1 });
    assert(
      property(moves, (sent) => {
        const ledger = new Ledger();
        for (const [x, y] of sent) ledger.note({ kind: 'move', x: x + 0.4, y });
        const last = sent.length - 1;
        const seen = sent.filter(([, , isSeen], at) => isSeen || at === last);
        expect(seen.every(([x, y]) => ledger.isOurs(move(x, y)))).toBe(true);
      }),
    );
  });

  it('knows what was not sent', () => {
    const ledger = new Ledger();
    ledger.note({ kind: 'move', x: 10, y: 10 });
    expect(ledger.isOurs(move(10, 10))).toBe(true);
    expect(ledger.isOurs(move(30, 10))).toBe(false);
    expect(ledger.isOurs(down(10, 10))).toBe(false);
    expect(ledger.isOurs(key('a'))).toBe(false);
  });

  it('takes the browser telling again where the mouse is for no person', () => {
    const ledger = new Ledger();
    ledger.note({ kind: 'move', x: 10, y: 10 });
    expect([ledger.isOurs(move(10, 10)), ledger.isOurs(move(10, 10))]).toEqual([true, true]);
  });

  it('counts a key once for each time that it was sent, a masked one too', () => {
    const ledger = new Ledger();
    ledger.note({ kind: 'keydown', key: 's' });
    ledger.note({ kind: 'keydown', key: 'e' });
    expect(ledger.isOurs(key('•'))).toBe(true);
    expect(ledger.isOurs(key('e'))).toBe(true);
    expect(ledger.isOurs(key('e'))).toBe(false);
  });
});

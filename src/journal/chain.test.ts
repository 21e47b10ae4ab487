import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../kernel/json.ts';
import { chainText, type Envelope } from './chain.ts';

const text = fc.string({ unit: 'grapheme' });
const envelope = fc.record(
  {
    company: text,
    seq: fc.nat(),
    stream: text,
    type: text,
    v: fc.nat(),
    actor: text,
    at: fc.nat(),
    cause: fc.nat(),
    subject: text,
  },
  { requiredKeys: ['company', 'seq', 'stream', 'type', 'v', 'actor', 'at'] },
);

it('hashes the canonical JSON of previous hash, envelope and commitment', () => {
  fc.assert(
    fc.property(envelope, (each) => {
      const value = { previous: 'p', envelope: each, commitment: 'c' };
      expect(chainText('p', each as Envelope, 'c')).toBe(canonicalJson(value));
    }),
  );
});

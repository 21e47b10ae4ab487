import { describe, expect, it } from 'vitest';
import { specifyPlainly } from '../app/specify.ts';
import { plainText } from './plain.ts';

const brief = 'A tool has a name. Members may borrow tools on rainy days. A member has a name.';

describe('a brief in plain words', () => {
  it('shows what was not understood, each element beside its words, and what was assumed', () => {
    const text = plainText(brief, specifyPlainly({ text: brief, form: 'brief' }), false);
    expect(text).toMatch(/A tool has a name\. \[\[.*rainy days.*\]\]/);
    expect(text).toMatch(/A tool has a name\. +“a name”/);
    expect(text).toContain('Not understood');
  });

  it('lets no control sequence of a brief reach the terminal', () => {
    const hostile = 'A tool has a name\u001B]0;owned\u0007. Clerks manage tools.';
    const text = plainText(hostile, specifyPlainly({ text: hostile, form: 'brief' }), true);
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/\u001B\]|\u0007/);
  });
});

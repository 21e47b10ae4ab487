import { describe, expect, it } from 'vitest';
import { formIn, written } from './form.ts';

describe('formIn', () => {
  const page = `<form method="get" action="/search"><input name="q" value="x" /></form>
    <form class="card" method="post" action="/things/3/edit">
      <input type="hidden" name="version" value="4" />
      <input type="text" id="name" name="name" value="Ann &amp; &quot;Bo&quot;" />
      <input type="checkbox" name="isOpen" value="true" checked />
      <input type="checkbox" name="isLate" value="true" />
      <select name="kind"><option value="a">A</option><option value="b" selected>B</option></select>
      <textarea name="note" rows="4">1 &lt; 2</textarea>
    </form>`;

  it('reads what a browser would send of the form that carries a version', () => {
    const form = formIn(page);
    expect(form?.action).toBe('/things/3/edit');
    expect(Object.fromEntries(form?.values ?? [])).toEqual({
      version: '4',
      name: 'Ann & "Bo"',
      isOpen: 'true',
      kind: 'b',
      note: '1 < 2',
    });
  });

  it('finds none where no form carries a version', () => {
    expect(formIn('<form method="post" action="/x"><input name="a" value="1" /></form>')).toBeUndefined();
  });
});

describe('written', () => {
  it('writes text as HTML shows it', () => {
    expect(written(`<b>"A" & 'B'</b>`)).toBe('&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;');
  });
});

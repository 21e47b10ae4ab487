import { expect, test } from 'vitest';
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { type Look, lookOf } from '../eye/look.ts';
import { beforeSending } from './form-act.ts';
import { fillable } from './way.ts';

type Field = { label: string; value: string; options?: string[] };
type Page = { path: string; alert?: string; status?: string; forms: { send: string; fields: Field[] }[] };

/** A page with forms, one field a line, as the eye sees it. */
function pageOf({ path, alert, status, forms }: Page): Look {
  const elements: ScreenElement[] = [];
  let y = 0;
  const add = (role: string, rest: Partial<ScreenElement> = {}): number => {
    y += 30;
    elements.push({ id: elements.length + 1, role, text: '', box: [200, y, 200, 20], ...rest });
    return elements.length;
  };
  if (alert !== undefined) add('alert', { text: alert });
  if (status !== undefined) add('status', { text: status });
  for (const { send, fields } of forms) {
    const parent = add('form');
    for (const { label, value, options } of fields) {
      const group = add('group', { parent });
      add('text', { parent: group, text: label, box: [20, y + 30, 100, 20] });
      y -= 30;
      const field = add(options ? 'combobox' : 'textbox', { parent: group, value });
      for (const text of options ?? []) add('option', { parent: field, text, selected: text === value });
    }
    add('button', { parent, text: send });
  }
  const frame = { address: `http://product${path}`, title: '' };
  return lookOf({ at: 0, viewport: { width: 1280, height: 4_000 }, elements }, frame);
}

const roles = ['Admin', 'Member'];
const account = (name: string, role: string, options = roles): Page['forms'][number] => ({
  send: 'Save',
  fields: [
    { label: 'Name', value: name },
    { label: 'Role', value: role, options },
  ],
});

/** What is said to be lost of “Ada” as a “Member” when this page comes after sending. */
function lostOn(after: Page): string[] {
  const look = pageOf({ path: '/accounts/7', forms: [account('Ada', 'Member')] });
  const [form] = fillable(look).open;
  if (!form) throw new Error('The page has a form.');
  return beforeSending(look, form)(pageOf(after)).map(({ text }) => text);
}

const refused = { path: '/accounts/7', alert: 'Please look at this again.' };

test('what was entered and is no longer there after a refusal is lost', () => {
  expect(lostOn({ ...refused, forms: [account('Max', 'Admin')] })).toEqual([
    'After the refusal what was entered in “Name”, “Role” is gone.',
  ]);
  expect(lostOn({ ...refused, forms: [account('Ada', 'Admin')] })).toEqual([
    'After the refusal what was entered in “Role” is gone.',
  ]);
});

test('what is still there, or was taken, is not lost', () => {
  expect(lostOn({ ...refused, forms: [account('Ada', 'Member')] })).toEqual([]);
  expect(lostOn({ path: '/accounts/7', status: 'Saved', forms: [account('Max', 'Admin')] })).toEqual([]);
});

test('a form that comes back on a page of its own is the same form', () => {
  expect(lostOn({ ...refused, path: '/accounts/new', forms: [account('', 'Member')] })).toHaveLength(1);
});

test('another form with a label of the same name is not the one that was sent', () => {
  const search = { send: 'Search', fields: [{ label: 'Words', value: '' }] };
  const other = [search, { send: 'Send', fields: [{ label: 'Role', value: 'Admin', options: roles }] }];
  const invite = {
    send: 'Invite',
    fields: ['Email', 'Address', 'Phone', 'Name'].map((label) => ({ label, value: '' })),
  };
  expect(lostOn({ ...refused, forms: [search] })).toEqual([]);
  expect(lostOn({ ...refused, forms: [...other, account('Ada', 'Member')] })).toEqual([]);
  expect(lostOn({ ...refused, forms: [invite, account('Ada', 'Member')] })).toEqual([]);
});

test('what is no longer offered cannot be kept', () => {
  expect(lostOn({ ...refused, forms: [account('Ada', 'Admin', ['Admin'])] })).toEqual([]);
});

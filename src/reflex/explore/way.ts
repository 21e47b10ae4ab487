/** What can be done on a page: links to follow, buttons to press, forms to fill in. */
import type { ProductWords } from '../../protocol/product-words/words.ts';
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { isOfSystem } from '../eye/dialog.ts';
import { descendants, findRole, isField, labelFor, wordsOf } from '../eye/find.ts';
import type { Look } from '../eye/look.ts';
import { isEmptyChoice, optionsOf } from '../hand/fill.ts';
import type { Blank } from './odd-value.ts';

/** A form: its fields, and the button that sends it. */
export type FormWay = { do: 'form'; fields: Blank[]; send: ScreenElement; name: string };
/** Something that can be done; `name` are the words on it. */
export type Way =
  | { do: 'follow'; target: ScreenElement; name: string; kind: string }
  | {
      do: 'press';
      target: ScreenElement;
      name: string;
      /** What it leads to leaves less to see. */ isLast: boolean;
    }
  | FormWay;

/** The kind of a page: its address with numbers and free words left open, so that pages alike are one. */
export function kindOf(address: URL | string): string {
  const url = new URL(address, 'http://product');
  const path = url.pathname.replace(/\/\d+(?=\/|$)/g, '/:id');
  const asked = [...url.searchParams]
    .filter(([, value]) => value !== '')
    .map(([key, value]) => (/^[a-z]{1,12}$/.test(value) ? `${key}=${value}` : key));
  return [path, ...[...new Set(asked)].toSorted()].join(' ');
}

function isLeading(address: URL, origin: string): boolean {
  return address.origin === origin && !address.pathname.startsWith('/api/');
}

function follows(look: Look, { addresses, origin, words }: Around): Way[] {
  return findRole(look, 'link').flatMap((target): Way[] => {
    const url = addresses.get(target.id) ?? '';
    const name = wordsOf(look, target);
    if (!URL.canParse(url) || name === words.screens.signOut) return [];
    const address = new URL(url);
    const isHere = `${address.pathname}${address.search}` === look.path;
    if (isHere || !isLeading(address, origin)) return [];
    return [{ do: 'follow', target, name, kind: kindOf(address) }];
  });
}

/** What is known beside the page itself. */
export type Around = { addresses: ReadonlyMap<number, string>; origin: string; words: ProductWords };

function formsOf(look: Look): { holder: ScreenElement; fields: ScreenElement[]; buttons: ScreenElement[] }[] {
  return findRole(look, 'form').map((holder) => {
    const held = descendants(look, holder);
    const isOpen = ({ disabled }: ScreenElement): boolean => disabled !== true;
    const fields = held.filter((one) => isField(one) && isOpen(one));
    return { holder, fields, buttons: held.filter((one) => one.role === 'button' && isOpen(one)) };
  });
}

/** What is asked for where somebody proves who they are. */
const secret = /passw|mot de passe|kennwort/i;

type Forms = {
  open: FormWay[];
  /** Their buttons, and those of forms that are left alone. */ senders: Set<number>;
};

/** Forms with fields; those that ask for a password are left alone: whoever is locked out sees nothing more. */
export function fillable(look: Look): Forms {
  const senders = new Set<number>();
  const open = formsOf(look).flatMap(({ fields, buttons }): FormWay[] => {
    const send = buttons.find(
      (button) => button.value === undefined && wordsOf(look, button) !== '' && !/…|\.\.\./.test(button.text),
    );
    const blanks = fields.map((control) => ({
      control,
      label: labelFor(look, control).text,
      options: optionsOf(look, control)
        .filter((option) => !isEmptyChoice(option))
        .map(({ text }) => text),
    }));
    const isSecret = blanks.some(({ label }) => secret.test(label));
    if (!send || blanks.length === 0) return [];
    senders.add(send.id);
    return isSecret ? [] : [{ do: 'form', fields: blanks, send, name: wordsOf(look, send) }];
  });
  return { open, senders };
}

function presses(look: Look, senders: ReadonlySet<number>, { words }: Around): Way[] {
  return findRole(look, 'button').flatMap((target): Way[] => {
    const name = wordsOf(look, target);
    const isLeft = target.disabled === true || isOfSystem(target) || target.value !== undefined;
    if (isLeft || name === words.screens.signOut || senders.has(target.id)) return [];
    return [{ do: 'press', target, name, isLast: name.startsWith(words.screens.delete) }];
  });
}

/** All that can be done here. */
export function waysOn(look: Look, around: Around): Way[] {
  const { open, senders } = fillable(look);
  return [...follows(look, around), ...open, ...presses(look, senders, around)];
}

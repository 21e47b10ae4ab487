/** What people call the things on a screen. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';

type Kind = {
  names: readonly string[];
  roles: readonly string[];
  /** What else tells it. */
  isSo?: (element: ScreenElement) => boolean;
};

const hasLines = ({ multiline = false }: ScreenElement): boolean => multiline;

const fields = 'textbox searchbox spinbutton date time month week datetime'.split(' ');

const kinds: readonly Kind[] = [
  { names: ['button', 'push button'], roles: ['button'] },
  { names: ['link', 'hyperlink'], roles: ['link'] },
  { names: ['checkbox', 'check box', 'tick box'], roles: ['checkbox'] },
  { names: ['radio', 'radio button', 'option button'], roles: ['radio'] },
  { names: ['switch', 'toggle'], roles: ['switch', 'checkbox'] },
  {
    names: ['text', 'text box', 'textbox', 'text field', 'input', 'input field', 'field'],
    roles: fields,
    isSo: (element) => !hasLines(element),
  },
  { names: ['text area', 'textarea'], roles: ['textbox'], isSo: hasLines },
  {
    names: ['list', 'list box', 'listbox', 'dropdown', 'drop-down', 'select', 'menu'],
    roles: ['combobox', 'listbox'],
  },
  { names: ['slider'], roles: ['slider'] },
  { names: ['spinner', 'spin button', 'number field'], roles: ['spinbutton'] },
  { names: ['heading', 'title'], roles: ['heading'] },
  { names: ['image', 'picture'], roles: ['img'] },
  { names: ['table'], roles: ['table'] },
];

/** Whether an element is what a name means ("check boxes" as well as "checkbox"). */
export function isOfKind(element: ScreenElement, name: string): boolean {
  const said = name.trim().toLowerCase();
  const forms = [said, said.replace(/s$/u, ''), said.replace(/es$/u, '')];
  return kinds.some(
    ({ names, roles, isSo }) =>
      roles.includes(element.role) && names.some((one) => forms.includes(one)) && (isSo?.(element) ?? true),
  );
}

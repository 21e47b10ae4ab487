import type { ScreenElement } from '../../protocol/screen/observation.ts';

/** What a document says about a node, as far as it decides what a person takes it for. */
export type Marking = {
  /**
   * The tag name in any case. A field may bear its type behind it (`INPUT_checkbox`), as records of other makers do; `t`
   * and `#text` are words that stand between elements.
   */
  tag: string;
  /** The type of an `input` or `button`, when it is not part of `tag`. */
  type?: string | undefined;
  /** The explicit `role` attribute: the first control that it names counts, where the tag says nothing. */
  role?: string | undefined;
  /** Whether it has words of its own. */
  hasText?: boolean | undefined;
  /** Whether a person may write in it (`contenteditable`). */
  isEditable?: boolean | undefined;
  /** Whether a `select` shows several options at once (`multiple`, or a `size` above 1). */
  isList?: boolean | undefined;
};

/** Input types by role; an input of a type that nobody knows is a text field. */
const inputRoles = new Map(
  Object.entries({
    button: 'button',
    submit: 'button',
    reset: 'button',
    image: 'button',
    file: 'button',
    checkbox: 'checkbox',
    radio: 'radio',
    range: 'slider',
    number: 'spinbutton',
    search: 'searchbox',
    // No ARIA role tells these from other fields, and what is typed into them is not what they show.
    date: 'date',
    'datetime-local': 'datetime',
    month: 'month',
    week: 'week',
    time: 'time',
    color: 'color',
  }),
);

const tagRoles = new Map(
  Object.entries({
    a: 'link',
    area: 'link',
    button: 'button',
    summary: 'button',
    select: 'combobox',
    option: 'option',
    textarea: 'textbox',
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    h4: 'heading',
    h5: 'heading',
    h6: 'heading',
    ul: 'list',
    ol: 'list',
    menu: 'list',
    dl: 'list',
    li: 'listitem',
    dt: 'term',
    dd: 'definition',
    table: 'table',
    thead: 'rowgroup',
    tbody: 'rowgroup',
    tfoot: 'rowgroup',
    tr: 'row',
    td: 'cell',
    th: 'columnheader',
    form: 'form',
    nav: 'navigation',
    main: 'main',
    header: 'banner',
    footer: 'contentinfo',
    aside: 'complementary',
    article: 'article',
    dialog: 'dialog',
    img: 'img',
    image: 'img',
    picture: 'img',
    video: 'video',
    audio: 'audio',
    progress: 'progressbar',
    meter: 'meter',
    output: 'status',
    hr: 'separator',
    t: 'text',
    '#text': 'text',
    text: 'text',
    tspan: 'text',
  }),
);

/**
 * Controls that a document may make of something plain. Other claims (`tab` for an item of a list, `menuitem`, `grid`)
 * change nothing that a person sees, and recordings by others do not hold them.
 */
const claimable = new Set(
  (
    'button link checkbox switch radio textbox searchbox spinbutton slider combobox listbox ' +
    'dialog alertdialog alert status'
  ).split(' '),
);

/** What svg draws without words. */
const shapes = new Map(
  Object.entries<NonNullable<ScreenElement['shape']>>({
    circle: 'circle',
    ellipse: 'circle',
    rect: 'rectangle',
    polygon: 'polygon',
    polyline: 'line',
    line: 'line',
    path: 'path',
    canvas: 'image',
    img: 'image',
    image: 'image',
    video: 'image',
  }),
);

function split(marking: Marking): { tag: string; type: string } {
  const [tag = '', type = ''] = marking.tag.toLowerCase().split('_');
  return { tag, type: type || (marking.type ?? '').toLowerCase() };
}

/**
 * The role of a node, the same whatever source it was read from: an ARIA role where there is one, `date`, `time`, `month`,
 * `week`, `datetime` and `color` for fields that ARIA has no word for, `shape` for what is only drawn, `text` for words
 * that stand by themselves (labels, paragraphs and spans with words), and `group` for what only holds others.
 */
export function roleOf(marking: Marking): string {
  const { tag, type } = split(marking);
  if (tag === 'input') return inputRoles.get(type) ?? 'textbox';
  if (tag === 'select' && marking.isList === true) return 'listbox';
  const known = tagRoles.get(tag);
  if (known !== undefined) return known;
  const explicit = marking.role
    ?.toLowerCase()
    .split(/\s+/)
    .find((role) => claimable.has(role));
  if (explicit !== undefined) return explicit;
  if (shapes.has(tag)) return 'shape';
  if (marking.isEditable === true) return 'textbox';
  return marking.hasText === true ? 'text' : 'group';
}

/** What a node draws, for `circle`, `rect`, `canvas`, `img` and their like; `undefined` for every other. */
export function shapeOf(tag: string): ScreenElement['shape'] {
  return shapes.get(tag.toLowerCase());
}

/** Forms as a browser without scripts would send them, read from a page's HTML. */

/** Where a form is sent and what with. */
export type Form = { action: string; values: URLSearchParams };

const entities: [string, string][] = [
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
];

/** A text as it stands in HTML. */
export function written(text: string): string {
  return entities.reduce((all, [char, name]) => all.replaceAll(char, name), text.replaceAll('&', '&amp;'));
}

function unwritten(text: string): string {
  return entities.reduce((all, [char, name]) => all.replaceAll(name, char), text).replaceAll('&amp;', '&');
}

function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : unwritten(value);
}

/** The last form of a page that posts a record's version, with what stands in its controls; undefined without one. */
export function formIn(html: string): Form | undefined {
  const forms = [...html.matchAll(/<form\s([^>]*)>([\s\S]*?)<\/form>/g)];
  const form = forms.findLast(
    ([, attributes = '', inner = '']) =>
      /method="post"/i.test(attributes) && inner.includes('name="version"'),
  );
  const action = attribute(form?.[1] ?? '', 'action');
  const inner = form?.[2];
  if (inner === undefined || action === undefined) return undefined;
  const values = new URLSearchParams();
  readInputs(inner, values);
  readSelects(inner, values);
  readTexts(inner, values);
  return { action, values };
}

function readInputs(inner: string, values: URLSearchParams): void {
  for (const [, attributes = ''] of inner.matchAll(/<input\s([^>]*)>/g)) {
    const name = attribute(attributes, 'name');
    const isUnticked = attributes.includes('type="checkbox"') && !/\schecked/.test(attributes);
    if (name !== undefined && !isUnticked) values.set(name, attribute(attributes, 'value') ?? '');
  }
}

function readSelects(inner: string, values: URLSearchParams): void {
  for (const [, attributes = '', options = ''] of inner.matchAll(/<select\s([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = attribute(attributes, 'name');
    const chosen = /<option\s+value="([^"]*)"\s+selected/.exec(options)?.[1];
    if (name !== undefined) values.set(name, unwritten(chosen ?? ''));
  }
}

function readTexts(inner: string, values: URLSearchParams): void {
  for (const [, attributes = '', text = ''] of inner.matchAll(/<textarea\s([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(attributes, 'name');
    if (name !== undefined) values.set(name, unwritten(text));
  }
}

import { html, raw } from 'hono/html';
import type { Html } from './html.ts';

/** Signs, each drawn as lines in a square of 24. */
const shapes = {
  home: '<path d="M3 11.5 12 4l9 7.5"/><path d="M5.5 10v9.5h13V10"/><path d="M10 19.5V14h4v5.5"/>',
  calendar: '<rect x="3.5" y="5" width="17" height="15" rx="2.5"/><path d="M3.5 10h17M8 3v4M16 3v4"/>',
  list: '<path d="M8.5 6h12M8.5 12h12M8.5 18h12M4 6h.01M4 12h.01M4 18h.01"/>',
  board:
    '<rect x="3.5" y="4.5" width="5" height="15" rx="1.5"/><rect x="10" y="4.5" width="5" height="10" rx="1.5"/><rect x="16.5" y="4.5" width="4" height="12.5" rx="1.5"/>',
  gallery:
    '<rect x="3.5" y="4.5" width="17" height="15" rx="2.5"/><circle cx="9" cy="10" r="1.6"/><path d="m5 18 5-4.5 3 2.5 3-3.5 4 4"/>',
  cards:
    '<rect x="3.5" y="4" width="17" height="7" rx="2"/><rect x="3.5" y="13.5" width="17" height="7" rx="2"/>',
  people:
    '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c.5-3.8 3-5.8 6.500-5.800s6 2 6.500 5.800"/><path d="M16 5.300a3.300 3.300 0 0 1 0 6.300M18 14.500c2 .8 3.200 2.500 3.500 5"/>',
  tag: '<path d="M3.5 12.500V5A1.500 1.500 0 0 1 5 3.500h7.500l8 8a1.500 1.500 0 0 1 0 2.200l-6.800 6.800a1.500 1.500 0 0 1-2.200 0z"/><path d="M8 8h.01"/>',
  document:
    '<path d="M6 3.500h8l4.500 4.500v12.500H6z"/><path d="M14 3.500V8h4.500M9 12.500h6.500M9 16h6.500"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  check: '<path d="m5 12.500 4.500 4.500L19 7.500"/>',
  search: '<circle cx="11" cy="11" r="6.500"/><path d="m20 20-4.300-4.300"/>',
  inbox:
    '<path d="M3.500 13.500 6 5h12l2.500 8.500V19h-17z"/><path d="M3.500 13.500H9a3 3 0 0 0 6 0h5.500"/>',
  mail: '<rect x="3.5" y="5.500" width="17" height="13" rx="2.500"/><path d="m4.500 7.500 7.500 5.500 7.500-5.500"/>',
  settings:
    '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>',
  theme:
    '<circle cx="12" cy="12" r="8.500"/><path d="M12 3.500a8.500 8.500 0 0 1 0 17z" fill="currentcolor"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  back: '<path d="m14.500 6-6 6 6 6"/>',
  forward: '<path d="m9.500 6 6 6-6 6"/>',
  filter: '<path d="M4 6h16M7 12h10M10 18h4"/>',
  download: '<path d="M12 4v11M7.500 11l4.500 4.500L16.500 11M5 20h14"/>',
  upload: '<path d="M12 16V5M7.500 9.500 12 5l4.500 4.500M5 20h14"/>',
  chart: '<path d="M4 20h16M7 16v-5M12 16V6M17 16v-8"/>',
  edit: '<path d="m4.500 19.500 1-4L16 5l3 3L8.500 18.500z"/>',
  trash: '<path d="M5 7h14M9.500 7V4.500h5V7M7 7l.8 12.500h8.400L17 7"/>',
} as const;

/** The name of a sign. */
export type IconName = keyof typeof shapes;

/** A sign for the eye alone; the words beside it say what it stands for. */
export function icon(name: IconName): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${raw(shapes[name])}</svg>`;
}

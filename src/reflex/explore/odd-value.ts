/** What a curious user enters: what anybody would, and what nobody thought of. */
import type { ScreenElement } from '../../protocol/screen/observation.ts';
import { momentRoles } from '../eye/find.ts';
import type { Chance } from './chance.ts';

/** The moods in which a form is filled in. */
export const moods = ['plausible', 'empty', 'markup', 'long', 'emoji', 'negative', 'right-to-left'] as const;
export type Mood = (typeof moods)[number];

/** Words that are there when markup of a visitor was taken for that of the page, and the title that its script would set. */
export const broken = { word: 'curious-markup', title: 'curious-script' };

const firstNames = ['Marta', 'Yusuf', 'Ingrid', 'Bao', 'Chloé', 'Søren', 'Zoë', 'Renée'];
const lastNames = ['O’Brien', 'Lindqvist', 'van der Berg', 'Nguyễn', 'Müller-Lüdenscheidt', 'Kaya'];

const texts: Record<Exclude<Mood, 'plausible' | 'empty'>, string> = {
  markup: `"><i>${broken.word}</i><script>document.title='${broken.title}'</script>'; --`,
  long: 'Donaudampfschifffahrtsgesellschaft '.repeat(40).trim(),
  emoji: '👩‍👩‍👧‍👦 Zoë 🇫🇷 ﷽ ẞ',
  negative: '-1',
  'right-to-left': 'مرحبا بالعالم \u202e‫שלום עולם‬ abc',
};
const numbers: Record<Exclude<Mood, 'plausible' | 'empty'>, string> = {
  markup: '1e5',
  long: '99999999999999999999',
  emoji: '0.1',
  negative: '-7',
  'right-to-left': '0',
};

const pick = (list: readonly string[], chance: Chance): string => list[chance(list.length)] ?? '';

function plausibleText(label: string, chance: Chance): string {
  const nth = chance(1_000_000);
  if (/mail/i.test(label)) return `curious.${nth}@example.com`;
  if (/phone|tel|mobile|portable/i.test(label)) return `+49 30 ${1_000_000 + nth}`;
  if (/url|link|web|site|address of the page|lien/i.test(label)) return `https://example.com/${nth}`;
  if (/search|recherch/i.test(label)) return pick(['a', 'e', 'Ma', '1', 'zzz'], chance);
  return `${pick(firstNames, chance)} ${pick(lastNames, chance)} ${nth}`;
}

const dayMs = 86_400_000;

function momentOf(role: string, mood: Mood, chance: Chance): string {
  const year = mood === 'negative' ? '1900' : mood === 'long' ? '9999' : undefined;
  const day = new Date(Date.UTC(2031, 0, 6) + chance(300) * dayMs).toISOString().slice(0, 10);
  const date = year === undefined ? day : `${year}${day.slice(4)}`;
  const clock =
    mood === 'emoji' ? '23:59' : `${String(9 + chance(8)).padStart(2, '0')}:${pick(['00', '30'], chance)}`;
  if (role === 'time') return clock;
  return role === 'datetime' ? `${date}T${clock}` : role === 'month' ? date.slice(0, 7) : date;
}

/** A field to be filled in: its kind, the words beside it, and what it offers. */
export type Blank = { control: ScreenElement; label: string; options: readonly string[] };

/** What is entered in one field: text, an option, `yes` or `no`, a date as in FormEntry; empty: it is emptied. */
export function valueFor({ control, label, options }: Blank, mood: Mood, chance: Chance): string {
  const { role } = control;
  if (role === 'checkbox' || role === 'switch') return chance(2) === 0 ? 'yes' : 'no';
  if (role === 'combobox') return mood === 'empty' ? '' : pick(options, chance);
  if (mood === 'empty') return '';
  if (momentRoles.has(role)) return momentOf(role, mood, chance);
  if (role === 'spinbutton') return mood === 'plausible' ? String(1 + chance(5)) : numbers[mood];
  return mood === 'plausible' ? plausibleText(label, chance) : texts[mood];
}

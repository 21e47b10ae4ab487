/** What people read on the pages that are arranged for them, in English. */
import { type Kind, lower, one, many, counted, article } from './en-grammar.ts';

/** One does not book a booking. */
const isBooking = ({ label }: Kind): boolean => /booking$|reservation$/i.test(label);

/** "Sign-up": the name of the act itself. */
const isJoining = ({ label }: Kind): boolean =>
  /^(?:sign-?up|enrolment|enrollment|registration)$/i.test(label);

const booking = {
  book: (kind: Kind): string =>
    isBooking(kind) ? 'Book now' : isJoining(kind) ? 'Sign up now' : `Book ${article(one(kind))}`,
  bookShort: (kind: Kind): string => (isJoining(kind) ? 'Sign up' : 'Book'),
  choose: (kind: Kind): string => `Choose ${article(one(kind))}`,
  signInFirst: 'To book, sign in or create an account.',
  chooseTime: 'Choose a time',
  chooseDay: 'Choose a day',
  check: 'Check and confirm',
  confirm: 'Confirm booking',
  booked: (kind: Kind): string => `${kind.label} ${isBooking(kind) || isJoining(kind) ? 'made' : 'booked'}`,
  any: (label: string): string => `Any ${lower(label)}`,
  nothingFree: 'Nothing is free in these days.',
  nothingToChoose: (kind: Kind): string => `There are no ${many(kind)} to choose from at the moment.`,
  earlier: 'Earlier',
  later: 'Later',
  nextFree: 'Next free day',
  placesLeft: (count: number): string => `${count} ${count === 1 ? 'place' : 'places'} left`,
  full: 'Full',
  mine: (kind: Kind): string => `My ${many(kind)}`,
  comingUp: 'Coming up',
  past: 'Past',
  nothingComingUp: 'Nothing is coming up.',
  when: 'When',
  change: 'Change',
  steps: 'Steps',
  today: 'Today',
  tomorrow: 'Tomorrow',
};

const work = {
  title: 'To do',
  lead: 'What waits for its next step',
  waiting: (count: number): string => `${count} ${count === 1 ? 'thing waits' : 'things wait'} for you`,
  nothing: 'Nothing waits for you.',
  nothingMore: 'New work shows up here by itself.',
  andMore: (count: number): string => `and ${count} more`,
  keyNext: 'next',
  keyPrevious: 'previous',
  keyOpen: 'open',
  keyUndo: 'undo',
  undo: 'Undo',
  undone: 'Undone',
  cannotUndo: 'This can no longer be undone: it was changed in the meantime.',
  seeAll: 'See all',
  today: 'Today',
  nothingToday: 'Nothing is planned for today.',
  sure: (step: string, name: string): string => `${step}: ${name}?`,
  sureText: 'This cannot be taken back by the buttons of this page.',
  doIt: (step: string): string => step,
  goBack: 'Go back',
};

const views = {
  label: 'View',
  list: 'List',
  cards: 'Cards',
  calendar: 'Calendar',
  board: 'Board',
  gallery: 'Gallery',
  month: 'Month',
  week: 'Week',
  day: 'Day',
  today: 'Today',
  more: (count: number): string => `+${count} more`,
  nothingHere: 'Nothing in these days.',
  none: 'None',
  history: 'History',
  parts: (kind: Kind): string => kind.labelPlural,
  addPart: (kind: Kind): string => `Add ${one(kind)}`,
  total: 'Total',
  quick: 'Quick access',
  menu: 'Menu',
  close: 'Close',
  theme: 'Light or dark',
  themeSystem: 'As the device',
  themeLight: 'Light',
  themeDark: 'Dark',
  appearance: 'Appearance',
  records: 'Records',
  administration: 'Administration',
  print: 'Print',
  updatedAction: 'Changed',
  deletedAction: 'Deleted',
  restoredAction: 'Restored',
  byProduct: 'the product',
  nobody: 'nobody',
};

const lists = {
  importTitle: (kind: Kind): string => `Import ${many(kind)}`,
  importLead: (columns: string): string =>
    `Choose a CSV file. Its first line names the columns: ${columns}. You see what would happen before anything is written.`,
  tableFile: 'CSV file',
  preview: 'Preview',
  previewLead: (good: number, wrong: number): string =>
    wrong === 0
      ? `${good} ${good === 1 ? 'row' : 'rows'} can be imported, without a mistake.`
      : `${good} ${good === 1 ? 'row' : 'rows'} can be imported, ${wrong} ${wrong === 1 ? 'has' : 'have'} mistakes and would be left out.`,
  ignoredColumns: (columns: string): string => `These columns are left aside: ${columns}.`,
  importRows: (count: number): string => `Import ${count} ${count === 1 ? 'row' : 'rows'}`,
  imported: (count: number): string => `${count} imported`,
  otherFile: 'Choose another file',
  mistakes: 'Mistakes',
  line: 'Line',
  column: 'Column',
  removeFile: 'Remove the present file',
  deleteSelected: 'Delete the selected',
  filter: 'Filter',
  apply: 'Apply',
  clear: 'Clear filters',
  any: 'Any',
  selected: 'With the selected:',
  selectAll: 'Select all',
  select: (name: string): string => `Select ${name}`,
  nothingSelected: 'Nothing is selected.',
  bulkDone: (count: number): string => `${count} done`,
  bulkRefused: (count: number): string => `${count} not done:`,
  export: 'Export',
  import: 'Import',
  everywhere: 'Search everywhere',
  nothingFound: (text: string): string => `Nothing found for “${text}”.`,
  typeWords: 'Type a word to look for it in all records.',
  restored: (kind: Kind): string => `${kind.label} restored`,
  draft: 'You left this form before it was saved.',
  restoreDraft: 'Put back what I typed',
};

const figures = {
  title: 'Figures',
  showNumbers: 'Show the numbers',
  what: 'What',
  value: 'Value',
  count: (kind: Kind): string => kind.labelPlural,
  byState: (kind: Kind): string => `${kind.labelPlural} by state`,
  byMonth: (kind: Kind): string => `${kind.labelPlural} by month`,
  sumByMonth: (label: string, kind: Kind): string => `${label} of ${many(kind)} by month`,
  sum: (label: string, kind: Kind): string => `${label} of ${many(kind)}`,
  nothingYet: 'Nothing to count yet.',
};

const visitors = {
  pricing: 'Pricing',
  plans: 'Plans and prices',
  free: 'Free',
  per: { month: 'a month', year: 'a year', once: 'once' },
  upTo: (count: number, kind: Kind): string => `Up to ${count} ${counted(count, kind)}`,
  unlimited: 'Without limits',
  bookOnline: 'Book online, at any time.',
  getStarted: 'Get started',
  current: 'Your plan',
  seeAll: (kind: Kind): string => `All ${many(kind)}`,
  emptyProduct: 'Nothing is here yet',
  emptyLead: 'Add your first records, or look around with believable sample data first.',
  addSamples: 'Add sample data',
  samplesAdded: 'Sample data added',
  removeSamples: 'Remove the sample data',
  samplesRemoved: 'Sample data removed',
};

/** The texts by area. */
export const pages = { booking, work, views, lists, figures, visitors };

/** Every text that the product shows, in English. */

/** A kind of record as sentences speak of it. */
type Kind = { label: string; labelPlural: string; gender?: 'm' | 'f' | undefined };

/** What somebody may not do. */
type Act = 'see' | 'create' | 'change' | 'delete' | 'restore';

/** A label in the middle of a sentence; words in capitals such as VAT stay as they are. */
const lower = (label: string): string =>
  label
    .split(' ')
    .map((word) => (/^\p{Lu}[^\p{Ll}]*\p{Lu}/u.test(word) ? word : word.toLowerCase()))
    .join(' ');

const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const one = (kind: Kind): string => lower(kind.label);
const many = (kind: Kind): string => lower(kind.labelPlural);
const counted = (count: number, kind: Kind): string => (count === 1 ? one(kind) : many(kind));

const screens = {
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: 'Signed in as',
  createAccount: 'Create an account',
  createAccountButton: 'Create account',
  newHere: 'New here?',
  haveOne: 'Have one already?',
  forgotten: 'Forgot your password?',
  forgottenLead: 'We send you a link with which you choose a new one.',
  sendLink: 'Send a link',
  backToSignIn: 'Back to sign in',
  choosePassword: 'Choose a password',
  setPassword: 'Set password',
  passwordSet: 'Password set',
  changePassword: 'Change password',
  changeYourPassword: 'Change your password',
  passwordChanged: 'Password changed',
  yourAccount: 'Your account',
  welcome: (product: string): string => `Welcome to ${product}`,
  hello: (name: string): string => `Hello, ${name}`,
  home: 'Home',
  mainNavigation: 'Main',
  skipToContent: 'Skip to content',
  backToStart: 'Back to the start',
  search: 'Search',
  searchFor: (kind: Kind): string => `Search ${many(kind)}`,
  save: 'Save',
  cancel: 'Cancel',
  edit: 'Edit',
  editOne: (name: string): string => `Edit ${name}`,
  delete: 'Delete',
  deleteAsk: (name: string): string => `Delete ${name}?`,
  deleteWarning: (kind: Kind): string => `This ${one(kind)} will be gone for good.`,
  keepIt: 'Keep it',
  newOne: (kind: Kind): string => `New ${one(kind)}`,
  addOne: (kind: Kind): string => `Add ${one(kind)}`,
  all: (kind: Kind): string => `All ${many(kind)}`,
  records: (count: number): string => `${count} ${count === 1 ? 'record' : 'records'}`,
  counted: (count: number, kind: Kind): string => `${count} ${counted(count, kind)}`,
  countedState: (count: number, state: string): string => `${count} ${lower(state)}`,
  created: (kind: Kind): string => `${kind.label} created`,
  saved: (kind: Kind): string => `${kind.label} saved`,
  deleted: (kind: Kind): string => `${kind.label} deleted`,
  moved: (kind: Kind, state: string): string => `${kind.label}: ${lower(state)}`,
  noneYet: (kind: Kind): string => `No ${many(kind)} yet`,
  noneMatch: (kind: Kind): string => `No ${many(kind)} match`,
  firstIsAClickAway: 'The first one is a click away.',
  willShowUpHere: 'They will show up here.',
  tryAnotherWord: 'Try another word, or',
  showAll: 'show all',
  previous: 'Previous',
  next: 'Next',
  pages: 'Pages',
  pageOf: (page: number, pages: number): string => `Page ${page} of ${pages}`,
  related: 'Related',
  createdStamp: 'Created',
  changedStamp: 'Changed',
  stampedBy: (what: string, who: string): string => `${what} by ${who},`,
  clicks: 'Clicks',
  choose: 'Choose…',
  optional: 'Optional',
  yes: 'Yes',
  no: 'No',
  attention: (count: number): string =>
    count === 1 ? 'One thing needs your attention:' : `${count} things need your attention:`,
};

const refusals = {
  titles: {
    400: 'Malformed request',
    401: 'Not signed in',
    403: 'Not allowed',
    404: 'Not found',
    405: 'Method not allowed',
    409: 'Conflict',
    413: 'Too large',
    415: 'Unsupported content type',
    422: 'Invalid fields',
    429: 'Too many attempts',
    500: 'Internal error',
    503: 'Busy',
  } as Record<number, string>,
  error: 'Error',
  signInFirst: 'Sign in first.',
  noSuch: (kind: Kind): string => `There is no such ${one(kind)}, or you may not see it.`,
  noSuchPage: 'There is no such page, or you may not see it.',
  noSuchAddress: 'There is no such address, or you may not see it.',
  noSuchStep: 'There is no such step, or you may not see it.',
  noSuchAccount: 'There is no such account, or you may not see it.',
  noSuchMessage: 'There is no such message, or you may not see it.',
  mayNot: (act: Act, kind: Kind): string => `You may not ${act} ${many(kind)}.`,
  mayNotThis: (act: Act, kind: Kind): string => `You may not ${act} this ${one(kind)}.`,
  mayNotMove: (step: string, kind: Kind): string => `You may not do this: ${lower(step)} (${one(kind)}).`,
  mayNotCreateForOthers: (kind: Kind): string => `You may not create a ${one(kind)} for somebody else.`,
  mayNotGiveAway: (kind: Kind): string => `You may not give this ${one(kind)} to somebody else.`,
  mayNotManageAccounts: 'You may not manage accounts.',
  mayNotSignUp: 'You may not open an account by yourself: ask an administrator for an invitation.',
  stale: 'Somebody changed this in the meantime. Look at it again before you change it.',
  referredTo: (kind: Kind, others: Kind): string =>
    `This ${one(kind)} cannot be deleted: ${many(others)} refer to it.`,
  signsIn: (kind: Kind): string => `This ${one(kind)} cannot be deleted: an account signs in as it.`,
  stepNotPossible: (step: string, kind: Kind, state: string): string =>
    `${step} is not possible: this ${one(kind)} is ${lower(state)}.`,
  followsFromOthers: (label: string): string => `${label} follows from other values and cannot be written.`,
  mayNotChangeField: (label: string, kind: Kind): string =>
    `You may not change this of a ${one(kind)}: ${label}.`,
  planAllows: (plan: string, most: number, kind: Kind): string =>
    `Your plan ${plan} allows ${most} ${counted(most, kind)}. A larger plan has room for more.`,
  noFreeCode: 'No free code was found. Choose one yourself.',
  codeReserved: (label: string, code: string): string =>
    `${label}: ${code} is an address of the product itself. Choose another one.`,
  changesByStepsOnly: (label: string): string => `${label} changes only by its own steps.`,
  cannotBeChanged: (key: string): string => `${key} cannot be changed.`,
  noField: (key: string): string => `There is no field called ${key}.`,
  noFieldToFilter: (key: string): string => `There is no field called ${key} to filter by.`,
  noFieldToSort: (key: string): string => `There is no field called ${key} to sort by.`,
  deletedToo: (label: string, kind: Kind): string =>
    `${label}: that ${one(kind)} has been deleted too. Restore it first.`,
  required: (label: string): string => `${label} is required.`,
  taken: (label: string, value: string): string => `${label} ${value} is already taken.`,
  noSuchRecord: (label: string): string => `${label}: there is no such record.`,
  mustBeText: (label: string): string => `${label} must be a text.`,
  strangeCharacters: (label: string): string => `${label} contains characters that cannot be shown.`,
  oneLine: (label: string): string => `${label} must fit on one line.`,
  atMostCharacters: (label: string, count: number): string =>
    `${label} must have at most ${count} characters.`,
  atLeastCharacters: (label: string, count: number): string =>
    `${label} must have at least ${count} characters.`,
  wrongForm: (label: string): string => `${label} does not have the right form.`,
  mustBeEmail: (label: string): string => `${label} must be an email address such as ada@example.com.`,
  mustBePhone: (label: string): string => `${label} must be a phone number such as +33 1 23 45 67 89.`,
  mustBeUrl: (label: string): string => `${label} must be an address such as https://example.com.`,
  mustBeNumber: (label: string): string => `${label} must be a number.`,
  mustBeWhole: (label: string): string => `${label} must be a whole number.`,
  mustBeWholeFromOne: (label: string): string => `${label} must be a whole number from 1.`,
  atLeast: (label: string, least: string): string => `${label} must be at least ${least}.`,
  atMost: (label: string, most: string): string => `${label} must be at most ${most}.`,
  moreThan: (label: string, bound: string): string => `${label} must be more than ${bound}.`,
  digitsAfterPoint: (label: string, digits: number): string =>
    `${label} has at most ${digits} digits after the point.`,
  mustBeDay: (label: string): string => `${label} must be a day such as 2026-03-01.`,
  mustBeMoment: (label: string): string => `${label} must be a moment such as 2026-03-01T14:30:00Z.`,
  mustBeDateAndTime: (label: string): string =>
    `${label} must be a date and a time such as 2026-03-01 14:30.`,
  mustBeTime: (label: string): string => `${label} must be a time such as 14:30.`,
  mustBeTrueOrFalse: (label: string): string => `${label} must be true or false.`,
  mustBeOneOf: (label: string, values: readonly string[]): string =>
    `${label} must be one of: ${values.join(', ')}.`,
  mustBeRecordNumber: (label: string): string => `${label} must be the number of a record.`,
  mustBeRecordNumbers: (label: string): string => `${label} must be a list of the numbers of records.`,
  mustBeColour: (label: string): string => `${label} must be a colour such as #3366ff.`,
  chooseFromList: (label: string): string => `${upperFirst(label)}: choose from the list.`,
  mustBeType: (key: string, type: string): string => `${key} must be a ${type}.`,
  requiredText: (key: string): string => `${key} is required and must be a text.`,
  notObject: 'The body must be a JSON object.',
  notJson: 'The body is not valid JSON.',
  sendJson: 'Send the body as application/json.',
  tooLarge: 'This is more than one request may carry.',
  formExpired: 'This form has expired. Go back, load the page again and send it once more.',
  formFromElsewhere: 'This form was sent from another site.',
  requestFromElsewhere: 'This request was sent from another site.',
  tooManyAtOnce: 'Too many attempts at once. Try again in a moment.',
  tooManyAttempts: (minutes: number): string =>
    `Too many attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  busy: 'The product is busy. Try again in a moment.',
  unexpected: 'Something went wrong on our side. It was written down.',
};

const accounts = {
  title: 'Accounts',
  titleBesideCollection: 'User accounts',
  lead: 'Who may sign in, and as what',
  name: 'Name',
  email: 'Email',
  password: 'Password',
  presentPassword: 'Present password',
  role: 'Role',
  state: 'State',
  administrator: 'Administrator',
  active: 'Active',
  invited: 'Invited',
  deactivated: 'Deactivated',
  inviteSomebody: 'Invite somebody',
  invite: 'Invite',
  linkFor: (name: string): string => `A link for ${name}`,
  linkMessage: 'A message',
  linkSent: (email: string, hours: number): string =>
    `to ${email} carries it. You can also give it to them yourself: it works once, for ${hours} hours, and lets them choose their password.`,
  unfinished: (labels: readonly string[]): string => `Their record may lack: ${labels.join(', ')}.`,
  fillIn: 'Fill it in',
  backToAll: 'Back to the accounts',
  all: 'All accounts',
  newLink: 'New password link',
  deactivate: 'Deactivate',
  activate: 'Activate',
  saved: 'Account saved',
  emailForm: 'Email must be an address such as ada@example.com.',
  nameRequired: 'Name is required.',
  nameTooLong: (most: number): string => `Name must have at most ${most} characters.`,
  roleUnknown: 'Role must be one of those of this product.',
  passwordTooShort: (least: number): string => `Password must have at least ${least} characters.`,
  passwordTooLong: (most: number): string => `Password must have at most ${most} characters.`,
  emailTaken: 'There is an account with this email already.',
  noSuchRecord: 'There is no such record for this role.',
  isDeactivated: 'This account is deactivated.',
  lastAdministrator: 'This is the last active administrator.',
  linkUsed: 'This link has been used or has expired. Ask for a new one.',
  linkUsedAlready: 'This link has been used already.',
  wrongPresentPassword: 'This is not your present password.',
  wrongCredentials: 'Email or password is wrong.',
  forgottenAnswer:
    'If an account has this address, a message with a link to choose a new password is on its way to it.',
};

const mail = {
  kind: { label: 'Message', labelPlural: 'Messages', gender: undefined } as Kind,
  kindBesideCollection: { label: 'Message', labelPlural: 'Outbox messages', gender: undefined } as Kind,
  subject: 'Subject',
  to: 'To',
  text: 'Text',
  sent: 'Sent',
  failure: 'Not delivered because',
  line: (label: string, text: string): string => `${label}: ${text}`,
  greeting: (name: string): string => `Hello ${name},`,
  invitationSubject: (product: string): string => `Your invitation to ${product}`,
  invitation: (product: string): string => `you have been invited to ${product}. Choose your password here:`,
  newPasswordSubject: (product: string): string => `A new password for ${product}`,
  newPassword: (product: string): string => `choose a new password for ${product} here:`,
  worksOnce: (hours: number): string => `It works once, and for ${hours} hours.`,
  leaveItBe: 'If you did not ask for it, leave this message be: your password stays as it is.',
};

const files = {
  tooLarge: (megabytes: number) => `A file may have at most ${megabytes} MB.`,
  notTaken: 'Files of this kind are not taken. Pictures, PDF, office documents, text, sound and video are.',
  noFile: 'The form carries no file.',
  noSuchFile: 'There is no such file, or you may not see it.',
  mayNotUpload: 'You may not send files.',
  unknown: (label: string) => `${label}: there is no such file. Send it first.`,
  mustBeUpload: (label: string) => `${label} must be the path that POST /api/uploads answered.`,
  mustBeImage: (label: string) => `${label} must be a picture (PNG, JPEG, GIF, WebP or AVIF).`,
  sendCsv: 'Send the table as text/csv.',
  emptyTable: 'The table is empty: its first line names the columns, each further line is a record.',
  tooManyRows: (most: number) => `A table may have at most ${most} rows.`,
  notUtf8: 'The table is not in UTF-8. Save it as “CSV UTF-8”.',
  openQuote: (line: number) => `The quotation mark opened on line ${line} is never closed.`,
  unknownColumn: (name: string) => `There is no column called ${name}.`,
  twiceColumn: (name: string) => `The column ${name} stands there twice.`,
  missingColumn: (label: string) => `The column ${label} is missing.`,
  tooManyCells: 'This row has more cells than there are columns.',
  noMatch: (label: string, value: string) => `${label}: nothing is called ${value}.`,
  severalMatch: (label: string, value: string) =>
    `${label}: several are called ${value}. Write the number instead, such as #12.`,
  rowsRefused: (count: number) =>
    count === 1
      ? 'One row has a mistake; nothing was imported.'
      : `${count} rows have mistakes; nothing was imported.`,
};

const settings = {
  title: 'Settings',
  name: 'Product name',
  timeZone: 'Time zone',
  currency: 'Currency',
  plan: 'Plan',
  saved: 'Settings saved',
  nameLength: 'Product name must have between 1 and 80 characters.',
  unknownTimeZone: 'Time zone must be one such as Europe/Paris.',
  unknownCurrency: 'Currency must be a code such as EUR.',
  otherDigits: 'This currency has other minor units than the amounts that are kept.',
  unknownPlan: 'There is no such plan.',
  noPlans: 'This product has no plans.',
  planFull: (plan: string, count: number, kind: Kind) =>
    `The plan ${plan} allows at most ${count} ${counted(count, kind)}. Delete some, or choose a larger plan.`,
  perMonth: 'a month',
  perYear: 'a year',
  once: 'once',
  sampleTitle: 'Sample data',
  sampleAdded: (count: number) => `${count} sample records were added.`,
  sampleRemoved: (count: number) => `${count} sample records were removed.`,
  sampleThere: 'The sample data is there already.',
};

const units = {
  minutes: (count: number): string => (count === 1 ? 'minute' : 'minutes'),
  hours: (count: number): string => (count === 1 ? 'hour' : 'hours'),
  days: (count: number): string => (count === 1 ? 'day' : 'days'),
  weeks: (count: number): string => (count === 1 ? 'week' : 'weeks'),
  months: (count: number): string => (count === 1 ? 'month' : 'months'),
  years: (count: number): string => (count === 1 ? 'year' : 'years'),
};

/** The texts by area. `locale` is how dates, numbers and money are written. */
export const words = {
  locale: 'en-GB',
  lower,
  screens,
  refusals,
  accounts,
  mail,
  files,
  settings,
  units,
};

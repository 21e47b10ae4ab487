/**
 * How a worked row ends, as its demonstrations show it: what was done last, and what is seen of the row afterwards, by
 * which it is found again.
 */
import type { Action, Demonstration } from '../../protocol/screen/demonstration.ts';
import type { Observation, ScreenElement } from '../../protocol/screen/observation.ts';
import type { Ending } from '../../protocol/screen/ending.ts';
import { asksForSecret } from '../hand/fill-secret.ts';
import { Scene, plain } from '../skill/scene.ts';
import type { Row } from './read-rows.ts';

/** How far up the holders of a text it is looked for the rest of a row. */
const levels = 4;
/** What holds more texts than this is no row. */
const mostTexts = 60;

/** A value that says little: it stands in many places by chance. */
const isTelling = (value: string): boolean => plain(value).length > 1;

const holdsWords = (text: string, value: string): boolean =>
  ` ${plain(text).replaceAll(/[.,;:]+(?=\s|$)/gu, ' ')} `.includes(` ${plain(value)} `) ||
  plain(text) === plain(value);

/** The columns of a row whose values stand in an element. */
function columnsIn(scene: Scene, holder: ScreenElement, values: Row): string[] {
  const texts = scene.textsIn(holder);
  if (texts.length > mostTexts) return [];
  return Object.keys(values).filter((name) => {
    const value = values[name] ?? '';
    return isTelling(value) && texts.some((text) => holdsWords(text, value));
  });
}

/** The smallest element in which a value stands together with as many others of its row as stand together anywhere. */
function traceOf(screen: Observation, values: Row): { holder: ScreenElement; columns: string[] } | undefined {
  const scene = new Scene(screen);
  const found = scene.elements
    .filter((element) => element.text !== '' && columnsIn(scene, element, values).length > 0)
    .flatMap((element) => [element, ...scene.holdersOf(element).slice(0, levels)])
    .map((holder) => ({ holder, columns: columnsIn(scene, holder, values) }));
  const size = ({ holder }: { holder: ScreenElement }): number => scene.textsIn(holder).length;
  const [best] = found.toSorted((a, b) => b.columns.length - a.columns.length || size(a) - size(b));
  return best;
}

const isAlike = (all: readonly unknown[]): boolean =>
  new Set(all.map((one) => JSON.stringify(one))).size === 1;

/** What all hold. */
function shared(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = lists;
  return first.filter((one) => others.every((list) => list.includes(one)));
}

function lastOf({ steps }: Demonstration): Ending['last'] | undefined {
  const step = steps.at(-1);
  if (!step) return undefined;
  const scene = new Scene(step.before);
  const element = scene.byId(step.action.element);
  const control = element && scene.controlOf(element);
  const key = step.action.kind === 'press' ? step.action.key : undefined;
  return {
    kind: step.action.kind,
    role: control?.role ?? '',
    name: control ? plain(scene.nameOf(control)) : '',
    ...(key !== undefined && { key }),
  };
}

/** Texts that stand on a screen, as they are compared. */
function textsOf({ elements }: Observation): string[] {
  return elements.flatMap(({ text }) => (text === '' ? [] : [plain(text)]));
}

function hasDialog({ elements }: Observation): boolean {
  return elements.some(({ role }) => role === 'dialog' || role === 'alertdialog');
}

/** Whether a password was given on the way, on a page that is not the one where the row ends. */
function isSignedInBefore({ steps }: Demonstration): boolean {
  const asks = steps.map(({ before }) => before.elements.some(asksForSecret));
  return asks.includes(true) && asks.at(-1) === false;
}

/** What is seen when a row is done: the columns that stand together, and words that always come. */
export function learnEnding(demonstrations: readonly Demonstration[]): Ending {
  const lasts = demonstrations.map(lastOf);
  const traces = demonstrations.map(({ after, values }) => after && traceOf(after, values));
  const columns = shared(traces.map((trace) => trace?.columns ?? []));
  // A column that is the same in all of them tells no row from another.
  const telling = columns.filter(
    (name) => demonstrations.length < 2 || !isAlike(demonstrations.map(({ values }) => values[name])),
  );
  const roles = traces.map((trace) => trace?.holder.role ?? '');
  const said = demonstrations.map(({ after, steps }) => {
    const before = new Set(steps.flatMap((step) => textsOf(step.before)));
    return after ? textsOf(after).filter((text) => !before.has(text)) : [];
  });
  const dialogs = demonstrations.some(({ steps }) => steps.some(({ before }) => hasDialog(before)));
  return {
    ...(isAlike(lasts) && lasts[0] && { last: lasts[0] }),
    trace: telling.length > 0 ? columns : [],
    ...(isAlike(roles) && roles[0] !== '' && roles[0] !== undefined && { within: roles[0] }),
    said: shared(said),
    dialogs,
    signsIn: demonstrations.some(isSignedInBefore),
  };
}

/** Whether this action is the one that ends a row. */
export function isLastAction({ last }: Ending, action: Action, screen: Observation): boolean {
  if (!last || action.kind !== last.kind) return false;
  if (action.kind === 'press' && action.key !== last.key) return false;
  const scene = new Scene(screen);
  const element = scene.byId(action.element);
  const control = element && scene.controlOf(element);
  if (!control) return last.role === '';
  return control.role === last.role && plain(scene.nameOf(control)) === last.name;
}

/** What holds one record, wherever that is: a page may show what is entered by itself at first, and in a list later. */
const records: ReadonlySet<string> = new Set(['row', 'listitem', 'article']);

/** Whether a row's own trace is on the screen: its values seen together, where the demonstrations had them. */
export function isTraced({ trace, within }: Ending, screen: Observation, values: Row): boolean {
  const wanted = trace.filter((name) => isTelling(values[name] ?? ''));
  if (wanted.length === 0) return false;
  const scene = new Scene(screen);
  return scene.elements.some((element) => {
    if (within !== undefined && element.role !== within && !records.has(element.role)) return false;
    const found = columnsIn(scene, element, values);
    return wanted.every((name) => found.includes(name));
  });
}

/** Whether a screen shows that a row is done. Where nothing of a row is to be seen afterwards, the words that always come say so. */
export function isDone(ending: Ending, screen: Observation, values: Row): boolean {
  if (ending.trace.length > 0) return isTraced(ending, screen, values);
  const texts = new Set(textsOf(screen));
  return ending.said.length > 0 && ending.said.every((text) => texts.has(text));
}

/** A dialog where none was ever shown: its words. */
export function strangeDialog({ dialogs }: Ending, screen: Observation): string | undefined {
  if (dialogs) return undefined;
  const scene = new Scene(screen);
  const dialog = scene.elements.find(({ role }) => role === 'dialog' || role === 'alertdialog');
  return dialog && `A dialog that nobody showed: “${scene.nameOf(dialog)}”.`;
}

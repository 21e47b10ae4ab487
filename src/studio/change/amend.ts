/** A change in plain words, applied to a product's specification. */
import type { Specification } from '../../protocol/specification.ts';
import type { Analysis } from '../analyst/analyse.ts';
import { inNewWords } from './carry-rename.ts';
import { differencesBetween, type Difference } from './difference.ts';
import { prune, withElements } from './drop.ts';
import { elementsOf, type Element } from './element.ts';
import { appendChange, readHistory, type HistoryReading, type KeyRename } from './history.ts';
import type { Rename } from './instruction.ts';
import type { Names } from './naming.ts';
import { renameKeys } from './rename.ts';
import { superseded } from './supersede.ts';
import { touchedBy, type Touched } from './touch.ts';

/** What a change makes of a product. */
export type Amendment = {
  /** The brief with the change as its last part. */
  brief: string;
  specification: Specification;
  /** The specification of before under the keys of after. */
  from: Specification;
  /** From there to the new one. */
  differences: Difference[];
  renames: KeyRename[];
  /** Where the change begins in `brief`. */
  lastPart: number;
  /** What of the change itself was not understood. */
  unread: Specification['notUnderstood'];
  /** Whether everything was understood, as `Analysis` has it. */
  status: Analysis['status'];
  citedShare: number;
  questions: Analysis['questions'];
};

/** What there is and what is to become of it. `base` is `brief` as it was built, hand edits of the YAML included. */
export type AmendInput = { brief: string; base: Specification; change: string };

/**
 * Applies a change: what differs between the brief with and without it is carried over to `base`, so that what a hand
 * changed in the specification stays. Only what the change speaks of may differ. Answers with the analysis when the
 * brief with the change is declined: a contradiction within the change, or nothing in it that is about the product.
 */
export function amendSpecification({ brief, base, change }: AmendInput): Amendment | Analysis {
  const longer = appendChange(brief, change, base.product.language);
  const fresh = readHistory(longer);
  const { specification } = fresh.analysis;
  if (!specification) return fresh.analysis;
  const read = readHistory(brief).analysis.specification ?? base;
  const { from, start, before } = renamed({ base, read, longer, fresh });
  const touched = touchedBy(change, [read, specification]);
  const wanted = differencesBetween(before, specification).filter((one) => isLocal(one, fresh, touched));
  const all = [...wanted, ...superseded(elementsOf(start), wanted)];
  const made = refresh(apply(start, all, specification), specification);
  const differences = differencesBetween(from, made);
  const { status, citedShare, questions } = fresh.analysis;
  const unread = specification.notUnderstood.filter(({ start }) => start >= fresh.lastPart);
  const isSilent = differences.length === 0 && fresh.renames.length === 0;
  if (isSilent) {
    return {
      status: 'declined',
      citedShare: 0,
      questions: [],
      why: 'The change was not understood, or the product is like that already',
      hint: 'Say what should be otherwise, such as: "Appointments also have a note." or "Rename notes to remarks."',
    };
  }
  return {
    brief: longer,
    specification: made,
    from,
    differences,
    renames: fresh.renames,
    lastPart: fresh.lastPart,
    unread,
    status,
    citedShare,
    questions,
  };
}

/**
 * The specification under the keys (`from`) and in the words (`start`) that the change gives, and what the brief says
 * without this change under the same names. `read` is what the brief says under the names of before, `fresh` what it says
 * with the change.
 */
function renamed({
  base,
  read,
  longer,
  fresh,
}: {
  base: Specification;
  read: Specification;
  longer: string;
  fresh: HistoryReading;
}): { from: Specification; start: Specification; before: Specification } {
  const acts = fresh.instructions.flatMap((one) => (one.do === 'rename' ? [one.rename] : []));
  if (acts.length === 0) return { from: base, start: base, before: read };
  const names = namesOf(fresh.renames);
  const after = readHistory(longer, { isOnlyRenamed: true }).analysis.specification ?? read;
  const from = renameKeys(base, names);
  const start = inNewWords(
    from,
    { before: renameKeys(read, names), after },
    acts.map((act) => underNewKeys(act, names)),
  );
  return { from, start, before: after };
}

/** A rename by the keys of after. */
function underNewKeys(act: Rename, names: Names): Rename {
  if ('role' in act) return act;
  const { entity, field } = act;
  return {
    ...act,
    entity: names.entity(entity),
    ...(field !== undefined && { field: names.field(entity, field) }),
  };
}

function namesOf(renames: readonly KeyRename[]): Names {
  const entities = new Map(renames.flatMap((one) => (one.field === undefined ? [[one.entity, one.to]] : [])));
  const fields = new Map(
    renames.flatMap((one) => (one.field === undefined ? [] : [[`${one.entity}.${one.field}`, one.to]])),
  );
  const referenceOf = (key: string): string | undefined => {
    const to = entities.get(key.replace(/Id$/, ''));
    return key.endsWith('Id') && to !== undefined ? `${to}Id` : undefined;
  };
  return {
    entity: (key: string) => entities.get(key) ?? key,
    field: (entity: string, key: string) => fields.get(`${entity}.${key}`) ?? referenceOf(key) ?? key,
  };
}

/** A change may differ from what was there only in what it speaks of. */
function isLocal(difference: Difference, { lastPart }: HistoryReading, touched: Touched): boolean {
  const element = difference.kind === 'removed' ? difference.before : difference.after;
  return citesFrom(element, lastPart) || touched.includes(element);
}

function citesFrom({ source }: Element, offset: number): boolean {
  return source.from === 'brief' && source.cites.some(({ start }) => start >= offset);
}

function apply(base: Specification, differences: readonly Difference[], fresh: Specification): Specification {
  const elements = new Map(elementsOf(base));
  for (const difference of differences) {
    if (difference.kind === 'removed') elements.delete(difference.element);
    else elements.set(difference.element, difference.after);
  }
  const { assumptions, notUnderstood } = fresh;
  return prune(withElements(elements, { ...base, assumptions, notUnderstood }));
}

/** Elements that say the same cite the brief as it stands now. */
function refresh(specification: Specification, fresh: Specification): Specification {
  const latest = elementsOf(fresh);
  const elements = [...elementsOf(specification)].map(([id, element]): [string, Element] => {
    const source = element.source.from === 'hand' ? undefined : latest.get(id)?.source;
    return [id, source === undefined ? element : { ...element, source }];
  });
  return withElements(new Map(elements), specification);
}

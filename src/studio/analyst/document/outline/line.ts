/** An entry of an outline by itself: a record, a role, a course of states, figures. */
import type { Lexicon } from '../../language/lexicon.ts';
import type { Token } from '../../language/text.ts';
import { labelledOf, partedAt, withoutBrackets } from './entry.ts';
import type { Entry, Labelled } from './entry.ts';
import { thingNamed } from './record.ts';
import { leadOf } from './section.ts';
import { areFieldsIn, isThingName, longestThing } from './walk.ts';
import type { Step, Walk } from './walk.ts';

/** What one entry is; undefined for a sentence. */
export function entryStep(walk: Walk, { tokens }: Entry): Step | undefined {
  const { section } = walk;
  if (section?.kind === 'figures') return figuresStep(walk.known.reader.lexicon, tokens);
  const striped = section?.kind === 'records' ? undefined : stripedStep(walk, tokens);
  if (striped) return striped;
  const labelled = labelledOf(tokens);
  const plain = statesStep(walk, tokens, labelled);
  if (plain || !labelled || labelled.body.length === 0) return plain;
  return labelledStep(walk, labelled);
}

const unnamed = (body: readonly Token[]): Labelled => ({ label: [], body, isDash: false });

/** "Requested, confirmed" below "States"; "open → solved" anywhere. */
function statesStep(walk: Walk, tokens: readonly Token[], labelled: Labelled | undefined): Step | undefined {
  const { section } = walk;
  const isList = section?.kind === 'states' && (!labelled || labelled.isDash);
  if (isList && isCourse(walk.known.reader.lexicon, tokens))
    return courseStep(walk, section.owner, unnamed(tokens));
  if (labelled && labelled.body.length > 0) return undefined;
  const isPlace = section?.kind !== 'records' || walk.course !== undefined;
  return isPlace && hasArrow(tokens) ? courseStep(walk, undefined, unnamed(tokens)) : undefined;
}

/** An arrow between words: one at the beginning only refers to something. */
function hasArrow(tokens: readonly Token[]): boolean {
  return tokens.some(({ lower }) => lower === '->') && tokens[0]?.lower !== '->';
}

/** A name with states, deeds or fields behind it. */
function labelledStep(walk: Walk, labelled: Labelled): Step | undefined {
  const { label, body } = labelled;
  const { lexicon } = walk.known.reader;
  const kind = walk.section?.kind;
  const isArrow = body.some(({ lower }) => lower === '->');
  if (kind === 'states' || (isArrow && isCourse(lexicon, body)))
    return courseStep(walk, ownerNamed(walk, label), labelled);
  if (label.length > longestThing) return undefined;
  if (kind === 'roles') return { nodes: [{ kind: 'role', label, body }], used: 1 };
  const fields = fieldRuns(body);
  const isMany = fields.length > (kind === 'records' ? 0 : 1);
  if (!isMany || !isThingName(lexicon, withoutBrackets(label)) || !areFieldsIn(walk, fields))
    return undefined;
  return { nodes: [{ kind: 'record', label, fields: fields.map((run) => ({ tokens: run })) }], used: 1 };
}

const listMarks: ReadonlySet<string> = new Set([',', ';']);

/** The fields of a list in one line. */
function fieldRuns(body: readonly Token[]): (readonly Token[])[] {
  return partedAt(body, listMarks);
}

/** "Per month: loans, fees"; "bookings by status, total fees". */
function figuresStep(lexicon: Lexicon, tokens: readonly Token[]): Step {
  const labelled = labelledOf(tokens);
  const isPer = labelled !== undefined && leadOf(lexicon, lexicon.outline.per, labelled.label) > 0;
  return {
    nodes: [
      isPer
        ? { kind: 'figures', by: labelled.label, body: labelled.body }
        : { kind: 'figures', body: tokens },
    ],
    used: 1,
  };
}

/** "A booking can be requested/confirmed/paid". */
function stripedStep(walk: Walk, tokens: readonly Token[]): Step | undefined {
  const { lexicon } = walk.known.reader;
  const slash = tokens.findIndex(({ lower }) => lower === '/');
  const being = tokens.findIndex(
    ({ lower }) =>
      lexicon.marks['BE']?.includes(lower) === true || lexicon.marks['BEINF']?.includes(lower) === true,
  );
  if (slash !== being + 2 || being < 1) return undefined;
  const body = tokens.slice(being + 1);
  const names = partedAt(body, new Set(['/']));
  const label = tokens.slice(0, being).filter(({ lower }) => !Object.hasOwn(lexicon.closed.MODAL, lower));
  const isList =
    names.length > 2 &&
    names.every((name) => name.length <= 2) &&
    label.length <= longestThing &&
    isThingName(lexicon, label);
  return isList ? courseStep(walk, label, { label, body, isDash: false }) : undefined;
}

/** States of a thing, of what the part of the brief is about, or of what had states last. */
export function courseStep(
  walk: Walk,
  owner: readonly Token[] | undefined,
  { label, body }: Labelled,
): Step | undefined {
  const place = walk.section?.owner ?? walk.course ?? walk.heading;
  const holder = owner ?? place ?? (walk.section?.kind === 'states' ? undefined : walk.open?.label);
  return isCourse(walk.known.reader.lexicon, body)
    ? {
        nodes: [{ kind: 'course', body, label, ...(holder && { owner: holder }) }],
        used: 1,
        // Below a course that is drawn with arrows stand rules about it, no further states.
        walk: { course: holder, ...(hasArrow(body) && { section: undefined }) },
      }
    : undefined;
}

/** "Goes: draft > sent": what stands before the colon is a thing where it is one elsewhere, or where nothing else is near. */
function ownerNamed({ known, heading, open }: Walk, label: readonly Token[]): readonly Token[] | undefined {
  const isKnown = known.things.has(thingNamed(known.reader, label));
  return isKnown || (!heading && !open && isThingName(known.reader.lexicon, label)) ? label : undefined;
}

const parting: ReadonlySet<string> = new Set([',', ';', '/', '->', '|']);
const longestState = 5;

/** Names of states, parted by commas, strokes or arrows. */
function isCourse({ closed }: Lexicon, body: readonly Token[]): boolean {
  const names = partedAt(body, parting);
  return (
    names.length > 1 &&
    names.every((name) => name.length <= longestState + 3 && withoutBrackets(name).length <= longestState) &&
    !body.some(({ lower }) => Object.hasOwn(closed.MODAL, lower))
  );
}

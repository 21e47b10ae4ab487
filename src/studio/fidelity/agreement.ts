/**
 * Holds a specification against the words of its brief, without the grammar that made it: what an element cites has to
 * say what the element says, and every number, operator and name of the brief has to have come into an element.
 */
import { elementId } from '../../protocol/specification.ts';
import type { Source, Specification } from '../../protocol/specification.ts';
import { looseWords } from './agree/agree-brief.ts';
import { fieldFaults } from './agree/agree-field.ts';
import { hiddenFaults } from './agree/agree-hidden.ts';
import { lifecycleFaults, transitionFaults } from './agree/agree-lifecycle.ts';
import { compareFaults, deadlineFaults } from './agree/agree-order.ts';
import { denialFaults } from './agree/agree-denial.ts';
import { permissionFaults } from './agree/agree-permission.ts';
import { ruleFaults } from './agree/agree-rule.ts';
import { timedFaults } from './agree/agree-timed.ts';
import { evidenceOf } from './agree/evidence.ts';
import type { Evidence } from './agree/evidence.ts';
import { sentencesOf } from './agree/words.ts';
import type { Sentence } from './agree/words.ts';

/** Words of the brief (UTF-16 offsets) that do not agree with the specification; `element` when one cites them. */
export type Disagreement = { start: number; end: number; text: string; why: string; element?: string };

type Cited = { element: string; source: Source };
type Place = { start: number; end: number };

class Inspection {
  readonly found: Disagreement[] = [];
  readonly brief: string;
  readonly specification: Specification;
  readonly sentences: readonly Sentence[];

  constructor(brief: string, specification: Specification) {
    this.brief = brief;
    this.specification = specification;
    this.sentences = sentencesOf(brief);
  }

  /** Holds one element against what it cites. */
  element(cited: Cited, faultsOf: (evidence: Evidence) => string[]): void {
    const evidence = evidenceOf(this, cited);
    const [place] = cited.source.from === 'brief' ? cited.source.cites : [];
    if (!evidence || !place) return;
    for (const why of new Set(faultsOf(evidence))) this.report(place, why, cited.element);
  }

  report({ start, end }: Place, why: string, element?: string): void {
    const text = this.brief.slice(start, end);
    if (text !== '')
      this.found.push({ start, end, text, why, ...(element === undefined ? {} : { element }) });
  }
}

function inspectEntities(inspection: Inspection): void {
  const { specification } = inspection;
  for (const entity of specification.entities) {
    for (const field of entity.fields)
      inspection.element(
        { element: elementId.field(entity.key, field.key), source: field.source },
        (evidence) => fieldFaults({ specification, entity, field, evidence }),
      );
    const { lifecycle } = entity;
    if (!lifecycle) continue;
    inspection.element({ element: elementId.lifecycle(entity.key), source: lifecycle.source }, (evidence) =>
      lifecycleFaults(entity, lifecycle, evidence),
    );
    for (const said of lifecycle.transitions)
      inspection.element(
        { element: elementId.transition(entity.key, said.verb), source: said.source },
        (evidence) => transitionFaults(lifecycle, said, evidence),
      );
  }
}

function inspectConduct(inspection: Inspection): void {
  const { specification } = inspection;
  for (const said of specification.permissions) {
    const entity = specification.entities.find(({ key }) => key === said.entity);
    if (!entity) continue;
    inspection.element(
      { element: elementId.permission(said.role, said.entity), source: said.source },
      (evidence) => permissionFaults({ specification, entity, said, evidence }),
    );
  }
  for (const said of specification.hidden) {
    const entity = specification.entities.find(({ key }) => key === said.entity);
    if (!entity) continue;
    inspection.element({ element: elementId.hidden(said), source: said.source }, (evidence) =>
      hiddenFaults({ specification, entity, said, evidence }),
    );
  }
  for (const said of specification.rules) {
    const entity = specification.entities.find(({ key }) => key === said.entity);
    if (!entity) continue;
    inspection.element({ element: elementId.rule(said.id), source: said.source }, (evidence) => [
      ...ruleFaults({ specification, entity, said, evidence }),
      ...compareFaults({ specification, entity, said, evidence }),
      ...deadlineFaults({ specification, entity, said, evidence }),
      ...timedFaults({ entity, said, evidence }),
    ]);
  }
}

/** "If nobody answers, it is cancelled" forbids nobody anything. */
function isTimed({ rules }: Specification, sentence: Place): boolean {
  return rules.some(
    ({ kind, source }) =>
      kind === 'timed' &&
      source.from === 'brief' &&
      source.cites.some(({ start, end }) => start < sentence.end && end > sentence.start),
  );
}

/** All that does not agree, in the order of the brief. What is listed as not understood already is passed over. */
export function disagreements(brief: string, specification: Specification): Disagreement[] {
  const inspection = new Inspection(brief, specification);
  const { sentences } = inspection;
  inspectEntities(inspection);
  inspectConduct(inspection);
  const aside = [...specification.notUnderstood, ...specification.background];
  for (const loose of looseWords(specification, { sentences, skip: aside }))
    inspection.report(loose, loose.why);
  const isListed = (place: Place): boolean =>
    aside.some(({ start, end }) => start < place.end && end > place.start);
  for (const sentence of sentences)
    if (!sentence.isHeading && !isListed(sentence) && !isTimed(specification, sentence))
      for (const why of denialFaults(specification, sentence)) inspection.report(sentence, why);
  return inspection.found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Clauses whose rules, rights or states say otherwise than their words, or less: a number, an operator or a noun of theirs
 * came into no element. A right that is missing, and what a field alone does not say, put nothing else in doubt.
 */
export function doubtsOf(brief: string, specification: Specification): Place[] {
  const isField = (element: string | undefined): boolean => element?.startsWith('field:') === true;
  const isWhole = (place: Place): boolean =>
    sentencesOf(brief).some(({ start, end }) => start === place.start && end === place.end);
  return disagreements(brief, specification).filter(
    (one) =>
      !isField(one.element) &&
      one.why !== 'no field of this name cites it' &&
      (one.element !== undefined || !isWhole(one)),
  );
}

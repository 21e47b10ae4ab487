/** Journeys over the whole: figures on the first page, boards and calendars, a table that is tried and then taken in. */
import type { Journey } from '../../protocol/journey.ts';
import { adminRole, elementId, type Entity, type Specification } from '../../protocol/specification.ts';
import { type Derivation, entityOf } from './maker.ts';
import { Script } from './script.ts';

/** The administrator reads the figures and looks at things by days and in columns; undefined without any of these. */
export function overviewJourney(derivation: Derivation): Journey | undefined {
  const { specification } = derivation;
  const { figures, views } = specification;
  if (figures.length === 0 && views.length === 0) return undefined;
  const script = new Script(derivation, adminRole);
  const entities = new Set([...figures, ...views].map(({ entity }) => entity));
  for (const key of entities) {
    const entity = entityOf(specification, key);
    if (entity.partOf === undefined) script.make(entity);
  }
  const { screens, views: words } = script.words;
  script.signIn();
  if (figures.length > 0) {
    script.add(
      { do: 'press', say: 'Goes to the first page', role: 'link', name: screens.home },
      { do: 'expectText', say: 'Reads the figures', texts: figures.map(({ label }) => [label]) },
    );
    for (const { id } of figures) script.proves.add(elementId.figure(id));
  }
  for (const view of views) {
    const entity = entityOf(specification, view.entity);
    if (entity.partOf !== undefined) continue;
    const name = view.kind === 'board' ? words.board : words.calendar;
    script.openList(entity);
    script.add({ do: 'press', say: `Looks at it as a ${view.kind}`, role: 'link', name });
    const columns = view.kind === 'board' ? columnsOf(entity, view.field) : [words.today];
    script.add({ do: 'expectText', say: `Sees the ${view.kind}`, texts: columns.map((label) => [label]) });
    script.proves.add(elementId.view(entity.key, view.kind));
  }
  return script.journey('overview', 'The administrator reads the figures and looks at boards and calendars');
}

function columnsOf(entity: Entity, key: string): string[] {
  if (entity.lifecycle?.field === key) return entity.lifecycle.states.map(({ label }) => label);
  const type = entity.fields.find((field) => field.key === key)?.type;
  return type?.kind === 'enum' ? type.values : [];
}

/** An entity whose records stand by themselves: texts and numbers alone are asked for. */
function tableEntity({ entities }: Specification): Entity | undefined {
  const plain = new Set(['text', 'integer', 'email', 'phone', 'url', 'duration', 'boolean', 'money']);
  return entities.find(
    (entity) =>
      entity.partOf === undefined &&
      entity.fields.some(({ required }) => required) &&
      entity.fields.every(({ required, type }) => !required || plain.has(type.kind)),
  );
}

/** A table is chosen, its preview read, and then taken in; undefined where every record needs another one. */
export function importJourney(derivation: Derivation): Journey | undefined {
  const { specification } = derivation;
  const entity = tableEntity(specification);
  if (entity === undefined) return undefined;
  const script = new Script(derivation, adminRole);
  const draft = script.draft(entity);
  const fields = entity.fields.filter(({ required }) => required);
  const cells = new Map(script.entries(draft).map(({ label, value }) => [label, value]));
  const { lists } = script.words;
  const plural = entity.labelPlural.toLowerCase();
  script.signIn();
  script.openList(entity);
  script.add(
    { do: 'press', say: `Wants to take in a table of ${plural}`, role: 'link', name: lists.import },
    {
      do: 'chooseTable',
      say: 'Chooses the file',
      label: lists.tableFile,
      head: fields.map(({ label }) => label),
      row: fields.map(({ label }) => cells.get(label) ?? ''),
    },
    { do: 'press', say: 'Asks what would happen', role: 'button', name: lists.preview },
    { do: 'expectText', say: 'Reads that its row is good', texts: [[lists.previewLead(1, 0)]] },
    { do: 'press', say: 'Takes it in', role: 'button', name: lists.importRows(1) },
    { do: 'expectStatus', say: 'Is told that it is there' },
  );
  if (fields.some(({ key }) => key === entity.display)) {
    script.openList(entity);
    script.add({ do: 'search', say: 'Searches for it', text: draft.shown[0] ?? '' });
    script.add({ do: 'expectText', say: 'Finds it', texts: [draft.shown] });
  }
  return script.journey(`imports-${entity.collection}`, `The administrator takes in a table of ${plural}`);
}

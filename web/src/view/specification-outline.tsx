import type { ReactNode } from 'react';
import type { Entity, Specification } from '../../../src/protocol/specification.ts';
import {
  entityElements,
  roleElements,
  ruleElements,
  type SpecificationElement,
} from '../model/specification-element.ts';
import './specification-outline.css';

type Picking = { lit: ReadonlySet<string>; onPick: (id: string) => void };

const sourceNames = { brief: 'cited', assumption: 'assumed', hand: 'by hand' };

function Element({ element, lit, onPick }: Picking & { element: SpecificationElement }): ReactNode {
  const { id, name, text, source } = element;
  const isLit = lit.has(id);
  return (
    <li>
      <button
        type="button"
        className={`element ${isLit ? 'is-lit' : ''}`}
        data-element={id}
        aria-pressed={isLit}
        disabled={source.from !== 'brief'}
        onClick={() => onPick(id)}
      >
        <span className="element-name">{name}</span>
        <span className="element-text">{text}</span>
        <span
          className={`element-source is-${source.from}`}
          title={source.from === 'assumption' ? source.why : undefined}
        >
          {sourceNames[source.from]}
        </span>
      </button>
    </li>
  );
}

function Elements({ elements, ...picking }: Picking & { elements: SpecificationElement[] }): ReactNode {
  return (
    <ul>
      {elements.map((element) => (
        <Element key={element.id} element={element} {...picking} />
      ))}
    </ul>
  );
}

function Flow({ entity }: { entity: Entity }): ReactNode {
  if (!entity.lifecycle) return null;
  const { states, initial } = entity.lifecycle;
  return (
    <ul className="flow" aria-label={`States of ${entity.labelPlural.toLowerCase()}`}>
      {states.map((state) => {
        const kind = state.value === initial ? 'is-initial' : state.occupies ? '' : 'is-free';
        return (
          <li key={state.value} className={`flow-state ${kind}`}>
            {state.label}
          </li>
        );
      })}
    </ul>
  );
}

function EntityCard({ entity, ...picking }: Picking & { entity: Entity }): ReactNode {
  const [own, ...parts] = entityElements(entity);
  return (
    <div className="panel outline-entity">
      <div className="outline-entity-head">
        <h3>
          {entity.labelPlural} <span className="mono quiet small">{own?.text}</span>
        </h3>
      </div>
      <Flow entity={entity} />
      <Elements elements={parts} {...picking} />
    </div>
  );
}

type OutlineProps = Picking & { specification: Specification };

/** The specification, readable: what there is, who may do what, which rules hold; each with where it comes from. */
export function SpecificationOutline({ specification, lit, onPick }: OutlineProps): ReactNode {
  const picking = { lit, onPick };
  const groups: [string, SpecificationElement[]][] = [
    ['Rules', ruleElements(specification)],
    ['Who may do what', roleElements(specification)],
  ];
  return (
    <div className="outline">
      <section aria-labelledby="entities-title">
        <div className="panel-head">
          <h2 id="entities-title">What there is</h2>
          <span className="small quiet">
            {specification.product.language}, {specification.product.timeZone},{' '}
            {specification.product.currency}
          </span>
        </div>
        {specification.entities.map((entity) => (
          <EntityCard key={entity.key} entity={entity} {...picking} />
        ))}
      </section>
      {groups.map(([title, elements]) => (
        <section key={title} aria-label={title}>
          <div className="panel-head">
            <h2>{title}</h2>
          </div>
          {elements.length === 0 ? (
            <p className="empty">None.</p>
          ) : (
            <div className="panel outline-group">
              <Elements elements={elements} {...picking} />
            </div>
          )}
        </section>
      ))}
    </div>
  );
}

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

type CardProps = Picking & { elements: SpecificationElement[]; children?: ReactNode };

/** An entity or a role: itself as the head, its parts below. */
function ElementCard({ elements, children, ...picking }: CardProps): ReactNode {
  const [own, ...parts] = elements;
  return (
    <div className="panel outline-card">
      <div className="outline-card-head">
        <h3>{own?.name}</h3>
        <span className="small quiet">{own?.text}</span>
      </div>
      {children}
      <Elements elements={parts} {...picking} />
    </div>
  );
}

function Group({ title, note, children }: { title: string; note?: string; children: ReactNode }): ReactNode {
  return (
    <section aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        <span className="small quiet">{note}</span>
      </div>
      {children}
    </section>
  );
}

type OutlineProps = Picking & { specification: Specification };

/** The specification, readable: what there is, who may do what, which rules hold; each with where it comes from. */
export function SpecificationOutline({ specification, ...picking }: OutlineProps): ReactNode {
  const { product, entities, roles } = specification;
  const rules = ruleElements(specification);
  return (
    <div className="outline">
      <Group title="What there is" note={`${product.language}, ${product.timeZone}, ${product.currency}`}>
        {entities.map((entity) => (
          <ElementCard key={entity.key} elements={entityElements(entity)} {...picking}>
            <Flow entity={entity} />
          </ElementCard>
        ))}
      </Group>
      <Group title="Rules">
        {rules.length === 0 ? (
          <p className="empty">No rules beside those of the fields.</p>
        ) : (
          <div className="panel outline-card">
            <Elements elements={rules} {...picking} />
          </div>
        )}
      </Group>
      <Group title="Who may do what" note="What is not granted is refused; an administrator may do all.">
        {roles.map((role) => (
          <ElementCard key={role.key} elements={roleElements(role, specification)} {...picking} />
        ))}
      </Group>
    </div>
  );
}

import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ProductView } from '../../../src/protocol/view.ts';
import { cutBrief, type Segment } from '../model/brief.ts';
import { allElements } from '../model/specification-element.ts';
import { SpecificationOutline } from './specification-outline.tsx';
import './brief-section.css';

type Lit = ReadonlySet<string>;

function BriefWords({
  segment,
  lit,
  onPick,
}: {
  segment: Segment;
  lit: Lit;
  onPick: (ids: string[]) => void;
}): ReactNode {
  const { text, elements, unclear } = segment;
  if (unclear !== undefined)
    return (
      <span className="unclear" title={unclear}>
        {text}
      </span>
    );
  if (elements.length === 0 || text.trim() === '') return text;
  const isLit = elements.some((id) => lit.has(id));
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onPick(elements);
  };
  // A button element would not break across lines as words do.
  return (
    <span
      role="button"
      tabIndex={0}
      className={`cite ${isLit ? 'is-lit' : ''}`}
      aria-pressed={isLit}
      onClick={() => onPick(elements)}
      onKeyDown={onKey}
    >
      {text}
    </span>
  );
}

function Coverage({ share }: { share: number }): ReactNode {
  const percent = Math.round(share * 100);
  return (
    <div className="coverage">
      <p>
        <strong>{percent} %</strong>{' '}
        <span className="quiet">of the brief’s words are cited by the specification</span>
      </p>
      <progress max={100} value={percent} aria-label="Share of the brief that is cited" />
    </div>
  );
}

function OpenPoints({ product }: { product: ProductView }): ReactNode {
  const { assumptions, notUnderstood } = product.specification;
  return (
    <div className="open-points">
      <section aria-labelledby="unclear-title">
        <h3 id="unclear-title">Not understood</h3>
        {notUnderstood.length === 0 && <p className="quiet">Nothing: every sentence found its place.</p>}
        <ul>
          {notUnderstood.map((span) => (
            <li key={span.start} className="is-unclear">
              <q>{span.text}</q> <span className="quiet">{span.why}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="assumptions-title">
        <h3 id="assumptions-title">Assumed</h3>
        {assumptions.length === 0 && <p className="quiet">Nothing.</p>}
        <ul>
          {assumptions.map((assumption) => (
            <li key={assumption.text}>{assumption.text}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** The brief beside the specification: each lights up what belongs to it in the other. */
export function BriefSection({ product }: { product: ProductView }): ReactNode {
  const { brief, specification } = product;
  const elements = useMemo(() => allElements(specification), [specification]);
  const segments = useMemo(() => cutBrief(brief, elements, specification), [brief, elements, specification]);
  const [lit, setLit] = useState<Lit>(new Set());
  const outline = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const pickWords = (ids: string[]): void => {
    setLit(new Set(ids));
    const [narrowest = ''] = ids;
    outline.current
      ?.querySelector(`[data-element="${CSS.escape(narrowest)}"]`)
      ?.scrollIntoView({ block: 'center' });
  };
  const pickElement = (id: string): void => {
    setLit(new Set([id]));
    requestAnimationFrame(() =>
      paper.current?.querySelector('.is-lit')?.scrollIntoView({ block: 'nearest' }),
    );
  };
  return (
    <div className="brief-grid">
      <section className="panel brief-paper" aria-label="Brief" ref={paper} tabIndex={0}>
        <h2 className="hidden-visually">Brief</h2>
        <Coverage share={product.citedShare} />
        <div className="brief-text">
          {segments.map((segment) => (
            <BriefWords key={segment.start} segment={segment} lit={lit} onPick={pickWords} />
          ))}
        </div>
        <OpenPoints product={product} />
      </section>
      <div ref={outline}>
        <SpecificationOutline specification={specification} lit={lit} onPick={pickElement} />
      </div>
    </div>
  );
}

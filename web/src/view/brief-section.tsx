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
  onPoint,
}: {
  segment: Segment;
  lit: Lit;
  onPick: (ids: string[]) => void;
  onPoint: (ids: string[]) => void;
}): ReactNode {
  const { text, elements, unclear, isBackground } = segment;
  if (unclear !== undefined)
    return (
      <span className="unclear" title={unclear}>
        {text}
      </span>
    );
  if (isBackground)
    return (
      <span className="background" title="Tells, asks nothing">
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
      onMouseEnter={() => onPoint(elements)}
      onMouseLeave={() => onPoint([])}
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
  const { assumptions, notUnderstood, background } = product.specification;
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
      {background.length > 0 && (
        <section aria-labelledby="background-title">
          <h3 id="background-title">Tells, asks nothing</h3>
          <ul>
            {background.map((span) => (
              <li key={span.start}>
                <q className="background">{span.text}</q>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="assumptions-title">
        <h3 id="assumptions-title">Assumed</h3>
        {assumptions.length === 0 && <p className="quiet">Nothing.</p>}
        <ul>
          {assumptions.map(({ text, sentence }) => (
            <li key={text}>
              {text}
              {sentence !== undefined && (
                <span className="quiet">
                  {' '}
                  To change it, write: <q>{sentence}</q>
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

type PlainProps = {
  product: ProductView;
  lit: Lit;
  onPoint: (ids: string[]) => void;
  onPick: (id: string) => void;
};

/** Every element as a sentence, and how many checks of the latest release prove it. */
function PlainWords({ product, lit, onPoint, onPick }: PlainProps): ReactNode {
  const { paraphrase = [], releases } = product;
  const { checks = [], journeys = [] } = releases.at(-1) ?? {};
  if (paraphrase.length === 0) return null;
  const proofs = (element: string): number =>
    [...checks, ...journeys].filter(({ passed, proves }) => passed && proves.includes(element)).length;
  return (
    <section aria-labelledby="plain-title" className="plain-words">
      <h3 id="plain-title">In plain words</h3>
      <ul>
        {paraphrase.map(({ element, text }, index) => (
          // Two permissions of a role for one entity have the same identifier.
          // oxlint-disable-next-line no-array-index-key
          <li key={`${element} ${index}`}>
            <button
              type="button"
              className={`plain-sentence ${lit.has(element) ? 'is-lit' : ''}`}
              onMouseEnter={() => onPoint([element])}
              onMouseLeave={() => onPoint([])}
              onFocus={() => onPoint([element])}
              onBlur={() => onPoint([])}
              onClick={() => onPick(element)}
            >
              {text}
            </button>{' '}
            <span className="small quiet">{proofsText(proofs(element))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function proofsText(count: number): string {
  return count === 0 ? '' : count === 1 ? '1 check' : `${count} checks`;
}

/** The brief beside the specification: each lights up what belongs to it in the other. */
export function BriefSection({ product }: { product: ProductView }): ReactNode {
  const { brief, specification } = product;
  const elements = useMemo(() => allElements(specification), [specification]);
  const segments = useMemo(() => cutBrief(brief, elements, specification), [brief, elements, specification]);
  const [picked, setPicked] = useState<Lit>(new Set());
  const [pointed, setPointed] = useState<Lit>(new Set());
  const lit = pointed.size > 0 ? pointed : picked;
  const point = (ids: string[]): void => setPointed(new Set(ids));
  const outline = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const pickWords = (ids: string[]): void => {
    setPicked(new Set(ids));
    const [narrowest = ''] = ids;
    outline.current
      ?.querySelector(`[data-element="${CSS.escape(narrowest)}"]`)
      ?.scrollIntoView({ block: 'center' });
  };
  const pickElement = (id: string): void => {
    setPicked(new Set([id]));
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
            <BriefWords key={segment.start} segment={segment} lit={lit} onPick={pickWords} onPoint={point} />
          ))}
        </div>
        <OpenPoints product={product} />
        <PlainWords product={product} lit={lit} onPoint={point} onPick={pickElement} />
      </section>
      <div ref={outline}>
        <SpecificationOutline specification={specification} lit={lit} onPick={pickElement} />
      </div>
    </div>
  );
}

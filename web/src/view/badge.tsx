import type { ReactNode } from 'react';
import type { Health } from '../../../src/protocol/view.ts';
import type { Rung } from '../../../src/protocol/work.ts';
import './badge.css';

const height: Record<Rung, number> = { reflex: 1, reason: 2, ask: 3 };

/** Which rung of the ladder work stands on. */
export function RungBadge({ rung }: { rung: Rung }): ReactNode {
  const bars = [1, 2, 3].map((bar) => (
    <rect
      key={bar}
      className={bar > height[rung] ? 'is-off' : undefined}
      x={(bar - 1) * 4}
      y={11 - bar * 3.6}
      width="3"
      height={bar * 3.6}
      rx="0.8"
    />
  ));
  return (
    <span className={`rung is-${rung}`}>
      <svg className="rung-bars" viewBox="0 0 11 11" aria-hidden="true">
        {bars}
      </svg>
      {rung}
    </span>
  );
}

/** How a product is: shape and word say it, not the colour alone. */
export function HealthMark({ health, isQuiet = false }: { health: Health; isQuiet?: boolean }): ReactNode {
  return (
    <span className="health">
      <span className={`health-dot is-${health}`} aria-hidden="true" />
      <span className={isQuiet ? 'hidden-visually' : undefined}>{health}</span>
    </span>
  );
}

/** Passed or failed, with words beside the mark. */
export function Outcome({ passed, children }: { passed: boolean; children?: ReactNode }): ReactNode {
  return (
    <span className={`outcome ${passed ? 'is-passed' : 'is-failed'}`}>
      <svg className="outcome-mark" viewBox="0 0 14 14" aria-hidden="true">
        <path d={passed ? 'M2 7.5 5.6 11 12 3.5' : 'M3 3l8 8M11 3l-8 8'} />
      </svg>
      {children ?? <span className="hidden-visually">{passed ? 'Passed' : 'Failed'}</span>}
    </span>
  );
}

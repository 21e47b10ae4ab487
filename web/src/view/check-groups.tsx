import type { ReactNode } from 'react';
import type { Check } from '../../../src/protocol/evidence.ts';
import { formatDuration } from '../model/format.ts';
import { failedFirst } from '../model/trial.ts';
import { Outcome } from './badge.tsx';
import './check-groups.css';

const kindNames: Record<Check['kind'], string> = {
  start: 'Starts in a clean sandbox',
  tests: 'Its own tests',
  api: 'Rules, permissions and transitions against the API',
  journey: 'Journeys of emulated users',
  accessibility: 'Accessibility',
  console: 'Browser console',
  endurance: 'Still up after use',
};

const kinds = Object.keys(kindNames) as Check['kind'][];

function CheckRow({ check }: { check: Check }): ReactNode {
  return (
    <li>
      <Outcome passed={check.passed} />
      <span>{check.text}</span>
      <span className="small quiet">{formatDuration(check.durationMs)}</span>
      {check.detail !== undefined && !check.passed && (
        <span className="check-detail small">{check.detail}</span>
      )}
    </li>
  );
}

/** Checks one by one, those that failed first. */
function CheckList({ checks }: { checks: Check[] }): ReactNode {
  return (
    <ul className="check-list">
      {failedFirst(checks).map((check) => (
        <CheckRow key={check.id} check={check} />
      ))}
    </ul>
  );
}

/** Checks by kind, each kind folded to a line that says how many passed; kinds with a failure stand open. */
export function CheckGroups({ checks }: { checks: Check[] }): ReactNode {
  const groups = kinds
    .map((kind) => ({ kind, checks: checks.filter((check) => check.kind === kind) }))
    .filter((group) => group.checks.length > 0);
  if (groups.length === 0) return <p className="empty">No checks.</p>;
  return (
    <div className="check-groups">
      {groups.map((group) => {
        const passed = group.checks.filter((check) => check.passed).length;
        const isWhole = passed === group.checks.length;
        return (
          <details key={group.kind} className="panel check-group" open={!isWhole}>
            <summary>
              <Outcome passed={isWhole}>{kindNames[group.kind]}</Outcome>
              <span className="small quiet">
                {passed} of {group.checks.length}
              </span>
            </summary>
            <CheckList checks={group.checks} />
          </details>
        );
      })}
    </div>
  );
}

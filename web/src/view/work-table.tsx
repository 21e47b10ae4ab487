import { useState, type ReactNode } from 'react';
import type { WorkView } from '../../../src/protocol/view.ts';
import { formatClock, formatCost } from '../model/format.ts';
import { RungBadge } from './badge.tsx';
import { Elapsed } from './elapsed.tsx';
import { WorkTitle } from './work-title.tsx';
import './work-table.css';

type Group = 'queue' | 'finished' | 'failed';

const groupOf: Partial<Record<WorkView['state'], Group>> = {
  queued: 'queue',
  blocked: 'queue',
  done: 'finished',
  declined: 'failed',
  failed: 'failed',
};
const names: Record<Group, string> = { queue: 'Queue', finished: 'Finished', failed: 'Did not work' };
const groups: Group[] = ['queue', 'finished', 'failed'];
const emptyTexts: Record<Group, string> = {
  queue: 'Nothing waits to be taken up.',
  finished: 'Nothing is finished yet.',
  failed: 'Nothing failed.',
};
const firstShown = 50;

function Row({ work }: { work: WorkView }): ReactNode {
  const reason = work.state === 'blocked' ? `waits for ${work.owner}` : undefined;
  return (
    <tr>
      <td>
        <WorkTitle work={work} />
        {reason !== undefined && <span className="quiet small"> {reason}</span>}
        {work.error && (
          <p className="work-problem">
            {work.error.message} {work.error.hint}
          </p>
        )}
      </td>
      <td className="is-minor is-role">{work.role}</td>
      <td>
        <RungBadge rung={work.rung} />
      </td>
      <td className="is-number">
        {work.startedAt !== undefined && work.endedAt !== undefined ? (
          <Elapsed from={work.startedAt} to={work.endedAt} />
        ) : (
          <span className="quiet">{work.state}</span>
        )}
      </td>
      <td className="is-number is-minor">{formatCost(work.costMicros)}</td>
      <td className="is-number is-minor quiet">{formatClock(work.endedAt ?? work.createdAt)}</td>
    </tr>
  );
}

function Rows({ work, group }: { work: WorkView[]; group: Group }): ReactNode {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? work : work.slice(0, firstShown);
  if (work.length === 0) return <p className="empty">{emptyTexts[group]}</p>;
  return (
    <div className="panel">
      <table className="table">
        <thead>
          <tr>
            <th>Work</th>
            <th className="is-minor">Role</th>
            <th>Rung</th>
            <th className="is-number">Took</th>
            <th className="is-number is-minor">Cost</th>
            <th className="is-number is-minor">{group === 'queue' ? 'Since' : 'At'}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <Row key={item.id} work={item} />
          ))}
        </tbody>
      </table>
      {shown.length < work.length && (
        <button type="button" className="button is-plain" onClick={() => setWhole(true)}>
          Show all {work.length}
        </button>
      )}
    </div>
  );
}

/** What waits, what is finished and what did not work; newest first. */
export function WorkTable({ work }: { work: WorkView[] }): ReactNode {
  const [group, setGroup] = useState<Group>('finished');
  const inGroup = (name: Group): WorkView[] =>
    work
      .filter((item) => groupOf[item.state] === name)
      .sort((a, b) => (b.endedAt ?? b.createdAt) - (a.endedAt ?? a.createdAt));
  if (work.length === 0) return null;
  return (
    <section aria-labelledby="work-title">
      <div className="panel-head">
        <h2 id="work-title">Work</h2>
        <fieldset className="tabs">
          <legend className="hidden-visually">Which work</legend>
          {groups.map((name) => (
            <label key={name} className="tab">
              <input
                type="radio"
                name="work-group"
                checked={group === name}
                onChange={() => setGroup(name)}
              />
              <span>
                {names[name]} {inGroup(name).length}
              </span>
            </label>
          ))}
        </fieldset>
      </div>
      <Rows key={group} work={inGroup(group)} group={group} />
    </section>
  );
}

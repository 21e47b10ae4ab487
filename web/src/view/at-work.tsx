import type { ReactNode } from 'react';
import type { CompanyView, WorkView } from '../../../src/protocol/view.ts';
import { formatCost } from '../model/format.ts';
import { RungBadge } from './badge.tsx';
import { Elapsed } from './elapsed.tsx';
import { WorkTitle } from './work-title.tsx';
import './at-work.css';

type Progress = NonNullable<CompanyView['workers'][number]['progress']>;

const ownerName = (owner: string): string => (owner.startsWith('person:') ? 'you' : owner);

/** How far it is, and what was done last. */
function ProgressLine({ progress }: { progress: Progress }): ReactNode {
  const { done, of, text } = progress;
  return (
    <span className="at-work-progress quiet small">
      {of !== undefined && <progress value={done} max={of} aria-label="How far it is" />}
      <span>
        {done}
        {of === undefined ? '' : ` of ${of}`}: {text}
      </span>
    </span>
  );
}

function Item({ work, progress }: { work: WorkView; progress: Progress | undefined }): ReactNode {
  return (
    <li className={`panel at-work-item is-${work.rung}`}>
      <span className="at-work-role">{work.role}</span>
      <span className="at-work-what">
        <WorkTitle work={work} />
        {work.state === 'waiting' && <span className="quiet small"> waits for {ownerName(work.owner)}</span>}
        {progress && <ProgressLine progress={progress} />}
        {work.attempt > 1 && <span className="quiet small"> attempt {work.attempt}</span>}
      </span>
      <RungBadge rung={work.rung} />
      <span className="at-work-number">
        <span className="hidden-visually">for </span>
        <Elapsed from={work.startedAt ?? work.createdAt} />
      </span>
      <span className="at-work-number at-work-cost quiet">{formatCost(work.costMicros)}</span>
    </li>
  );
}

/** Who is doing what, on which rung, how long and at what cost; who is idle. */
export function AtWork({ company }: { company: CompanyView }): ReactNode {
  const { work, workers, stopped: isStopped } = company;
  const active = work.filter((item) => item.state === 'running' || item.state === 'waiting');
  const busyRoles = new Set(active.map((item) => item.role));
  const idle = [...new Set(work.map((item) => item.role))].filter((role) => !busyRoles.has(role));
  if (work.length === 0) return null;
  return (
    <section aria-labelledby="at-work-title">
      <div className="panel-head">
        <h2 id="at-work-title">At work</h2>
      </div>
      {active.length === 0 ? (
        <p className="empty">
          {isStopped ? 'Nobody works: the company is stopped.' : 'Nobody has anything to do.'}
        </p>
      ) : (
        <ul className="at-work">
          {active.map((item) => (
            <Item
              key={item.id}
              work={item}
              progress={workers.find((worker) => worker.work === item.id)?.progress}
            />
          ))}
        </ul>
      )}
      {idle.length > 0 && active.length > 0 && (
        <p className="at-work-idle small quiet">
          Idle: <span>{idle.join(', ')}</span>
        </p>
      )}
    </section>
  );
}

import type { ReactNode } from 'react';
import type { CompanyView, WorkView } from '../../../src/protocol/view.ts';
import { Elapsed } from './elapsed.tsx';
import './worker-list.css';

type Worker = CompanyView['workers'][number];

function WorkerRow({ worker, work }: { worker: Worker; work: WorkView | undefined }): ReactNode {
  return (
    <li title={`can ${worker.kinds.join(', ')}`}>
      <span>
        <span className="mono">{worker.pid}</span> {work ? work.title : <span className="quiet">free</span>}
      </span>
      <span className="quiet worker-since">
        <Elapsed from={worker.since} />
      </span>
    </li>
  );
}

/** The processes that do the work. */
export function WorkerList({ workers, work }: { workers: Worker[]; work: WorkView[] }): ReactNode {
  if (workers.length === 0) return null;
  return (
    <section aria-labelledby="workers-title">
      <div className="panel-head">
        <h2 id="workers-title">Workers</h2>
        <span className="small quiet">process, since</span>
      </div>
      <ul className="panel workers">
        {workers.map((worker) => (
          <WorkerRow key={worker.id} worker={worker} work={work.find((item) => item.id === worker.work)} />
        ))}
      </ul>
    </section>
  );
}

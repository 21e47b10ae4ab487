import type { ReactNode } from 'react';
import type { WorkView } from '../../../src/protocol/view.ts';
import { rungs } from '../model/rung.ts';
import { count, formatDuration } from '../model/format.ts';
import { layOutTimeline, type Bar, type Lane } from '../model/timeline.ts';
import { RungBadge } from './badge.tsx';
import { useNow } from './now.ts';
import './timeline-chart.css';

const rowHeight = 22;
/** Narrower bars, as a share of the window, have no room for words. */
const narrow = 0.07;

function BarMark({ bar }: { bar: Bar }): ReactNode {
  const { work, left, width, row } = bar;
  const isNarrow = width < narrow;
  const state = work.state === 'failed' || work.state === 'declined' ? 'is-failed' : `is-${work.rung}`;
  const classes = ['timeline-bar', state, isNarrow && 'is-narrow', work.state === 'running' && 'is-running'];
  const style = {
    left: `min(${left * 100}%, calc(100% - 3px))`,
    width: `max(3px, calc(${width * 100}% - 2px))`,
    top: `${row * rowHeight + 9}px`,
  };
  return (
    <div className={classes.filter(Boolean).join(' ')} style={style} title={`${work.title} (${work.rung})`}>
      {isNarrow ? '' : work.title}
    </div>
  );
}

function LaneRow({ lane }: { lane: Lane }): ReactNode {
  return (
    <>
      <div className="timeline-role">{lane.role}</div>
      <div className="timeline-lane" style={{ minHeight: `${lane.rows * rowHeight + 16}px` }}>
        {lane.bars.map((bar) => (
          <BarMark key={bar.work.id} bar={bar} />
        ))}
      </div>
    </>
  );
}

/** The latest burst of work on a time axis: a lane for each role, a bar for each item in the colour of its rung. */
export function TimelineChart({ work }: { work: WorkView[] }): ReactNode {
  const now = useNow(work.some((item) => item.state === 'running' || item.state === 'waiting'));
  const timeline = layOutTimeline(work, now);
  if (!timeline) return null;
  const length = timeline.to - timeline.from;
  const items = timeline.lanes.reduce((sum, lane) => sum + lane.bars.length, 0);
  const label = `${count(items, 'work item')} of ${count(timeline.lanes.length, 'role')} in ${formatDuration(length)}`;
  return (
    <section aria-labelledby="timeline-title">
      <div className="panel-head">
        <h2 id="timeline-title">Who worked when</h2>
        <span className="timeline-legend">
          {rungs.map((rung) => (
            <RungBadge key={rung} rung={rung} />
          ))}
        </span>
      </div>
      <div className="panel timeline" role="img" aria-label={label}>
        {timeline.lanes.map((lane) => (
          <LaneRow key={lane.role} lane={lane} />
        ))}
        <div className="timeline-axis">
          {timeline.ticks.map((tick) => (
            <span key={tick} className="timeline-tick" style={{ left: `${(tick / length) * 100}%` }}>
              {formatDuration(tick).replace('.0 ', ' ').replace(/^0 .*/, '0')}
            </span>
          ))}
        </div>
      </div>
    </section>
  );
}

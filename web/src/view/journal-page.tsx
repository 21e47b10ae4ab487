import { useId, useState, type ReactNode } from 'react';
import type { StoredEvent } from '../../../src/protocol/event.ts';
import type { Route } from '../model/route.ts';
import { aboutOf } from '../model/about.ts';
import { formatClock } from '../model/format.ts';
import { filterEvents } from '../model/journal.ts';
import { EventDetail } from './event-detail.tsx';
import { useDashboard, useModel } from './model-context.ts';
import { PageTitle } from './page-title.tsx';
import { Link, navigate } from './router.tsx';
import { useStream } from './use-events.ts';
import './journal-page.css';

type Place = Extract<Route, { page: 'journal' }>;

type FieldProps = {
  name: string;
  value: string | undefined;
  choices: string[];
  onChange: (value: string) => void;
};

function FilterField({ name, value = '', choices, onChange }: FieldProps): ReactNode {
  const id = useId();
  return (
    <label className="journal-field">
      <span>{name}</span>
      <input
        type="search"
        list={id}
        value={value}
        placeholder="all"
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={id}>
        {choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
    </label>
  );
}

function Filters({ place, events }: { place: Place; events: readonly StoredEvent[] }): ReactNode {
  const change = (key: 'stream' | 'type', value: string): void => {
    const { [key]: _, ...rest } = place;
    navigate(value === '' ? rest : { ...rest, [key]: value }, { replace: true });
  };
  const distinct = (values: string[]): string[] => [...new Set(values)].sort();
  return (
    <>
      <FilterField
        name="Stream"
        value={place.stream}
        choices={distinct(events.map((event) => event.stream)).slice(0, 500)}
        onChange={(value) => change('stream', value)}
      />
      <FilterField
        name="Type begins with"
        value={place.type}
        choices={distinct(events.map((event) => event.type))}
        onChange={(value) => change('type', value)}
      />
    </>
  );
}

function EventRow({ event, place }: { event: StoredEvent; place: Place }): ReactNode {
  const { company } = useDashboard();
  return (
    <li>
      <Link
        to={{ ...place, seq: event.seq }}
        className="event-row"
        current={event.seq === place.seq ? 'true' : undefined}
      >
        <span className="event-seq mono">{event.seq}</span>
        <span className="event-time quiet">{formatClock(event.at)}</span>
        <span className="event-type">{event.type}</span>
        <span className="event-about" title={event.stream}>
          {aboutOf(event, company)}
        </span>
        <span className="event-actor quiet">{event.actor}</span>
      </Link>
    </li>
  );
}

type ListProps = { events: StoredEvent[]; place: Place; more: (() => void) | undefined };

function EventList({ events, place, more }: ListProps): ReactNode {
  if (events.length === 0 && !more) return <p className="empty">No event fits.</p>;
  return (
    <div className="panel">
      <ol aria-label="Events, newest first">
        {events.map((event) => (
          <EventRow key={event.seq} event={event} place={place} />
        ))}
      </ol>
      {more && (
        <div className="journal-more">
          <button type="button" className="button is-plain" onClick={more}>
            Load more
          </button>
        </div>
      )}
    </div>
  );
}

/** The journal: every decision and every effect, as it happens. */
export function JournalPage({ place }: { place: Place }): ReactNode {
  const model = useModel();
  const { journal } = useDashboard();
  const [heldAt, setHeldAt] = useState<number>();
  const stream = useStream(place.stream);
  const older = journal.isComplete ? undefined : (): void => void model.loadOlder();
  const source = place.stream === undefined ? journal.events : stream.events;
  const shown = filterEvents(source, place).filter((event) => event.seq <= (heldAt ?? Infinity));
  const follow = (isOn: boolean): void => setHeldAt(isOn ? undefined : (journal.events.at(-1)?.seq ?? 0));
  return (
    <>
      <PageTitle title="Journal" />
      <div className="journal-bar" role="search" aria-label="Events">
        <Filters place={place} events={journal.events} />
        <label className="journal-follow">
          <input
            type="checkbox"
            checked={heldAt === undefined}
            onChange={(event) => follow(event.target.checked)}
          />
          Follow
        </label>
      </div>
      <div className={`journal-grid ${place.seq === undefined ? '' : 'has-detail'}`}>
        <EventList events={shown} place={place} more={place.stream === undefined ? older : stream.more} />
        {place.seq !== undefined && <EventDetail seq={place.seq} place={place} />}
      </div>
    </>
  );
}

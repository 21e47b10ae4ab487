import { useEffect, useRef, type ReactNode } from 'react';
import type { StoredEvent } from '../../../src/protocol/event.ts';
import type { Route } from '../model/route.ts';
import { formatMoment } from '../model/format.ts';
import { useDashboard } from './model-context.ts';
import { Link } from './router.tsx';
import { useCauseChain, type Chain } from './use-events.ts';
import './event-detail.css';

type Place = Extract<Route, { page: 'journal' }>;

function Facts({ event, place }: { event: StoredEvent; place: Place }): ReactNode {
  return (
    <dl className="facts small">
      <dt>when</dt>
      <dd>{formatMoment(event.at)}</dd>
      <dt>who</dt>
      <dd>{event.actor}</dd>
      <dt>stream</dt>
      <dd>
        <Link to={{ ...place, stream: event.stream }}>{event.stream}</Link>
      </dd>
      {event.subject !== undefined && (
        <>
          <dt>subject</dt>
          <dd>{event.subject}</dd>
        </>
      )}
      <dt>version</dt>
      <dd>{event.v}</dd>
      <dt>hash</dt>
      <dd className="mono">{event.hash}</dd>
    </dl>
  );
}

function EventLink({ event, place }: { event: StoredEvent; place: Place }): ReactNode {
  return (
    <>
      <Link to={{ ...place, seq: event.seq }}>
        <span className="mono">{event.seq}</span> {event.type}
      </Link>{' '}
      <span className="small quiet">{event.actor}</span>
    </>
  );
}

function Causes({ chain, place }: { chain: Chain; place: Place }): ReactNode {
  return (
    <section aria-labelledby="chain-title">
      <h3 id="chain-title">How it came to this</h3>
      <ol className="chain">
        {chain.links.map(({ event, isBefore }, index) => (
          <li key={event.seq}>
            {index === 0 ? (
              <strong>
                <span className="mono">{event.seq}</span> {event.type}
              </strong>
            ) : (
              <EventLink event={event} place={place} />
            )}
            {isBefore && <p className="small quiet">names no cause; before it in its stream:</p>}
          </li>
        ))}
        {chain.isCut && <li className="quiet">and earlier causes</li>}
      </ol>
    </section>
  );
}

function Effects({ seq, place }: { seq: number; place: Place }): ReactNode {
  const { journal } = useDashboard();
  const effects = journal.events.filter((event) => event.cause === seq);
  if (effects.length === 0) return null;
  return (
    <section aria-labelledby="effects-title">
      <h3 id="effects-title">What followed from it</h3>
      <ol className="chain">
        {effects.map((event) => (
          <li key={event.seq}>
            <EventLink event={event} place={place} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One event: its data, its place in the hash chain, the causes that led to it and what followed. */
export function EventDetail({ seq, place }: { seq: number; place: Place }): ReactNode {
  const chain = useCauseChain(seq);
  const heading = useRef<HTMLHeadingElement>(null);
  const event = chain?.links[0]?.event;
  useEffect(() => heading.current?.focus({ preventScroll: window.innerWidth > 1100 }), [event?.seq]);
  const { seq: _, ...list } = place;
  return (
    <section className="panel event-detail" aria-label={`Event ${seq}`} tabIndex={0}>
      <div className="event-detail-head">
        <h2 ref={heading} tabIndex={-1}>
          <span className="mono quiet">{seq}</span> {event?.type ?? ''}
        </h2>
        <Link to={list} className="button is-plain" label="Close the event">
          Close
        </Link>
      </div>
      {chain?.isMissing && <p className="quiet">The journal has no event {seq}.</p>}
      {event && (
        <>
          <Facts event={event} place={place} />
          <section aria-labelledby="data-title">
            <h3 id="data-title">Data</h3>
            <pre className="event-data" tabIndex={0}>
              {event.data === null ? 'Erased.' : JSON.stringify(event.data, null, 2)}
            </pre>
          </section>
          <Causes chain={chain} place={place} />
          <Effects seq={seq} place={place} />
        </>
      )}
    </section>
  );
}

import type { ReactNode } from 'react';
import type { JourneyReport } from '../../../src/protocol/evidence.ts';
import type { ProductView, ReleaseView } from '../../../src/protocol/view.ts';
import { count, formatDuration, formatMoment } from '../model/format.ts';
import { Outcome } from './badge.tsx';
import { CheckGroups, CheckList } from './check-groups.tsx';
import { JourneyPlayer } from './journey-player.tsx';
import { Link } from './router.tsx';
import './releases-section.css';

const newestFirst = (a: ReleaseView, b: ReleaseView): number => b.number - a.number;

function ReleaseList({
  product,
  chosen,
}: {
  product: ProductView;
  chosen: ReleaseView | undefined;
}): ReactNode {
  return (
    <nav aria-label="Releases">
      <ul className="release-list">
        {[...product.releases].sort(newestFirst).map((release) => (
          <li key={release.number}>
            <Link
              to={{ page: 'product', slug: product.slug, section: 'releases', release: release.number }}
              className="panel release-link"
              current={release.number === chosen?.number ? 'true' : undefined}
            >
              <span className="release-title">
                Release {release.number}
                <span className={`release-status is-${release.status}`}>{release.status}</span>
              </span>
              <span className="small quiet">
                <span className="mono">{release.commit.slice(0, 10)}</span>, {formatMoment(release.at)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type RefusalsProps = { refusals: ProductView['refusals']; isOpen: boolean };

function Refusals({ refusals, isOpen }: RefusalsProps): ReactNode {
  if (refusals.length === 0) return null;
  return (
    <section aria-labelledby="refusals-title">
      <div className="panel-head">
        <h2 id="refusals-title">Refused by the gate</h2>
      </div>
      {refusals.map((refusal, index) => (
        <details
          key={`${refusal.commit}-${refusal.at}`}
          className="panel check-group"
          open={isOpen && index === 0}
        >
          <summary>
            <Outcome passed={false}>
              {count(refusal.checks.filter((check) => !check.passed).length, 'check')} failed
            </Outcome>
            <span className="small quiet">
              <span className="mono">{refusal.commit.slice(0, 10)}</span>, {formatMoment(refusal.at)}
            </span>
          </summary>
          <CheckList checks={refusal.checks.filter((check) => !check.passed)} />
        </details>
      ))}
    </section>
  );
}

type JourneysProps = { slug: string; release: ReleaseView; chosen: string | undefined };

function JourneyCard({
  slug,
  release,
  journey,
  isChosen,
}: Omit<JourneysProps, 'chosen'> & { journey: JourneyReport; isChosen: boolean }): ReactNode {
  const to = {
    page: 'product',
    slug,
    section: 'releases',
    release: release.number,
    journey: journey.id,
  } as const;
  return (
    <li>
      <Link to={to} className="panel journey-link" current={isChosen ? 'true' : undefined}>
        <span className="journey-title">
          <Outcome passed={journey.passed} />
          {journey.title}
        </span>
        <span className="small quiet">
          {journey.role}, {count(journey.steps.length, 'step')}, {count(journey.actions, 'action')} in{' '}
          {formatDuration(journey.durationMs)}
        </span>
      </Link>
    </li>
  );
}

function Journeys({ slug, release, chosen }: JourneysProps): ReactNode {
  const journey = release.journeys.find((candidate) => candidate.id === chosen);
  return (
    <section aria-labelledby="journeys-title">
      <div className="panel-head">
        <h2 id="journeys-title">Emulated users</h2>
        <span className="small quiet">Choose a journey to watch it.</span>
      </div>
      {journey && <JourneyPlayer key={`${release.number}-${journey.id}`} journey={journey} />}
      <ul className="journeys">
        {release.journeys.map((item) => (
          <JourneyCard
            key={item.id}
            slug={slug}
            release={release}
            journey={item}
            isChosen={item.id === chosen}
          />
        ))}
      </ul>
      {release.journeys.length === 0 && <p className="empty">No journeys hang on this release.</p>}
    </section>
  );
}

function Evidence({ slug, release, chosen }: JourneysProps): ReactNode {
  const passed = release.checks.filter((check) => check.passed).length;
  const walked = release.journeys.filter((journey) => journey.passed).length;
  return (
    <>
      <p className="evidence-summary">
        <Outcome passed={passed === release.checks.length}>
          {passed} of {count(release.checks.length, 'check')}
        </Outcome>
        <Outcome passed={walked === release.journeys.length}>
          {walked} of {count(release.journeys.length, 'journey')}
        </Outcome>
        <span className="quiet mono">{release.commit}</span>
      </p>
      <Journeys slug={slug} release={release} chosen={chosen} />
      <section aria-labelledby="checks-title">
        <div className="panel-head">
          <h2 id="checks-title">Checks</h2>
        </div>
        <CheckGroups checks={release.checks} />
      </section>
    </>
  );
}

type ReleasesProps = { product: ProductView; release?: number | undefined; journey?: string | undefined };

/** The releases with the evidence that let each through, and what the gate refused. */
export function ReleasesSection({ product, release, journey }: ReleasesProps): ReactNode {
  const chosen = product.releases.find((candidate) => candidate.number === (release ?? product.release));
  const shown = chosen ?? [...product.releases].sort(newestFirst)[0];
  const lastRelease = Math.max(0, ...product.releases.map((item) => item.at));
  const isRefusedLast = (product.refusals[0]?.at ?? 0) > lastRelease;
  const refusals = <Refusals refusals={product.refusals} isOpen={isRefusedLast} />;
  return (
    <div className={`releases-grid ${product.releases.length === 0 ? 'has-none' : ''}`}>
      {shown && <ReleaseList product={product} chosen={shown} />}
      <div className="evidence">
        {isRefusedLast && refusals}
        {shown ? (
          <Evidence slug={product.slug} release={shown} chosen={journey} />
        ) : (
          <p className="empty">No commit has passed the gate yet.</p>
        )}
        {!isRefusedLast && refusals}
      </div>
    </div>
  );
}

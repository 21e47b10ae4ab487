import type { ReactNode } from 'react';
import type { JourneyReport } from '../../../src/protocol/evidence.ts';
import type { ProductView } from '../../../src/protocol/view.ts';
import { count, formatDuration, formatMoment } from '../model/format.ts';
import { failedFirst, trialsOf, type Trial } from '../model/trial.ts';
import { Outcome } from './badge.tsx';
import { CheckGroups } from './check-groups.tsx';
import { JourneyPlayer } from './journey-player.tsx';
import { Link } from './router.tsx';
import './releases-section.css';

function TrialList({ slug, trials, chosen }: { slug: string; trials: Trial[]; chosen: Trial }): ReactNode {
  return (
    <nav aria-label="Releases and refusals">
      <ul className="release-list">
        {trials.map((trial) => (
          <li key={trial.key}>
            <Link
              to={{ page: 'product', slug, section: 'releases', trial: trial.key }}
              className="panel release-link"
              current={trial.key === chosen.key ? 'true' : undefined}
            >
              <span className="release-title">
                {trial.title}
                <span className={`release-status is-${trial.status}`}>
                  {trial.status === 'refused' ? 'by the gate' : trial.status}
                </span>
              </span>
              <span className="small quiet">
                <span className="mono">{trial.commit.slice(0, 10)}</span>, {formatMoment(trial.at)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type EvidenceProps = { slug: string; trial: Trial; chosen: string | undefined };

function JourneyCard({
  slug,
  trial,
  chosen,
  journey,
}: EvidenceProps & { journey: JourneyReport }): ReactNode {
  const to = { page: 'product', slug, section: 'releases', trial: trial.key, journey: journey.id } as const;
  return (
    <li>
      <Link to={to} className="panel journey-link" current={journey.id === chosen ? 'true' : undefined}>
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

function Journeys({ slug, trial, chosen }: EvidenceProps): ReactNode {
  const journey = trial.journeys.find((candidate) => candidate.id === chosen);
  return (
    <section aria-labelledby="journeys-title">
      <div className="panel-head">
        <h2 id="journeys-title">Emulated users</h2>
        <span className="small quiet">Choose a journey to watch it.</span>
      </div>
      {journey && <JourneyPlayer key={`${trial.key}-${journey.id}`} journey={journey} />}
      <ul className="journeys">
        {failedFirst(trial.journeys).map((item) => (
          <JourneyCard key={item.id} slug={slug} trial={trial} chosen={chosen} journey={item} />
        ))}
      </ul>
      {trial.journeys.length === 0 && <p className="empty">Nobody walked through this commit.</p>}
    </section>
  );
}

function Failures({ failures }: { failures: string[] }): ReactNode {
  if (failures.length === 0) return null;
  return (
    <section className="failures" aria-labelledby="failures-title">
      <h2 id="failures-title">Why the gate refused it</h2>
      <ul>
        {failures.map((failure) => (
          <li key={failure}>{failure}</li>
        ))}
      </ul>
    </section>
  );
}

function Evidence({ slug, trial, chosen }: EvidenceProps): ReactNode {
  const passed = trial.checks.filter((check) => check.passed).length;
  const walked = trial.journeys.filter((journey) => journey.passed).length;
  return (
    <div className="evidence">
      <p className="evidence-summary">
        <Outcome passed={passed === trial.checks.length}>
          {passed} of {count(trial.checks.length, 'check')}
        </Outcome>
        <Outcome passed={walked === trial.journeys.length}>
          {walked} of {count(trial.journeys.length, 'journey')}
        </Outcome>
        <span className="quiet mono">{trial.commit}</span>
      </p>
      <Failures failures={trial.failures} />
      <Journeys slug={slug} trial={trial} chosen={chosen} />
      <section aria-labelledby="checks-title">
        <div className="panel-head">
          <h2 id="checks-title">Checks</h2>
        </div>
        <CheckGroups checks={trial.checks} />
      </section>
    </div>
  );
}

type ReleasesProps = { product: ProductView; trial?: string | undefined; journey?: string | undefined };

/** The releases with the evidence that let each through, and what the gate refused with the evidence against it. */
export function ReleasesSection({ product, trial, journey }: ReleasesProps): ReactNode {
  const trials = trialsOf(product);
  const chosen = trials.find((candidate) => candidate.key === trial) ?? trials[0];
  if (!chosen) return <p className="empty">No commit has stood before the gate yet.</p>;
  return (
    <div className="releases-grid">
      <TrialList slug={product.slug} trials={trials} chosen={chosen} />
      <Evidence slug={product.slug} trial={chosen} chosen={journey} />
    </div>
  );
}

import type { ReactNode } from 'react';
import type { CompanyView } from '../../../src/protocol/view.ts';
import { formatClock } from '../model/format.ts';
import { Outcome } from './badge.tsx';
import { Elapsed } from './elapsed.tsx';
import { Link } from './router.tsx';
import './build-list.css';

type Build = CompanyView['builds'][number];

const stateTexts: Record<Build['state'], string> = {
  running: 'under way',
  released: 'released',
  refused: 'refused by the gate',
  declined: 'declined',
  failed: 'failed',
  stopped: 'stopped',
};
/** More are in the journal. */
const shown = 6;

function BuildState({ build }: { build: Build }): ReactNode {
  const text = stateTexts[build.state];
  if (build.state === 'running' || build.state === 'stopped') return <strong>{text}</strong>;
  return <Outcome passed={build.state === 'released'}>{text}</Outcome>;
}

function BuildRow({ build, name }: { build: Build; name: string | undefined }): ReactNode {
  const { product, release, error, startedAt, endedAt, flow } = build;
  const section = build.state === 'refused' ? 'releases' : 'brief';
  const noun = { build: 'A brief', release: 'A release by hand', change: 'A change' }[flow];
  return (
    <li>
      <span>
        {product !== undefined && name !== undefined ? (
          <Link to={{ page: 'product', slug: product, section }}>{name}</Link>
        ) : (
          noun
        )}
        {release !== undefined && `, release ${release}`}
      </span>
      <BuildState build={build} />
      <span className="build-time quiet">
        <Elapsed from={startedAt} to={endedAt} />
        <span className="small"> at {formatClock(startedAt)}</span>
      </span>
      {error && (
        <p className="build-problem small">
          {error.message} {error.hint}
        </p>
      )}
    </li>
  );
}

/** What was asked of the company lately, and what came of it. */
export function BuildList({ company }: { company: CompanyView }): ReactNode {
  if (company.builds.length === 0) return null;
  return (
    <section aria-labelledby="builds-title">
      <div className="panel-head">
        <h2 id="builds-title">Builds</h2>
      </div>
      <ul className="panel builds">
        {company.builds.slice(0, shown).map((build) => (
          <BuildRow
            key={build.id}
            build={build}
            name={company.products.find((product) => product.slug === build.product)?.name}
          />
        ))}
      </ul>
    </section>
  );
}

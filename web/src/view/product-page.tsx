import { useEffect, useState, type ReactNode } from 'react';
import type { ProductView } from '../../../src/protocol/view.ts';
import { productSections, type ProductSection, type Route } from '../model/route.ts';
import { HealthMark } from './badge.tsx';
import { BriefSection } from './brief-section.tsx';
import { ChangeSection } from './change-section.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useDashboard, useModel } from './model-context.ts';
import { PageTitle } from './page-title.tsx';
import { PeopleSection } from './people-section.tsx';
import { PreviewSection } from './preview-section.tsx';
import { ReleasesSection } from './releases-section.tsx';
import { Link } from './router.tsx';
import './product-page.css';

type ProductRoute = Extract<Route, { page: 'product' }>;

const sectionNames: Record<ProductSection, string> = {
  brief: 'Brief and specification',
  change: 'Change',
  releases: 'Releases and evidence',
  preview: 'Preview',
  people: 'Accounts',
};

function Actions({ product }: { product: ProductView }): ReactNode {
  const model = useModel();
  const { busy, connection, company } = useDashboard();
  const [asks, setAsks] = useState<'rollback' | 'release'>();
  const kept = product.releases.find((release) => release.status === 'kept');
  const isOff = connection !== 'live' || company?.stopped === true;
  const close = (): void => setAsks(undefined);
  return (
    <div className="product-actions">
      {product.url !== undefined && (
        <a className="button is-primary" href={product.url} target="_blank" rel="noreferrer noopener">
          Open
        </a>
      )}
      <button
        type="button"
        className="button"
        disabled={isOff || busy.has(`release:${product.slug}`)}
        onClick={() => setAsks('release')}
      >
        Release main
      </button>
      <button
        type="button"
        className="button"
        disabled={isOff || !kept || busy.has(`rollback:${product.slug}`)}
        onClick={() => setAsks('rollback')}
      >
        {busy.has(`rollback:${product.slug}`) ? 'Rolling back…' : 'Roll back'}
      </button>
      <ConfirmDialog
        isOpen={asks === 'rollback'}
        title={`Put release ${kept?.number ?? ''} back in front?`}
        action={`Roll back to release ${kept?.number ?? ''}`}
        onConfirm={() => void model.rollback(product.slug)}
        onClose={close}
      >
        <p>
          Release {product.release} stops serving and is kept. Only the code changes: everything that people
          wrote since stays.
        </p>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asks === 'release'}
        title="Take main as it stands through the gate?"
        action="Release main"
        onConfirm={() => void model.release(product.slug)}
        onClose={close}
      >
        <p>
          Edits by hand included. If any check fails, release {product.release} keeps serving and you see what
          failed.
        </p>
        <p className="mono small">{product.repository}</p>
      </ConfirmDialog>
    </div>
  );
}

function Head({ product }: { product: ProductView }): ReactNode {
  return (
    <div className="product-head">
      <div>
        <PageTitle title={product.name} />
        <p className="product-facts">
          {product.release > 0 && <HealthMark health={product.health} />}
          <span>{product.release > 0 ? `release ${product.release}` : 'no release yet'}</span>
          {product.url !== undefined && <span className="mono">{product.url}</span>}
          {product.isolation !== undefined && (
            <span>{product.isolation === 'sandbox' ? 'in its sandbox' : 'not isolated'}</span>
          )}
        </p>
      </div>
      <Actions product={product} />
    </div>
  );
}

function Section({ product, route }: { product: ProductView; route: ProductRoute }): ReactNode {
  const { section, trial, journey } = route;
  if (section === 'brief') return <BriefSection product={product} />;
  if (section === 'change') return <ChangeSection product={product} />;
  if (section === 'releases') return <ReleasesSection product={product} trial={trial} journey={journey} />;
  return section === 'preview' ? <PreviewSection product={product} /> : <PeopleSection product={product} />;
}

/** Everything about one product. */
export function ProductPage({ route }: { route: ProductRoute }): ReactNode {
  const model = useModel();
  const { product: known, connection } = useDashboard();
  const { slug } = route;
  useEffect(() => void model.openProduct(slug), [model, slug]);
  useEffect(() => () => void model.openProduct(undefined), [model]);
  const product = known?.slug === slug ? known.view : undefined;
  if (!product)
    return (
      <>
        <PageTitle title={slug} />
        <p className="empty" role="status">
          {known?.problem ??
            (connection === 'lost' ? 'The company does not answer.' : 'Loading the product…')}{' '}
          {known?.problem !== undefined && <Link to={{ page: 'company' }}>Back to the company</Link>}
        </p>
      </>
    );
  return (
    <>
      <Head product={product} />
      <nav className="sections" aria-label="Product">
        {productSections.map((section) => (
          <Link
            key={section}
            to={{ page: 'product', slug, section }}
            className="section-link"
            current={route.section === section ? 'page' : undefined}
          >
            {sectionNames[section]}
          </Link>
        ))}
      </nav>
      <Section product={product} route={route} />
    </>
  );
}

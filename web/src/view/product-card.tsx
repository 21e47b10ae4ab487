import type { ReactNode } from 'react';
import type { ProductSummary } from '../../../src/protocol/view.ts';
import { HealthMark } from './badge.tsx';
import { Link } from './router.tsx';
import './product-card.css';

function ProductCard({ product }: { product: ProductSummary }): ReactNode {
  const { slug, name, health, release, url, isolation } = product;
  return (
    <li className="panel product-card">
      <div className="product-card-head">
        <Link className="product-card-name" to={{ page: 'product', slug, section: 'brief' }}>
          {name}
        </Link>
        {release > 0 && <HealthMark health={health} />}
      </div>
      {url !== undefined && (
        <a className="product-card-address mono" href={url} target="_blank" rel="noreferrer noopener">
          {url.replace(/^https?:\/\//, '')}
        </a>
      )}
      <p className="small quiet">
        {release > 0 ? `release ${release}` : 'no release yet'}
        {isolation === 'none' ? ' · not isolated' : ''}
      </p>
    </li>
  );
}

/** What the company has built. */
export function ProductCards({ products }: { products: ProductSummary[] }): ReactNode {
  return (
    <section aria-labelledby="products-title">
      <div className="panel-head">
        <h2 id="products-title">Products</h2>
      </div>
      {products.length === 0 ? (
        <p className="empty">What the company builds appears here, with its address.</p>
      ) : (
        <ul className="product-cards">
          {products.map((product) => (
            <ProductCard key={product.slug} product={product} />
          ))}
        </ul>
      )}
    </section>
  );
}

import type { ReactNode } from 'react';
import type { WorkView } from '../../../src/protocol/view.ts';
import { useDashboard } from './model-context.ts';
import { Link } from './router.tsx';

/** What an item is about, with the way to its product once there is one. */
export function WorkTitle({ work }: { work: WorkView }): ReactNode {
  const { company } = useDashboard();
  const product = company?.products.find((candidate) => candidate.slug === work.product);
  return (
    <>
      {work.title}
      {product && (
        <>
          {' '}
          <Link className="small" to={{ page: 'product', slug: product.slug, section: 'brief' }}>
            {product.name}
          </Link>
        </>
      )}
    </>
  );
}

import type { ReactNode } from 'react';
import type { WorkView } from '../../../src/protocol/view.ts';
import { useDashboard } from './model-context.ts';
import { Link } from './router.tsx';

/** What an item is about; the product that it names is the way to the product's page. */
export function WorkTitle({ work }: { work: WorkView }): ReactNode {
  const { company } = useDashboard();
  const { title } = work;
  const product = company?.products.find((candidate) => candidate.slug === work.product);
  if (!product) return title;
  const link = <Link to={{ page: 'product', slug: product.slug, section: 'brief' }}>{product.name}</Link>;
  const at = title.indexOf(product.name);
  if (at === -1)
    return (
      <>
        {title}, {link}
      </>
    );
  return (
    <>
      {title.slice(0, at)}
      {link}
      {title.slice(at + product.name.length)}
    </>
  );
}

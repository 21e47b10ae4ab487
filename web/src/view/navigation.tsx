import type { ReactNode } from 'react';
import type { Route } from '../model/route.ts';
import { formatCost } from '../model/format.ts';
import { HealthMark } from './badge.tsx';
import { useDashboard } from './model-context.ts';
import { Link, useRoute } from './router.tsx';
import './navigation.css';

/** Name and mark: the three rungs of the ladder. */
export function Brand(): ReactNode {
  return (
    <Link to={{ page: 'company' }} className="brand">
      <svg className="brand-mark" viewBox="0 0 22 22" aria-hidden="true">
        <rect x="1" y="13" width="5.5" height="8" rx="1.3" fill="var(--reflex)" />
        <rect x="8.25" y="7.5" width="5.5" height="13.5" rx="1.3" fill="var(--reason)" />
        <rect x="15.5" y="1" width="5.5" height="20" rx="1.3" fill="var(--ask)" />
      </svg>
      Macrohard
    </Link>
  );
}

const icons: Record<'company' | 'questions' | 'journal', string> = {
  company: 'M2 15V8h4v7M7 15V2h4v13M12 15v-5h4v5M1 15.5h16',
  questions: 'M2 3h14v9.5H9L5.5 16v-3.5H2zM6.7 6.2a2.3 2.3 0 1 1 2.3 2.4v.6M9 10.8v.1',
  journal: 'M4 2h11v14H4zM4 5H2.5M4 9H2.5M4 13H2.5M7.5 6H12M7.5 9H12',
};

type ItemProps = { to: Route & { page: keyof typeof icons }; name: string; waiting?: number };

function Item({ to, name, waiting = 0 }: ItemProps): ReactNode {
  const isCurrent = useRoute().page === to.page;
  return (
    <li>
      <Link to={to} className="nav-link" current={isCurrent ? 'page' : undefined}>
        <svg className="nav-icon" viewBox="0 0 18 18" aria-hidden="true">
          <path d={icons[to.page]} />
        </svg>
        {name}
        {waiting > 0 && (
          <span className="nav-count">
            {waiting}
            <span className="hidden-visually"> waiting for you</span>
          </span>
        )}
      </Link>
    </li>
  );
}

function Products(): ReactNode {
  const { company } = useDashboard();
  const route = useRoute();
  if (!company || company.products.length === 0) return null;
  return (
    <div className="nav-products">
      <div className="nav-title" id="nav-products">
        Products
      </div>
      <ul className="nav-list" aria-labelledby="nav-products">
        {company.products.map(({ slug, name, health }) => (
          <li key={slug}>
            <Link
              to={{ page: 'product', slug, section: 'brief' }}
              className="nav-link"
              current={route.page === 'product' && route.slug === slug ? 'page' : undefined}
            >
              <HealthMark health={health} isQuiet />
              <span className="nav-name">{name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** At the left on a wide screen, at the bottom on a phone. */
export function Navigation(): ReactNode {
  const { company } = useDashboard();
  const waiting = company?.questions.filter((question) => !question.answer).length ?? 0;
  return (
    <nav className="nav" aria-label="Main">
      <Brand />
      <ul className="nav-list">
        <Item to={{ page: 'company' }} name="Company" />
        <Item to={{ page: 'questions' }} name="Questions" waiting={waiting} />
        <Item to={{ page: 'journal' }} name="Journal" />
      </ul>
      <Products />
      {company && (
        <p className="nav-foot small quiet">
          {formatCost(company.costMicros)} spent
          <br />
          isolation: {company.isolation}
        </p>
      )}
    </nav>
  );
}

import type { ReactNode } from 'react';
import type { Route } from '../model/route.ts';
import { CompanyPage } from './company-page.tsx';
import { JournalPage } from './journal-page.tsx';
import { useDashboard } from './model-context.ts';
import { PageTitle } from './page-title.tsx';
import { ProductPage } from './product-page.tsx';
import { QuestionsPage } from './questions-page.tsx';
import { Link, useRoute } from './router.tsx';
import { Shell } from './shell.tsx';
import { SignInPage } from './sign-in-page.tsx';

function UnknownPage({ path }: { path: string }): ReactNode {
  return (
    <>
      <PageTitle title="Nothing here" />
      <p className="empty">
        The dashboard has no page {path}. <Link to={{ page: 'company' }}>Back to the company</Link>
      </p>
    </>
  );
}

function Page({ route }: { route: Route }): ReactNode {
  if (route.page === 'company') return <CompanyPage />;
  if (route.page === 'product') return <ProductPage key={route.slug} route={route} />;
  if (route.page === 'questions') return <QuestionsPage />;
  return route.page === 'journal' ? <JournalPage place={route} /> : <UnknownPage path={route.path} />;
}

function Waiting({ isLost }: { isLost: boolean }): ReactNode {
  return (
    <>
      <PageTitle title="Macrohard">
        {isLost ? 'The company does not answer' : 'Reaching the company…'}
      </PageTitle>
      {isLost && (
        <p className="empty" style={{ marginTop: '16px' }}>
          Nothing answers at this address. Start the company with <code>./macrohard serve</code>; the page
          goes on by itself.
        </p>
      )}
    </>
  );
}

/** The dashboard. */
export function App(): ReactNode {
  const { connection, company } = useDashboard();
  const route = useRoute();
  if (connection === 'refused') return <SignInPage wasRefused />;
  return <Shell>{company ? <Page route={route} /> : <Waiting isLost={connection === 'lost'} />}</Shell>;
}

import type { ReactNode } from 'react';
import type { Connection } from '../model/dashboard-model.ts';
import { useDashboard, useModel } from './model-context.ts';
import { Brand, Navigation } from './navigation.tsx';
import { StopButton } from './stop-button.tsx';
import './shell.css';

const lineText: Record<Connection, string> = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'Reconnecting',
  refused: 'Not signed in',
};

function LineState(): ReactNode {
  const { connection, company } = useDashboard();
  const isLive = connection === 'live';
  return (
    <span className="line-state">
      <span className={`line-dot ${isLive ? '' : 'is-waiting'}`} aria-hidden="true" />
      <span>{lineText[connection]}</span>
      {company && isLive && <span className="quiet small">event {company.cursor.toLocaleString('en')}</span>}
    </span>
  );
}

function Bands(): ReactNode {
  const { connection, company, notice } = useDashboard();
  const model = useModel();
  return (
    <>
      <div role="status">
        {connection === 'lost' && company && (
          <p className="band is-lost">
            The company does not answer. This is what it last showed; the page reconnects by itself.
          </p>
        )}
        {company?.stopped && (
          <p className="band is-stopped">The company is stopped. Nothing is taken up until you resume.</p>
        )}
        {notice?.tone === 'done' && (
          <div className="band is-done">
            {notice.text}
            <button type="button" className="button" onClick={() => model.dismiss()}>
              Dismiss
            </button>
          </div>
        )}
      </div>
      <div role="alert">
        {notice?.tone === 'failed' && (
          <div className="band is-failed">
            <span>
              <strong>{notice.text}</strong> {notice.hint}
            </span>
            <button type="button" className="button" onClick={() => model.dismiss()}>
              Dismiss
            </button>
          </div>
        )}
      </div>
    </>
  );
}

/** What stands around every page: navigation, the state of the line, the stop button, what just happened. */
export function Shell({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <header className="shell-top">
        <Brand />
        <LineState />
        <StopButton />
      </header>
      <Navigation />
      <main className="shell-main" id="main">
        <div className="shell-page">
          <Bands />
          {children}
        </div>
      </main>
    </div>
  );
}

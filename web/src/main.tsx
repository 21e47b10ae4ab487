import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from './channel/api.ts';
import { forgetToken, takeToken } from './channel/token.ts';
import { DashboardModel } from './model/dashboard-model.ts';
import './view/tokens.css';
import './view/base.css';
import { App } from './view/app.tsx';
import { ModelContext } from './view/model-context.ts';
import { SignInPage } from './view/sign-in-page.tsx';

const element = document.getElementById('root');
if (!element) throw new Error('The document has no element "root".');
const root = createRoot(element);

// A link with a token opened in a tab that shows the dashboard already changes the fragment alone: begin anew with it.
window.addEventListener('hashchange', () => {
  if (location.hash.startsWith('#token=')) location.reload();
});

const token = takeToken(location, history, sessionStorage);
if (token === undefined) {
  root.render(<SignInPage wasRefused={false} />);
} else {
  const model = new DashboardModel(createApi(token));
  model.subscribe(() => {
    if (model.state().connection === 'refused') forgetToken(sessionStorage);
  });
  void model.run(new AbortController().signal);
  root.render(
    <StrictMode>
      <ModelContext value={model}>
        <App />
      </ModelContext>
    </StrictMode>,
  );
}

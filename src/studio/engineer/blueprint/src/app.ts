import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { hasTimedSteps, timedStepTaker } from './actions/timed-steps.ts';
import { maxUploadBytes } from './actions/uploads.ts';
import { entities } from './entities.ts';
import { accountAdminRoutes, sessionRoutes } from './http/account-routes.ts';
import { sampleDataRoutes } from './http/sample-data-routes.ts';
import { settingsRoutes } from './http/settings-routes.ts';
import { downloadRoutes, uploadRoutes } from './http/upload-routes.ts';
import { collectionRoutes } from './http/collection.ts';
import {
  accountsPath,
  bookPath,
  doorTo,
  pricingPath,
  queuePath,
  searchPath,
  settingsPath,
} from './http/address.ts';
import type { Env } from './http/context.ts';
import { figureRoutes, figuresPath } from './http/figure-routes.ts';
import { shortLinkRoutes } from './http/short-link-routes.ts';
import { messageRoutes } from './http/message-routes.ts';
import { openApi } from './http/open-api.ts';
import { problemResponse } from './http/problem.ts';
import { publicFiles } from './http/public-files.ts';
import { onlyOwnPages, secureHeaders } from './http/security.ts';
import { tableRoutes } from './http/table-routes.ts';
import { identify } from './http/session.ts';
import { message } from './model/message.ts';
import { NotAllowed, notFound, notSignedIn, Refusal } from './model/refusal.ts';
import { accountPages } from './pages/account-pages.ts';
import { bookRoutes } from './pages/book-page.ts';
import { errorPage } from './pages/error-page.ts';
import { homePage } from './pages/home-page.ts';
import { hasPublicPages } from './pages/layout.ts';
import { pricingPage, publicPage } from './pages/public-page.ts';
import { queuePage } from './pages/queue-page.ts';
import { searchPage } from './pages/search-page.ts';
import { settingsPages } from './pages/settings-page.ts';
import { chooseTheme } from './pages/theme.ts';
import { plans } from './settings.ts';
import { recordRoutes } from './pages/record-routes.ts';
import { passwordRoutes, signInRoutes } from './pages/sign-in-page.ts';
import type { Store } from './store/database.ts';
import { uploadFields } from './store/uploads.ts';
import { words } from './words.ts';

const maxBodyBytes = 1_000_000;

function apiRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.use(onlyOwnPages());
  routes.route('/', sessionRoutes());
  for (const entity of entities) {
    routes.route('/', tableRoutes(entity));
    routes.route(`/${entity.collection}`, collectionRoutes(entity));
  }
  routes.route(accountsPath, accountAdminRoutes());
  routes.route(`/${message.collection}`, messageRoutes());
  routes.route(settingsPath, settingsRoutes());
  routes.route(figuresPath, figureRoutes());
  routes.route('/sample-data', sampleDataRoutes());
  if (uploadFields.length > 0) routes.route('/uploads', uploadRoutes());
  return routes;
}

function pageRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', signInRoutes());
  routes.route('/', passwordRoutes());
  if (uploadFields.length > 0) routes.route('/uploads', downloadRoutes());
  routes.get('/', async (c) => {
    if (c.get('session') !== undefined) return homePage(c);
    return hasPublicPages() ? publicPage(c) : c.redirect('/sign-in', 303);
  });
  if (plans.length > 0) routes.get(pricingPath, (c) => pricingPage(c));
  routes.post('/theme', chooseTheme);
  routes.route(bookPath, bookRoutes());
  routes.get(queuePath, (c) => queuePage(c));
  routes.get(searchPath, (c) => searchPage(c));
  routes.route(settingsPath, settingsPages());
  for (const entity of entities) routes.route(`/${entity.collection}`, recordRoutes(entity));
  routes.route(accountsPath, accountPages());
  routes.route(`/${message.collection}`, recordRoutes(message));
  if (entities.some(({ shortLink }) => shortLink !== undefined)) routes.route('/', shortLinkRoutes());
  return routes;
}

const tooLarge = (): never => {
  throw new Refusal(413, words.refusals.tooLarge);
};

/** What one request may carry; files and tables may be larger than anything else. */
function limitBody(): MiddlewareHandler<Env> {
  const usual = bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge });
  const files = bodyLimit({ maxSize: maxUploadBytes + maxBodyBytes, onError: tooLarge });
  return (c, next) => {
    const type = c.req.header('content-type') ?? '';
    const isFile = c.req.path === '/api/uploads' || /^(?:multipart\/form-data|text\/csv)/.test(type);
    return isFile ? files(c, next) : usual(c, next);
  };
}

/** What the product does by itself once a time is up is done before anybody looks or writes. */
function inTime(store: Store): MiddlewareHandler<Env> {
  const take = timedStepTaker(store);
  return async (_c, next) => {
    await take();
    await next();
  };
}

/** The whole product as one Hono app over its store. */
export function createApp(store: Store): Hono<Env> {
  const app = new Hono<Env>();
  app.use(secureHeaders());
  app.use(limitBody());
  app.route('/', publicFiles());
  app.get('/health', (c) => c.json({ status: 'ok' }));
  if (hasTimedSteps) app.use(inTime(store));
  app.use(identify(store));
  app.get('/openapi.json', (c) => c.json(openApi()));
  app.route('/api', apiRoutes());
  app.route('/', pageRoutes());
  app.notFound((c) =>
    isApi(c.req.path)
      ? problemResponse(notFound(words.refusals.noSuchAddress))
      : errorPage(c, notFound(words.refusals.noSuchPage)),
  );
  app.onError((raised, c) => {
    // A visitor who may not do something may once signed in.
    const isStranger = raised instanceof NotAllowed && c.get('session') === undefined;
    const error = isStranger ? notSignedIn() : raised;
    if (isApi(c.req.path)) return problemResponse(error);
    const isVisitor = error instanceof Refusal && error.status === 401;
    const { pathname, search } = new URL(c.req.url);
    const wanted = c.req.method === 'GET' ? `${pathname}${search}` : '/';
    return isVisitor ? c.redirect(doorTo(wanted), 303) : errorPage(c, error);
  });
  return app;
}

function isApi(path: string): boolean {
  return path.startsWith('/api/') || path === '/api' || path === '/openapi.json';
}

import { html } from 'hono/html';
import { Hono } from 'hono';
import { signUp, signUpRole, usePasswordLink } from '../actions/accounts.ts';
import { askedFields, readAsked } from '../actions/own-record.ts';
import { bookPath, isOwnPath } from '../http/address.ts';
import { changePasswordWith, countSignUp, forgottenWith, signInWith } from '../http/account-routes.ts';
import { formBody } from '../http/body.ts';
import { accountOf, type Ctx, type Env } from '../http/context.ts';
import { checkFormToken, checkSameOrigin } from '../http/security.ts';
import { leaveNotice, signIn, signOut } from '../http/session.ts';
import type { Input } from '../model/input.ts';
import { Refusal } from '../model/refusal.ts';
import { findLink } from '../store/accounts.ts';
import { settings } from '../settings.ts';
import { alert, fieldMessage } from './alert.ts';
import { fieldRow } from './form.ts';
import { formToken, type Html } from './html.ts';
import { renderPage } from './layout.ts';
import { words } from '../words.ts';

type FormState = { typed?: Record<string, string>; refusal?: Refusal | undefined };
type Control = { name: string; label: string; type: string; autocomplete: string };

const emailControl: Control = {
  name: 'email',
  label: words.accounts.email,
  type: 'email',
  autocomplete: 'username',
};
const passwordControl: Control = {
  name: 'password',
  label: words.accounts.password,
  type: 'password',
  autocomplete: 'current-password',
};
const newPasswordControl: Control = { ...passwordControl, autocomplete: 'new-password' };
const nameControl: Control = { name: 'name', label: words.accounts.name, type: 'text', autocomplete: 'name' };
const currentControl: Control = {
  ...passwordControl,
  name: 'current',
  label: words.accounts.presentPassword,
};

/** A labelled control of one of the forms about accounts. */
export function plainField(control: Control, state: FormState): Html {
  const { attributes, message } = fieldMessage(state.refusal, control.name);
  const typed = control.type === 'password' ? '' : (state.typed?.[control.name] ?? '');
  return html`<div class="field">
    <label for="${control.name}">${control.label}</label>
    <input
      type="${control.type}"
      id="${control.name}"
      name="${control.name}"
      value="${typed}"
      autocomplete="${control.autocomplete}"
      required
      ${attributes}
    />
    ${message}
  </div>`;
}

/** Where somebody wanted to go before they were asked who they are. */
function nextOf(c: Ctx, typed: Record<string, string> | undefined): string {
  const next = typed?.['next'] ?? c.req.query('next') ?? '/';
  return isOwnPath(next) ? next : '/';
}

/** Who came here on the way to a booking is told so. */
const bookingLead = (next: string): Html | '' =>
  next.startsWith(bookPath) ? html`<p class="lead">${words.booking.signInFirst}</p>` : '';

const nextField = (next: string): Html | '' =>
  next === '/' ? '' : html`<input type="hidden" name="next" value="${next}" />`;

function signInPage(c: Ctx, state: FormState = {}): Promise<Response> {
  const next = nextOf(c, state.typed);
  const join = next === '/' ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`;
  const body = html`<h1>${words.screens.signIn}</h1>
    ${bookingLead(next)}${alert(state.refusal)}
    <form method="post" action="/sign-in" novalidate>
      ${nextField(next)}${plainField(emailControl, state)}${plainField(passwordControl, state)}
      <button class="primary wide">${words.screens.signIn}</button>
    </form>
    <p class="below"><a href="/forgotten">${words.screens.forgotten}</a></p>
    ${signUpRole ? html`<p class="below">${words.screens.newHere} <a href="${join}">${words.screens.createAccount}</a></p>` : ''}`;
  return renderPage(c, {
    title: words.screens.signIn,
    body,
    isDoor: true,
    status: state.refusal?.status ?? 200,
  });
}

function signUpPage(c: Ctx, state: FormState = {}): Promise<Response> {
  const next = nextOf(c, state.typed);
  const body = html`<h1>${words.screens.createAccount}</h1>
    ${bookingLead(next)}${alert(state.refusal)}
    <form method="post" action="/sign-up" novalidate>
      ${nextField(next)}${plainField(nameControl, state)}${plainField(emailControl, state)}${plainField(newPasswordControl, state)}
      ${askedFields(signUpRole?.key ?? '').map((field) => fieldRow(c, field, state))}
      <button class="primary wide">${words.screens.createAccountButton}</button>
    </form>
    <p class="below">${words.screens.haveOne} <a href="/sign-in">${words.screens.signIn}</a></p>`;
  return renderPage(c, {
    title: words.screens.createAccount,
    body,
    isDoor: true,
    status: state.refusal?.status ?? 200,
  });
}

function forgottenPage(c: Ctx, state: FormState = {}): Promise<Response> {
  const body = html`<h1>${words.screens.forgotten}</h1>
    <p class="lead">${words.screens.forgottenLead}</p>
    ${alert(state.refusal)}
    <form method="post" action="/forgotten" novalidate>
      ${plainField(emailControl, state)}
      <button class="primary wide">${words.screens.sendLink}</button>
    </form>
    <p class="below"><a href="/sign-in">${words.screens.backToSignIn}</a></p>`;
  return renderPage(c, {
    title: words.screens.forgotten,
    body,
    isDoor: true,
    status: state.refusal?.status ?? 200,
  });
}

function passwordPage(c: Ctx, state: FormState & { token: string }): Promise<Response> {
  const body = html`<h1>${words.screens.choosePassword}</h1>
    ${alert(state.refusal)}
    <form method="post" action="/password" novalidate>
      <input type="hidden" name="token" value="${state.token}" />
      ${plainField(newPasswordControl, state)}
      <button class="primary wide">${words.screens.setPassword}</button>
    </form>`;
  return renderPage(c, {
    title: words.screens.choosePassword,
    body,
    isDoor: true,
    status: state.refusal?.status ?? 200,
  });
}

function accountPage(c: Ctx, state: FormState = {}): Promise<Response> {
  const { name, email } = accountOf(c);
  const body = html`<div class="head">
      <div>
        <h1>${name}</h1>
        <p class="count">${email}</p>
      </div>
    </div>
    ${alert(state.refusal)}
    <form class="card form narrow" method="post" action="/account" novalidate>
      <h2>${words.screens.changeYourPassword}</h2>
      ${formToken(c)}${plainField(currentControl, state)}${plainField(newPasswordControl, state)}
      <div class="actions"><button class="primary">${words.screens.changePassword}</button></div>
    </form>`;
  return renderPage(c, { title: words.screens.yourAccount, body, status: state.refusal?.status ?? 200 });
}

const text = (form: Record<string, string>, key: string): string => form[key] ?? '';

function mended(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

/** The pages with which people sign in, sign up, choose a password and leave. */
export function signInRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/sign-in', async (c) => (c.get('session') ? c.redirect('/', 303) : signInPage(c)));
  routes.post('/sign-in', async (c) => {
    checkSameOrigin(c);
    const form = await formBody(c);
    try {
      await signInWith(c, text(form, 'email'), text(form, 'password'));
      return c.redirect(nextOf(c, form), 303);
    } catch (error) {
      return signInPage(c, { typed: form, refusal: mended(error) });
    }
  });
  routes.post('/sign-out', async (c) => {
    checkFormToken(c, await formBody(c));
    await signOut(c);
    return c.redirect('/sign-in', 303);
  });
  if (signUpRole !== undefined) {
    routes.get('/sign-up', (c) => signUpPage(c));
    routes.post('/sign-up', (c) => signUpFromForm(c));
  }
  return routes;
}

async function signUpFromForm(c: Ctx): Promise<Response> {
  checkSameOrigin(c);
  const form = await formBody(c);
  try {
    const person = { name: text(form, 'name'), email: text(form, 'email'), password: text(form, 'password') };
    const given = (role: string): Input => readAsked(role, form);
    countSignUp(c);
    await signIn(c, await signUp(c.get('store'), { ...person, given }));
    leaveNotice(c, words.screens.welcome(settings.name));
    return c.redirect(nextOf(c, form), 303);
  } catch (error) {
    return signUpPage(c, { typed: form, refusal: mended(error) });
  }
}

async function forgottenFromForm(c: Ctx): Promise<Response> {
  checkSameOrigin(c);
  const form = await formBody(c);
  try {
    forgottenWith(c, text(form, 'email'));
    leaveNotice(c, words.accounts.forgottenAnswer);
    return c.redirect('/sign-in', 303);
  } catch (error) {
    return forgottenPage(c, { typed: form, refusal: mended(error) });
  }
}

/** The pages about one's own password. */
export function passwordRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/forgotten', (c) => forgottenPage(c));
  routes.post('/forgotten', (c) => forgottenFromForm(c));
  routes.get('/password', (c) => {
    const token = c.req.query('token') ?? '';
    if (findLink(c.get('store'), token) === undefined) {
      throw new Refusal(404, words.accounts.linkUsed);
    }
    return passwordPage(c, { token });
  });
  routes.post('/password', async (c) => {
    checkSameOrigin(c);
    const form = await formBody(c);
    try {
      const account = await usePasswordLink(c.get('store'), text(form, 'token'), text(form, 'password'));
      await signIn(c, account);
      leaveNotice(c, words.screens.passwordSet);
      return c.redirect('/', 303);
    } catch (error) {
      return passwordPage(c, { token: text(form, 'token'), refusal: mended(error) });
    }
  });
  routes.get('/account', (c) => accountPage(c));
  routes.post('/account', async (c) => {
    const form = await formBody(c);
    accountOf(c);
    checkFormToken(c, form);
    try {
      await changePasswordWith(c, { current: text(form, 'current'), password: text(form, 'password') });
      leaveNotice(c, words.screens.passwordChanged);
      return c.redirect('/account', 303);
    } catch (error) {
      return accountPage(c, { refusal: mended(error) });
    }
  });
  return routes;
}

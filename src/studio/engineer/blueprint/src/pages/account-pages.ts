import { html } from 'hono/html';
import { Hono } from 'hono';
import { changeAccount, invite, requireAdmin, resetLink } from '../actions/accounts.ts';
import { linkHours } from '../actions/mail.ts';
import { askedFields, entityOfRole } from '../actions/own-record.ts';
import { formBody } from '../http/body.ts';
import { accountOf, type Ctx, type Env } from '../http/context.ts';
import { originOf } from '../http/origin.ts';
import { checkFormToken } from '../http/security.ts';
import { leaveNotice } from '../http/session.ts';
import { message } from '../model/message.ts';
import { notFound, Refusal } from '../model/refusal.ts';
import { adminRole, roleLabel, settings } from '../settings.ts';
import { type AccountRecord, findAccount, listAccounts } from '../store/accounts.ts';
import { alert } from './alert.ts';
import { accountsPath } from '../http/address.ts';
import { formToken, type Html } from './html.ts';
import { renderPage } from './layout.ts';
import { plainField } from './sign-in-page.ts';
import { words } from '../words.ts';

function roleSelect(selected: string): Html {
  const roles = [...settings.roles.map((role) => role.key), adminRole];
  return html`<div class="field">
    <label for="role">${words.accounts.role}</label>
    <select id="role" name="role">
      ${roles.map((role) => html`<option value="${role}" ${role === selected ? html`selected` : ''}>${roleLabel(role)}</option>`)}
    </select>
  </div>`;
}

function stateOf(account: AccountRecord): Html {
  if (!account.active) return html`<span class="badge badge-off">${words.accounts.deactivated}</span>`;
  return account.hasPassword
    ? html`<span class="badge badge-done">${words.accounts.active}</span>`
    : html`<span class="badge badge-new">${words.accounts.invited}</span>`;
}

function accountsTable(accounts: AccountRecord[]): Html {
  const rows = accounts.map(
    (account) =>
      html`<tr>
        <td data-label="${words.accounts.name}">
          <a class="row-link" href="${accountsPath}/${account.id}">${account.name}</a>
        </td>
        <td data-label="${words.accounts.email}">${account.email}</td>
        <td data-label="${words.accounts.role}">${roleLabel(account.role)}</td>
        <td data-label="${words.accounts.state}">${stateOf(account)}</td>
      </tr>`,
  );
  return html`<div class="card table-card" tabindex="0" role="region" aria-label="${words.accounts.title}">
    <table>
      <thead>
        <tr>
          <th scope="col">${words.accounts.name}</th>
          <th scope="col">${words.accounts.email}</th>
          <th scope="col">${words.accounts.role}</th>
          <th scope="col">${words.accounts.state}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

const controls = {
  name: { name: 'name', label: words.accounts.name, type: 'text', autocomplete: 'off' },
  email: { name: 'email', label: words.accounts.email, type: 'email', autocomplete: 'off' },
};

type FormState = { typed?: Record<string, string>; refusal?: Refusal };

function listAllPage(c: Ctx, state: FormState = {}): Promise<Response> {
  const body = html`<div class="head">
      <div>
        <h1>${words.accounts.title}</h1>
        <p class="count">${words.accounts.lead}</p>
      </div>
    </div>
    ${accountsTable(listAccounts(c.get('store')))}
    <h2>${words.accounts.inviteSomebody}</h2>
    ${alert(state.refusal)}
    <form class="card form" method="post" action="${accountsPath}" novalidate>
      ${formToken(c)}
      <div class="fields">
        ${plainField(controls.name, state)}${plainField(controls.email, state)}
        ${roleSelect(state.typed?.['role'] ?? settings.roles[0]?.key ?? adminRole)}
      </div>
      <div class="actions"><button class="primary">${words.accounts.invite}</button></div>
    </form>`;
  return renderPage(c, {
    title: words.accounts.title,
    body,
    current: accountsPath,
    status: state.refusal?.status ?? 200,
  });
}

/** Where to fill in what an invitation does not ask of the record that the person is. */
function unfinished(account: AccountRecord): Html | string {
  const entity = entityOfRole(account.role);
  const missing = askedFields(account.role).map((field) => field.label);
  if (entity === undefined || account.recordId === null || missing.length === 0) return '';
  return html`<p>
    ${words.accounts.unfinished(missing)}
    <a href="/${entity.collection}/${account.recordId}/edit">${words.accounts.fillIn}</a>
  </p>`;
}

function linkPage(c: Ctx, account: AccountRecord, link: string): Promise<Response> {
  const body = html`<div class="card ask">
    <h1>${words.accounts.linkFor(account.name)}</h1>
    <p>
      <a href="/${message.collection}">${words.accounts.linkMessage}</a>
      ${words.accounts.linkSent(account.email, linkHours(account))}
    </p>
    <p><code>${link}</code></p>
    ${unfinished(account)}
    <p><a class="button" href="${accountsPath}">${words.accounts.backToAll}</a></p>
  </div>`;
  return renderPage(c, { title: words.accounts.linkFor(account.name), body, current: accountsPath });
}

function onePage(c: Ctx, account: AccountRecord, { typed, refusal }: FormState = {}): Promise<Response> {
  const path = `${accountsPath}/${account.id}`;
  const name = typed?.['name'] ?? account.name;
  const body = html`<p class="crumbs"><a href="${accountsPath}">${words.accounts.all}</a></p>
    <div class="head">
      <div>
        <h1>${account.name}</h1>
        <p class="count">${account.email} ${stateOf(account)}</p>
      </div>
      <div class="actions">
        <form method="post" action="${path}/reset">
          ${formToken(c)}<button>${words.accounts.newLink}</button>
        </form>
        <form method="post" action="${path}">
          ${formToken(c)}<input type="hidden" name="active" value="${account.active ? 'false' : 'true'}" />
          <button class="${account.active ? 'danger-quiet' : ''}">
            ${account.active ? words.accounts.deactivate : words.accounts.activate}
          </button>
        </form>
      </div>
    </div>
    ${alert(refusal)}
    <form class="card form narrow" method="post" action="${path}" novalidate>
      ${formToken(c)}${plainField(controls.name, { typed: { name }, refusal })}${roleSelect(typed?.['role'] ?? account.role)}
      <div class="actions"><button class="primary">${words.screens.save}</button></div>
    </form>`;
  return renderPage(c, { title: account.name, body, current: accountsPath, status: refusal?.status ?? 200 });
}

function chosen(c: Ctx): AccountRecord {
  const account = findAccount(c.get('store'), Number(c.req.param('id')) || 0);
  if (account === undefined) throw notFound(words.refusals.noSuchAccount);
  return account;
}

async function adminForm(c: Ctx): Promise<Record<string, string>> {
  const form = await formBody(c);
  requireAdmin(accountOf(c));
  checkFormToken(c, form);
  return form;
}

async function change(c: Ctx): Promise<Response> {
  const form = await adminForm(c);
  const account = chosen(c);
  const active = form['active'] === undefined ? undefined : form['active'] === 'true';
  try {
    await changeAccount(c.get('store'), account.id, { name: form['name'], role: form['role'], active });
    leaveNotice(c, words.accounts.saved);
    return c.redirect(`${accountsPath}/${account.id}`, 303);
  } catch (error) {
    if (error instanceof Refusal) return onePage(c, account, { typed: form, refusal: error });
    throw error;
  }
}

/** The pages on which administrators manage accounts. */
export function accountPages(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', (c) => {
    requireAdmin(accountOf(c));
    return listAllPage(c);
  });
  routes.post('/', async (c) => {
    const form = await adminForm(c);
    try {
      const { email = '', name = '', role = '' } = form;
      const { account, link } = await invite(c.get('store'), { email, name, role, origin: originOf(c) });
      return linkPage(c, account, new URL(link, c.req.url).toString());
    } catch (error) {
      if (error instanceof Refusal) return listAllPage(c, { typed: form, refusal: error });
      throw error;
    }
  });
  routes.get('/:id', (c) => {
    requireAdmin(accountOf(c));
    return onePage(c, chosen(c));
  });
  routes.post('/:id', (c) => change(c));
  routes.post('/:id/reset', async (c) => {
    await adminForm(c);
    const account = chosen(c);
    const link = await resetLink(c.get('store'), account.id, originOf(c));
    return linkPage(c, account, new URL(link, c.req.url).toString());
  });
  return routes;
}

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
import { accountsPath, formToken, type Html, renderPage } from './layout.ts';
import { plainField } from './sign-in-page.ts';

function roleSelect(selected: string): Html {
  const roles = [...settings.roles.map((role) => role.key), adminRole];
  return html`<div class="field">
    <label for="role">Role</label>
    <select id="role" name="role">
      ${roles.map((role) => html`<option value="${role}" ${role === selected ? html`selected` : ''}>${roleLabel(role)}</option>`)}
    </select>
  </div>`;
}

function stateOf(account: AccountRecord): Html {
  if (!account.active) return html`<span class="badge badge-off">Deactivated</span>`;
  return account.hasPassword
    ? html`<span class="badge badge-done">Active</span>`
    : html`<span class="badge badge-new">Invited</span>`;
}

function accountsTable(accounts: AccountRecord[]): Html {
  const rows = accounts.map(
    (account) =>
      html`<tr>
        <td data-label="Name">
          <a class="row-link" href="${accountsPath}/${account.id}">${account.name}</a>
        </td>
        <td data-label="Email">${account.email}</td>
        <td data-label="Role">${roleLabel(account.role)}</td>
        <td data-label="State">${stateOf(account)}</td>
      </tr>`,
  );
  return html`<div class="card table-card" tabindex="0" role="region" aria-label="Accounts">
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Email</th>
          <th scope="col">Role</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

const controls = {
  name: { name: 'name', label: 'Name', type: 'text', autocomplete: 'off' },
  email: { name: 'email', label: 'Email', type: 'email', autocomplete: 'off' },
};

function listAllPage(
  c: Ctx,
  state: { typed?: Record<string, string>; refusal?: Refusal } = {},
): Promise<Response> {
  const body = html`<div class="head">
      <div>
        <h1>Accounts</h1>
        <p class="count">Who may sign in, and as what</p>
      </div>
    </div>
    ${accountsTable(listAccounts(c.get('store')))}
    <h2>Invite somebody</h2>
    ${alert(state.refusal)}
    <form class="card form" method="post" action="${accountsPath}" novalidate>
      ${formToken(c)}
      <div class="fields">
        ${plainField(controls.name, state)}${plainField(controls.email, state)}
        ${roleSelect(state.typed?.['role'] ?? settings.roles[0]?.key ?? adminRole)}
      </div>
      <div class="actions"><button class="primary">Invite</button></div>
    </form>`;
  return renderPage(c, {
    title: 'Accounts',
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
    Their record may lack: ${missing.join(', ')}.
    <a href="/${entity.collection}/${account.recordId}/edit">Fill it in</a>
  </p>`;
}

function linkPage(c: Ctx, account: AccountRecord, link: string): Promise<Response> {
  const body = html`<div class="card ask">
    <h1>A link for ${account.name}</h1>
    <p>
      A <a href="/${message.collection}">message</a> to ${account.email} carries it. You can also give it to
      them yourself: it works once, for ${linkHours(account)} hours, and lets them choose their password.
    </p>
    <p><code>${link}</code></p>
    ${unfinished(account)}
    <p><a class="button" href="${accountsPath}">Back to the accounts</a></p>
  </div>`;
  return renderPage(c, { title: `A link for ${account.name}`, body, current: accountsPath });
}

function onePage(c: Ctx, account: AccountRecord, refusal?: Refusal): Promise<Response> {
  const path = `${accountsPath}/${account.id}`;
  const body = html`<p class="crumbs"><a href="${accountsPath}">All accounts</a></p>
    <div class="head">
      <div>
        <h1>${account.name}</h1>
        <p class="count">${account.email} ${stateOf(account)}</p>
      </div>
      <div class="actions">
        <form method="post" action="${path}/reset">${formToken(c)}<button>New password link</button></form>
        <form method="post" action="${path}">
          ${formToken(c)}<input type="hidden" name="active" value="${account.active ? 'false' : 'true'}" />
          <button class="${account.active ? 'danger-quiet' : ''}">
            ${account.active ? 'Deactivate' : 'Activate'}
          </button>
        </form>
      </div>
    </div>
    ${alert(refusal)}
    <form class="card form narrow" method="post" action="${path}" novalidate>
      ${formToken(c)}${plainField(controls.name, { typed: { name: account.name } })}${roleSelect(account.role)}
      <div class="actions"><button class="primary">Save</button></div>
    </form>`;
  return renderPage(c, { title: account.name, body, current: accountsPath, status: refusal?.status ?? 200 });
}

function chosen(c: Ctx): AccountRecord {
  const account = findAccount(c.get('store'), Number(c.req.param('id')) || 0);
  if (account === undefined) throw notFound('account');
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
    leaveNotice(c, 'Account saved');
    return c.redirect(`${accountsPath}/${account.id}`, 303);
  } catch (error) {
    if (error instanceof Refusal) return onePage(c, account, error);
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

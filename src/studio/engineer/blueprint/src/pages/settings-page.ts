import { html } from 'hono/html';
import { Hono } from 'hono';
import { requireAdmin } from '../actions/accounts.ts';
import { addSamples, countSamples, removeSamples } from '../actions/sample-data.ts';
import { changeSettings } from '../actions/settings.ts';
import { settingsPath } from '../http/address.ts';
import { formBody } from '../http/body.ts';
import { accountOf, type Ctx, type Env } from '../http/context.ts';
import { checkFormToken } from '../http/security.ts';
import { leaveNotice } from '../http/session.ts';
import { Refusal } from '../model/refusal.ts';
import { plans, settings } from '../settings.ts';
import { words } from '../words.ts';
import { alert, fieldMessage } from './alert.ts';
import { formToken, type Html } from './html.ts';
import { pageHead, renderPage } from './layout.ts';

type State = { typed?: Record<string, string>; refusal?: Refusal };
type Choice = { value: string; label: string };

function choiceRow(
  of: { key: string; label: string; options: readonly Choice[]; chosen: string },
  state: State,
): Html {
  const { attributes, message } = fieldMessage(state.refusal, of.key);
  return html`<div class="field">
    <label for="${of.key}">${of.label}</label>
    <select id="${of.key}" name="${of.key}" ${attributes}>
      ${of.options.map(
        ({ value, label }) =>
          html`<option value="${value}" ${value === of.chosen ? html`selected` : ''}>${label}</option>`,
      )}
    </select>
    ${message}
  </div>`;
}

function zones(): Choice[] {
  const known = new Set(['UTC', settings.timeZone, ...Intl.supportedValuesOf('timeZone')]);
  return [...known].map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}

function currencies(): Choice[] {
  const names = new Intl.DisplayNames(words.locale, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((value) => ({
    value,
    label: `${value} · ${names.of(value) ?? value}`,
  }));
}

/** The button that adds believable records to look around with, or takes exactly them away again. */
export function sampleForm(c: Ctx): Html | string {
  const { present, available } = countSamples(c.get('store'));
  if (available === 0) return '';
  return html`<form method="post" action="${settingsPath}/sample-data">
    ${formToken(c)}<input type="hidden" name="act" value="${present > 0 ? 'remove' : 'add'}" />
    <button>${present > 0 ? words.visitors.removeSamples : words.visitors.addSamples}</button>
  </form>`;
}

function sampleCard(c: Ctx): Html | string {
  const button = sampleForm(c);
  if (button === '') return '';
  return html`<section class="card form narrow">
    <h2>${words.settings.sampleTitle}</h2>
    <p class="soft">${words.settings.sampleLead}</p>
    ${button}
  </section>`;
}

function page(c: Ctx, state: State = {}): Promise<Response> {
  const { attributes, message } = fieldMessage(state.refusal, 'name');
  const value = (key: 'name' | 'timeZone' | 'currency'): string => state.typed?.[key] ?? settings[key];
  const body = html`${pageHead({ title: html`<h1>${words.settings.title}</h1>` })} ${alert(state.refusal)}
    <form class="card form narrow" method="post" action="${settingsPath}" novalidate>
      ${formToken(c)}
      <div class="field">
        <label for="name">${words.settings.name}</label>
        <input type="text" id="name" name="name" value="${value('name')}" required ${attributes} />
        ${message}
      </div>
      ${choiceRow({ key: 'timeZone', label: words.settings.timeZone, options: zones(), chosen: value('timeZone') }, state)}
      ${choiceRow({ key: 'currency', label: words.settings.currency, options: currencies(), chosen: value('currency') }, state)}
      ${
        plans.length === 0
          ? ''
          : choiceRow(
              {
                key: 'plan',
                label: words.settings.plan,
                options: plans.map((plan) => ({ value: plan.key, label: plan.label })),
                chosen: state.typed?.['plan'] ?? settings.plan ?? '',
              },
              state,
            )
      }
      <div class="actions"><button class="primary">${words.screens.save}</button></div>
    </form>
    ${sampleCard(c)}`;
  return renderPage(c, {
    title: words.settings.title,
    body,
    current: settingsPath,
    status: state.refusal?.status ?? 200,
  });
}

async function samples(c: Ctx): Promise<Response> {
  const form = await formBody(c);
  const account = accountOf(c);
  requireAdmin(account);
  checkFormToken(c, form);
  if (form['act'] === 'remove') await removeSamples(c.get('store'));
  else await addSamples(c.get('store'), account);
  leaveNotice(c, form['act'] === 'remove' ? words.visitors.samplesRemoved : words.visitors.samplesAdded);
  return c.redirect('/', 303);
}

/** The page on which administrators set what goes for the product as a whole. */
export function settingsPages(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', (c) => {
    requireAdmin(accountOf(c));
    return page(c);
  });
  routes.post('/sample-data', (c) => samples(c));
  routes.post('/', async (c) => {
    const form = await formBody(c);
    requireAdmin(accountOf(c));
    checkFormToken(c, form);
    const keys = ['name', 'timeZone', 'currency', ...(plans.length > 0 ? ['plan'] : [])];
    const change = Object.fromEntries(
      keys.flatMap((key) => (form[key] === undefined ? [] : [[key, form[key]]])),
    );
    try {
      await changeSettings(c.get('store'), change);
      leaveNotice(c, words.settings.saved);
      return c.redirect(settingsPath, 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return page(c, { typed: form, refusal: error });
    }
  });
  return routes;
}

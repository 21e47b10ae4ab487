/** Small pages for the eye and the hand, each with a difficulty of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Fixture</title><link rel="icon" href="data:,">${head}</head><body><main>${body}</main></body></html>`;
const note = 'onclick="document.title = this.textContent + \' pressed\'"';

const pages: Record<string, string> = {
  '/covered': page(`<h1>Covered</h1><button ${note}>Pay</button>
    <div id="veil" style="position:fixed;inset:0;background:#eee8" role="img" aria-label="Please wait"></div>
    <script>onload = () => fetch('/slow').then(() => document.getElementById('veil').remove());</script>`),
  '/veiled': page(`<h1>Veiled</h1><button ${note}>Pay</button>
    <div style="position:fixed;inset:0;background:#eee8">Please wait</div>`),
  '/hidden':
    page(`<h1>Hidden</h1><button style="display:none">Gone</button><button style="opacity:0">Glass</button>
    <button style="visibility:hidden">Ghost</button><button aria-label="Secret"></button>
    <button style="position:absolute;left:-999px">Afar</button><button ${note}>Here</button>`),
  '/shadow': page(`<h1>Shadow</h1><x-button></x-button><script>
    customElements.define('x-button', class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = '<button><b>Deep</b> button</button>';
        this.shadowRoot.querySelector('button').onclick = () => { document.title = 'Deep pressed'; };
      }
    });</script>`),
  '/pale': page(`<h1>Pale</h1><button ${note} style="color:#fff;background:#fff;border:0">Pay</button>`),
  '/long': page(
    `<h1>Long</h1><div style="height:5000px"></div><button ${note}>Bottom</button><div style="height:3000px"></div>`,
  ),
  '/dialog':
    page(`<h1>Dialog</h1><button onclick="document.querySelector('dialog').showModal()">Remove</button>
    <dialog><p>Remove it?</p><button onclick="document.title = 'Removed'; this.closest('dialog').close()">Yes, remove</button></dialog>`),
  '/form': page(`<h1>Form</h1><form action="/form">
    <p><label for="n">Name</label> <input id="n" name="n" value="old value"></p>
    <p><label for="s">Service *</label> <select id="s" name="s"><option value=""></option><option value="1">Cut</option><option value="2">Cut and colour</option><option value="3">Wash</option></select></p>
    <p><label for="d">Day</label> <input type="date" id="d" name="d"></p>
    <p><label for="dt">Start</label> <input type="datetime-local" id="dt" name="dt"></p>
    <p><label for="t">Time</label> <input type="time" id="t" name="t" value="23:59"></p>
    <p><label for="q">Amount</label> <input type="number" step="0.01" id="q" name="q"></p>
    <p><label for="p">Comment</label> <textarea id="p" name="p"></textarea></p>
    <p><label><input type="checkbox" name="c"> Paid</label></p>
    <p><label for="m">Code</label> <input id="m" name="m" maxlength="4"></p>
    <button>Save</button></form>`),
  '/native': page(
    `<h1>Native</h1><form action="/form"><label for="n">Name</label> <input id="n" name="n" required><button>Save</button></form>`,
  ),
  '/secret': page(`<label>Email <input id="email"></label>
    <label>Password <input id="password" type="password"></label>
    <button onclick="document.querySelector('#password').type = 'text'">Show</button>`),
  '/hang': page(`<h1>Hang</h1><button onclick="for (;;);">Freeze</button>`),
};

export type FixturePages = AsyncDisposable & {
  origin: string;
  /** Lets the waiting request of the page /covered go. */ release(): void;
};

export async function serveFixturePages(): Promise<FixturePages> {
  const gate = Promise.withResolvers<undefined>();
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const text = pages[path];
    if (path === '/slow') void gate.promise.then(() => response.end('ok'));
    else
      response
        .writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
        .end(text ?? page('<h1>Nothing</h1>'));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    release: () => gate.resolve(undefined),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

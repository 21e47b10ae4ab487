/** A small product for the dashboard's tests: signs in with a cookie, and tries to reach the dashboard from its page. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const style = `body{font:16px/1.5 'Liberation Sans',sans-serif;margin:0;color:#1b1d2a}header{background:#20304f;color:#fff;padding:14px 28px;display:flex;gap:24px}
main{padding:28px;max-width:760px}label{display:block;margin:12px 0 4px}input{font:inherit;padding:8px;width:100%;box-sizing:border-box}button{font:inherit;margin-top:16px;padding:9px 18px;background:#20304f;color:#fff;border:0;border-radius:4px}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:8px;border-bottom:1px solid #ccd}`;

const page = (title: string, main: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${style}</style><header><b>Hair salon</b><span>Appointments</span><span>Services</span></header><main><h1>${title}</h1>${main}</main></html>`;

const signIn = page(
  'Sign in',
  `<form method="post" action="/sign-in"><label for="e">Email</label><input id="e" name="email"><label for="p">Password</label><input id="p" type="password" name="password"><button>Sign in</button></form>`,
);
const rows = [
  ['Mon 10:00', 'Nora Blum', 'Cut and colour', 'booked'],
  ['Tue 09:30', 'Emil Sander', 'Beard trim', 'confirmed'],
  ['Thu 16:00', 'Nora Blum', 'Wash and dry', 'cancelled'],
].map((cells) => `<tr>${cells.map((cell) => `<td>${cell}`).join('')}</tr>`);
const list = page(
  'Appointments',
  `<p>Signed in as Ada.</p><table><tr><th>Start<th>Stylist<th>Service<th>Status</tr>${rows.join('')}</table>`,
);
/** Tries every way that a page has to reach another origin and writes what came of it into its title. */
const attack = (dashboard: string): string =>
  page(
    'attack',
    `<script type="module">
const tries = {
  fetch: () => fetch('${dashboard}/api/company').then((r) => 'read ' + r.status),
  stop: () => fetch('${dashboard}/api/stop', {method:'POST', headers:{'content-type':'application/json','x-macrohard-token':'guess'}, body:'{}'}).then((r) => 'read ' + r.status),
  opaque: () => fetch('${dashboard}/api/stop', {method:'POST', mode:'no-cors', credentials:'include'}).then((r) => r.type),
  parent: async () => 'read ' + parent.document.title,
  storage: async () => 'read ' + parent.sessionStorage.length,
  top: async () => { top.location.href = '/stolen'; return 'navigated'; },
};
const seen = {};
for (const [name, run] of Object.entries(tries)) seen[name] = await run().catch((e) => 'refused: ' + e.name);
await fetch('/seen', {method:'POST', body: JSON.stringify(seen)});
</script>`,
  );

/** What the attacking page reports: for each way, what it read or by what it was refused. */
export type Attack = Record<string, string>;

/** Listens on a free port of 127.0.0.1; `/attack` is the page that tries to reach the dashboard at `dashboard()`. */
export async function startProduct(
  dashboard: () => string,
): Promise<AsyncDisposable & { url: string; attacked: Promise<Attack> }> {
  const attacked = Promise.withResolvers<Attack>();
  const server = createServer((request, response) => {
    const html = (text: string, headers: Record<string, string> = {}): void =>
      void response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(text);
    if (request.url === '/attack') return html(attack(dashboard()));
    if (request.method === 'POST' && request.url === '/seen') {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => (attacked.resolve(JSON.parse(body) as Attack), response.end()));
      return undefined;
    }
    if (request.method === 'POST') {
      const headers = { location: '/', 'set-cookie': 'session=1; Path=/; HttpOnly; SameSite=Lax' };
      return void response.writeHead(303, headers).end();
    }
    return html(request.headers.cookie?.includes('session=1') ? list : signIn);
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    attacked: attacked.promise,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((done) => {
        server.close(() => done());
      });
    },
  };
}

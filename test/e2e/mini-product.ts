/**
 * A product of one entity, written by hand to the contract of docs/product-contract.md, with faults to switch on: what
 * the emulated users must notice. Tasks belong to whoever made them; the administrator sees all.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Specification, specificationSchema } from '../../src/protocol/specification.ts';
import type { JourneyAccount } from '../../src/protocol/journey.ts';

export type MiniFault =
  | 'blank'
  | 'console'
  | 'no-button'
  | 'rule-dropped'
  | 'leak'
  | 'unlabelled'
  | 'dead-link'
  | 'ends'
  | 'no-status';

type Task = {
  id: number;
  title: string;
  dueOn: string;
  startsAt: string;
  priority: string;
  hours: string;
  urgent: boolean;
  status: string;
  owner: string;
};
type Message = { kind: 'status' | 'alert'; text: string; field?: string };

export const miniAccounts: JourneyAccount[] = [
  { role: 'admin', email: 'admin@example.com', password: 'admin-secret-1', name: 'Ada Admin' },
  { role: 'member', email: 'member@example.com', password: 'member-secret-1', name: 'Max Member' },
];

const escape = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.codePointAt(0)};`);

/** What the product is meant to be. */
export const miniSpecification: Specification = specificationSchema.parse({
  format: 'macrohard/specification',
  version: 1,
  product: { name: 'Tasks', slug: 'tasks', summary: 'Tasks of members.' },
  entities: [
    {
      key: 'task',
      collection: 'tasks',
      label: 'Task',
      labelPlural: 'Tasks',
      display: 'title',
      fields: [
        { key: 'title', label: 'Title', type: { kind: 'text' }, required: true, unique: true },
        { key: 'dueOn', label: 'Due on', type: { kind: 'date' } },
        { key: 'startsAt', label: 'Starts at', type: { kind: 'datetime' } },
        { key: 'priority', label: 'Priority', type: { kind: 'enum', values: ['low', 'high', 'higher'] } },
        { key: 'hours', label: 'Hours', type: { kind: 'integer', min: 1, max: 8 } },
        { key: 'urgent', label: 'Urgent', type: { kind: 'boolean' } },
      ],
      lifecycle: {
        field: 'status',
        label: 'Status',
        initial: 'open',
        states: [
          { value: 'open', label: 'Open' },
          { value: 'done', label: 'Done' },
        ],
        transitions: [{ verb: 'finish', label: 'Finish', from: ['open'], to: 'done' }],
      },
    },
  ],
  roles: [{ key: 'member', label: 'Member' }],
  permissions: [
    {
      role: 'member',
      entity: 'task',
      actions: ['create', 'read', 'update', 'delete'],
      transitions: ['finish'],
      scope: 'own',
    },
  ],
  rules: [],
});

export type MiniProduct = AsyncDisposable & { origin: string; tasks: Task[] };

export async function startMiniProduct(faults: MiniFault[] = []): Promise<MiniProduct> {
  const has = (fault: MiniFault): boolean => faults.includes(fault);
  const tasks: Task[] = [];
  let lastId = 0;
  const byEmail = new Map(miniAccounts.map((account) => [account.email, account]));

  const page = (options: {
    title: string;
    body: string;
    account?: JourneyAccount;
    message?: Message;
  }): string => {
    const { title, body, account, message } = options;
    const nav = account
      ? `<nav aria-label="Main"><a href="/tasks">Tasks</a></nav><form method="post" action="/sign-out">${account.name} <button>Sign out</button></form>`
      : '';
    const said = message ? `<p role="${message.kind}">${escape(message.text)}</p>` : '';
    const script = has('console') && account ? '<script>console.error("Cannot read it")</script>' : '';
    return `<!doctype html><html lang="en"><head><title>${escape(title)}</title><link rel="icon" href="data:,"></head><body><header>${nav}</header><main><h1>${escape(title)}</h1>${said}${body}</main>${script}</body></html>`;
  };

  const form = (values: Record<string, string>, action: string): string => {
    const label = (key: string, text: string): string =>
      has('unlabelled') && key === 'hours' ? text : `<label for="${key}">${text}</label>`;
    const value = (key: string): string => escape(values[key] ?? '');
    const option = (name: string): string =>
      `<option${values['priority'] === name ? ' selected' : ''}>${name}</option>`;
    return `<form method="post" action="${action}" novalidate>
      ${label('title', 'Title')} <input id="title" name="title" value="${value('title')}"><br>
      ${label('dueOn', 'Due on')} <input type="date" id="dueOn" name="dueOn" value="${value('dueOn')}"><br>
      ${label('startsAt', 'Starts at')} <input type="datetime-local" id="startsAt" name="startsAt" value="${value('startsAt')}"><br>
      ${label('priority', 'Priority')} <select id="priority" name="priority"><option value=""></option>${['low', 'high', 'higher'].map(option).join('')}</select><br>
      ${label('hours', 'Hours')} <input type="number" id="hours" name="hours" value="${value('hours')}"><br>
      <input type="checkbox" id="urgent" name="urgent"${values['urgent'] === 'on' ? ' checked' : ''}> ${label('urgent', 'Urgent')}<br>
      <button>Save</button></form>`;
  };

  const visible = (account: JourneyAccount): Task[] =>
    tasks.filter((task) => account.role === 'admin' || has('leak') || task.owner === account.email);

  const list = (account: JourneyAccount, query: string): string => {
    const rows = visible(account)
      .filter((task) => task.title.toLowerCase().includes(query.toLowerCase()))
      .map(
        (task) =>
          `<tr><td><a href="${has('dead-link') ? '/nowhere' : `/tasks/${task.id}`}">${escape(task.title)}</a></td><td>${task.status}</td></tr>`,
      );
    return `<form><label for="q">Search</label> <input type="search" id="q" name="q" value="${escape(query)}"></form><p><a href="/tasks/new">New task</a></p><table><thead><tr><th scope="col">Title</th><th scope="col">Status</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  };

  const record = (task: Task): string => {
    const button =
      task.status === 'open' && !has('no-button')
        ? `<form method="post" action="/tasks/${task.id}/finish"><button>Finish</button></form>`
        : '';
    const shown = [
      ['Title', task.title],
      ['Due on', task.dueOn],
      ['Starts at', task.startsAt.replace('T', ' ')],
      ['Priority', task.priority],
      ['Hours', task.hours],
      ['Urgent', task.urgent ? 'Yes' : 'No'],
      ['Status', task.status === 'open' ? 'Open' : 'Done'],
    ].map(([term = '', value = '']) => `<dt>${term}</dt><dd>${escape(value)}</dd>`);
    return `<dl>${shown.join('')}</dl><a href="/tasks/${task.id}/edit">Edit</a>${button}<form action="/tasks/${task.id}/delete"><button>Delete</button></form>`;
  };

  const problem = (values: Record<string, string>, id?: number): Message | undefined => {
    if (!values['title'] && has('ends')) end();
    if (!values['title']) return { kind: 'alert', text: 'Title is needed.' };
    const hours = values['hours'] ? Number(values['hours']) : 1;
    if (hours < 1 || hours > 8) return { kind: 'alert', text: 'Hours are between 1 and 8.' };
    const isTaken = tasks.some((task) => task.title === values['title'] && task.id !== id);
    if (isTaken && !has('rule-dropped'))
      return { kind: 'alert', text: 'There is a task of this title already.' };
    return undefined;
  };

  const write = (task: Task, values: Record<string, string>): void => {
    const { title = '', dueOn = '', priority = '' } = values;
    const startsAt = (values['startsAt'] ?? '').slice(0, 16);
    // A number, when it comes through the API.
    const hours = [values['hours'] ?? ''].join('');
    Object.assign(task, {
      title,
      dueOn,
      startsAt,
      priority,
      hours,
      urgent: ['on', 'true'].includes(String(values['urgent'])),
    });
  };
  const create = (values: Record<string, string>, owner: string): Task => {
    const task: Task = {
      id: ++lastId,
      title: '',
      dueOn: '',
      startsAt: '',
      priority: '',
      hours: '',
      urgent: false,
      status: 'open',
      owner,
    };
    write(task, values);
    tasks.push(task);
    return task;
  };

  const api = (call: Call): void => {
    const { method, path, account } = call;
    if (path === '/api/session') return session(call);
    if (!account) return call.send(401, { detail: 'Sign in first' });
    if (path === '/api/tasks' && method === 'POST') {
      return call.send(201, create(JSON.parse(call.body) as Record<string, string>, account.email));
    }
    if (path === '/api/tasks') return call.send(200, { items: tasks, total: tasks.length });
    const index = tasks.findIndex((task) => task.id === Number(/\d+/.exec(path)?.[0]));
    if (method === 'DELETE' && index >= 0) tasks.splice(index, 1);
    return call.send(index < 0 ? 404 : 204, {});
  };
  const session = (call: Call): void => {
    const { email = '', password } = JSON.parse(call.body) as Record<string, string>;
    const found = byEmail.get(email);
    const isRight = found !== undefined && found.password === password;
    return call.send(isRight ? 200 : 401, isRight ? { token: email, account: found } : { detail: 'Wrong' });
  };

  const visitor = (call: Call): void => {
    const values = Object.fromEntries(new URLSearchParams(call.body));
    const found = byEmail.get(values['email'] ?? '');
    if (call.method === 'POST' && found && found.password === values['password']) {
      return call.go('/tasks', `session=${found.email}; Path=/; HttpOnly`);
    }
    if (call.path !== '/sign-in') return call.go('/sign-in');
    const body =
      '<form method="post"><label for="e">Email</label><input id="e" name="email" type="email"><label for="p">Password</label><input id="p" name="password" type="password"><button>Sign in</button></form>';
    const message: { message?: Message } =
      call.method === 'POST' ? { message: { kind: 'alert', text: 'Email or password is wrong.' } } : {};
    return call.html(200, page({ title: 'Sign in', body, ...message }));
  };

  const refuse = (call: Call, title: string, refused: Message): void => {
    const values = Object.fromEntries(new URLSearchParams(call.body));
    call.html(200, page({ title, body: form(values, call.path), message: refused, ...named(call) }));
  };
  const named = (call: Call): { account?: JourneyAccount } => (call.account ? { account: call.account } : {});

  const taskPage = (call: Call, task: Task): void => {
    const values = Object.fromEntries(new URLSearchParams(call.body));
    const show = (title: string, body: string): void =>
      call.html(200, page({ title, body, ...named(call), ...said(call) }));
    const action = call.path.split('/')[3] ?? '';
    if (action === 'finish') {
      task.status = 'done';
      return call.go(`/tasks/${task.id}?said=Task+finished`);
    }
    if (action === 'edit') {
      const { title, dueOn, startsAt, priority, hours, urgent } = task;
      const old = { title, dueOn, startsAt, priority, hours, urgent: urgent ? 'on' : '' };
      return show(`Edit ${title}`, form(old, `/tasks/${task.id}`));
    }
    if (action === 'delete' && call.method === 'GET') {
      return show('Delete?', `<p>Delete it?</p><form method="post"><button>Delete</button></form>`);
    }
    if (action === 'delete') {
      tasks.splice(tasks.indexOf(task), 1);
      return call.go('/tasks?said=Task+deleted');
    }
    if (call.method === 'GET') return show(task.title, record(task));
    const refused = problem(values, task.id);
    if (refused) return refuse(call, `Edit ${task.title}`, refused);
    write(task, values);
    return call.go(`/tasks/${task.id}?said=Task+saved`);
  };
  const said = ({ query }: Call): { message?: Message } => {
    const text = query.get('said');
    return text && !has('no-status') ? { message: { kind: 'status', text } } : {};
  };

  const screens = (call: Call): void => {
    const { method, path, query, account } = call;
    if (path === '/sign-out') return call.go('/sign-in', 'session=; Path=/; Max-Age=0');
    if (!account) return visitor(call);
    if (path === '/') return call.go('/tasks');
    if (path === '/tasks' && method === 'GET') {
      const body = list(account, query.get('q') ?? '');
      const whole = page({ title: 'Tasks', body, account, ...said(call) });
      return call.html(
        200,
        has('blank') ? '<!doctype html><html lang="en"><title>x</title><body></body></html>' : whole,
      );
    }
    if (path === '/tasks/new')
      return call.html(200, page({ title: 'New task', body: form({}, '/tasks'), account }));
    if (path === '/tasks') {
      const values = Object.fromEntries(new URLSearchParams(call.body));
      const refused = problem(values);
      if (refused) return refuse(call, 'New task', refused);
      return call.go(`/tasks/${create(values, account.email).id}?said=Task+created`);
    }
    const task = visible(account).find((one) => one.id === Number(path.split('/')[2]));
    if (task) return taskPage(call, task);
    const body = '<p>This page was not found.</p><a href="/">Back to the start</a>';
    return call.html(404, page({ title: 'Not found', body, account }));
  };

  const end = (): void => {
    server.close();
    server.closeAllConnections();
  };
  const server = createServer((request, response) => {
    void answer(request, response, byEmail).then((call) =>
      call.path.startsWith('/api/') ? api(call) : screens(call),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tasks,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  account: JourneyAccount | undefined;
  body: string;
  send: (status: number, body: object) => void;
  html: (status: number, text: string) => void;
  go: (path: string, cookie?: string) => void;
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  accounts: Map<string, JourneyAccount>,
): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://x');
  const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
  const cookie = /session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  const bearer = request.headers.authorization?.slice('Bearer '.length);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    account: accounts.get(bearer ?? cookie ?? ''),
    body: Buffer.concat(chunks).toString(),
    send: (status, body) =>
      void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(status === 204 ? '' : JSON.stringify(body)),
    html: (status, text) =>
      void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text),
    go: (path, set) =>
      void response.writeHead(303, { location: path, ...(set ? { 'set-cookie': set } : {}) }).end(),
  };
}

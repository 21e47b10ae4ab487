/** Load for bench/host.ts, in a process of its own: `node host-load.ts TARGET PATH SECONDS`; prints requests per second. */
import { connect, type NetConnectOpts } from 'node:net';

const connections = 32;
const [target = '', path = '/', seconds = '2'] = process.argv.slice(2);
const where: NetConnectOpts = target.startsWith('/')
  ? { path: target }
  : { host: '127.0.0.1', port: Number(target) };
const host = target.startsWith('/') ? 'localhost' : `127.0.0.1:${target}`;
const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;

let answered = 0;
let isCounting = false;

/** One connection that asks again as soon as it was answered. */
function ask(): void {
  const socket = connect(where, () => socket.write(request));
  socket.setEncoding('latin1');
  let rest = '';
  socket.on('data', (text: string) => {
    rest += text;
    // The answer of /health ends with its JSON object, whatever frames it.
    if (
      !/\{"status":"ok"\}(\r\n0\r\n\r\n)?$/.test(rest) ||
      /chunked/i.test(rest) !== rest.endsWith('0\r\n\r\n')
    )
      return;
    rest = '';
    if (isCounting) answered += 1;
    socket.write(request);
  });
}

for (let index = 0; index < connections; index += 1) ask();
setTimeout(() => {
  isCounting = true;
}, 300);
setTimeout(
  () => {
    console.log(answered / Number(seconds));
    process.exit(0);
  },
  300 + Number(seconds) * 1000,
);

// Runs in the product's own sandbox, so that the host never opens a file that a product could have put in place.
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';

const [source = '', target = ''] = process.argv.slice(2);
const files = readdirSync(source);
if (files.includes('data.db') && lstatSync(`${source}/data.db`).isFile()) {
  rmSync(`${target}/data.db`, { force: true });
  const database = new DatabaseSync(`${source}/data.db`, { timeout: 10_000 });
  await backup(database, `${target}/data.db`, { rate: 1000 });
  database.close();
}
const others = files.filter((name) => !/^data\.db(-wal|-shm|-journal)?$/.test(name)).slice(0, 100);
process.stdout.write(`${JSON.stringify(others)}\n`);

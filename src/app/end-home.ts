import type { HomePaths } from '../config/home.ts';
import { callSocket } from '../protocol/socket-http.ts';
import { delay } from '../kernel/clock.ts';
import { findCompany } from './connect.ts';
import { HostLink } from './host-link.ts';

/** Ends the company, its workers, the host and all products of a home, whoever holds them. */
export async function endHome(home: HomePaths): Promise<void> {
  if ((await findCompany(home)) === undefined) return new HostLink(home).end();
  await callSocket({ socket: home.companySocket, method: 'POST', path: '/end', body: {} });
  while ((await findCompany(home)) !== undefined) await delay(20);
}

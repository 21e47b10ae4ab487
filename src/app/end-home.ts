import type { HomePaths } from '../config/home.ts';
import { callSocket } from '../protocol/socket-http.ts';
import { findCompany, untilGone } from './connect.ts';
import { HostLink } from './host-link.ts';

/** Ends the company, its workers, the host and all products of a home, whoever holds them. */
export async function endHome(home: HomePaths): Promise<void> {
  const company = await findCompany(home);
  if (!company) return new HostLink(home).end();
  await callSocket({ socket: home.companySocket, method: 'POST', path: '/end', body: {} });
  await untilGone(company.pid);
}

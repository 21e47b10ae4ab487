/** What has to be there before work begins: said at once, not after minutes. */
import type { Company } from '../company/company.ts';
import type { HomePaths } from '../config/home.ts';
import { loadConfig } from '../config/load.ts';
import { NodeError, PolicyError } from '../kernel/error.ts';
import { findBrowser } from '../reflex/browser/find-browser.ts';
import { detectIsolation } from '../sandbox/isolation.ts';
import { findTool } from '../sandbox/tool.ts';

/** Whose consent counts: what the journal or the configuration says. */
type Consenting = { company: Company; home: HomePaths };

/** Whether the owner allowed code straight from our generator to run where no sandbox holds. */
export function mayRunPlain({ company, home }: Consenting): boolean {
  return company.state.unsandboxed !== undefined || loadConfig(home).allowUnsandboxed;
}

/**
 * Refuses work that could not end: PolicyError `unsandboxed` where no sandbox holds and the owner did not allow to go
 * without, NodeError `git-missing` or `browser-missing`.
 */
export async function requireTools(consenting: Consenting): Promise<void> {
  if (findTool('git') === undefined) {
    const hint = 'Debian, Ubuntu: apt-get install git';
    throw new NodeError({ code: 'git-missing', message: 'git is missing: products are repositories', hint });
  }
  findBrowser();
  const { isolation, reason = 'No sandbox holds on this machine', hint = '' } = await detectIsolation();
  if (isolation === 'sandbox' || mayRunPlain(consenting)) return;
  const choice = 'or say --allow-unsandboxed: generated code then runs as a plain process of yours.';
  throw new PolicyError({
    code: 'unsandboxed',
    message: `Products cannot be kept in a sandbox: ${reason}`,
    hint: `${hint}${hint === '' ? '' : '; '}${choice}`,
  });
}

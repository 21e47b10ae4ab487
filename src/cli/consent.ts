import type { ParseArgsOptionsConfig } from 'node:util';
import type { CompanyClient } from '../app/connect.ts';
import type { CommandContext } from './command.ts';

/** The option by which the owner goes without a sandbox where none holds. */
export const consentOption: ParseArgsOptionsConfig = {
  'allow-unsandboxed': { type: 'boolean', default: false },
};

/** Its line of the help. */
export const consentHelp =
  '--allow-unsandboxed  where no sandbox holds, run generated code without one (never code edited by hand)';

/** Puts the owner's consent into the journal, when the command carries it. */
export async function giveConsent(client: CompanyClient, { values }: CommandContext): Promise<void> {
  if (values['allow-unsandboxed'] === true) await client.post('/consent');
}

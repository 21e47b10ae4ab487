import { auditHome } from '../app/audit.ts';
import { argument, usageError, type Command } from './command.ts';
import { print, printJson } from './output.ts';

function readHead(text: string): { seq: number; hash: string } {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq !== undefined && hash !== undefined) return { seq: Number(seq), hash };
  throw usageError(
    `macrohard audit verify: ${text} is not a head`,
    'A head is SEQ:HASH, as this command prints it.',
  );
}

/** `audit verify`: recomputes the chain and names the first event that does not fit. Exits 1 when there is one. */
export const audit: Command = {
  name: 'audit',
  usage: 'verify [SEQ:HASH…]',
  summary: 'Recomputes the journal’s chain of hashes and names the first event that does not fit.',
  help: ['SEQ:HASH is a head that was written down earlier; only it can show that a tail was cut off.'],
  args: { min: 1, max: 100 },
  run(context) {
    const what = argument(context, 0);
    if (what !== 'verify') throw usageError(`macrohard audit ${what}: there is only audit verify`);
    const report = auditHome(context.home, context.args.slice(1).map(readHead));
    if (context.json) printJson({ ok: report.fault === undefined, ...report });
    else if (report.fault) print(`Event ${report.fault.seq} does not fit: ${report.fault.why}`);
    else print(`${report.events} events fit; head ${report.head.seq}:${report.head.hash}`);
    return Promise.resolve(report.fault === undefined ? 0 : 1);
  },
};

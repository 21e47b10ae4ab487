import { examine } from '../app/doctor.ts';
import type { Command } from './command.ts';
import { print, printJson } from './output.ts';

const marks = { ok: '✓', missing: '✗', limited: '!' };

/** `doctor`: what is here, what is missing, how to get it. */
export const doctor: Command = {
  name: 'doctor',
  usage: '',
  summary: 'Says what is here, what is missing, what does not work without it and how to get it.',
  args: { min: 0, max: 0 },
  async run(context) {
    const findings = await examine(context.home);
    const ok = findings.every((finding) => finding.state !== 'missing');
    const isolation =
      findings.find((finding) => finding.name === 'sandbox')?.state === 'ok' ? 'sandbox' : 'none';
    if (context.json) printJson({ ok, isolation, findings });
    else {
      for (const { state, name, text, hint } of findings) {
        print(`${marks[state]} ${name.padEnd(12)} ${text}`);
        if (hint !== undefined) print(`  ${''.padEnd(12)} ${hint}`);
      }
    }
    return ok ? 0 : 1;
  },
};

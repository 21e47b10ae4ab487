import type { Command } from './command.ts';

/** A command before it is loaded: heavy ones cost nothing to the others. */
type Entry = { summary: string; load: () => Promise<Command> };

/** All commands by name, in the order of the help. */
export const commands: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  [
    'build',
    {
      summary: 'build a product from a brief, test it and run it',
      load: async () => (await import('./build.ts')).build,
    },
  ],
  [
    'change',
    {
      summary: 'change a product in plain words; its data is kept',
      load: async () => (await import('./change.ts')).change,
    },
  ],
  [
    'spec',
    {
      summary: 'print the specification of a brief as YAML',
      load: async () => (await import('./spec.ts')).spec,
    },
  ],
  [
    'serve',
    {
      summary: 'run the company, its dashboard and all products',
      load: async () => (await import('./serve.ts')).serve,
    },
  ],
  [
    'status',
    { summary: 'what is running, who does what', load: async () => (await import('./status.ts')).status },
  ],
  [
    'answer',
    { summary: 'answer a question of the company', load: async () => (await import('./answer.ts')).answer },
  ],
  ['list', { summary: 'the products', load: async () => (await import('./list.ts')).list }],
  ['open', { summary: 'open a product in the browser', load: async () => (await import('./open.ts')).open }],
  ['logs', { summary: 'what a product wrote', load: async () => (await import('./logs.ts')).logs }],
  [
    'release',
    {
      summary: 'take main of a product through the gate',
      load: async () => (await import('./release.ts')).release,
    },
  ],
  [
    'rollback',
    {
      summary: 'put the release before back in front',
      load: async () => (await import('./rollback.ts')).rollback,
    },
  ],
  [
    'stop',
    {
      summary: 'stop a product, all work (no name), or everything (--all)',
      load: async () => (await import('./stop.ts')).stop,
    },
  ],
  [
    'resume',
    { summary: 'let work go on after a stop', load: async () => (await import('./resume.ts')).resume },
  ],
  [
    'backup',
    { summary: 'write a product’s data to a file', load: async () => (await import('./backup.ts')).backup },
  ],
  [
    'restore',
    {
      summary: 'put a product’s data back from a file',
      load: async () => (await import('./restore.ts')).restore,
    },
  ],
  [
    'export',
    {
      summary: 'write a product’s repository and data to a folder',
      load: async () => (await import('./export.ts')).exportProduct,
    },
  ],
  [
    'remove',
    { summary: 'remove a product with its data', load: async () => (await import('./remove.ts')).remove },
  ],
  [
    'audit',
    { summary: 'verify the journal’s chain of hashes', load: async () => (await import('./audit.ts')).audit },
  ],
  [
    'optimus record',
    {
      summary: 'show the emulator a task in a window',
      load: async () => (await import('./optimus-record.ts')).optimusRecord,
    },
  ],
  [
    'optimus learn',
    {
      summary: 'learn to work screens from recorded demonstrations',
      load: async () => (await import('./optimus-learn.ts')).optimusLearn,
    },
  ],
  [
    'optimus run',
    {
      summary: 'work the rows of a table as it was shown',
      load: async () => (await import('./optimus-run.ts')).optimusRun,
    },
  ],
  [
    'optimus skills',
    {
      summary: 'what the emulator learned, and what was done with it',
      load: async () => (await import('./optimus-skills.ts')).optimusSkills,
    },
  ],
  [
    'optimus secret',
    {
      summary: 'passwords for the emulator to sign in with',
      load: async () => (await import('./optimus-secret.ts')).optimusSecret,
    },
  ],
  [
    'optimus bench',
    {
      summary: 'score the emulator on a suite of screen tasks',
      load: async () => (await import('./optimus-bench.ts')).optimusBench,
    },
  ],
  [
    'doctor',
    {
      summary: 'what is here, what is missing, how to get it',
      load: async () => (await import('./doctor.ts')).doctor,
    },
  ],
]);

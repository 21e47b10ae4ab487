import type { Rung } from '../protocol/work.ts';
import type { RoleKey } from './role.ts';

/** How one kind of work is done: data that the supervisor routes by. */
export type WorkKind = {
  kind: string;
  /** Raised when the same input may give another result; results of older versions are not found again. */
  v: number;
  role: RoleKey;
  /** What it does, for people; `%s` stands for the product's name or the build. */
  title: string;
  /** Rungs that work of this kind may climb, lowest first. */
  rungs: readonly Rung[];
  /** How often one rung is tried before its error is escalated. */
  maxAttempts: number;
  /** Milliseconds before the first repetition; doubles with each. */
  backoffMs: number;
  /** What an item may spend on rungs that cost, all tries together; set aside before each. */
  budgetMicros: number;
  /** How long one attempt may take before its worker has to give up. */
  timeoutMs: number;
};

const base = {
  v: 1,
  rungs: ['reflex'],
  maxAttempts: 3,
  backoffMs: 250,
  budgetMicros: 0,
  timeoutMs: 300_000,
} as const;

const list: WorkKind[] = [
  {
    ...base,
    kind: 'analyse',
    role: 'analyst',
    title: 'Understand the brief',
    rungs: ['reflex', 'reason', 'ask'],
    budgetMicros: 200_000,
  },
  {
    ...base,
    kind: 'amend',
    role: 'analyst',
    title: 'Understand the change of %s',
    rungs: ['reflex', 'reason', 'ask'],
    budgetMicros: 200_000,
  },
  { ...base, kind: 'decide', role: 'analyst', title: 'Ask about %s', rungs: ['reflex', 'ask'] },
  { ...base, kind: 'settle', role: 'analyst', title: 'Read the answers about %s' },
  { ...base, kind: 'plan', role: 'architect', title: 'Plan %s' },
  {
    ...base,
    kind: 'engineer',
    role: 'engineer',
    title: 'Write the code of %s',
    rungs: ['reflex', 'ask'],
  },
  {
    ...base,
    kind: 'examine',
    role: 'operator',
    title: 'Hold the data of %s against the change',
    rungs: ['reflex', 'ask'],
  },
  { ...base, kind: 'inspect', role: 'engineer', title: 'Look at what main of %s holds' },
  { ...base, kind: 'verify-tests', role: 'tester', title: 'Run the own tests of %s' },
  { ...base, kind: 'verify-api', role: 'tester', title: 'Hold the API of %s against its rules' },
  { ...base, kind: 'verify-journeys', role: 'tester', title: 'Use %s as its users would' },
  { ...base, kind: 'gate', role: 'operator', title: 'Judge %s' },
  {
    ...base,
    kind: 'errand',
    role: 'operator',
    title: 'Work rows: %s',
    rungs: ['reflex', 'reason', 'ask'],
    budgetMicros: 200_000,
    timeoutMs: 86_400_000,
  },
  { ...base, kind: 'deploy', role: 'operator', title: 'Deploy %s' },
];

/** All kinds of work by name. */
export const workKinds: ReadonlyMap<string, WorkKind> = new Map(list.map((kind) => [kind.kind, kind]));

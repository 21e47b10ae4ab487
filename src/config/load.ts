import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { UserError } from '../kernel/error.ts';
import type { HomePaths } from './home.ts';

/** What the owner of a home may set in its `config.yaml`. */
const configSchema = z.strictObject({
  /** Processes that do work at once; default: the machine's cores, at most 2. */
  workers: z.int().min(1).max(64).optional(),
  /** What all work together may cost, in millionths of the currency; the second rung is not climbed beyond it. */
  budgetMicros: z.int().nonnegative().optional(),
  /** The owner allows code straight from our own generator to run as a plain process where no sandbox holds. */
  allowUnsandboxed: z.boolean().default(false),
  /** The model of the second rung. `keyVariable` names the environment variable that holds its key. */
  reason: z.strictObject({ provider: z.string(), model: z.string(), keyVariable: z.string() }).optional(),
});
export type Config = z.infer<typeof configSchema>;

/** The configuration of a home; all defaults without a file. UserError `bad-config` lists every problem at once. */
export function loadConfig(home: HomePaths): Config {
  if (!existsSync(home.config)) return configSchema.parse({});
  const parsed = configSchema.safeParse(parseYaml(home.config) ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`,
  );
  throw new UserError({ code: 'bad-config', message: `${home.config}: ${problems.join('; ')}` });
}

function parseYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const message = `${file} is not YAML: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new UserError({ code: 'bad-config', message, cause });
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { UserError } from '../kernel/error.ts';
import type { HomePaths } from './home.ts';

const loopback = new Set(['localhost', '127.0.0.1', '::1']);

/** The mail server that delivers what products write. `passwordFile` is relative to the home. */
const mailSchema = z
  .strictObject({
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).default(587),
    security: z.enum(['tls', 'starttls', 'none']).default('starttls'),
    user: z.string().min(1).optional(),
    passwordFile: z.string().min(1).optional(),
    /** The address that messages come from. */
    from: z.email(),
  })
  .refine(({ user, passwordFile }) => (user === undefined) === (passwordFile === undefined), {
    message: 'user and passwordFile belong together',
  })
  .refine(({ security, host }) => security !== 'none' || loopback.has(host), {
    message:
      'security none is for a mail server on this machine alone: passwords and links would travel in the open',
    path: ['security'],
  });

/** What the owner of a home may set in its `config.yaml`. */
const configSchema = z.strictObject({
  /** Processes that do work at once; default: the machine's cores, at most 2. */
  workers: z.int().min(1).max(64).optional(),
  /** What all work together may cost, in millionths of the currency; the second rung is not climbed beyond it. */
  budgetMicros: z.int().nonnegative().optional(),
  /** The owner allows code straight from our own generator to run as a plain process where no sandbox holds. */
  allowUnsandboxed: z.boolean().default(false),
  mail: mailSchema.optional(),
  /** The addresses under which people reach products from elsewhere, by slug: an origin without a trailing slash. */
  origins: z.record(z.string(), z.url().regex(/^https?:\/\/[^/]+$/)).default({}),
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

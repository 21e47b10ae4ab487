/** What the host process is asked over its Unix socket, and what it answers. Paths are absolute. */
import * as z from 'zod';
import { healthSchema, isolationSchema } from './view.ts';

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug: lower-case words joined by hyphens')
  .max(63);

/**
 * Puts a release in front. The same product and release again is answered from what is known and does nothing twice.
 * `checkout`, `nodeModules` and `accountsFile` must stay until the release is neither serving nor kept.
 */
export const deployRequestSchema = z.strictObject({
  product: slug,
  /** The product's name, for people. */
  name: z.string().min(1),
  release: z.int().positive(),
  commit: z.string(),
  checkout: z.string().startsWith('/'),
  nodeModules: z.string().startsWith('/'),
  dataDir: z.string().startsWith('/'),
  backupsDir: z.string().startsWith('/'),
  accountsFile: z.string().startsWith('/').optional(),
  /** The owner's consent to run as a plain process where no sandbox holds. Only for code straight from our generator. */
  allowUnsandboxed: z.boolean().default(false),
});
export type DeployRequest = z.input<typeof deployRequestSchema>;
export type ParsedDeployRequest = z.output<typeof deployRequestSchema>;

/** A product as it runs now. */
export const hostedProductSchema = z.strictObject({
  product: slug,
  name: z.string(),
  release: z.int().positive(),
  commit: z.string(),
  /** The release that `rollback` returns to. */
  kept: z.int().positive().optional(),
  /** Origin with the product's own port on 127.0.0.1, without a trailing slash. */
  url: z.string(),
  /** Origin by host name on the main port: http://<slug>.localhost:4400. */
  hostUrl: z.string(),
  health: healthSchema,
  /** Why it is down. */
  reason: z.string().optional(),
  isolation: isolationSchema,
  pid: z.int().optional(),
  /** Restarts by the supervisor since the release was started. */
  restarts: z.int().nonnegative(),
  memoryBytes: z.int().nonnegative(),
});
export type HostedProduct = z.infer<typeof hostedProductSchema>;

/** `to`: the release to return to (default: the kept one); already serving is done. */
export const rollbackRequestSchema = z.strictObject({ to: z.int().positive().optional() });

/** A backup: a SQLite file, written whole or not at all. `otherFiles` names what in the data folder it does not hold. */
export const backupSchema = z.strictObject({
  file: z.string(),
  bytes: z.int().nonnegative(),
  otherFiles: z.array(z.string()),
});
export type Backup = z.infer<typeof backupSchema>;
export const backupRequestSchema = z.strictObject({ file: z.string().startsWith('/') });

/** One line that a product wrote. */
export const logLineSchema = z.strictObject({
  /** Milliseconds since the epoch. */
  at: z.int(),
  release: z.int().nonnegative(),
  stream: z.enum(['stdout', 'stderr', 'host']),
  text: z.string(),
});
export type LogLine = z.infer<typeof logLineSchema>;

export const hostInfoSchema = z.strictObject({
  pid: z.int(),
  /** Origin of the main port, which shows the dashboard. */
  url: z.string(),
  isolation: isolationSchema,
  /** Why no sandbox holds, and what to do. */
  reason: z.string().optional(),
  hint: z.string().optional(),
});
export type HostInfo = z.infer<typeof hostInfoSchema>;

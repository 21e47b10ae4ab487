import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where everything of a home lies. All state is under `root`, except sockets, whose paths must stay short. */
export type HomePaths = {
  root: string;
  config: string;
  journal: string;
  blobs: string;
  secrets: string;
  logs: string;
  /** 0700 folder outside the home for sockets (a path over 100 characters cannot be bound) and pid files. */
  run: string;
  companySocket: string;
  dashboardSocket: string;
  hostSocket: string;
  product(slug: string): ProductPaths;
};

/** What belongs to one product. `repository` is the working copy on `main`, owned by the caller. */
export type ProductPaths = {
  root: string;
  repository: string;
  /** Fresh checkouts by commit, as the sandbox sees them. */
  checkouts: string;
  data: string;
  backups: string;
  /** JSON [{role, email, password, name}], mode 0600. */
  accounts: string;
};

/** The paths of the home `dir` (default `.macrohard` in the working directory is the caller's business). */
export function homePaths(dir: string): HomePaths {
  const root = resolve(dir);
  const id = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const run = join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), `macrohard-${process.getuid?.() ?? -1}-${id}`);
  return {
    root,
    config: join(root, 'config.yaml'),
    journal: join(root, 'journal'),
    blobs: join(root, 'blobs'),
    secrets: join(root, 'secrets'),
    logs: join(root, 'logs'),
    run,
    companySocket: join(run, 'company.sock'),
    dashboardSocket: join(run, 'dashboard.sock'),
    hostSocket: join(run, 'host.sock'),
    product: (slug) => {
      const product = join(root, 'products', slug);
      return {
        root: product,
        repository: join(product, 'repository'),
        checkouts: join(product, 'checkouts'),
        data: join(product, 'data'),
        backups: join(product, 'backups'),
        accounts: join(root, 'secrets', `${slug}.accounts.json`),
      };
    },
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/kernel/hash.ts';
import type { JourneyAccount } from '../../src/protocol/journey.ts';
import type { Specification } from '../../src/protocol/specification.ts';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { runJourneys } from '../../src/reflex/user/run-journeys.ts';
import { planProduct } from '../../src/studio/architect/plan.ts';
import { generateTree } from '../../src/studio/engineer/generate.ts';
import { deriveJourneys } from '../../src/studio/journey/derive.ts';
import { parseSpecificationYaml } from '../../src/studio/specification/yaml.ts';

const root = join(import.meta.dirname, '../..');
const salon = parseSpecificationYaml(
  readFileSync(join(root, 'test/fixtures/specifications/hair-salon.yaml'), 'utf8'),
);

function accountsFor(specification: Specification): JourneyAccount[] {
  return ['admin', ...specification.roles.map((role) => role.key)].map((role, nth) => ({
    role,
    email: `${role}@example.com`,
    password: `${role}-secret-${nth}`,
    name: `${['Ada', 'Bea', 'Cleo', 'Dora'][nth] ?? 'Eve'} ${role}`,
  }));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts a generated product by hand, on a port of its own. */
async function startProduct(
  specification: Specification,
): Promise<AsyncDisposable & { origin: string; accounts: JourneyAccount[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'product-journey-'));
  for (const [path, text] of generateTree(planProduct(specification))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const accounts = accountsFor(specification);
  writeFileSync(join(folder, 'accounts.json'), JSON.stringify(accounts));
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, ['src/main.ts'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      ACCOUNTS_FILE: join(folder, 'accounts.json'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout) await once(createInterface(child.stdout), 'line');
  return {
    origin: `http://127.0.0.1:${port}`,
    accounts,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describe('a product built from the hair salon', () => {
  it('passes the journeys of its border, its rules and its sign-up', async () => {
    await using product = await startProduct(salon);
    await using browser = openBrowser();
    const ids = [
      'sign-up',
      'customer-border',
      'stylist-moves-appointments-1',
      'rule-appointment-no-overlap-per-stylist',
      'rule-appointment-limit-per-customer',
      'mistakes-services',
    ];
    const journeys = deriveJourneys(salon).filter((journey) => ids.includes(journey.id));
    expect(journeys).toHaveLength(ids.length);
    const evidence = { put: (bytes: Uint8Array): Promise<string> => Promise.resolve(sha256(bytes)) };
    const { reports, checks } = await runJourneys({
      journeys,
      origin: product.origin,
      accounts: product.accounts,
      browser,
      evidence,
    });
    const failed = reports.flatMap((report) =>
      report.steps.filter((step) => !step.passed).map((step) => `${report.id}: ${step.detail ?? ''}`),
    );
    expect(failed).toEqual([]);
    expect(checks.filter((check) => !check.passed)).toEqual([]);
  });
});

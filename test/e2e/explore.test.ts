import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/kernel/hash.ts';
import type { Exploration } from '../../src/protocol/evidence.ts';
import type { JourneyAccount } from '../../src/protocol/journey.ts';
import { openBrowser } from '../../src/reflex/browser/open-browser.ts';
import { explore } from '../../src/reflex/explore/explore.ts';
import { planProduct } from '../../src/studio/architect/plan.ts';
import { generateTree } from '../../src/studio/engineer/generate.ts';
import { parseSpecificationYaml } from '../../src/studio/specification/yaml.ts';
import { curiousFaults, plantAll, type CuriousFault } from '../faults/curious-faults.ts';
import { openOrigin } from '../faults/drive.ts';
import { checkOut, startProduct } from '../faults/running-product.ts';
import { miniAccounts, type MiniFault, startMiniProduct } from './mini-product.ts';

const browser = openBrowser();
afterAll(() => browser[Symbol.asyncDispose]());

const evidence = { put: (bytes: Uint8Array): Promise<string> => Promise.resolve(sha256(bytes)) };
const salon = parseSpecificationYaml(
  readFileSync(join(import.meta.dirname, '../fixtures/specifications/hair-salon.yaml'), 'utf8'),
);

type At = { origin: string; accounts: JourneyAccount[] };
type Pace = {
  mostWays: number;
  concurrency?: number;
  seed?: number;
  /** Nobody but this role and a visitor. */ role?: string;
  onWay?: (text: string) => void;
};

/** So many ways of each role, however long they take. */
function wanderAt({ origin, accounts: all }: At, { role: only, ...pace }: Pace): Promise<Exploration> {
  const accounts = all.filter(({ role }) => only === undefined || role === only);
  return explore({ origin, accounts, browser, evidence, seed: 1, budgetMs: 600_000, ...pace });
}

async function wanderSalon(faults: readonly CuriousFault[], pace: Pace): Promise<Exploration> {
  await using checkout = await checkOut(plantAll(generateTree(planProduct(salon)), faults));
  await using product = await startProduct(checkout, salon);
  await using address = await openOrigin(product.socket);
  return await wanderAt({ origin: address.origin, accounts: product.accounts }, pace);
}

async function wanderMini(faults: MiniFault[], pace: Pace): Promise<Exploration> {
  await using product = await startMiniProduct(faults);
  return await wanderAt({ origin: product.origin, accounts: miniAccounts }, pace);
}

/** Those that hold nobody up. */
const swift = curiousFaults.filter(({ kind }) => kind !== 'slow');

describe('a curious user', () => {
  it('finds nothing wrong with a product that is whole', async () => {
    const { findings, pages, ways } = await wanderSalon([], { mostWays: 6 });
    expect(findings.map(({ kind, page, text }) => `${kind} ${page}: ${text}`)).toEqual([]);
    expect(ways).toBeGreaterThan(20);
    expect(pages.length).toBeGreaterThan(10);
  });

  it('trips over faults that journeys pass by, and says how to see them again', async () => {
    const { findings } = await wanderSalon(swift, { mostWays: 45, role: 'admin' });
    const kinds = new Set(findings.map(({ kind }) => kind));
    const sure = ['dead-end', 'dead-link', 'accessibility', 'overflow', 'garbled', 'lost-input'] as const;
    for (const kind of sure) expect(kinds).toContain(kind);
    const lost = findings.find(({ kind }) => kind === 'lost-input');
    expect(lost?.steps.join(' ')).toMatch(/As \w+, open \//);
    expect(lost?.steps.at(-1)).toMatch(/^Press “Save”/);
    expect(lost?.frame).toBeDefined();
    expect(findings.filter(({ severity }) => severity === 'refuses').map(({ kind }) => kind)).not.toContain(
      'dead-link',
    );
  });

  it('notices that the product has ended', async () => {
    const { findings } = await wanderMini(['ends'], { mostWays: 12 });
    expect(findings.some(({ kind, severity }) => kind === 'crash' && severity === 'refuses')).toBe(true);
  });

  it('walks the same way for the same seed, and another for another', async () => {
    const walk = async (seed: number): Promise<string[]> => {
      const taken: string[] = [];
      await wanderMini([], {
        mostWays: 8,
        concurrency: 1,
        role: 'member',
        seed,
        onWay: (text) => taken.push(text),
      });
      return taken;
    };
    // On these walks nobody presses twice: which of two presses a product takes is a matter of time.
    const [first, again, other] = await Promise.all([walk(3), walk(3), walk(4)]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('sees links that lead nowhere and complaints on the console', async () => {
    const { findings } = await wanderMini(['dead-link', 'console'], { mostWays: 10 });
    const kinds = findings.map(({ kind }) => kind);
    expect(kinds).toContain('console-error');
    expect(kinds).toContain('dead-link');
  });
});

/** What is kept of the evidence: that of releases for good, the rest for a time. */
import { reportSchema } from '../protocol/report.ts';
import type { Company } from './company.ts';
import type { ProductRecord, ReleaseRecord } from './state.ts';

const day = 86_400_000;

/** How long blobs of a class stay that no release holds, in milliseconds. Other classes stay until they are dropped. */
const lifetimes: Readonly<Record<string, number>> = {
  'image/jpeg': 14 * day,
  'application/json': 14 * day,
  report: 30 * day,
  log: 14 * day,
};

/** When a blob of this class may go, unless a release holds it; undefined: never by itself. */
export function expiryOf(kind: string, now: number): number | undefined {
  const lifetime = lifetimes[kind];
  return lifetime === undefined ? undefined : now + lifetime;
}

/** By which name a release holds its blobs. */
export function pinOf(slug: string, release: number): string {
  return `release:${slug}:${release}`;
}

type Held = { product: ProductRecord; release: ReleaseRecord };

/** The report of a release and every picture that its steps kept. Recordings are not among them: they are for a time. */
async function blobsOf({ journal }: Company, { product, release }: Held): Promise<string[]> {
  const report = reportSchema.parse(JSON.parse((await journal.blobs.bytes(release.report)).toString('utf8')));
  const steps = report.journeys.flatMap((journey) => journey.steps);
  const findings = (report.explorations ?? []).flatMap((exploration) => exploration.findings);
  const frames = [...steps, ...findings].flatMap(({ frame }) => frame ?? []);
  return [release.report, release.specification, product.brief, ...new Set(frames)];
}

async function isHeld({ journal }: Company, hash: string, by: string): Promise<boolean> {
  const known = await journal.blobs.info(hash);
  return known === undefined || known.pins.includes(by);
}

async function hold(company: Company, held: Held): Promise<void> {
  const by = pinOf(held.product.slug, held.release.number);
  // All pins of a release are set in one transaction, its report's among them.
  if (await isHeld(company, held.release.report, by)) return;
  const hashes = await blobsOf(company, held);
  const known = await Promise.all(hashes.map((hash) => company.journal.blobs.info(hash)));
  const pins = known.flatMap((row) =>
    row === undefined ? [] : [{ do: 'pin' as const, hash: row.hash, by }],
  );
  await company.change(() => ({ pins }));
}

/** Pins the evidence of every release that is not pinned yet. */
async function holdReleases(company: Company): Promise<void> {
  for (const product of Object.values(company.state.products)) {
    for (const release of product.releases) await hold(company, { product, release });
  }
}

/** Pins what releases need and deletes what nobody needs any more. */
export async function sweepEvidence(company: Company): Promise<{ removed: number; bytes: number }> {
  await holdReleases(company);
  return company.journal.blobs.sweep();
}

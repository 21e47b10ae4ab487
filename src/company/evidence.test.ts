import { expect, it } from 'vitest';
import { blob, CompanyBench, good } from '../testing/company-bench.ts';
import { expiryOf, sweepEvidence } from './evidence.ts';

const day = 86_400_000;

async function keep(bench: CompanyBench, text: string, kind: string): Promise<string> {
  const expiresAt = expiryOf(kind, bench.now);
  const input = { bytes: Buffer.from(text), owner: 'work:1', class: kind };
  const { hash } = await bench.journal.blobs.put({
    ...input,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  });
  return hash;
}

async function reportOn(bench: CompanyBench, name: string) {
  const frame = await keep(bench, `frame ${name}`, 'image/jpeg');
  const other = await keep(bench, `moving ${name}`, 'image/jpeg');
  const recording = await keep(bench, JSON.stringify([{ atMs: 0, frame: other }]), 'application/json');
  const step = { text: 'Look', atMs: 0, durationMs: 1, passed: true, frame };
  const journey = { id: 'j', title: 'J', role: 'admin', passed: true, proves: [], steps: [step], recording };
  const report = { checks: [], journeys: [{ ...journey, actions: 1, durationMs: 1, pages: [] }] };
  return { frame, other, recording, report: await keep(bench, JSON.stringify(report), 'report') };
}

it('keeps the report and the key frames of a release for good, and the rest for a time', async () => {
  await using bench = new CompanyBench();
  await bench.open();
  const { blobs } = bench.journal;
  const released = await reportOn(bench, 'released');
  const refused = await reportOn(bench, 'refused');
  const specification = await keep(bench, 'specification', 'specification');
  const analyse = () => ({ ...(good['analyse']?.(null) as object), specification });
  const another = () => ({ ...(good['analyse']?.(null) as object), specification: blob('9') });
  const gate = (report: string, verdict: string) => () => ({
    ...(good['gate']?.(null) as object),
    report,
    verdict,
  });
  await bench.build(blob('1'));
  await bench.workAll(bench.worker(), { ...good, analyse, gate: gate(released.report, 'pass') });
  await bench.build(blob('2'));
  await bench.workAll(bench.worker(), { ...good, analyse: another, gate: gate(refused.report, 'refuse') });
  await sweepEvidence(bench.company);
  expect(await blobs.info(refused.other)).toBeDefined();
  bench.now += 365 * day;
  await sweepEvidence(bench.company);
  for (const hash of [released.report, released.frame, specification]) {
    expect((await blobs.bytes(hash)).length).toBeGreaterThan(0);
  }
  for (const hash of [released.recording, released.other, ...Object.values(refused)]) {
    expect(await blobs.info(hash), hash).toBeUndefined();
  }
  expect((await blobs.info(released.frame))?.pins).toEqual(['release:salon:1']);
});

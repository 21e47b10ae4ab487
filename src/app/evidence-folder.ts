/** The evidence of a release where people find it: a folder with a page that shows it all without the company. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as z from 'zod';
import type { Blobs } from '../journal/contract.ts';
import type { JourneyReport } from '../protocol/evidence.ts';
import type { Report } from '../protocol/report.ts';
import { evidencePage, type Account } from './evidence-page.ts';
import { findingsOf, screenOf } from './finding.ts';

/** Where evidence comes from and goes to. `files` is the folder of the company's blobs. */
export type EvidenceTarget = {
  blobs: Blobs;
  files: string;
  folder: string;
  title: string;
  account?: Account;
};

/** A recording by name: its pictures are files among the blobs, named from the evidence folder. */
export type Recording = {
  journey: string;
  title: string;
  passed: boolean;
  /** Blob of the recording itself. */
  blob: string;
  /** When its pictures may be gone, in milliseconds since the epoch. */
  until?: number;
  frames: { atMs: number; file: string }[];
};

const recordingSchema = z.array(z.looseObject({ atMs: z.number(), frame: z.string() }));

function fileOf({ files, folder }: EvidenceTarget, hash: string): string {
  return relative(folder, join(files, hash.slice(0, 2), hash.slice(2)));
}

/** Undefined when the recording is gone: they are kept for a time. */
async function recordingOf(target: EvidenceTarget, journey: JourneyReport): Promise<Recording | undefined> {
  const { recording: blob, id, title, passed } = journey;
  const known = blob === undefined ? undefined : await target.blobs.info(blob);
  if (blob === undefined || known === undefined) return undefined;
  const list = recordingSchema.parse(JSON.parse((await target.blobs.bytes(blob)).toString('utf8')));
  const until = known.owners[0]?.expiresAt;
  return {
    journey: id,
    title,
    passed,
    blob,
    ...(until === undefined ? {} : { until }),
    frames: list.map(({ atMs, frame }) => ({ atMs, file: fileOf(target, frame) })),
  };
}

async function writeScreens({ blobs, folder }: EvidenceTarget, report: Report): Promise<void> {
  await mkdir(join(folder, 'screens'), { recursive: true });
  for (const journey of report.journeys) {
    for (const [index, step] of journey.steps.entries()) {
      if (step.frame === undefined) continue;
      const name = `${journey.id}-${String(index + 1).padStart(2, '0')}.jpg`;
      await writeFile(join(folder, 'screens', name), await blobs.bytes(step.frame));
    }
  }
  for (const { id, frame } of findingsOf(report)) {
    if (frame === undefined) continue;
    await writeFile(join(folder, 'screens', screenOf(id)), await blobs.bytes(frame));
  }
}

/** Writes `report.json`, `screens/`, `recordings.json` (which blobs they are) and `index.html`, which plays them. */
export async function writeEvidence(target: EvidenceTarget, report: Report): Promise<void> {
  const { folder, title, account } = target;
  await writeScreens(target, report);
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  const found = await Promise.all(report.journeys.map((journey) => recordingOf(target, journey)));
  const recordings = found.filter((one) => one !== undefined);
  await writeFile(join(folder, 'recordings.json'), `${JSON.stringify(recordings, null, 2)}\n`);
  await writeFile(
    join(folder, 'index.html'),
    evidencePage({ title, report, recordings, ...(account === undefined ? {} : { account }) }),
  );
}

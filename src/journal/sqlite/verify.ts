import type { DatabaseSync } from 'node:sqlite';
import { chainHash, commitmentOf, emptyHead, type Envelope } from '../chain.ts';
import { erasedType } from '../erased.ts';
import type { ChainFault, Head } from '../contract.ts';
import type { Row } from './row.ts';
import type { VerifyState, VerifyStep } from './wire.ts';

/** Where a verification begins. */
export const verifyStart: VerifyState = { after: 0, previous: emptyHead.hash, erased: 0 };

const chunk = 2000;

/** Verifies the next events after `state`; at the end also what the file says of itself and the heads kept elsewhere. */
export function verifyNext(db: DatabaseSync, state: VerifyState, heads: readonly Head[]): VerifyStep {
  const { company, ...recorded } = readMeta(db);
  const rows = db.prepare('SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ?').all(state.after, chunk);
  const erasures = readErasures(db);
  const next = { ...state };
  for (const row of rows) {
    const why = faultOf(row, next, { company, erasures }) ?? headFault(row, heads);
    if (why !== undefined) return { ...next, end: true, fault: { seq: next.after + 1, why } };
    if (row['data'] === null) next.erased++;
    next.after = Number(row['seq']);
    next.previous = String(row['hash']);
  }
  if (rows.length === chunk) return { ...next, end: false };
  const fault = tailFault(next, [recorded, ...heads]) ?? versionFault(db);
  return fault ? { ...next, end: true, fault } : { ...next, end: true };
}

type Context = { company: string; erasures: ReadonlyMap<string, number> };

function faultOf(row: Row, state: VerifyState, context: Context): string | undefined {
  const seq = Number(row['seq']);
  if (seq !== state.after + 1) return `event ${state.after + 1} is missing; the next one is ${seq}`;
  const commitment = String(row['commitment']);
  if (row['data'] === null) {
    const erasedAt = context.erasures.get(String(row['subject']));
    if (erasedAt === undefined || erasedAt <= seq) return 'its data is gone and no erasure says so';
  } else if (commitmentOf(String(row['salt']), String(row['data'])) !== commitment) {
    return 'its data is not what was committed to';
  }
  const envelope = { ...row, company: context.company } as unknown as Envelope;
  if (chainHash(state.previous, envelope, commitment) !== row['hash'])
    return 'its hash does not fit its envelope';
  return undefined;
}

function headFault(row: Row, heads: readonly Head[]): string | undefined {
  const differs = heads.some((head) => head.seq === row['seq'] && head.hash !== row['hash']);
  return differs
    ? 'a head recorded elsewhere names another event here: the journal was rewritten'
    : undefined;
}

function tailFault(state: VerifyState, heads: readonly Head[]): ChainFault | undefined {
  const seq = Math.max(...heads.map((head) => head.seq));
  if (seq > state.after) {
    const why = `the journal ends at event ${state.after} but had ${seq}: its tail was cut off`;
    return { seq: state.after + 1, why };
  }
  const isForked = heads.some((head) => head.seq === state.after && head.hash !== state.previous);
  return isForked ? { seq: state.after, why: 'the recorded head names another last event' } : undefined;
}

function versionFault(db: DatabaseSync): ChainFault | undefined {
  const row = db
    .prepare(
      `SELECT seq, stream FROM (
         SELECT seq, stream, version, row_number() OVER (PARTITION BY stream ORDER BY seq) AS place FROM event)
       WHERE version <> place ORDER BY seq LIMIT 1`,
    )
    .get();
  return (
    row && { seq: Number(row['seq']), why: `its place in the stream ${String(row['stream'])} was changed` }
  );
}

/** Seq of the last erasure by subject. */
function readErasures(db: DatabaseSync): Map<string, number> {
  const rows = db
    .prepare(`SELECT seq, stream FROM event WHERE type = '${erasedType.type}' ORDER BY seq`)
    .all();
  return new Map(rows.map((row) => [String(row['stream']).slice('subject:'.length), Number(row['seq'])]));
}

function readMeta(db: DatabaseSync): Head & { company: string } {
  const row = db.prepare('SELECT company, head_seq AS seq, head_hash AS hash FROM meta').get();
  if (!row) return { company: '', ...emptyHead };
  return { company: String(row['company']), seq: Number(row['seq']), hash: String(row['hash']) };
}

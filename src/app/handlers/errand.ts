/** Works rows by a skill, one after the other, each once. */
import * as z from 'zod';
import { NodeError, UserError } from '../../kernel/error.ts';
import { hashOf } from '../../kernel/hash.ts';
import type { Json } from '../../kernel/json.ts';
import { effectSettled } from '../../protocol/events/effect.ts';
import {
  errandInputSchema,
  type RowResult,
  rowResultSchema,
  type SkillContent,
  skillContentSchema,
} from '../../protocol/screen/library.ts';
import { enterRow, lookAgain, type Manner, type Worked } from '../../reflex/rows/enter-row.ts';
import type { Row } from '../../reflex/rows/read-rows.ts';
import { withoutSecret } from '../../reflex/hand/fill-secret.ts';
import { openErrandDesk, type ErrandDesk } from '../errand-desk.ts';
import { EffectFailedError, type Handler, type HandlerContext } from '../handler.ts';
import { secretFor } from '../screen-secrets.ts';

const rowsSchema = z.array(z.record(z.string(), z.string()));

/** What a settled effect of a row says. */
const settledSchema = rowResultSchema.omit({ row: true });
type Settled = z.infer<typeof settledSchema>;

type Errand = {
  manner: Manner;
  skill: string;
  errand: string;
  rows: readonly Row[];
  content: SkillContent;
  /** The name of a password. */
  secret: string | undefined;
};

async function readErrand(input: Json, context: HandlerContext): Promise<Errand> {
  const order = errandInputSchema.parse(input);
  const [content, rows] = await Promise.all([context.readBlob(order.content), context.readBlob(order.rows)]);
  const skill = skillContentSchema.parse(JSON.parse(content.toString('utf8')));
  const { task, url, look, errand } = order;
  return {
    manner: { task, ending: skill.ending, needs: skill.needs, constants: skill.constants, url, look },
    skill: order.skill,
    secret: order.secret,
    errand,
    rows: rowsSchema.parse(JSON.parse(rows.toString('utf8'))),
    content: skill,
  };
}

/** Names a row for good: the same row by the same skill is the same, whichever table it comes from. */
function idOf({ skill }: Errand, values: Row): string {
  return `row:${hashOf({ skill, values }).slice(0, 24)}`;
}

/** Rows that this very work has entered before it was interrupted. */
async function enteredBefore(context: HandlerContext): Promise<Map<string, Settled>> {
  const known = new Map<string, Settled>();
  for (const event of await context.history()) {
    if (event.type !== effectSettled.type) continue;
    const { effect, result } = effectSettled.decode(event).data;
    const settled = settledSchema.safeParse(result);
    if (settled.success) known.set(effect, settled.data);
  }
  return known;
}

type Place = { desks: Desks; errand: Errand; context: HandlerContext };

type Kept = { picture?: string; window?: string };

/** Keeps what is seen of a row; the page of the next is opened meanwhile where this one is done. */
async function keep({ errand, context }: Place, desk: ErrandDesk, isAside: boolean): Promise<Kept> {
  const bytes = await desk.picture().catch(() => undefined);
  if (!isAside) desk.openSoon(errand.manner.url);
  const picture = bytes && (await context.writeBlob(bytes, 'frame'));
  const window = isAside ? await context.writeBlob(await desk.lastSeconds(), 'window') : undefined;
  return { ...(picture !== undefined && { picture }), ...(window !== undefined && { window }) };
}

/** How often in a row a desk may be lost before the work is given back. */
const mostLosses = 3;

/** The desk at which rows are worked: another one when it was lost. */
class Desks {
  readonly #open: () => Promise<ErrandDesk>;
  #desk: ErrandDesk | undefined;

  constructor(open: () => Promise<ErrandDesk>) {
    this.#open = open;
  }

  /** Does something at the desk; where page or agent are lost, once more at a fresh one, `isInDoubt` then. */
  async at<T>(work: (desk: ErrandDesk, isInDoubt: boolean) => Promise<T>): Promise<T> {
    for (let losses = 0; ; losses += 1) {
      this.#desk ??= await this.#open();
      try {
        return await work(this.#desk, losses > 0);
      } catch (error) {
        const isLost = error instanceof NodeError && lost.has(error.code);
        if (!isLost || losses >= mostLosses) throw error;
        await this[Symbol.asyncDispose]();
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const desk = this.#desk;
    this.#desk = undefined;
    // Of a browser that died nothing is left to close.
    await Promise.resolve(desk?.[Symbol.asyncDispose]()).catch(() => undefined);
  }
}

const lost: ReadonlySet<string> = new Set(['screen-lost', 'page-hung', 'agent-died', 'browser-closed']);

/** Works one row; throws an EffectFailedError that holds what came of it where it is set aside. */
async function workRow(
  at: Place,
  { id, values, attempts }: { id: string; values: Row; attempts: number },
): Promise<Json> {
  const { desks, errand } = at;
  // Whoever showed it has entered it, as a rule.
  const isShown = errand.content.lineage.demonstrations.some(({ row }) => row === hashOf(values));
  const began = performance.now();
  const { worked, kept } = await desks.at(async (desk, isInDoubt) => {
    let worked: Worked = await enterRow(desk, errand.manner, {
      values,
      isInDoubt: isInDoubt || isShown || attempts > 1,
    });
    if (worked.state === 'aside')
      worked = { ...worked, question: withoutSecret(worked.question, desk.secret) };
    const kept = await keep(at, desk, worked.state === 'aside');
    const isUnsure = worked.state === 'aside' && ['no-effect', 'refused'].includes(worked.cause);
    if (isUnsure && (await lookAgain(desk, errand.manner, values))) worked = { state: 'entered' };
    return { worked, kept };
  });
  const settled: Settled = { id, ...worked, ...kept, ms: Math.round(performance.now() - began) };
  if (worked.state !== 'aside') return settled;
  throw new EffectFailedError({ code: worked.cause, message: worked.question }, settled);
}

/** Rows that stand in the table more than once: the second time they are odd. */
function twice(rows: readonly string[], nth: number): number | undefined {
  const first = rows.indexOf(rows[nth] ?? '');
  return first < nth ? first + 1 : undefined;
}

async function workRows(place: Place): Promise<RowResult[]> {
  const { errand, context } = place;
  const known = await enteredBefore(context);
  const ids = errand.rows.map((values) => idOf(errand, values));
  const results: RowResult[] = [];
  for (const [nth, values] of errand.rows.entries()) {
    context.signal.throwIfAborted();
    const id = ids[nth] ?? '';
    const result = await resultOf(place, { id, values, known, same: twice(ids, nth) });
    results.push({ row: nth + 1, ...result });
    const asides = results.filter(({ state }) => state === 'aside').length;
    const text = `${results.length - asides} entered, ${asides} set aside`;
    context.progress({ done: nth + 1, of: errand.rows.length, text });
  }
  return results;
}

async function resultOf(
  at: Place,
  asked: { id: string; values: Row; known: ReadonlyMap<string, Settled>; same: number | undefined },
): Promise<Settled> {
  const { id, values, known, same } = asked;
  if (same !== undefined) {
    const question = `It is the same as row ${same}. Is it to be entered once more?`;
    return { id, state: 'aside', cause: 'duplicate', question, ms: 0 };
  }
  const before = known.get(id);
  if (before) return before;
  let isEarlier = true;
  const input = { errand: at.errand.errand, task: at.errand.manner.task, url: at.errand.manner.url, values };
  try {
    const intent = { id, kind: 'probeable', name: 'screen.row', input } as const;
    const settled = await at.context.effect(intent, (attempts) => {
      isEarlier = false;
      return workRow(at, { id, values, attempts });
    });
    const result = settledSchema.parse(settled);
    return isEarlier ? { ...result, state: 'earlier', ms: 0 } : result;
  } catch (error) {
    if (error instanceof EffectFailedError) return settledSchema.parse(error.result);
    throw error;
  }
}

/** What is asked of a person about the rows that were set aside. */
function questionOf(results: readonly RowResult[]): Json {
  const asides = results.filter(({ state }) => state === 'aside');
  const lines = asides.map(({ row, question = '' }) => `Row ${row}: ${question}`);
  return {
    ask: {
      text: `${asides.length} of ${results.length} rows were set aside. What is to be done with them?`,
      detail: lines,
      options: [
        { value: 'leave', label: 'Leave them out' },
        { value: 'retry', label: 'Try them once more' },
      ],
      default: 'leave',
    },
    seen: asides.flatMap(({ window }) => window ?? []),
  };
}

/** Works the rows of an errand; those that are odd are left as a question to the rungs above. */
export const errand: Handler = async (input, context) => {
  const asked = await readErrand(input, context);
  const { origin } = new URL(asked.manner.url);
  if (new URL(asked.manner.look ?? asked.manner.url).origin !== origin) {
    const message = 'The page to look at is of another site than the one to work on.';
    throw new UserError({ code: 'other-origin', message });
  }
  const secret = await secretFor(context.home, { origin, name: asked.secret });
  const { signal } = context;
  const { skills } = asked.content;
  await using desks = new Desks(() => openErrandDesk({ origin, skills, secret, signal }));
  const results = await workRows({ desks, errand: asked, context });
  const report = await context.writeBlob(JSON.stringify(results), 'rows');
  const aside = results.filter(({ state }) => state === 'aside').length;
  const result = { report, rows: results.length, entered: results.length - aside, aside };
  return aside === 0
    ? { status: 'done', result }
    : { status: 'partial', result, residue: questionOf(results) };
};

import type { Hono } from 'hono';
import * as z from 'zod';
import {
  addSkill,
  errandOf,
  promoteSkill,
  requestErrand,
  rollBackSkill,
  skillOf,
} from '../company/errand.ts';
import type { SkillRecord } from '../company/state.ts';
import { UserError } from '../kernel/error.ts';
import { isSecretColumn } from '../reflex/demonstration/record.ts';
import { canonicalJson } from '../kernel/json.ts';
import type { Company } from '../company/company.ts';
import {
  errandRequestSchema,
  type ErrandStatus,
  skillRequestSchema,
  type SkillView,
} from '../protocol/screen/library.ts';
import type { Running } from './company-process.ts';

function viewOf({ skill, task, promoted, versions }: SkillRecord): SkillView {
  return { skill, task, promoted, versions: versions.map((one) => ({ ...one, touched: one.touched ?? [] })) };
}

function put({ journal }: Company, value: unknown, kind: string): Promise<{ hash: string }> {
  return journal.blobs.put({ bytes: Buffer.from(canonicalJson(value)), owner: 'library', class: kind });
}

/** What stands in a row is kept and shown: a password has no place there. */
function refuseSecrets(row: Record<string, string>): void {
  const column = Object.keys(row).find(isSecretColumn);
  if (column === undefined) return;
  throw new UserError({
    code: 'secret-column',
    message: `The column “${column}” holds what must not be kept with the rows.`,
    hint: 'Leave it out; ./macrohard optimus secret set NAME --url ADDRESS keeps a password to sign in with.',
  });
}

function statusOf({ company, desk }: Running, id: string, found: boolean): ErrandStatus {
  const record = errandOf(company.state, id);
  const { skill, version, count, startedAt, endedAt, result, error, state } = record;
  const item = record.item === undefined ? undefined : company.state.items[record.item];
  const progress = desk.workers().find(({ work }) => work !== undefined && work === record.item)?.progress;
  return {
    errand: id,
    state,
    found,
    skill,
    version,
    rows: count,
    startedAt,
    ...(endedAt !== undefined && { endedAt }),
    ...(progress && {
      progress: {
        done: progress.done,
        text: progress.text,
        ...(progress.of !== undefined && { of: progress.of }),
      },
    }),
    ...(item?.question !== undefined && state === 'running' && { question: item.question }),
    ...(result && { result }),
    ...(error && { error }),
  };
}

function addSkills(app: Hono, { company }: Running): void {
  app.get('/skills', (c) => c.json({ skills: Object.values(company.state.skills).map(viewOf) }));
  app.post('/skills', async (c) => {
    const { content, actor } = skillRequestSchema.parse(await c.req.json());
    const { hash } = await put(company, content, 'skill');
    const { task, lineage, evaluation } = content;
    const demonstrations = lineage.demonstrations.map(({ digest }) => digest);
    const made = { task, content: hash, learner: lineage.learner, demonstrations, evaluation, actor };
    return c.json(viewOf(await addSkill(company, made)));
  });
  app.get('/skills/:skill', (c) => c.json(viewOf(skillOf(company.state, c.req.param('skill')))));
  app.post('/skills/:skill/promote', async (c) => {
    const { version, actor } = z
      .strictObject({ version: z.int().positive(), actor: z.string() })
      .parse(await c.req.json());
    return c.json(viewOf(await promoteSkill(company, { skill: c.req.param('skill'), version, actor })));
  });
  app.post('/skills/:skill/rollback', async (c) => {
    const { actor } = z.strictObject({ actor: z.string() }).parse(await c.req.json());
    return c.json(viewOf(await rollBackSkill(company, { skill: c.req.param('skill'), actor })));
  });
}

/** Adds the skill library and errands to what the company's socket answers. */
export function addErrandRoutes(app: Hono, running: Running): void {
  const { company } = running;
  addSkills(app, running);
  app.post('/errands', async (c) => {
    const { rows, look, role, secret, ...asked } = errandRequestSchema.parse(await c.req.json());
    refuseSecrets(rows[0] ?? {});
    const { hash } = await put(company, rows, 'rows');
    const { errand, found } = await requestErrand(company, {
      ...asked,
      ...(look !== undefined && { look }),
      ...(role !== undefined && { role }),
      ...(secret !== undefined && { secret }),
      rows: hash,
      count: rows.length,
    });
    return c.json(statusOf(running, errand, found));
  });
  app.get('/errands/:errand', (c) => c.json(statusOf(running, c.req.param('errand'), true)));
}

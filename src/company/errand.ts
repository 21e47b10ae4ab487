/** The skill library, and errands: rows that are worked by a skill, as work that climbs the ladder like any other. */
import { UserError } from '../kernel/error.ts';
import { hashOf } from '../kernel/hash.ts';
import {
  errandEnded,
  errandRequested,
  skillLearned,
  skillPromoted,
  skillRolledBack,
  skillStreams,
} from '../protocol/events/skill.ts';
import { streams } from '../protocol/events/company.ts';
import { workWanted } from '../protocol/events/work.ts';
import { errandResultSchema, type Evaluation } from '../protocol/screen/library.ts';
import { errorBodyOf, type WorkItem } from '../protocol/work.ts';
import type { Company } from './company.ts';
import { decided, type Decision } from './decision.ts';
import { workKinds } from './kind.ts';
import { roles } from './role.ts';
import type { CompanyState, ErrandRecord, SkillRecord } from './state.ts';

/** The name of a skill by the words of its task. */
export function skillNameOf(task: string): string {
  const words = task.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.join('-').slice(0, 60);
  return name === '' ? `skill-${hashOf(task).slice(0, 8)}` : name;
}

/** The skill of this name, or of this task. Throws `unknown-skill`. */
export function skillOf(state: CompanyState, said: string): SkillRecord {
  const found = [said, skillNameOf(said)].flatMap((name) =>
    Object.hasOwn(state.skills, name) ? (state.skills[name] ?? []) : [],
  )[0];
  if (found) return found;
  const known = Object.values(state.skills).map(({ task }) => `“${task}”`);
  const hint =
    known.length === 0
      ? './macrohard optimus record shows it one, ./macrohard optimus learn learns it.'
      : `There are: ${known.join(', ')}.`;
  throw new UserError({ code: 'unknown-skill', message: `Nobody showed “${said}” yet.`, hint });
}

/** What was learned, with the blob that holds it. */
type NewVersion = {
  task: string;
  content: string;
  learner: string;
  demonstrations: string[];
  evaluation: Evaluation;
  actor: string;
};

/** Takes a new version into the library, and promotes it when it passed its evaluation. One that is there is found. */
export async function addSkill(company: Company, input: NewVersion): Promise<SkillRecord> {
  const { actor, ...made } = input;
  const skill = skillNameOf(made.task);
  await company.change((state) => {
    const versions = state.skills[skill]?.versions ?? [];
    if (versions.at(-1)?.content === made.content) return undefined;
    const version = (versions.at(-1)?.version ?? 0) + 1;
    const stream = skillStreams.skill(skill);
    const learned = { stream, ...skillLearned.make({ skill, version, ...made }), actor };
    const isBetter = made.evaluation.isPassed;
    const promoted = { stream, ...skillPromoted.make({ skill, version }), actor };
    return { events: isBetter ? [learned, promoted] : [learned] };
  });
  return skillOf(company.state, skill);
}

/** Promotes a version that passed its evaluation. Throws `unknown-version` or `not-evaluated`. */
export async function promoteSkill(
  company: Company,
  asked: { skill: string; version: number; actor: string },
): Promise<SkillRecord> {
  const { actor, version } = asked;
  await company.change((state) => {
    const { skill, versions, promoted } = skillOf(state, asked.skill);
    const found = versions.find((one) => one.version === version);
    if (!found)
      throw new UserError({ code: 'unknown-version', message: `${skill} has no version ${version}.` });
    if (!found.evaluation.isPassed) {
      const message = `Version ${version} of ${skill} did not pass its evaluation.`;
      throw new UserError({ code: 'not-evaluated', message, hint: found.evaluation.why ?? '' });
    }
    if (promoted === version) return undefined;
    const made = skillPromoted.make({ skill, version });
    return { events: [{ stream: skillStreams.skill(skill), ...made, actor }] };
  });
  return skillOf(company.state, asked.skill);
}

/** Puts the version that worked before back at work; the first one leaves none. Throws `not-promoted`. */
export async function rollBackSkill(
  company: Company,
  asked: { skill: string; actor: string },
): Promise<SkillRecord> {
  await company.change((state) => {
    const { skill, promoted, before } = skillOf(state, asked.skill);
    if (promoted === 0)
      throw new UserError({ code: 'not-promoted', message: `No version of ${skill} is at work.` });
    const made = skillRolledBack.make({ skill, from: promoted, to: before.at(-1) ?? 0 });
    return { events: [{ stream: skillStreams.skill(skill), ...made, actor: asked.actor }] };
  });
  return skillOf(company.state, asked.skill);
}

/** Rows that somebody wants worked; the blob of the rows and their number. */
export type ErrandOrder = {
  task: string;
  url: string;
  look?: string;
  rows: string;
  count: number;
  role?: string;
  secret?: string;
  defaults: boolean;
  actor: string;
};

function requireRole(role: string | undefined): void {
  if (role === undefined || Object.hasOwn(roles, role)) return;
  const hint = `There are: ${Object.keys(roles).join(', ')}.`;
  throw new UserError({ code: 'unknown-role', message: `There is no role ${role}.`, hint });
}

/** Begins an errand, or finds the one of the same rows that is under way. One that ended is begun anew: what is entered stays. */
export async function requestErrand(
  company: Company,
  order: ErrandOrder,
): Promise<{ errand: string; found: boolean }> {
  const { actor, task, ...asked } = order;
  requireRole(asked.role);
  let [id, found] = ['', false];
  await company.change((state) => {
    const { skill, promoted, versions, task: known } = skillOf(state, task);
    const version = versions.find((one) => one.version === promoted);
    if (!version) {
      const hint = `./macrohard optimus skills show ${skill} says why. Show it once more.`;
      throw new UserError({ code: 'not-promoted', message: `No version of ${skill} is at work.`, hint });
    }
    id = `e-${hashOf({ skill, url: asked.url, rows: asked.rows }).slice(0, 12)}`;
    const before = state.errands[id];
    found = before?.state === 'running';
    if (found) return undefined;
    const { content } = version;
    const attempt = (before?.attempt ?? 0) + 1;
    const made = errandRequested.make({
      errand: id,
      attempt,
      skill,
      version: promoted,
      content,
      task: known,
      ...asked,
    });
    return { events: [{ stream: skillStreams.errand(id), ...made, actor }] };
  });
  return { errand: id, found };
}

/** The errand with this identifier. */
export function errandOf(state: CompanyState, id: string): ErrandRecord {
  const record = Object.hasOwn(state.errands, id) ? state.errands[id] : undefined;
  if (record) return record;
  throw new UserError({ code: 'unknown-errand', message: `There is no errand ${id}.` });
}

function itemOf(state: CompanyState, record: ErrandRecord): WorkItem {
  const { company } = state;
  const kind = workKinds.get('errand');
  const v = kind?.v ?? 1;
  const { id: errand, attempt, skill, version, content, task, url, look, secret, rows } = record;
  const order = { errand, attempt, skill, version, content, task, url, rows };
  const input = { ...order, ...(look !== undefined && { look }), ...(secret !== undefined && { secret }) };
  return {
    id: hashOf({ company, kind: 'errand', v, input }),
    company,
    kind: 'errand',
    v,
    role: record.role ?? kind?.role ?? 'operator',
    input,
    needs: [],
    maxAttempts: 100,
    budgetMicros: kind?.budgetMicros ?? 0,
  };
}

function ending(record: ErrandRecord, made: ReturnType<typeof errandEnded.make>): Decision {
  return { events: [decided(skillStreams.errand(record.id), made, record.seq)], work: [] };
}

/** What follows for an errand: its work is wanted, or it ends with it. Undefined while it is being done. */
export function afterErrand(state: CompanyState, record: ErrandRecord): Decision | undefined {
  if (record.state !== 'running') return undefined;
  const item = record.item === undefined ? undefined : state.items[record.item];
  if (!item) {
    const wanted = itemOf(state, record);
    const title = (workKinds.get('errand')?.title ?? '%s').replace('%s', record.task);
    const data = { build: record.id, step: 'errand', item: wanted, title, rung: 'reflex' as const };
    return {
      events: [decided(streams.work(wanted.id), workWanted.make(data), record.seq)],
      work: [{ do: 'enqueue', item: wanted, rung: 'reflex' }],
    };
  }
  if (item.phase === 'open') return undefined;
  if (item.phase === 'done') {
    const { report, rows, entered, aside } = errandResultSchema.parse(item.result);
    return ending(
      record,
      errandEnded.make({ state: 'done', errand: record.id, report, rows, entered, aside }),
    );
  }
  const error = item.error ?? {
    kind: 'internal',
    code: 'unknown',
    message: `${item.title} ended without a result`,
  };
  return ending(record, errandEnded.make({ state: 'failed', errand: record.id, error: errorBodyOf(error) }));
}

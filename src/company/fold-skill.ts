/** What events of the skill library and of errands change in the company's state. */
import type { EventOf } from '../protocol/event-type.ts';
import {
  errandEnded,
  errandRequested,
  skillLearned,
  skillPromoted,
  skillRolledBack,
} from '../protocol/events/skill.ts';
import { errorBodyOf } from '../protocol/work.ts';
import { foldOf } from './fold-type.ts';
import type { CompanyState, ErrandRecord } from './state.ts';

function learned(state: CompanyState, event: EventOf<typeof skillLearned>): void {
  const { skill, task, ...version } = event.data;
  const record = (state.skills[skill] ??= { skill, task, promoted: 0, before: [], versions: [] });
  record.versions.push({ ...version, at: event.at });
}

function promoted(state: CompanyState, event: EventOf<typeof skillPromoted>): void {
  const record = state.skills[event.data.skill];
  if (!record) return;
  if (record.promoted > 0) record.before.push(record.promoted);
  record.promoted = event.data.version;
}

function rolledBack(state: CompanyState, event: EventOf<typeof skillRolledBack>): void {
  const record = state.skills[event.data.skill];
  if (!record) return;
  record.before.pop();
  record.promoted = event.data.to;
}

function requested(state: CompanyState, event: EventOf<typeof errandRequested>): void {
  const { errand: id, ...asked } = event.data;
  const record: ErrandRecord = { id, ...asked, state: 'running', startedAt: event.at, seq: event.seq };
  state.errands[id] = record;
}

function ended(state: CompanyState, event: EventOf<typeof errandEnded>): void {
  const { data } = event;
  const record = state.errands[data.errand];
  if (!record) return;
  record.state = data.state;
  record.endedAt = event.at;
  if (data.state === 'failed') {
    record.error = errorBodyOf(data.error);
    return;
  }
  const { report, rows, entered, aside } = data;
  record.result = { report, rows, entered, aside };
  const version = state.skills[record.skill]?.versions.find((one) => one.version === record.version);
  if (!version) return;
  const touched = { errand: record.id, url: record.url, rows, entered, aside, at: event.at };
  version.touched = [...(version.touched ?? []), touched];
}

/** How each of these events changes the state. */
export const skillFolds = [
  foldOf(skillLearned, learned),
  foldOf(skillPromoted, promoted),
  foldOf(skillRolledBack, rolledBack),
  foldOf(errandRequested, requested),
  foldOf(errandEnded, ended),
];

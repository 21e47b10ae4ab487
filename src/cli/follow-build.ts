import { errorBodyOf } from '../protocol/work.ts';
import { createInterface } from 'node:readline/promises';
import type { CompanyClient } from '../app/connect.ts';
import { delay } from '../kernel/clock.ts';
import { fromErrorBody, UserError } from '../kernel/error.ts';
import type { BuildStatus } from '../protocol/control.ts';
import type { StoredEvent } from '../protocol/event.ts';
import { buildEnded, questionAnswered, questionAsked, stopPressed } from '../protocol/events/company.ts';
import { Progress } from './progress.ts';
import { note, print } from './output.ts';

/** A build to follow: from the event after `cursor` on. With `prompt`, questions are put on the terminal. */
export type Following = { build: string; cursor: number; prompt: boolean; signal: AbortSignal };

/** The option that a person typed: its number, or its name. */
function answerOf(options: readonly { value: string }[], typed: string): string | undefined {
  return (options[Number(typed) - 1] ?? options.find(({ value }) => value === typed))?.value;
}

async function promptFor(client: CompanyClient, event: StoredEvent, signal: AbortSignal): Promise<void> {
  const { question, text, detail, options, default: preset } = questionAsked.decode(event).data;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    note(`\n? ${text}${detail === undefined ? '' : `\n${detail}`}`);
    options.forEach((option, index) => note(`    ${index + 1}  ${option.label}`));
    const usual = options.findIndex((option) => option.value === preset);
    const hint = usual < 0 ? '' : ` [${usual + 1}]`;
    for (;;) {
      const typed = (await terminal.question(`  Answer${hint}: `, { signal })).trim();
      const value = answerOf(options, typed) ?? (typed === '' ? preset : undefined);
      if (value !== undefined) return await client.answer(question, value, 'person:terminal');
    }
  } catch (error) {
    // Answered elsewhere, or interrupted: the question is nobody's here any more.
    if (!signal.aborted && !(error instanceof UserError)) throw error;
  } finally {
    terminal.close();
  }
}

/** How often it is looked how far the work is, and whether the company can go on at all: more often until a first journey is played. */
const lookMs = 1000;
const firstLookMs = 250;

type Watch = { client: CompanyClient; build: string; progress: Progress; done: AbortController };

/** Shows how far the work is; ends the following with why nothing goes on, when the company cannot write to its disk. */
async function watchStatus({ client, build, progress, done }: Watch): Promise<BuildStatus['fault']> {
  while (!done.signal.aborted) {
    await delay(progress.wasPlayed ? lookMs : firstLookMs, done.signal).catch(() => undefined);
    if (done.signal.aborted) break;
    const status = await client.buildStatus(build);
    progress.hear(status.progress);
    if (status.fault === undefined) continue;
    done.abort();
    return status.fault;
  }
  return undefined;
}

function isEndOf(event: StoredEvent, build: string): boolean {
  return event.type === buildEnded.type && event.stream === `build:${build}`;
}

/** Follows a build to its end and shows its progress. Throws UserError `stopped` or `interrupted` when it does not come. */
export async function followBuild(client: CompanyClient, following: Following): Promise<BuildStatus> {
  const { build, cursor, prompt, signal } = following;
  const done = new AbortController();
  const prompts = new Map<string, AbortController>();
  // One question after the other: they share the terminal.
  let asked: Promise<unknown> = Promise.resolve();
  const status = await client.buildStatus(build);
  if (status.state !== 'running') return status;
  using progress = new Progress(build, status.startedAt);
  const watching = watchStatus({ client, build, progress, done }).catch(() => undefined);
  for await (const event of client.events(cursor, AbortSignal.any([signal, done.signal]))) {
    progress.see(event);
    if (prompt && event.type === questionAsked.type) {
      const asking = new AbortController();
      prompts.set(event.stream, asking);
      const ended = AbortSignal.any([signal, asking.signal]);
      asked = asked.then(
        () => (ended.aborted ? undefined : promptFor(client, event, ended)),
        () => undefined,
      );
    }
    if (event.type === questionAnswered.type) prompts.get(event.stream)?.abort();
    if (event.type === stopPressed.type)
      throw new UserError({
        code: 'stopped',
        message: 'The stop button was pressed',
        hint: './macrohard resume lets work go on.',
      });
    if (isEndOf(event, build)) break;
  }
  done.abort();
  const fault = await watching;
  if (fault) throw fromErrorBody(errorBodyOf(fault));
  if (signal.aborted)
    throw new UserError({ code: 'interrupted', message: 'Interrupted; the next start goes on from here' });
  return client.buildStatus(build);
}

/** Throws the error of a build that ended without a release. */
export function requireRelease(status: BuildStatus): void {
  if (status.state === 'released') return;
  const error = status.error ?? {
    kind: 'internal' as const,
    code: status.state,
    message: `The build ended as ${status.state}`,
  };
  for (const failure of status.failures.slice(0, 20)) note(`  ✗ ${failure}`);
  throw fromErrorBody(errorBodyOf(error));
}

/** Whether a person sits at the terminal. */
export function isAttended(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Prints what is served and stays until Ctrl-C. */
export async function stayUntilInterrupted(
  client: CompanyClient,
  signal: AbortSignal,
  lines: readonly string[],
): Promise<void> {
  for (const line of lines) print(line);
  const interrupted = new Promise<void>((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  while (!signal.aborted) {
    await Promise.race([interrupted, client.gone()]);
    if (!signal.aborted) await client.serve();
  }
}

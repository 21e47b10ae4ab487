import * as z from 'zod';
import { systemClock } from '../kernel/clock.ts';
import type { StoredEvent } from '../protocol/event.ts';
import { workAnswered, workClaimed, workClimbed, workFailed, workWanted } from '../protocol/events/work.ts';
import type { Progress as WorkProgress } from '../protocol/worker.ts';
import { seconds } from './output.ts';
import { visible } from './visible.ts';

type Line = { title: string; role: string; rung: string; startedAt: number };

/** " 3 of 25: A customer books an appointment". */
function partsOf(progress: WorkProgress | undefined): string {
  if (!progress) return '';
  const { done, of, text } = progress;
  return ` ${done}${of === undefined ? '' : ` of ${of}`}: ${text}`;
}

const clear = '\u001B[2K';

/**
 * Shows on standard error who does what for one build, on which rung and for how long: one live line for each running item on a
 * terminal, plain lines as they end otherwise.
 */
export class Progress implements Disposable {
  readonly #items = new Map<string, { title: string; role: string }>();
  readonly #running = new Map<string, Line>();
  #progress: Readonly<Record<string, WorkProgress>> = {};
  readonly #build: string;
  readonly #startedAt: number;
  readonly #isLive: boolean;
  #shown = 0;
  #wasPlayed = false;
  #timer: NodeJS.Timeout | undefined;

  /** `startedAt`: when the build began, in milliseconds since the Unix epoch. */
  constructor(build: string, startedAt: number) {
    this.#build = build;
    this.#startedAt = startedAt;
    this.#isLive = process.stderr.isTTY;
    if (this.#isLive) this.#timer = setInterval(() => this.#draw(), 100);
  }

  /** Takes one event of the journal; those that say nothing of work are passed over. */
  see(event: StoredEvent): void {
    if (event.data === null) return;
    if (event.type === workWanted.type) this.#wanted(event);
    else if (event.type === workClaimed.type) this.#claimed(event);
    else if (event.type === workAnswered.type) this.#answered(event);
    else if (event.type === workFailed.type) this.#failed(event);
    else if (event.type === workClimbed.type) this.#climbed(event);
    else if (event.type === 'work.expired' || event.type === 'work.released') this.#lost(event);
  }

  /** Whether a journey of this build was played to its end. */
  get wasPlayed(): boolean {
    return this.#wasPlayed;
  }

  /** Takes how far the running work is, by its id. Of all work that says how far it is, only journeys know their number. */
  hear(progress: Readonly<Record<string, WorkProgress>>): void {
    this.#progress = progress;
    const played = Object.values(progress).find(({ done, of }) => of !== undefined && done > 0);
    if (!played || this.#wasPlayed) return;
    this.#wasPlayed = true;
    const afterMs = systemClock.now() - this.#startedAt;
    this.say(`  ▸ tester    First journey played after ${seconds(afterMs)}: ${played.text}`);
  }

  /** A line of its own above the live ones. */
  say(line: string): void {
    this.#erase();
    process.stderr.write(`${visible(line)}\n`);
    this.#draw();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#erase();
  }

  #wanted(event: StoredEvent): void {
    const { build, item, title } = workWanted.decode(event).data;
    if (build !== this.#build) return;
    this.#items.set(item.id, { title, role: item.role });
  }

  #claimed(event: StoredEvent): void {
    const { work, rung } = workClaimed.decode(event).data;
    const item = this.#items.get(work);
    if (item) this.#running.set(work, { ...item, rung, startedAt: event.at });
  }

  #answered(event: StoredEvent): void {
    const { work, outcome, durationMs } = workAnswered.decode(event).data;
    const mark = { done: '✓', partial: '◐', declined: '·' }[outcome.status];
    this.#end(work, { mark, durationMs, why: outcome.status === 'declined' ? outcome.why : undefined });
  }

  #failed(event: StoredEvent): void {
    const { work, error, durationMs } = workFailed.decode(event).data;
    this.#end(work, { mark: '✗', durationMs, why: error.message });
  }

  #climbed(event: StoredEvent): void {
    const { work, rung } = workClimbed.decode(event).data;
    const item = this.#items.get(work);
    if (item) this.say(`  ↑ ${item.role.padEnd(9)} ${item.title}: next rung, ${rung}`);
  }

  #lost(event: StoredEvent): void {
    const parsed = z.object({ work: z.string() }).safeParse(event.data);
    if (!parsed.success) return;
    const line = this.#running.get(parsed.data.work);
    if (!this.#running.delete(parsed.data.work) || !line) return;
    this.say(`  ↻ ${line.role.padEnd(9)} ${line.title}: the worker is gone, somebody else takes it up`);
  }

  #end(work: string, how: { mark: string; durationMs: number; why: string | undefined }): void {
    const line = this.#running.get(work);
    this.#running.delete(work);
    if (!line) return;
    const why = how.why === undefined ? '' : `: ${how.why}`;
    this.say(
      `  ${how.mark} ${line.role.padEnd(9)} ${line.title} (${line.rung}, ${seconds(how.durationMs)})${why}`,
    );
  }

  #draw(): void {
    if (!this.#isLive) return;
    this.#erase();
    const now = performance.timeOrigin + performance.now();
    const width = process.stderr.columns ?? 80;
    for (const [work, { title, role, rung, startedAt }] of this.#running) {
      const time = seconds(Math.max(0, now - startedAt));
      const line = `  … ${role.padEnd(9)} ${title} (${rung}, ${time})${partsOf(this.#progress[work])}`;
      process.stderr.write(`${clear}${visible(line).slice(0, width - 1)}\n`);
    }
    this.#shown = this.#running.size;
  }

  #erase(): void {
    if (!this.#isLive || this.#shown === 0) return;
    process.stderr.write(`\u001B[${this.#shown}A\r\u001B[0J`);
    this.#shown = 0;
  }
}

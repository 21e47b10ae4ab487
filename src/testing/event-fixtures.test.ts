/**
 * Every version of every type of event that was ever shipped stays readable: its fixture
 * `test/fixtures/events/<type>.v<n>.json`, a list of {seq, stream, data}, is brought up to today and folded. A fixture of a
 * shipped version is never changed; a change of its type is a new version with a fixture of its own.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { companyFold } from '../company/fold.ts';
import { applyEvent } from '../journal/fold.ts';
import type { StoredEvent } from '../protocol/event.ts';
import type { EventType } from '../protocol/event-type.ts';

const root = join(import.meta.dirname, '../..');

function isEventType(value: unknown): value is EventType {
  return (
    typeof value === 'object' && value !== null && 'make' in value && 'decode' in value && 'type' in value
  );
}

async function readTypes(): Promise<Map<string, EventType>> {
  const files = globSync('src/protocol/events/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  const modules = await Promise.all(files.map((file) => import(join(root, file)) as Promise<object>));
  const types = modules.flatMap((each) => Object.values(each)).filter(isEventType);
  return new Map(types.map((type) => [type.type, type]));
}

type Fixture = { name: string; events: StoredEvent[] };

function readFixture(file: string): Fixture {
  const name = basename(file, '.json');
  const [, type = '', v = ''] = /^(.+)\.v(\d+)$/.exec(name) ?? [];
  const samples = JSON.parse(readFileSync(join(root, file), 'utf8')) as Pick<
    StoredEvent,
    'seq' | 'stream' | 'data'
  >[];
  const envelope = { company: 'main', type, v: Number(v), actor: 'tester', hash: '' };
  return {
    name,
    events: samples.map((sample) => ({ ...envelope, at: 1_795_272_600_000 + sample.seq, ...sample })),
  };
}

const types = await readTypes();
const fixtures = globSync('test/fixtures/events/*.json', { cwd: root }).sort().map(readFixture);

describe('every version of every type of event has a fixture', () => {
  for (const type of types.values()) {
    it(`${type.type} up to version ${type.v}`, () => {
      const expected = Array.from({ length: type.v }, (_, n) => `${type.type}.v${n + 1}`);
      const present = fixtures.map((fixture) => fixture.name);
      expect(present, 'add test/fixtures/events/<type>.v<n>.json').toEqual(expect.arrayContaining(expected));
    });
  }
});

describe('every fixture is still understood', () => {
  for (const { name, events } of fixtures) {
    it(name, () => {
      expect(events.length).toBeGreaterThan(0);
      for (const event of events) {
        const type = types.get(event.type);
        expect(type, `no type ${event.type} any more: shipped types stay`).toBeDefined();
        const decoded = type?.decode(event);
        if (event.v === type?.v) expect(decoded?.data).toEqual(event.data);
      }
    });
  }
});

it('the company folds all of them, in the order of their seqs, to a state that JSON keeps', () => {
  const fold = companyFold('main');
  const state = fold.initial();
  const events = fixtures.flatMap((fixture) => fixture.events).sort((a, b) => a.seq - b.seq);
  for (const event of events) applyEvent(fold, state, event);
  expect(state.cursor).toBe(events.at(-1)?.seq);
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
});

/** A company's day, told to the scripted company: a released salon, a library half built, a question that waits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../src/kernel/hash.ts';
import type { Check, JourneyReport } from '../../src/protocol/evidence.ts';
import type { Specification } from '../../src/protocol/specification.ts';
import type { ProductView, ReleaseView, WorkView } from '../../src/protocol/view.ts';
import { parseSpecificationYaml } from '../../src/studio/specification/yaml.ts';
import type { ScriptedCompany } from '../../src/testing/scripted-company.ts';

const root = join(import.meta.dirname, '../..');
const slug = 'hair-salon';

/** What the story needs from outside: the time that it ends at, the product's address and pictures of its screens. */
export type StoryInput = { company: ScriptedCompany; now: number; url: string; frames: Uint8Array[] };

type Done = [kind: string, title: string, role: string, from: number, to: number];

const doneWork: Done[] = [
  ['analyse', 'Understand the brief', 'analyst', 0, 900],
  ['plan', 'Plan Hair salon', 'architect', 950, 1100],
  ['engineer', 'Write the code of Hair salon', 'engineer', 1150, 3900],
  ['verify-tests', 'Run the own tests of Hair salon', 'tester', 4000, 6800],
  ['verify-api', 'Hold the API of Hair salon against its rules', 'tester', 4000, 9600],
  ['verify-journeys', 'Use Hair salon as its users would', 'tester', 4050, 14_800],
  ['verify-journeys', 'Use Hair salon as its users would', 'tester', 4050, 16_300],
  ['gate', 'Judge Hair salon', 'operator', 16_400, 16_700],
  ['deploy', 'Deploy Hair salon', 'operator', 16_800, 18_900],
  ['analyse', 'Understand the brief', 'analyst', 16_100, 17_000],
  ['plan', 'Plan Lending library', 'architect', 17_050, 17_300],
];

function work(done: Done, start: number, product: string): WorkView {
  const [kind, title, role, from, to] = done;
  const times = { createdAt: start + from - 20, startedAt: start + from, endedAt: start + to };
  const id = hashOf({ kind, product, from, to });
  return {
    id,
    kind,
    title,
    role,
    product,
    rung: 'reflex',
    state: 'done',
    owner: 'supervisor',
    attempt: 1,
    costMicros: 0,
    ...times,
  };
}

function openWork(now: number): WorkView[] {
  const base = { attempt: 1, costMicros: 0, owner: 'supervisor', createdAt: now - 9000 };
  const library = { ...base, product: 'lending-library' };
  return [
    {
      ...library,
      id: 'w-library-code',
      kind: 'engineer',
      title: 'Write the code of Lending library',
      role: 'engineer',
      rung: 'reflex',
      state: 'running',
      owner: 'worker:7314',
      startedAt: now - 4000,
    },
    {
      ...library,
      id: 'w-library-ask',
      kind: 'analyse',
      title: 'Understand “a fine is due”',
      role: 'analyst',
      rung: 'ask',
      state: 'waiting',
      owner: 'person:owner',
      startedAt: now - 8000,
    },
    {
      ...library,
      id: 'w-library-tests',
      kind: 'verify-tests',
      title: 'Run the own tests of Lending library',
      role: 'tester',
      rung: 'reflex',
      state: 'blocked',
      owner: 'engineer',
    },
    {
      ...library,
      id: 'w-library-api',
      kind: 'verify-api',
      title: 'Hold the API of Lending library against its rules',
      role: 'tester',
      rung: 'reflex',
      state: 'blocked',
      owner: 'engineer',
    },
    {
      ...base,
      id: 'w-brief-3',
      kind: 'analyse',
      title: 'Understand the brief',
      role: 'analyst',
      rung: 'reason',
      state: 'declined',
      attempt: 2,
      startedAt: now - 9000,
      endedAt: now - 8800,
      error: {
        kind: 'user',
        code: 'no-product',
        message: 'The brief names no product.',
        hint: 'Say what people should be able to do with it.',
      },
    },
  ];
}

const sentences: [Check['kind'], string, number][] = [
  ['start', 'It starts from a fresh checkout in a clean sandbox', 412],
  ['tests', 'Its own 31 tests pass', 2710],
  ['api', 'A stylist cannot have two appointments that overlap', 96],
  ['api', 'Of 50 simultaneous bookings of one slot, one is taken', 640],
  ['api', 'A customer has at most 3 booked appointments at once', 131],
  ['api', 'A customer cannot cancel another customer’s appointment', 44],
  ['api', 'A stylist cannot confirm another stylist’s appointment', 39],
  ['api', 'A completed appointment can no longer be cancelled', 41],
  ['api', 'A stale version is refused', 33],
  ['journey', 'Every journey of every role reaches its goal', 12_250],
  ['accessibility', 'No page has a serious accessibility fault', 3150],
  ['console', 'No page writes an error to the console', 12_250],
  ['endurance', 'It is up and answers after 12 seconds of use', 12_250],
];

function checks(failed?: { text: string; detail: string }): Check[] {
  return sentences.map(([kind, text, durationMs], index) => {
    const isBroken = text === failed?.text;
    const base = { id: `check-${index}`, text, kind, passed: !isBroken, proves: [], durationMs };
    return isBroken ? { ...base, detail: failed.detail } : base;
  });
}

const journeyTitles: [string, string][] = [
  ['A customer books, finds and cancels an appointment', 'customer'],
  ['A customer is told why a fourth booking is refused', 'customer'],
  ['A stylist confirms and completes an appointment', 'stylist'],
  ['A stylist sees no appointment of another stylist', 'stylist'],
  ['A receptionist adds a service and changes its price', 'receptionist'],
  ['A visitor sees the services', 'visitor'],
];

const stepTexts = [
  'Open the sign-in page',
  'Sign in as Ada Winter',
  'Choose “New appointment”',
  'Fill in stylist, service and time',
  'Press “Save” and read “Appointment created”',
  'Find the appointment in the list',
  'Press “Cancel” and read “cancelled”',
];

function journeys(company: ScriptedCompany, frames: Uint8Array[]): JourneyReport[] {
  const hashes = frames.map((frame) => company.addBlob(frame));
  const recording =
    hashes.length === 0
      ? undefined
      : company.addBlob(
          Buffer.from(
            JSON.stringify(
              Array.from({ length: 28 }, (_, index) => ({
                atMs: index * 150,
                pointer: { x: 300 + index * 14, y: 190 + index * 9 },
                frame: hashes[Math.floor((index / 28) * hashes.length)],
              })),
            ),
          ),
        );
  return journeyTitles.map(([title, role], index) => ({
    id: `journey-${index + 1}`,
    title,
    role,
    passed: true,
    proves: [],
    steps: stepTexts.map((text, step) => ({ text, atMs: step * 600, durationMs: 480, passed: true })),
    actions: 61 + index * 7,
    durationMs: 4200,
    ...(recording === undefined ? {} : { recording }),
    pages: [{ path: '/appointments', loadMs: 38 }],
  }));
}

function releases({ company, now, frames }: StoryInput): ReleaseView[] {
  const walked = journeys(company, frames);
  return [
    {
      number: 1,
      commit: hashOf(1).slice(0, 40),
      at: now - 86_400_000,
      status: 'kept',
      checks: checks(),
      journeys: walked,
    },
    {
      number: 2,
      commit: hashOf(2).slice(0, 40),
      at: now - 23_000,
      status: 'serving',
      checks: checks(),
      journeys: walked,
    },
  ];
}

function salon(input: StoryInput, specification: Specification, brief: string): ProductView {
  const failed = {
    text: 'A stylist cannot have two appointments that overlap',
    detail: 'Two overlapping bookings of one stylist were both answered with 201 (appointments 14 and 15).',
  };
  return {
    name: specification.product.name,
    slug,
    release: 2,
    url: input.url,
    health: 'up',
    isolation: 'sandbox',
    brief,
    specification,
    citedShare: 0.97,
    releases: releases(input),
    refusals: [
      {
        commit: hashOf(3).slice(0, 40),
        at: input.now - 400_000,
        failures: [`${failed.text}. ${failed.detail}`],
        checks: checks(failed),
        journeys: [],
      },
    ],
    accounts: ['admin', 'customer', 'stylist', 'receptionist'].map((role) => ({
      role,
      email: `${role}@hair-salon.example`,
    })),
    repository: '/home/ada/salon/.macrohard/products/hair-salon/repository',
  };
}

/** Events of one item: wanted, claimed, answered, ended; each caused by the one before. */
function tellWork(company: ScriptedCompany, item: WorkView, cause: number): void {
  const stream = `work:${item.id.slice(0, 12)}`;
  const tell = (event: { type: string; actor: string; at: number; cause: number }, data: object): number =>
    company.change({ stream, ...event, data: { work: item.id, ...data } });
  const at = item.startedAt ?? item.createdAt;
  const durationMs = (item.endedAt ?? at) - at;
  const [worker, end] = ['worker:7311', at + durationMs];
  const wanted = tell(
    { type: 'work.wanted', actor: 'supervisor', at: item.createdAt, cause },
    { title: item.title, rung: 'reflex' },
  );
  const claimed = tell(
    { type: 'work.claimed', actor: worker, at, cause: wanted },
    { kind: item.kind, fence: 1, attempt: 1 },
  );
  const answered = tell(
    { type: 'work.answered', actor: worker, at: end, cause: claimed },
    { rung: item.rung, durationMs },
  );
  tell({ type: 'work.ended', actor: 'supervisor', at: end, cause: answered }, { state: item.state });
}

/** Tells the whole day; the question's deadline is four minutes after its end. */
export function tellStory(input: StoryInput): void {
  const { company, now, url } = input;
  const specification = parseSpecificationYaml(
    readFileSync(join(root, 'test/fixtures/specifications/hair-salon.yaml'), 'utf8'),
  );
  const brief = readFileSync(join(root, 'examples/hair-salon.md'), 'utf8');
  const start = now - 24_000;
  const cause = company.change({
    stream: 'build:salon',
    type: 'build.requested',
    actor: 'person:owner',
    at: start - 30,
    data: { flow: 'build', build: 'salon', attempt: 1, form: 'brief', defaults: false },
  });
  const items = doneWork.map((done) =>
    work(done, start, done[1].includes('library') ? 'lending-library' : slug),
  );
  for (const item of items) tellWork(company, item, cause);
  company.change(
    {
      stream: `product:${slug}`,
      type: 'release.deployed',
      actor: 'supervisor',
      at: now - 5000,
      cause,
      data: { product: slug, release: 2, url },
    },
    ({ view, products }) => {
      const product = salon(input, specification, brief);
      products.set(slug, product);
      view.products = [
        { name: product.name, slug, release: 2, url, health: 'up', isolation: 'sandbox' },
        { name: 'Lending library', slug: 'lending-library', release: 0, health: 'starting' },
      ];
      view.work = [...items, ...openWork(now)];
      view.builds = [
        { id: 'library', flow: 'build', state: 'running', product: 'lending-library', startedAt: now - 9000 },
        {
          id: 'dull',
          flow: 'build',
          state: 'declined',
          startedAt: now - 9000,
          endedAt: now - 8800,
          error: {
            kind: 'user',
            code: 'no-product',
            message: 'The brief names no product.',
            hint: 'Say what people should be able to do with it.',
          },
        },
        {
          id: 'salon',
          flow: 'build',
          state: 'released',
          product: slug,
          release: 2,
          startedAt: start,
          endedAt: now - 5000,
        },
      ];
      view.workers = [7311, 7314].map((pid, index) => ({
        id: `worker:${pid}`,
        pid,
        kinds: ['engineer', 'verify-api'],
        since: now - 90_000,
        ...(index === 1 ? { work: 'w-library-code' } : {}),
      }));
    },
  );
  company.change(
    {
      stream: 'question:fine',
      type: 'question.asked',
      actor: 'supervisor',
      at: now - 8000,
      data: { question: 'fine' },
    },
    ({ view }) => {
      view.questions.push({
        id: 'fine',
        text: 'The brief says “a fine is due when a book comes back late”, but not how high it is. What should the library do?',
        detail: 'The specification can hold an amount for each day, or leave the fine to the librarian.',
        options: [
          { value: 'leave', label: 'Leave the amount to the librarian' },
          { value: 'day', label: 'One euro for each day' },
          { value: 'none', label: 'No fine' },
        ],
        default: 'leave',
        deadline: now + 240_000,
        product: 'lending-library',
        askedAt: now - 8000,
      });
    },
  );
}

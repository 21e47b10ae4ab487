/** Learns what was shown to this home: each task from its shelf of demonstrations, tried on cases that are held out. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HomePaths } from '../config/home.ts';
import { hashOf } from '../kernel/hash.ts';
import type { Demonstration } from '../protocol/screen/demonstration.ts';
import type { Evaluation, SkillContent } from '../protocol/screen/library.ts';
import { skillSchema, type Skill } from '../protocol/screen/skill.ts';
import { readShelf } from '../reflex/demonstration/shelf.ts';
import { learn, type Learned } from '../reflex/learner/learn.ts';
import { constantsOf, withConstants } from '../reflex/rows/constants.ts';
import { learnEnding } from '../reflex/rows/ending.ts';
import { triedOn } from '../reflex/rows/held-out.ts';
import type { Row } from '../reflex/rows/read-rows.ts';
import { unexplainedIn, wantedBy } from './doubt.ts';

/** What is known of one task. `shown` are the demonstrations in which it was done in these words. */
export type ShelfLesson = {
  task: string;
  content: SkillContent;
  explained: number;
  shown: number;
  /** What was not understood, and which further demonstration would tell most. */
  unexplained: readonly string[];
  wanted: string | undefined;
  ms: number;
};

/** Raised when the same demonstrations may teach otherwise. */
const learner = 'macrohard/learner 3';

/** So many of the moves that were held out have to be right, and no fewer cases than this. */
const bar = { share: 0.75, cases: 2 };

/** All demonstrations of a home, by the words in which their task was given. */
async function shelvesOf(home: HomePaths): Promise<Map<string, Demonstration[]>> {
  const root = join(home.root, 'demonstrations');
  const folders = await readdir(root).catch(() => []);
  const all = await Promise.all(folders.map((folder) => readShelf(join(root, folder))));
  return Map.groupBy(all.flat(), ({ instruction }) => instruction);
}

type Taught = Pick<Learned, 'explained' | 'shown' | 'unexplained'> & { skills: Skill[]; constants: Row };

function teach(demonstrations: readonly Demonstration[]): Taught {
  const constants = constantsOf(demonstrations);
  const { skill, ...learned } = learn(withConstants(demonstrations, constants));
  return { ...learned, skills: skill.rules.length === 0 ? [] : [skill], constants };
}

/** What the others teach, tried on one of them. */
function tryOn(
  held: Demonstration,
  demonstrations: readonly Demonstration[],
): { moves: number; right: number } {
  const { skills, constants } = teach(demonstrations.filter((one) => one !== held));
  return withConstants([held], constants)
    .map((one) => triedOn(skills, one))
    .reduce((_none, tried) => tried);
}

function evaluate(demonstrations: readonly Demonstration[]): Evaluation {
  const cases =
    demonstrations.length < 2
      ? []
      : demonstrations.map((held) => ({ demonstration: hashOf(held), ...tryOn(held, demonstrations) }));
  const sum = (of: (one: (typeof cases)[number]) => number): number =>
    cases.reduce((all, one) => all + of(one), 0);
  const share =
    cases.length === 0
      ? 0
      : sum(({ right }) => right) /
        Math.max(
          1,
          sum(({ moves }) => moves),
        );
  const isPassed = cases.length >= bar.cases && share >= bar.share;
  if (isPassed) return { cases, share, isPassed };
  const why =
    cases.length < bar.cases
      ? 'It was shown once. Show it twice more: what is learned is tried on what was held back.'
      : `Of the moves that were held back ${Math.round(share * 100)} % were right, and ${bar.share * 100} % are wanted. Show it once more.`;
  return { cases, share, isPassed, why };
}

/** The columns that something typed or chosen comes from. */
function columnsTyped(skills: readonly Skill[]): string[] {
  const names = new Set<string>();
  const walk = (value: unknown, isText: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    const { by, name } = value as { by?: unknown; name?: unknown };
    if (isText && by === 'column' && typeof name === 'string') names.add(name);
    for (const [key, inner] of Object.entries(value)) walk(inner, isText || key === 'text');
  };
  walk(skills, false);
  return [...names];
}

function learnOne(task: string, demonstrations: readonly Demonstration[]): ShelfLesson {
  const began = performance.now();
  const { constants, explained, shown, ...taught } = teach(demonstrations);
  const evaluation = evaluate(demonstrations);
  const skills = taught.skills.map((skill) => skillSchema.parse(skill));
  const typed = columnsTyped(skills).filter((name) => !(name in constants));
  const needs = typed.filter((name) => demonstrations.every(({ values }) => (values[name] ?? '') !== ''));
  const url = demonstrations.findLast((one) => one.url !== undefined)?.url;
  const content: SkillContent = {
    format: 'macrohard/skill',
    version: 1,
    task,
    ...(url !== undefined && { url }),
    skills,
    ending: learnEnding(demonstrations),
    needs,
    constants,
    lineage: {
      learner,
      demonstrations: demonstrations.map((one) => ({
        digest: hashOf(one),
        row: hashOf(one.values),
        ms: one.steps.at(-1)?.ended ?? 0,
      })),
    },
    evaluation,
  };
  return {
    task,
    content,
    explained,
    shown,
    unexplained: unexplainedIn(taught.unexplained, demonstrations),
    wanted: wantedBy(evaluation, demonstrations),
    ms: performance.now() - began,
  };
}

/** Learns each task that was shown, or the one in these words. */
export async function learnShelf(home: HomePaths, task?: string): Promise<ShelfLesson[]> {
  const shelves = await shelvesOf(home);
  return [...shelves]
    .filter(([words]) => task === undefined || words === task)
    .map(([words, demonstrations]) => learnOne(words, demonstrations));
}

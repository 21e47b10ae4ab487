/** The ways of a build and of a release by hand, as data over kinds of work. */
import type { Json } from '../kernel/json.ts';
import {
  amendResultSchema,
  analyseResultSchema,
  commitResultSchema,
  decideResultSchema,
  gateResultSchema,
  planResultSchema,
  settleResultSchema,
  type OpenQuestion,
  verifyResultSchema,
} from '../protocol/build.ts';
import type * as z from 'zod';
import { InternalError } from '../kernel/error.ts';
import type { BuildRecord, CompanyState, ProductRecord } from './state.ts';

/** What a step may look at: its build, the product and the results of the steps before. */
export type StepContext = {
  state: CompanyState;
  build: BuildRecord;
  /** Into how many parts the journeys are dealt. */
  shards: number;
};

/** One step: its kind of work, what it waits for, and the inputs of its items (several run at once). */
export type Step = {
  key: string;
  kind: string;
  needs: readonly string[];
  /** It may have no items at all, and is done then as soon as what it waits for is. */
  isOptional?: boolean;
  inputs(context: StepContext): Json[];
};

/** Results of a step's items, checked. */
function resultsOf<T>(context: StepContext, step: string, schema: z.ZodType<T>): T[] {
  const ids = context.build.steps[step] ?? [];
  return ids.map((id) => schema.parse(context.state.items[id]?.result));
}

/** The result of a step that has one item. */
export function resultOf<T>(context: StepContext, step: string, schema: z.ZodType<T>): T {
  const [first] = resultsOf(context, step, schema);
  if (first === undefined)
    throw new InternalError({ code: 'no-result', message: `Step ${step} has no result` });
  return first;
}

/** The product of a build that has a plan. */
export function productOf({ state, build }: StepContext): ProductRecord {
  const product = build.product === undefined ? undefined : state.products[build.product];
  if (!product)
    throw new InternalError({ code: 'no-product', message: `Build ${build.id} has no product yet` });
  return product;
}

/** The plan of the newest release of this name that was built from a specification. */
function previousOf(context: StepContext, slug: string): { previous?: string } {
  const { state, build } = context;
  for (const release of state.products[slug]?.releases.toReversed() ?? []) {
    const made = state.builds[release.build];
    if (!made || made.id === build.id || made.steps['plan'] === undefined) continue;
    return { previous: resultOf({ ...context, build: made }, 'plan', planResultSchema).plan };
  }
  return {};
}

/** The commit under test: what the engineer wrote, or what main holds. */
export function commitOf(context: StepContext): { commit: string; pure: boolean } {
  return resultOf(context, context.build.flow === 'release' ? 'inspect' : 'engineer', commitResultSchema);
}

/** The commits of the product that engineers made and no hand touched. */
function writtenOf(context: StepContext): string[] {
  const { slug } = productOf(context);
  const builds = Object.values(context.state.builds).filter((one) => one.product === slug);
  return builds.flatMap(({ steps }) => {
    const made = (steps['engineer'] ?? []).map((id) =>
      commitResultSchema.safeParse(context.state.items[id]?.result),
    );
    return made.flatMap(({ data }) => (data?.pure === true ? [data.commit] : []));
  });
}

/** Which look at the product this is: a later attempt, or a product begun anew, is looked at again. */
function roundOf(context: StepContext): string {
  const { id, attempt, flow } = context.build;
  const { life } = productOf(context);
  return flow === 'build' ? `${life}.${attempt}` : `${life}.${id}`;
}

function verifyInput(context: StepContext): { [key: string]: Json } {
  const product = productOf(context);
  const { commit, pure } = commitOf(context);
  return {
    product: product.slug,
    commit,
    pure,
    specification: product.specification,
    round: roundOf(context),
  };
}

/** What the analyst made of a brief, or of a change. */
export function analysed(context: StepContext): z.infer<typeof analyseResultSchema> & { brief: string } {
  const { build } = context;
  if (build.flow === 'change') return resultOf(context, 'amend', amendResultSchema);
  const [settled] = (build.steps['settle'] ?? []).map((id) => context.state.items[id]?.result);
  if (settled !== undefined) return settleResultSchema.parse(settled);
  return { ...resultOf(context, 'analyse', analyseResultSchema), brief: build.text ?? '' };
}

/** What the owner has to decide: everything that is open where somebody is there, else what nobody can assume. */
function openQuestions(context: StepContext): OpenQuestion[] {
  const { questions } = resultOf(context, 'analyse', analyseResultSchema);
  const asked = questions.filter(({ options }) => options.length > 1);
  return context.build.defaults ? asked.filter((question) => question.default === undefined) : asked;
}

/** Answers that add something to the brief. */
function answersOf(context: StepContext): z.infer<typeof decideResultSchema>[] {
  const asked = openQuestions(context);
  return resultsOf(context, 'decide', decideResultSchema).filter(({ question, answer }) =>
    asked.some(
      ({ id, options }) =>
        id === question && options.some(({ value, sentence }) => value === answer && sentence !== undefined),
    ),
  );
}

const questionSteps: readonly Step[] = [
  {
    key: 'decide',
    kind: 'decide',
    needs: ['analyse'],
    isOptional: true,
    inputs: (context) =>
      openQuestions(context).map((question) => ({ text: context.build.text ?? '', question })),
  },
  {
    key: 'settle',
    kind: 'settle',
    needs: ['decide'],
    isOptional: true,
    inputs: (context) => {
      const answers = answersOf(context);
      return answers.length === 0 ? [] : [{ text: context.build.text ?? '', answers }];
    },
  },
];

function verifySteps(needs: string, before: readonly string[] = []): Step[] {
  return [
    // What takes longest begins first.
    {
      key: 'journeys',
      kind: 'verify-journeys',
      needs: [needs],
      inputs: (context) =>
        Array.from({ length: context.shards }, (_, index) => ({
          ...verifyInput(context),
          ...(context.build.explore === undefined ? {} : { explore: context.build.explore }),
          shard: { index, of: context.shards },
        })),
    },
    { key: 'api', kind: 'verify-api', needs: [needs], inputs: (context) => [verifyInput(context)] },
    // Several processes at once: not while the first journey is waited for.
    { key: 'tests', kind: 'verify-tests', needs: [needs], inputs: (context) => [verifyInput(context)] },
    {
      key: 'gate',
      kind: 'gate',
      needs: ['tests', 'api', 'journeys', ...before],
      inputs: (context) => {
        const { commit, product, specification, round } = verifyInput(context);
        const reports = ['tests', 'api', 'journeys'].flatMap((step) =>
          resultsOf(context, step, verifyResultSchema).map((result) => result.report),
        );
        return [{ product, commit, specification, round, reports }];
      },
    },
    {
      key: 'deploy',
      kind: 'deploy',
      needs: ['gate'],
      inputs: (context) => {
        const { build } = context;
        const isRefused = resultOf(context, 'gate', gateResultSchema).verdict === 'refuse';
        return isRefused || build.release === undefined
          ? []
          : [{ ...verifyInput(context), release: build.release }];
      },
    },
  ];
}

const engineerStep: Step = {
  key: 'engineer',
  kind: 'engineer',
  needs: ['plan'],
  inputs: (context) => {
    const { slug, specification, life } = productOf(context);
    const { plan } = resultOf(context, 'plan', planResultSchema);
    return [{ product: slug, specification, plan, life }];
  },
};

const buildSteps: readonly Step[] = [
  {
    key: 'analyse',
    kind: 'analyse',
    needs: [],
    inputs: ({ build }) => [{ text: build.text ?? '', form: build.form ?? 'brief' }],
  },
  ...questionSteps,
  {
    key: 'plan',
    kind: 'plan',
    needs: ['analyse', 'settle'],
    inputs: (context) => {
      const { product, specification } = analysed(context);
      return [{ product, specification, ...previousOf(context, product) }];
    },
  },
  engineerStep,
  ...verifySteps('engineer'),
];

const changeSteps: readonly Step[] = [
  {
    key: 'amend',
    kind: 'amend',
    needs: [],
    inputs: ({ build }) => {
      const { change, form = 'brief' } = build;
      if (change === undefined) return [];
      const { text, ...from } = change;
      return [{ ...from, change: text, form }];
    },
  },
  {
    key: 'plan',
    kind: 'plan',
    needs: ['amend'],
    inputs: (context) => {
      const { product, specification, renames } = resultOf(context, 'amend', amendResultSchema);
      return [{ product, specification, renames, ...previousOf(context, product) }];
    },
  },
  engineerStep,
  {
    key: 'examine',
    kind: 'examine',
    needs: ['engineer'],
    inputs: (context) => {
      const { differences } = resultOf(context, 'amend', amendResultSchema);
      const { plan } = resultOf(context, 'plan', planResultSchema);
      return [{ ...verifyInput(context), plan, differences }];
    },
  },
  ...verifySteps('engineer', ['examine']),
];

const releaseSteps: readonly Step[] = [
  {
    key: 'inspect',
    kind: 'inspect',
    needs: [],
    inputs: (context) => [
      { product: productOf(context).slug, round: roundOf(context), written: writtenOf(context) },
    ],
  },
  ...verifySteps('inspect'),
];

/** The steps of each way, in an order in which each stands after its needs. */
export const pipelines: Record<BuildRecord['flow'], readonly Step[]> = {
  build: buildSteps,
  change: changeSteps,
  release: releaseSteps,
};

/** Learns a skill from a few demonstrations. */
import type { Demonstration } from '../../protocol/screen/demonstration.ts';
import type { Rule, Skill } from '../../protocol/screen/skill.ts';
import { formOf } from '../skill/instruction.ts';
import { decide } from '../skill/skill.ts';
import { agreedOn } from './agreed.ts';
import { aliasesOf } from './aliases.ts';
import { apart } from './apart.ts';
import { withAllSaid } from './meant-too.ts';
import { inOrder } from './order.ts';
import { patienceOf } from './pause.ts';
import { isMade, rulesFrom, Tables } from './rule-list.ts';
import { sampleOf, templatesOf, wordsOfAll } from './template.ts';
import { tracesOf, type Deed, type Shown } from './trace.ts';

/** How many parts are left out in turn, how many words of all screens are kept, and characters of what was pressed told. */
const most = { parts: 4, landmarks: 12, words: 40 };

/** A move that a skill does not make where it was shown: in which demonstration, what was done, and the words of what to. */
export type Unexplained = { demonstration: number; act: Deed['act']; on: string };

/**
 * What came of learning: `explained` of `shown` moves are made by the skill where they were shown; on the screens of
 * `misled` it would do something else.
 */
export type Learned = {
  skill: Skill;
  explained: number;
  misled: number;
  shown: number;
  unexplained: readonly Unexplained[];
};

/** See above. */
export function learn(demonstrations: readonly Demonstration[]): Learned {
  const samples = demonstrations.map(sampleOf);
  const templates = templatesOf(samples);
  const shownBy = demonstrations.flatMap((one, at) => {
    const trace = tracesOf(one, { templates }, at);
    return trace && trace.length > 0 ? [trace] : [];
  });
  const traces = apart(inOrder(shownBy));
  const shown = traces.flat();
  const tables = new Tables(traces);
  const { rules: agreed, sound } = agreedOn(traces, tables);
  const rules = withAllSaid(agreed, shown);
  const open = shown.filter((one) => !isMade(rules, one));
  const patienceMs = patienceOf(demonstrations);
  const saids = traces.flatMap(([first]) => (first ? [first.situation.said] : []));
  return {
    skill: {
      templates,
      words: [...wordsOfAll(samples)],
      aliases: aliasesOf(saids),
      forms: [...new Set(saids.map((said) => formOf(said.words)))],
      rules,
      others: withoutParts(sound, agreed, tables).map((part) => withAllSaid(part, shown)),
      landmarks: landmarksOf(shown),
      ...(patienceMs && { patienceMs }),
    },
    explained: shown.length - open.length,
    misled: open.filter(({ situation }) => decide(rules, situation)).length,
    shown: shown.length,
    unexplained: open.map(toldOf),
  };
}

function toldOf({ demonstration, deed, element, situation: { scene } }: Shown): Unexplained {
  const words = [scene.nameOf(element), scene.labelOf(element), element.role].find((one) => one !== '') ?? '';
  return { demonstration, act: deed.act, on: words.slice(0, most.words) };
}

/** Words that stood on every screen that was shown. */
function landmarksOf(shown: readonly Shown[]): string[] {
  const [first, ...others] = shown.map(({ situation }) => situation.scene.shown.texts);
  const common = others.reduce((texts, more) => texts.intersection(more), new Set(first));
  return [...common].filter((text) => text !== '').slice(0, most.landmarks);
}

/** What is learned with one part of the demonstrations left out after the other, when it begins with the same rule. */
function withoutParts(
  traces: readonly (readonly Shown[])[],
  rules: readonly Rule[],
  tables: Tables,
): Rule[][] {
  const parts = Math.min(most.parts, traces.length);
  if (traces.length < 3) return [];
  return Array.from(
    { length: parts },
    (_, part) =>
      rulesFrom(
        traces.filter((__, at) => at % parts !== part),
        rules.slice(0, 1),
        tables,
      ).rules,
  );
}

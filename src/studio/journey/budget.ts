/**
 * Which journeys are worth their time: a product of many roles has many that show the same twice. Every element that the
 * screen can show is shown by one of them at least; beyond that the time of the gate is the measure.
 */
import type { Journey, JourneyStepPlan } from '../../protocol/journey.ts';

/** Steps that bring a page: what a journey costs, roughly. */
const pageSteps = new Set<JourneyStepPlan['do']>([
  'signIn',
  'signUp',
  'press',
  'save',
  'saveRefused',
  'openList',
  'openRecord',
  'search',
  'visit',
]);

/** So many pages are looked at in any case. */
const usualPages = 150;

function costOf(journey: Journey): number {
  return journey.steps.filter((step) => pageSteps.has(step.do)).length;
}

/** Journeys that show what no other one does: mistakes, rules, borders, ways in and the pages arranged for people. */
function isNeeded({ id }: Journey): boolean {
  return !/-(creates|moves)-/.test(id);
}

/** The journeys to play, in their order: all that are needed, what is proved by no other, and more while there is room. */
export function withinBudget(journeys: readonly Journey[], pages: number = usualPages): Journey[] {
  const chosen = new Set(journeys.filter(isNeeded));
  const proved = new Set([...chosen].flatMap((journey) => journey.proves));
  let spent = [...chosen].reduce((sum, journey) => sum + costOf(journey), 0);
  const rest = journeys.filter((journey) => !chosen.has(journey));
  const news = (journey: Journey): number => journey.proves.filter((element) => !proved.has(element)).length;
  while (rest.length > 0) {
    // People come before the administrator, who may do everything anyway.
    const worth = (journey: Journey): number =>
      (news(journey) + (journey.role === 'admin' ? 0 : 0.5)) / Math.max(costOf(journey), 1);
    rest.sort((one, other) => worth(other) - worth(one));
    const [next] = rest.splice(0, 1);
    if (next === undefined || (news(next) === 0 && spent + costOf(next) > pages)) continue;
    chosen.add(next);
    spent += costOf(next);
    for (const element of next.proves) proved.add(element);
  }
  return journeys.filter((journey) => chosen.has(journey));
}

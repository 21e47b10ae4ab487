/** What is said is meant: a value that no rule heeds, and that was true of what was pressed every time, belongs to it. */
import type { Fact, Rule, Selector } from '../../protocol/screen/skill.ts';
import { testOf, valuesIn, type Situation } from '../skill/fact.ts';
import { selectorsOf } from '../skill/instruction.ts';
import { plain } from '../skill/scene.ts';
import { makes } from './makes.ts';
import type { Shown } from './trace.ts';

/** In how many demonstrations it has to be true. */
const fewest = 3;

/** Rules, of which those that press something by what it says heed all that is said of it. */
export function withAllSaid(rules: readonly Rule[], shown: readonly Shown[]): Rule[] {
  const used = rules.flatMap(selectorsUsed);
  const isUsed = (situation: Situation, of: Selector): boolean => {
    const values = new Set(used.flatMap((one) => valuesIn(situation, one)).map(plain));
    return valuesIn(situation, of).some((value) => values.has(plain(value)));
  };
  return rules.map((rule) => {
    const isBySaying = rule.target.some((fact) => fact.is === 'value' && fact.place === 'own');
    if (rule.act !== 'click' || !isBySaying) return rule;
    const made = shown.filter((state) => makes(rule, state));
    const open = made.flatMap(({ situation }) => unheededIn(situation, isUsed));
    const [fact] = open.filter(
      (one) => isAlwaysTrue(one, made) && !made.some(({ situation }) => isUsed(situation, one.of)),
    );
    return fact ? { ...rule, target: [...rule.target, fact] } : rule;
  });
}

type SaidOf = Extract<Fact, { is: 'value' }>;

/** What may be true of a thing beside values that are said and not heeded. */
function unheededIn(situation: Situation, isUsed: (situation: Situation, of: Selector) => boolean): SaidOf[] {
  const values = selectorsOf(situation.said).filter(
    (of) => (of.by === 'quoted' || of.by === 'gap') && !isUsed(situation, of),
  );
  return values.flatMap((of) =>
    (['begins', 'ends', 'holds'] as const).map((like): SaidOf => ({
      is: 'value',
      place: 'own',
      like,
      of,
      ifSaid: true,
    })),
  );
}

function isAlwaysTrue(fact: SaidOf, made: readonly Shown[]): boolean {
  const told = made.filter(({ situation }) => valuesIn(situation, fact.of).length > 0);
  const isTrue = ({ situation, element }: Shown): boolean => testOf(situation, fact)(element);
  return new Set(told.map(({ demonstration }) => demonstration)).size >= fewest && told.every(isTrue);
}

/** The ways to find a value that a rule uses. */
function selectorsUsed(rule: Rule): Selector[] {
  const inTarget = rule.target.flatMap((fact) => ('of' in fact && fact.of ? [fact.of] : []));
  if (!('text' in rule)) return inTarget;
  const { text } = rule;
  if (text.by === 'cased') return [...inTarget, text.of];
  const isFromElsewhere =
    text.by === 'constant' || text.by === 'offered' || text.by === 'sought' || text.by === 'seen';
  return isFromElsewhere ? inTarget : [...inTarget, text];
}

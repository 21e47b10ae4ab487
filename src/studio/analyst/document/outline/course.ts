/** States and the ways between them: "open → in progress → solved", "draft / sent / paid". */
import { describing, frames } from '../../grammar/frame.ts';
import type { Frame, NounPhrase, Predicate, StateName } from '../../grammar/logical-form.ts';
import type { Span, Token } from '../../language/text.ts';
import type { ReadSentence } from '../sentences.ts';
import { stateIn } from '../state-list.ts';
import { partedAt, placeOf, withoutBrackets } from './entry.ts';
import type { Known } from './field-entry.ts';
import { chartOf } from '../chart.ts';
import type { OutlineNode } from './walk.ts';
import { keeping, ownerOf, sentence, thingNamed, unreadIn } from './record.ts';

type CourseNode = Extract<OutlineNode, { kind: 'course' }>;

const chains: ReadonlySet<string> = new Set([',', ';']);
const arrows: ReadonlySet<string> = new Set(['->']);
const choices: ReadonlySet<string> = new Set(['/', '|', 'or', 'ou', ',']);

/** The sentence for which a course stands; undefined where nothing says whose it is. */
export function courseSentence(
  known: Known,
  { owner: named, body, label }: CourseNode,
  main: readonly Token[] | undefined,
): ReadSentence | undefined {
  const holder = named && (!main || isThingHere(known, named)) ? named : main;
  if (!holder) return undefined;
  const owner = { ...ownerOf(known.reader, holder), ...placeOf([...(label ?? []), ...body]) };
  const said = isChain(body) ? chainsOf(known, owner, body) : listOf(known, owner, { label, body });
  if (!said) return undefined;
  const tokens = [...(label ?? []), ...body];
  return sentence(tokens, [keeping(owner), ...said.frames], unreadIn(known, said.left));
}

/** "Route", as a heading, is no thing where the brief describes others. */
function isThingHere({ reader, things }: Known, named: readonly Token[]): boolean {
  return things.size === 0 || things.has(thingNamed(reader, named));
}

function isChain(body: readonly Token[]): boolean {
  return body.some(({ lower }) => lower === '->');
}

type Said = { frames: Frame[]; left: (readonly Token[])[] };

/** Each chain is a sequence of its own; what comes before an "or" goes on behind it. */
function chainsOf(known: Known, owner: NounPhrase, body: readonly Token[]): Said | undefined {
  const left: (readonly Token[])[] = [];
  const found: Frame[] = [];
  for (const chain of partedAt(body, chains)) {
    const steps = partedAt(chain, arrows).map((step) => statesOf(known, step));
    if (steps.some((step) => step.states.length === 0) || steps.length < 2) return undefined;
    left.push(...steps.flatMap((step) => step.left));
    const predicate: Predicate = {
      ...placeOf(chain),
      kind: 'sequence',
      steps: steps.map(({ states }) => states),
    };
    found.push(...frames(placeOf(chain), [owner], [predicate]));
  }
  return found.length > 0 ? { frames: found, left } : undefined;
}

/** The states of a step: "paid / void". */
function statesOf(known: Known, step: readonly Token[]): { states: StateName[]; left: (readonly Token[])[] } {
  const names = partedAt(step, choices);
  const states = names.flatMap((name) => stateOf(known, withoutBrackets(name)) ?? []);
  const left = names
    .map((name) => name.slice(withoutBrackets(name).length))
    .filter((rest) => rest.length > 0);
  return { states: states.length === names.length ? states : [], left };
}

function stateOf({ reader }: Known, written: readonly Token[]): StateName | undefined {
  const from = written.findIndex(
    ({ lower }) => lower !== 'or' && lower !== 'ou' && lower !== 'and' && lower !== 'et',
  );
  const tokens = written.slice(Math.max(0, from));
  return tokens.length === 0 ? undefined : stateIn(chartOf(reader, tokens), { from: 0, to: tokens.length });
}

const values: ReadonlySet<string> = new Set([',', ';', '/', '|', 'or', 'ou', 'and', 'et']);

/** "Stages", "life": words for what goes on in an order. */
function isOrdered({ reader: { lexicon } }: Known, { label = [], body }: Listed): boolean {
  const { marks, singularOf } = lexicon;
  const courses = new Set([...(marks['STAGES'] ?? []), ...(marks['LIFE'] ?? [])]);
  return (
    label.some(({ lower }) => courses.has(lower) || courses.has(singularOf(lower).singular)) &&
    !body.some(({ lower }) => alternatives.has(lower))
  );
}

const alternatives: ReadonlySet<string> = new Set(['/', '|', 'or', 'ou']);

type Listed = { label?: readonly Token[] | undefined; body: readonly Token[] };

/** States without an order, unless their label says that they have one. */
function listOf(known: Known, owner: NounPhrase, listed: Listed): Said | undefined {
  const { body } = listed;
  const names = partedAt(body, values);
  const states = names.map((name) => stateOf(known, withoutBrackets(name)));
  const found = states.filter((state) => state !== undefined);
  if (found.length !== names.length || found.length < 2) return undefined;
  const place = placeOf(body);
  const left = names
    .map((name) => name.slice(withoutBrackets(name).length))
    .filter((rest) => rest.length > 0);
  const predicate: Predicate = isOrdered(known, listed)
    ? { ...place, kind: 'sequence', steps: found.map((state) => [state]) }
    : stating(known, place, found);
  return { frames: frames(place, [owner], [predicate]), left };
}

/** "Has a status: …". */
function stating({ reader }: Known, place: Span, states: readonly StateName[]): Predicate {
  const words = [reader.lexicon.wording.names.status.label.toLowerCase()];
  const noun: NounPhrase = { ...place, words, isPlural: false, adjectives: [] };
  const named = states.map(({ start, end, value, written = value }) => ({
    start,
    end,
    lemma: value,
    text: written,
  }));
  return describing(place, [{ ...place, noun, hints: { values: named } }]);
}

/** What a curious user has seen and done already, and what there is more to see. */
import type { Chance } from './chance.ts';
import { moods, type Mood } from './odd-value.ts';
import type { Way } from './way.ts';

/** A way to take; a form with the mood in which it is filled in. */
export type Choice = { way: Way; mood: Mood };

/** Names differ by what a record is called; the first word and the length of what follows tell them apart well enough. */
function plain(name: string): string {
  return name.toLowerCase().replace(/\d+/g, '0').slice(0, 40);
}

/** See above. `pages` and `unseen` are those of all users; what was done is counted for each. */
export class Novelty {
  readonly #visits = new Map<string, number>();
  readonly #known = new Set<string>();
  readonly #tries = new Map<string, number>();
  #forms = 0;

  get pages(): string[] {
    return [...this.#visits.keys()].map(nameOf).filter((kind, at, all) => all.indexOf(kind) === at);
  }

  /** Pages to which links led and on which nobody was. */
  get unseen(): string[] {
    const seen = new Set(this.pages);
    return [...new Set([...this.#known].map(nameOf))].filter((kind) => !seen.has(kind));
  }

  /** Counts a visit; true when it is the first of anybody. */
  visit(role: string, kind: string): boolean {
    const isFirst = !this.pages.includes(nameOf(kind));
    this.#count(this.#visits, `${role}|${kind}`);
    return isFirst;
  }

  /** Of the ways here the one that promises most that is new. */
  choose(role: string, here: { kind: string; ways: readonly Way[] }, chance: Chance): Choice | undefined {
    for (const way of here.ways) if (way.do === 'follow') this.#known.add(`${role}|${way.kind}`);
    const ranked = here.ways
      .map((way) => ({ way, cost: this.#cost(role, here.kind, way) + chance(1_000) / 1_100 }))
      .toSorted((one, other) => one.cost - other.cost);
    const way = ranked[0]?.way;
    if (!way) return undefined;
    this.#count(this.#tries, key(role, here.kind, way));
    this.#count(this.#tries, key('', here.kind, way));
    return { way, mood: way.do === 'form' ? this.#mood(key('', here.kind, way)) : 'plausible' };
  }

  /** Every other time as anybody would fill it in; else in the mood that this form, and then that all forms saw least. */
  #mood(form: string): Mood {
    this.#forms += 1;
    const times = (of: string): number => this.#tries.get(of) ?? 0;
    const cost = (mood: Mood): number => 100 * times(`${form} ${mood}`) + times(`any ${mood}`);
    const odd = moods
      .filter((mood) => mood !== 'plausible')
      .toSorted((one, other) => cost(one) - cost(other));
    const mood = this.#forms % 2 === 0 ? 'plausible' : (odd[0] ?? 'plausible');
    this.#count(this.#tries, `${form} ${mood}`);
    this.#count(this.#tries, `any ${mood}`);
    return mood;
  }

  /** What this user did weighs, and what others did before a little. */
  #cost(role: string, kind: string, way: Way): number {
    const own = this.#tries.get(key(role, kind, way)) ?? 0;
    const tries = own + 0.4 * ((this.#tries.get(key('', kind, way)) ?? 0) - own);
    if (way.do === 'follow') {
      const visits = this.#visits.get(`${role}|${way.kind}`) ?? 0;
      const isNew = visits === 0 && own === 0;
      return isNew ? (this.pages.includes(nameOf(`|${way.kind}`)) ? 0.7 : 0) : 1.6 + 0.4 * visits + tries;
    }
    // A form is worth several tries: each is in another mood.
    return way.do === 'form'
      ? 0.3 + 0.8 * tries
      : 0.6 + 3 * tries + (way.do === 'press' && way.isLast ? 2 : 0);
  }

  #count(counts: Map<string, number>, of: string): number {
    const before = counts.get(of) ?? 0;
    counts.set(of, before + 1);
    return before;
  }
}

/** A page is one wherever it was asked for otherwise. */
function nameOf(known: string): string {
  return (known.split('|')[1] ?? '').split(' ')[0] ?? '';
}

function key(role: string, kind: string, way: Way): string {
  const name = way.do === 'follow' ? `${way.kind} ${plain(way.name)}` : plain(way.name);
  const fields = way.do === 'form' ? way.fields.map(({ label }) => label).join(',') : '';
  return [role, way.do === 'follow' ? '' : kind, way.do, name, fields].join('|');
}

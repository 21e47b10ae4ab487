/**
 * A brief under correction: words can be blanked and nouns replaced while every citation keeps the place that it has in
 * the text as it was written.
 */
import type { Source, Specification } from '../../protocol/specification.ts';
import { doubtsOf } from '../fidelity/agreement.ts';
import { analyseBrief, type Analysis } from '../analyst/analyse.ts';
import type { NounSwap } from '../catalogue/pack.ts';
import { fold, segmentsOf, type Span, type Token } from '../analyst/language/text.ts';
import { mapSources } from './map-source.ts';
import type { Rename } from './instruction.ts';
import { lexiconOf } from './vocabulary.ts';

/** A stretch of the text that reads otherwise now. */
type Edit = Span & { text: string };

/** The text as it reads now, and where its places lie in the text as it was written. */
type Fair = { text: string; originalOf(offset: number): number; fairOf(offset: number): number };

const plain = (text: string): string => fold(text.toLowerCase());

/** See above. */
export class Manuscript {
  readonly #brief: string;
  readonly #edits = new Map<number, Edit>();
  /** What is renamed in sentences that are not the brief's own. */
  readonly #renames: NounSwap[] = [];
  #language: 'en' | 'fr' | undefined;

  constructor(brief: string) {
    this.#brief = brief;
  }

  /** The language of the brief. */
  get language(): 'en' | 'fr' {
    this.#language ??= analyseBrief(this.#brief).specification?.product.language ?? 'en';
    return this.#language;
  }

  /** These words are not read. */
  blank({ start, end }: Span): void {
    for (const [at, edit] of this.#edits) if (at >= start && edit.end <= end) this.#edits.delete(at);
    this.#edits.set(start, { start, end, text: ' '.repeat(end - start) });
  }

  /** Replaces the nouns of a renamed thing in everything before `until`, and in what the catalogue says of it. */
  rename(specification: Specification, rename: Rename, until: number): void {
    const named = nameOf(specification, rename);
    if (!named) return;
    const { label, labelPlural, owner, source } = named;
    const { to } = rename;
    const isShared = owner !== undefined && this.#isShared(specification, label);
    this.#renames.push({
      noun: label.toLowerCase(),
      other: to,
      ...(isShared && { beside: owner.toLowerCase() }),
    });
    const { pluralOf } = lexiconOf(specification.product.language);
    const plural = (name: string): string => name.replace(/\S+$/u, (last) => pluralOf(last));
    const places = isShared && source.from === 'brief' ? source.cites : undefined;
    this.#replace(labelPlural ?? plural(label), plural(to), { until, places });
    this.#replace(label, to, { until, places });
  }

  #isShared({ entities }: Specification, label: string): boolean {
    return entities.filter(({ fields }) => fields.some((field) => field.label === label)).length > 1;
  }

  #replace(
    name: string,
    replacement: string,
    where: { until: number; places: readonly Span[] | undefined },
  ): void {
    const words = plain(name).split(' ');
    for (const { tokens } of segmentsOf(this.#brief)) {
      for (const [index, token] of tokens.entries()) {
        const run = tokens.slice(index, index + words.length);
        const last = run.at(-1);
        if (!last || last.end > where.until) continue;
        if (where.places?.some(({ start, end }) => start <= token.start && last.end <= end) === false)
          continue;
        if (!words.every((word, at) => plain(this.#now(run[at])) === word)) continue;
        const text = /^\p{Lu}/u.test(token.text) ? capital(replacement) : replacement;
        for (const each of run) this.#edits.delete(each.start);
        this.#edits.set(token.start, { start: token.start, end: last.end, text });
      }
    }
  }

  /** How a word reads now. */
  #now(token: Token | undefined): string {
    return token === undefined ? '' : (this.#edits.get(token.start)?.text ?? token.text);
  }

  /** "No longer" forbids or undoes what an earlier part said: it is read as "not". */
  settleNegation(tokens: readonly Token[]): void {
    for (const [index, token] of tokens.entries()) {
      const next = tokens[index + 1];
      if (token.lower === 'no' && next?.lower === 'longer') {
        this.#edits.set(token.start, { start: token.start, end: next.end, text: 'not' });
      }
      const isFrench = tokens.slice(0, index).some(({ lower }) => lower === 'ne' || lower === "n'");
      if (token.lower === 'plus' && isFrench)
        this.#edits.set(token.start, { start: token.start, end: token.end, text: 'pas' });
    }
  }

  /** What the text says as it reads now, up to `until`; citations stand where they stand in the brief. */
  analyse(amendments: readonly number[], until = this.#brief.length): Analysis {
    const fair = this.#fair(until);
    const begins = amendments.filter((offset) => offset < until).map((offset) => fair.fairOf(offset));
    const analysis = analyseBrief(fair.text, begins, { renames: this.#renames, doubtsOf });
    if (!analysis.specification) return analysis;
    const place = ({ start, end }: Span): { start: number; end: number; text: string } => {
      const [from, to] = [fair.originalOf(start), fair.originalOf(end)];
      return { start: from, end: to, text: this.#brief.slice(from, to) };
    };
    const specification = mapSources(analysis.specification, (source) =>
      source.from === 'brief'
        ? { ...source, cites: source.cites.map((cite) => ({ ...cite, ...place(cite) })) }
        : source,
    );
    const notUnderstood = specification.notUnderstood.map((gap) => ({ ...gap, ...place(gap) }));
    const background = specification.background.map(place);
    return { ...analysis, specification: { ...specification, notUnderstood, background } };
  }

  #fair(until: number): Fair {
    const edits = [...this.#edits.values()]
      .filter(({ end }) => end <= until)
      .toSorted((a, b) => a.start - b.start);
    const marks: { original: number; fair: number }[] = [{ original: 0, fair: 0 }];
    let text = '';
    let at = 0;
    for (const edit of edits) {
      text += this.#brief.slice(at, edit.start);
      marks.push({ original: edit.start, fair: text.length });
      text += edit.text;
      at = edit.end;
      marks.push({ original: edit.end, fair: text.length });
    }
    text += this.#brief.slice(at, until);
    const find = (from: 'original' | 'fair', to: 'original' | 'fair') => (offset: number) => {
      const mark = marks.findLast((one) => one[from] <= offset) ?? { original: 0, fair: 0 };
      return mark[to] + offset - mark[from];
    };
    return { text, originalOf: find('fair', 'original'), fairOf: find('original', 'fair') };
  }
}

type Name = { label: string; labelPlural?: string; owner?: string; source: Source };

/** How what is renamed is called until now; `owner` is what a field belongs to. */
function nameOf({ entities, roles }: Specification, rename: Rename): Name | undefined {
  if ('role' in rename) return roles.find(({ key }) => key === rename.role);
  const entity = entities.find(({ key }) => key === rename.entity);
  if (!entity || rename.field === undefined) return entity;
  const field = [...entity.fields, ...entity.derived].find(({ key }) => key === rename.field);
  return field && { label: field.label, owner: entity.label, source: field.source };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

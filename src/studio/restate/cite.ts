/** Elements that stand on a sentence that was read in the stead of words cite these words. */
import type { Source, Specification } from '../../protocol/specification.ts';
import { withSources } from '../catalogue/provenance.ts';
import type { RestatedBrief } from './restate.ts';

/** The specification with the words of the brief, and how they were read. */
export function citeWords(specification: Specification, own: RestatedBrief): Specification {
  if (own.restatements.length === 0) return specification;
  return withSources(specification, (source) => citing(source, own));
}

function citing(source: Source, { brief, written, restatements }: RestatedBrief): Source {
  if (source.from !== 'brief' || source.cites.every(({ start }) => start < written)) return source;
  const cites = source.cites.map((cite) => {
    const from = restatements.find(({ at }) => at.start <= cite.start && cite.start < at.end);
    if (!from) return cite;
    const { start, end } = from.words;
    return { start, end, text: brief.slice(start, end), readAs: from.sentence };
  });
  const places = cites.map(({ start, end }) => `${start} ${end}`);
  return { from: 'brief', cites: cites.filter((_, at) => places.indexOf(places[at] ?? '') === at) };
}

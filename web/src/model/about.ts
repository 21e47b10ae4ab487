import type { StoredEvent } from '../../../src/protocol/event.ts';
import type { CompanyView } from '../../../src/protocol/view.ts';

type Finder = (company: CompanyView, id: string) => string | undefined;

const finders: Partial<Record<string, Finder>> = {
  work: (company, id) => company.work.find((work) => work.id.startsWith(id))?.title,
  product: (company, id) => company.products.find((product) => product.slug === id)?.name,
  question: (company, id) => company.questions.find((question) => question.id === id)?.text,
};

/** What an event is about, in words where the company knows some: a work item's title, a product's name. */
export function aboutOf(event: StoredEvent, company: CompanyView | undefined): string {
  const [kind = '', id = ''] = event.stream.split(/:(.*)/s);
  return (company && finders[kind]?.(company, id)) ?? event.stream;
}

/** The parts of a product's page. */
export const productSections = ['brief', 'change', 'releases', 'preview', 'people'] as const;
export type ProductSection = (typeof productSections)[number];

/** A place within the dashboard; every one has an address of its own. */
export type Route =
  | { page: 'company' }
  | { page: 'product'; slug: string; section: ProductSection; trial?: string; journey?: string }
  | { page: 'questions' }
  | { page: 'journal'; seq?: number; stream?: string; type?: string }
  | { page: 'unknown'; path: string };

/** A release by its number, or a refusal by its own: see trialsOf. */
const trialPattern = /^(refusal-)?[1-9]\d*$/;

function parseProduct(parts: string[], path: string): Route {
  const [slug = '', section = 'brief', trial = '', word, journey] = parts;
  const known = productSections.find((candidate) => candidate === section);
  if (!known || slug === '') return { page: 'unknown', path };
  return {
    page: 'product',
    slug,
    section: known,
    ...(known === 'releases' && trialPattern.test(trial) ? { trial } : {}),
    ...(word === 'journey' && journey ? { journey } : {}),
  };
}

function parseJournal(seq: string | undefined, query: URLSearchParams): Route {
  const number = Number(seq);
  const stream = query.get('stream');
  const type = query.get('type');
  return {
    page: 'journal',
    ...(Number.isInteger(number) && number > 0 ? { seq: number } : {}),
    ...(stream ? { stream } : {}),
    ...(type ? { type } : {}),
  };
}

/** The parts of a path; a path that cannot be decoded is left as it is. */
function decodedParts(path: string): string[] {
  const parts = path.split('/').filter(Boolean);
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return ['', ...parts];
  }
}

/** The place that an address names. */
export function parseRoute(url: Pick<URL, 'pathname' | 'search'>): Route {
  const [page, ...parts] = decodedParts(url.pathname);
  if (page === undefined) return { page: 'company' };
  if (page === 'questions' && parts.length === 0) return { page: 'questions' };
  if (page === 'journal' && parts.length < 2) return parseJournal(parts[0], new URLSearchParams(url.search));
  if (page === 'product') return parseProduct(parts, url.pathname);
  return { page: 'unknown', path: url.pathname };
}

function productPath(route: Extract<Route, { page: 'product' }>): string {
  const parts = ['product', route.slug];
  if (route.section !== 'brief' || route.trial !== undefined) parts.push(route.section);
  if (route.trial !== undefined) parts.push(route.trial);
  if (route.journey !== undefined) parts.push('journey', route.journey);
  return `/${parts.map(encodeURIComponent).join('/')}`;
}

function journalPath(route: Extract<Route, { page: 'journal' }>): string {
  const query = new URLSearchParams();
  if (route.stream !== undefined) query.set('stream', route.stream);
  if (route.type !== undefined) query.set('type', route.type);
  const search = query.size > 0 ? `?${query}` : '';
  return `/journal${route.seq === undefined ? '' : `/${route.seq}`}${search}`;
}

/** The address of a place; `parseRoute` reads it back. */
export function pathOf(route: Route): string {
  if (route.page === 'company') return '/';
  if (route.page === 'questions') return '/questions';
  if (route.page === 'product') return productPath(route);
  return route.page === 'journal' ? journalPath(route) : route.path;
}

import { entities } from '../entities.ts';

const isTaken = (collection: string): boolean => entities.some((entity) => entity.collection === collection);

/** Whether a collection of the product's own is called accounts. */
export const accountsTaken = isTaken('accounts');

/** Where administrators manage accounts. */
export const accountsPath = accountsTaken ? '/user-accounts' : '/accounts';

/** Where administrators change the settings of the product. */
export const settingsPath = isTaken('settings') ? '/product-settings' : '/settings';

/** Where people book for themselves. */
export const bookPath = isTaken('book') ? '/book-online' : '/book';

/** Where stands what waits for its next step. */
export const queuePath = isTaken('queue') ? '/work-queue' : '/queue';

/** Where all records are searched at once. */
export const searchPath = isTaken('search') ? '/search-all' : '/search';

/** Where visitors see plans and prices. */
export const pricingPath = '/pricing';

/** Whether an address that somebody sent leads to a page of ours. */
export const isOwnPath = (path: string): boolean => /^\/(?!\/)[^\\]*$/.test(path);

const signInPath = '/sign-in';

/** Where visitors sign in, and from there on to the page that they asked for. */
export function doorTo(path: string): string {
  return path === '/' ? signInPath : `${signInPath}?next=${encodeURIComponent(path)}`;
}

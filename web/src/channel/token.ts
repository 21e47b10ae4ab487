/** Where the token is kept: as long as the tab lives, out of reach of every other origin, never sent by itself. */
const storageKey = 'macrohard-token';

/**
 * The token with which the page speaks to the company: from the address's fragment (`#token=…`), which is then removed
 * from the address bar and the history, otherwise from this tab's storage. Undefined when there is none.
 */
export function takeToken(location: Location, history: History, storage: Storage): string | undefined {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    storage.setItem(storageKey, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return storage.getItem(storageKey) ?? undefined;
}

/** Forgets a token that the company refused. */
export function forgetToken(storage: Storage): void {
  storage.removeItem(storageKey);
}

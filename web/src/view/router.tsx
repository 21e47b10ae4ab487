import { useSyncExternalStore, type MouseEvent, type ReactNode } from 'react';
import { parseRoute, pathOf, type Route } from '../model/route.ts';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

const address = (): string => location.pathname + location.search;

/** The place that the address bar names. */
export function useRoute(): Route {
  return parseRoute(new URL(useSyncExternalStore(subscribe, address), location.origin));
}

/** Goes to a place without loading the page again; `replace` leaves no entry in the history. */
export function navigate(route: Route, options: { replace?: boolean } = {}): void {
  const path = pathOf(route);
  if (path === address()) return;
  if (options.replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  for (const listener of listeners) listener();
}

type LinkProps = {
  to: Route;
  children: ReactNode;
  className?: string;
  current?: 'page' | 'step' | 'true' | undefined;
  label?: string;
};

/** A link to a place; opens in a new tab like any other when asked to. */
export function Link({ to, children, className, current, label }: LinkProps): ReactNode {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={pathOf(to)} onClick={follow} className={className} aria-current={current} aria-label={label}>
      {children}
    </a>
  );
}

import type { Context } from 'hono';
import { type Account, visitor } from '../model/account.ts';
import { notSignedIn } from '../model/refusal.ts';
import type { Session } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';

/** What every request carries through the app. */
export type Env = {
  Variables: {
    store: Store;
    /** Absent when nobody is signed in. */
    session: Session | undefined;
    token: string | undefined;
    /** The token came in a header, which no other site can make a browser send. */
    isBearer: boolean;
  };
};

/** A request on its way through the app. */
export type Ctx = Context<Env>;

/** Who asks: the account that is signed in, or a visitor. */
export function actorOf(c: Ctx): Account {
  return c.get('session')?.account ?? visitor;
}

/** Who is signed in, or a refusal (401). */
export function accountOf(c: Ctx): Account {
  const session = c.get('session');
  if (session === undefined) throw notSignedIn();
  return session.account;
}

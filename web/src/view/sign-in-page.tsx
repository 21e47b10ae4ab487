import type { ReactNode } from 'react';
import { Brand } from './navigation.tsx';
import './sign-in-page.css';

/** What a person sees whose address carries no token, or one that the company does not know. */
export function SignInPage({ wasRefused }: { wasRefused: boolean }): ReactNode {
  return (
    <main className="sign-in">
      <Brand />
      <h1>{wasRefused ? 'This token is not the company’s' : 'The address lacks its token'}</h1>
      <p>
        {wasRefused
          ? 'The company may have been set up anew since this page was opened.'
          : 'Only who can read this company’s home may steer it, so its address carries a secret behind the #.'}{' '}
        Run this in the company’s folder, then open the address that it prints:
      </p>
      <pre>./macrohard serve</pre>
      <p className="quiet">The token stays in this tab: it is in no cookie, and no other page can read it.</p>
    </main>
  );
}

/** English ways of speaking of people without an account, and of opening one, that stand for plainer ones. */
import type { Rewordings } from './prose-words.ts';

const account = '(account|login|password|registration|sign-up|signup|username|user account|log-in)';

const themselves =
  '(for themselves|by themselves|on their own|themselves|himself|herself|on his own|on her own|for himself|for herself)';

export const englishVisitors: Rewordings = [
  [
    '(without an account|without logging in|without signing in|without a login|without a password|without registering) (,|) (you|people|one|anyone|anybody|everyone|visitors) (can|may|) {see|view|find|look at}',
    'anyone without an account can {}',
  ],
  [
    '(without an account|without logging in|without signing in|without a login|without a password|without registering) (,|) (you|people|one|anyone|anybody|everyone|visitors) (can|may)',
    'anyone without an account can',
  ],
  [
    `{should be able to|must be able to|shouldn't be able to|should not be able to|be able to|be allowed to|can|may|should|must|could|cannot|can't|may not|must not|should not|mustn't|shouldn't} (open|make|create|set up|get) (an|their|their own|his|her|his own|her own|a) (account|accounts|login|logins|profile|profiles) ${themselves}`,
    '{} open an account themselves',
  ],
  [
    `{should be able to|must be able to|shouldn't be able to|should not be able to|be able to|be allowed to|can|may|should|must|could|cannot|can't|may not|must not|should not|mustn't|shouldn't} (register|sign up|sign on|enrol) ${themselves}`,
    '{} open an account themselves',
  ],
  ['{send|sends|give|gives|submit|submits|hand|hands} (us|me)', '{}'],
  [
    `(no need|there is no need|there's no need|you don't need|you do not need|one does not need|nobody needs|people don't need|no one needs|you needn't have|you don't have) (to have|to create|to open|for|) (an|a|any|) ${account} to`,
    'anyone without an account can',
  ],
  [
    `(no need|there is no need|there's no need|you don't need|you do not need|you don't have|one doesn't have|people don't have|you needn't|nobody has|no one has|nobody needs) (to register|to log in|to sign in|to sign up|to be logged in|register|log in|sign up) to`,
    'anyone without an account can',
  ],
  [
    `{} (needn't have|don't need|do not need|don't have to have|need not have|do not have to have|need no|needs no|doesn't need|does not need) (an|a|any|) ${account} to`,
    '{} without an account can',
  ],
  [
    `{} (needn't|don't need to|do not need to|don't have to|do not have to|need not) (register|log in|sign in|sign up|be logged in) to`,
    '{} without an account can',
  ],
  [
    `, (no|without|without any|no need for a|no need for an|no need for any|without the need for a|not even with a|without needing a|without needing an) ${account} (needed|required|necessary|)`,
    'without an account',
  ],
  [`(without|w / o|w/o|with no) (any|a|an|) ${account}`, 'without an account'],
  [`without (needing|requiring|having|creating|opening) (any|a|an|) ${account}`, 'without an account'],
  [
    `without (having to|needing to) (log in|register|sign in|sign up|have an account|create an account|open an account)`,
    'without an account',
  ],
  ['without (logging|signing) (in|on|up)', 'without an account'],
  ['without registering', 'without an account'],
  [', (no logging in|no signing up|no signing in|no registering)', 'without an account'],
  ['( no account )', 'without an account'],
  ['( no login )', 'without an account'],
  ['( without account )', 'without an account'],
  ['( without an account )', 'without an account'],
  ['without an account you (can|may)', 'anyone without an account can'],

  [
    '(anyone|anybody|everyone|everybody) (on our website|on the website|on our site|on the site|on our page|passing by our website|passing by the website|passing by our site|passing by|who passes by|who visits|visiting|coming to|who comes to|on|from outside|from the street|out there|at all|in the world|on the internet|who wants to|who wants|who likes)',
    'anyone',
  ],
  [
    '(the outside world|the whole world|the world|the general public|the wider public|an outsider|any outsider|outsiders|strangers|a stranger|non-members|all the world|the public at large|people from outside|just anyone|just anybody|absolutely anyone|literally anyone|any person|any visitor|people on the street|people out there)',
    'anyone',
  ],
  ['the public (only|) (sees|views|reads|looks at|gets to see)', 'anyone can see'],
  ['the public (can|may|should|must)', 'anyone can'],
  ['(let|lets) (anyone|anybody|everyone|everybody|the public) (to|)', 'anyone can'],
  [
    '{} (shows|show|displays|presents|lists) {} to (anyone|anybody|everyone|everybody|the public|all visitors|visitors)',
    'anyone can see {2}',
  ],
  [
    '{} (is|are|should be|must be) (public|publicly visible|open to the public|open to all|open to everyone|open to everybody|there for everyone|on public view|public knowledge)',
    'anyone can see {1}',
  ],
  [
    '{} (is|are|should be|must be) (visible|shown|displayed) (to|for) (the public|the whole world|the world|all the world|all visitors)',
    'anyone can see {1}',
  ],

  [
    '(opens|open|makes|make|creates|create|sets up|set up|gets|get) (an|their|their own|his|her|his own|her own|a) (account|accounts|login|logins|profile|profiles) (for themselves|by themselves|on their own|themselves|himself|herself|for himself|for herself|without us|without our help|alone)',
    'can open an account themselves',
  ],
  [
    '(registers|register|signs up|sign up|signs on|sign on|enrols|enrol) (for themselves|by themselves|on their own|himself|herself|themselves|on his own|on her own|for himself|for herself)',
    'can open an account themselves',
  ],
  ['(nobody|no one) can open an account themselves as (a|an) {}', 'a {} may not open an account themselves'],
];

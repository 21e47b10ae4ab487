/** English ways of saying who sees something and who does not, that stand for plainer ones. */
import type { Rewordings } from './prose-words.ts';

const seen = '(visible|shown|displayed|accessible|revealed|disclosed|viewable|readable|available|open)';
const is =
  '(is|are|should be|must be|may be|has to be|have to be|needs to be|need to be|shall be|will be|stays|stay|remains|remain|can be)';
const isnt =
  "(isn't|aren't|is not|are not|is never|are never|must not be|should not be|may not be|cannot be|can not be|mustn't be|shouldn't be|can't be|won't be|must never be|should never be)";
const others = '(everybody|everyone|anybody|anyone|all) (but|except|except for|apart from|other than)';

export const englishHidden: Rewordings = [
  [
    `{} ${is} (hidden|kept hidden|kept secret|kept|secret|concealed|invisible|out of sight|confidential) (from|for|to) ${others} {}`,
    'only {2} can see {1}',
  ],
  [
    `{} ${is} (hidden|kept hidden|kept secret|kept away|secret|concealed|invisible|out of sight) (from|for|to) {}`,
    '{2} cannot see {1}',
  ],
  [`hide {} from ${others} {}`, 'only {2} can see {1}'],
  ['hide {} from {}', '{2} cannot see {1}'],
  ['(keep|keeps) {} (away|hidden|secret|private|concealed) from {}', '{2} cannot see {1}'],
  ["(don't|do not|never) (show|reveal|display|disclose) {} to {}", '{2} cannot see {1}'],
  ['show {} (only|just) to {}', 'only {2} can see {1}'],
  ['show {} to {} only', 'only {2} can see {1}'],
  [`{} ${isnt} ${seen} (to|for) ${others} {}`, 'only {2} can see {1}'],
  [`{} ${isnt} ${seen} (to|for) {}`, '{2} cannot see {1}'],
  [`{} ${is} (only|just|exclusively) ${seen} (to|for) {}`, 'only {2} can see {1}'],
  [`{} ${is} ${seen} (only|just|exclusively) (to|for) {}`, 'only {2} can see {1}'],
  [`{} ${is} ${seen} (to|for) {} (only|alone|exclusively)`, 'only {2} can see {1}'],
  [
    `{} ${is} (visible|shown|displayed) (to|for) (everyone|everybody|anyone|anybody|all)`,
    'everyone can see {1}',
  ],
  [`{} ${is} (visible|shown|displayed) (to|for) {}`, '{2} can see {1}'],
  [`{} (is|are) (only|just|exclusively) for {} to (see|read|view|look at|know)`, 'only {2} can see {1}'],
  [`{} (is|are) (not|nothing|never) for {} to (see|read|view|look at|know)`, '{2} cannot see {1}'],
  [`{} (isn't|aren't) for {} to (see|read|view|look at|know)`, '{2} cannot see {1}'],
  [`{} (is|are) for {} to (see|read|view|look at|know) only`, 'only {2} can see {1}'],
  [`{} (is|are) none of {} 's business`, '{2} cannot see {1}'],
  [`{} (is|are) (only|just|) for {} 's eyes (only|)`, 'only {2} can see {1}'],
  [`{} (is|are) for {} (only|alone|exclusively)`, 'only {2} can see {1}'],
  [`{} (is|are) (only|exclusively) for {}`, 'only {2} can see {1}'],
];

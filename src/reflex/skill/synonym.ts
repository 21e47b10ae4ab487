/** Whether two words or short phrases mean the same, as nearly as people mean it who say one for the other. */
import { baseForms, wordsLike } from './wordnet.ts';

/** How many words a phrase has that may stand in a dictionary, and of how many values what is like them is remembered. */
const most = { words: 3, values: 500 };

const known = new Map<string, ReadonlySet<string>>();

function likeTo(value: string): ReadonlySet<string> {
  const found = known.get(value);
  if (found) return found;
  const like = new Set([...baseForms(value), ...wordsLike(value)]);
  if (known.size > most.values) known.clear();
  known.set(value, like);
  return like;
}

/** Letters alone, and not too many words: names, numbers and sentences have no synonyms. */
const isPhrase = (text: string): boolean =>
  /^\p{L}+(?:[ -]\p{L}+)*$/u.test(text) && text.split(' ').length <= most.words;

/** Whether a text means what a value means, both in lower case: the same word in another form, or another one for it. */
export function isSynonym(text: string, value: string): boolean {
  if (text === value) return true;
  if (!isPhrase(text) || !isPhrase(value)) return false;
  const like = likeTo(value);
  return [...baseForms(text)].some((form) => like.has(form));
}

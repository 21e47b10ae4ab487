import type { FormEntry, JourneyAccount } from '../../protocol/journey.ts';
import type { ProductWords } from '../../protocol/product-words/words.ts';
import type { Seat } from '../browser/screen-shelf.ts';
import type { ReadyEntry } from '../hand/fill.ts';
import type { EmulatedUser } from './emulated-user.ts';
import { type Known, type SetUp, SetUpError } from './set-up.ts';
import { formsOf } from './words-seen.ts';

/** One journey being played: who plays it, and what it knows so far. */
export type Play = {
  user: EmulatedUser;
  seat: Seat;
  origin: string;
  /** What the product's buttons and links are called, in its language. */
  words: ProductWords;
  /** The account for each role. */
  accounts: Map<string, JourneyAccount>;
  setUp: SetUp;
  known: Map<string, Known>;
  /** What the journey made and tidies up. */
  made: Known[];
  /** Controls that refused by themselves what was put in, since the last fill. */
  resisted: string[];
};

/** The account of a role, or an error that says which is missing. */
export function accountOf(play: Play, role: string): JourneyAccount {
  const account = play.accounts.get(role);
  if (!account) throw new SetUpError(`There is no account of the role “${role}”.`);
  return account;
}

/** A record that the journey knows by this name. */
export function knownRecord(play: Play, name: string): Known {
  const record = play.known.get(name);
  if (!record) throw new SetUpError(`The journey has no record “${name}” yet.`);
  return record;
}

/** Remembers a record; what the journey made is tidied up afterwards. */
export function remember(play: Play, name: string, record: Known): void {
  play.known.set(name, record);
  play.made.push(record);
}

/** Entries whose records are known, with the words under which a select box offers them. */
export function ready(play: Play, entries: FormEntry[]): ReadyEntry[] {
  return entries.map((entry) => {
    const { label, value, optional, refused } = entry;
    const record = entry.record === undefined ? undefined : play.known.get(entry.record);
    const boxes = entry.records?.map((name) => formsOf(knownRecord(play, name)));
    return {
      label,
      value,
      optional,
      refused,
      ...(record ? { options: formsOf(record) } : {}),
      ...(boxes ? { boxes } : {}),
      ...(entry.upload ? { upload: entry.upload } : {}),
    };
  });
}

import type { Figure } from './model/figure.ts';

/** What a home is for: one's own things, work that waits, or how things stand. */
export type Home = 'own' | 'work' | 'overview';

/** The sign beside a collection in the navigation. */
export type Sign = 'people' | 'calendar' | 'tag' | 'document' | 'list';

/** How people book for themselves. References and moments are named by the keys of their fields. */
export type Booking = {
  entity: string;
  roles: readonly string[];
  /** References that are chosen one after the other. */
  choices: readonly string[];
  /** The reference that is the account's own record, filled in. */
  owner?: string;
  /** The reference of which any record will do that is free. */
  resource?: string;
  /** The moment or day that is chosen; absent when what is chosen has its own. */
  start?: string;
  /** What is filled in behind the start. */
  end?: string;
  /** So many days behind the start the end lies at least: one where it must be later (a night). */
  nights: 0 | 1;
  /** When moments are offered: 1 Monday to 7 Sunday, on the product's clock. */
  days: readonly number[];
  from: string;
  to: string;
};

/** A way to look at a collection, and the field by which. */
export type Place = { entity: string; field: string };

/** How the pages are arranged for the people who use them. */
export type Experience = {
  /** The hue of the accent, in degrees. */
  hue: number;
  signs: { readonly [entity: string]: Sign };
  homes: { readonly [role: string]: Home };
  bookings: readonly Booking[];
  calendars: readonly Place[];
  boards: readonly Place[];
  galleries: readonly Place[];
  /** What stands on a home beside the figures that the brief names. */
  figures: readonly Figure[];
};

/** The arrangement of this product. */
export const experience: Experience = {
  hue: 262,
  signs: { note: 'list' },
  homes: { admin: 'overview', keeper: 'work' },
  bookings: [],
  calendars: [],
  boards: [],
  galleries: [],
  figures: [],
};

/** What believable records are made of, in one language. */

/** Things of one kind: the first row names the columns (`name` is what the thing is called), each other row is one thing. */
export type Pack = {
  /** Words of an entity's label, of its collection or of its key that stand for such things. */
  nouns: string;
  /** Words of the whole product for which this pack is meant; packs without are for all products. */
  trade?: string;
  rows: string;
};

/** The words of one language. Lists hold their entries between bars. */
export type Vocabulary = {
  firstNames: string;
  lastNames: string;
  streets: string;
  /** `75011 Paris` or `Bristol BS1 4QT`: city and postal code in the order of an address; `;` parts city from code. */
  cities: string;
  country: string;
  companies: string;
  phone: string;
  notes: string;
  reasons: string;
  /** What somebody does not eat. */
  diets: string;
  descriptions: string;
  comments: string;
  places: string;
  /** How a place of business is called after where it is; `{}` is what it is. */
  premises: string;
  brands: string;
  categories: string;
  departments: string;
  units: string;
  months: string;
  biographies: string;
  professions: string;
  packs: readonly Pack[];
};

/** The entries of a list. */
export const entriesOf = (list: string): string[] => list.split('|').map((entry) => entry.trim());

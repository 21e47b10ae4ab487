/** French clauses that stand for plainer ones. */
export const frenchClauses: readonly (readonly [from: string, to: string])[] = [];

/** Entries of a list. */
export const frenchEntries: readonly (readonly [from: string, to: string])[] = [];

/**
 * Type and version of the event that an erasure appends. The same as `journalErased` of protocol/events, which a test sees
 * to; apart from it because the journal's thread does not load zod, which would double what it costs to start one.
 */
export const erasedType = { type: 'journal.erased', v: 1 } as const;

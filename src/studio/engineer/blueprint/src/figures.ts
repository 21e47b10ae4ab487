import type { Figure } from './model/figure.ts';

/** What the home page says in numbers. */
export const figures: readonly Figure[] = [];

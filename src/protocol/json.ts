import * as z from 'zod';
import type { Json } from '../kernel/json.ts';

/** Any value that JSON can hold, typed as our own `Json`. */
export const jsonSchema = z.json() as unknown as z.ZodType<Json>;

import { PolicyError } from '../../kernel/error.ts';
import type { RefusalCode } from '../contract.ts';

/** The error of a commit that the state refuses. */
export function refusal(code: RefusalCode, message: string, hint?: string): PolicyError {
  return new PolicyError({ code, message, ...(hint === undefined ? {} : { hint }) });
}

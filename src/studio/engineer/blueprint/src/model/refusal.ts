import { words } from '../words.ts';

/** What is wrong with one field. */
export type FieldError = { field: string; message: string };

/** Why something was not done, with the HTTP status that says so. Pages and the API each show it in their own way. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: readonly FieldError[];

  constructor(status: number, detail: string, errors: readonly FieldError[] = []) {
    super(detail);
    this.name = 'Refusal';
    this.status = status;
    this.errors = errors;
  }
}

/** The account may not do this; a visitor is asked to sign in instead. */
export class NotAllowed extends Refusal {}

export const malformed = (detail: string): Refusal => new Refusal(400, detail);
export const notSignedIn = (): Refusal => new Refusal(401, words.refusals.signInFirst);
export const notFound = (detail: string): Refusal => new Refusal(404, detail);
export const notAllowed = (detail: string): Refusal => new NotAllowed(403, detail);
export const conflict = (detail: string, errors: readonly FieldError[] = []): Refusal =>
  new Refusal(409, detail, errors);

/** Some fields cannot be taken as they are; the detail repeats what is wrong with them. */
export function invalid(errors: readonly FieldError[]): Refusal {
  return new Refusal(422, errors.map((error) => error.message).join(' '), errors);
}

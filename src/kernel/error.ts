/** Who has to act on an error: the person, the model, the machine, the policy's owner or we who wrote the program. */
export type ErrorKind = 'user' | 'model' | 'node' | 'policy' | 'internal';

/** The form in which an error crosses a process: stable code, what happened, and what to do about it. */
export type ErrorBody = { kind: ErrorKind; code: string; message: string; hint?: string };

type ErrorInput = { code: string; message: string; hint?: string; cause?: unknown };

/** Base of all errors that we throw on purpose. `code` is kebab-case and stable; `hint` says what to do. */
export abstract class MacrohardError extends Error {
  abstract readonly kind: ErrorKind;
  readonly code: string;
  readonly hint?: string;

  constructor(input: ErrorInput) {
    super(input.message, input.cause === undefined ? undefined : { cause: input.cause });
    this.name = new.target.name;
    this.code = input.code;
    if (input.hint !== undefined) this.hint = input.hint;
  }
}

/** The person asked for something that cannot be done as asked. */
export class UserError extends MacrohardError {
  readonly kind = 'user';
}

/** A model answered something that cannot be used, or did not answer. */
export class ModelError extends MacrohardError {
  readonly kind = 'model';
}

/** The machine lacks something: disk, a port, a browser, a process that died. */
export class NodeError extends MacrohardError {
  readonly kind = 'node';
}

/** A rule of the company or of the sandbox forbids it. */
export class PolicyError extends MacrohardError {
  readonly kind = 'policy';
}

/** An invariant of ours does not hold. */
export class InternalError extends MacrohardError {
  readonly kind = 'internal';
}

const classes = {
  user: UserError,
  model: ModelError,
  node: NodeError,
  policy: PolicyError,
  internal: InternalError,
};

/** The body of any thrown value; unknown values count as internal errors. */
export function toErrorBody(error: unknown): ErrorBody {
  if (error instanceof MacrohardError) {
    const { kind, code, message, hint } = error;
    return hint === undefined ? { kind, code, message } : { kind, code, message, hint };
  }
  return {
    kind: 'internal',
    code: 'unexpected',
    message: error instanceof Error ? error.message : String(error),
  };
}

/** The error that a body received from another process stands for. */
export function fromErrorBody(body: ErrorBody): MacrohardError {
  return new classes[body.kind](body);
}

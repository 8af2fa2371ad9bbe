import { GradusError } from "../../core/errors.js";

/** An error as plain data, on its way from a thread to whoever waits for it. */
export interface Failure {
  readonly message: string;
  /** Whether the user can mend it: then it is told without a stack. */
  readonly isMisuse: boolean;
  /** Where the user's own code threw: a stack, kept beside the message. */
  readonly cause: string | null;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof GradusError) {
    return {
      message: error.message,
      isMisuse: true,
      cause: error.cause instanceof Error ? stackOf(error.cause) : null,
    };
  }
  return { message: error instanceof Error ? stackOf(error) : String(error), isMisuse: false, cause: null };
}

/** The error again; `where` begins its message. */
export function errorOf({ message, isMisuse, cause }: Failure, where: string): Error {
  if (!isMisuse) return new Error(`${where}: ${message}`);
  return new GradusError(`${where}: ${message}`, cause === null ? undefined : { cause });
}

function stackOf(error: Error): string {
  return error.stack ?? error.message;
}

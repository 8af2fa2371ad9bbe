import { GradusError } from "../../core/errors.js";

/** An error as plain data, on its way from a thread to whoever waits for it. */
export interface Failure {
  readonly message: string;
  /** Whether the user can mend it: then it is told without a stack. */
  readonly isMisuse: boolean;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof GradusError) return { message: error.message, isMisuse: true };
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error), isMisuse: false };
}

/** The error again; `where` begins its message. */
export function errorOf({ message, isMisuse }: Failure, where: string): Error {
  return isMisuse ? new GradusError(`${where}: ${message}`) : new Error(`${where}: ${message}`);
}

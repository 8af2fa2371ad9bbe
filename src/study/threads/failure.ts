import { GradusError } from "../../core/errors.js";
import { NoMemory } from "../../kernels/wasm/memory.js";

/** A failure of the machine that a trial was to run on, before it ran: another machine may run it. */
export class MachineFault extends GradusError {}

/** An error as plain data, on its way from a thread to whoever waits for it. */
export interface Failure {
  readonly message: string;
  /** Whether the user can mend it: then it is told without a stack. */
  readonly isMisuse: boolean;
  /** Whether the machine is at fault, and nothing that was asked of it. */
  readonly isOfMachine: boolean;
  /** Where the user's own code threw: a stack, kept beside the message. */
  readonly cause: string | null;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof GradusError) {
    return {
      message: error.message,
      isMisuse: true,
      isOfMachine: error instanceof NoMemory || error instanceof MachineFault,
      cause: error.cause instanceof Error ? stackOf(error.cause) : null,
    };
  }
  return {
    message: error instanceof Error ? stackOf(error) : String(error),
    isMisuse: false,
    isOfMachine: false,
    cause: null,
  };
}

/** The error again; `where` begins its message. */
export function errorOf({ message, isMisuse, isOfMachine, cause }: Failure, where: string): Error {
  if (!isMisuse) return new Error(`${where}: ${message}`);
  const Kind = isOfMachine ? MachineFault : GradusError;
  return new Kind(`${where}: ${message}`, cause === null ? undefined : { cause });
}

function stackOf(error: Error): string {
  return error.stack ?? error.message;
}

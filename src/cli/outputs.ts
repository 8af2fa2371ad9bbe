import { causeOf, codeOf, remedyOf } from "../node/system-error.js";

/** Codes of a stream that nobody reads any more. */
const CLOSED = ["EPIPE", "ECONNRESET", "ERR_STREAM_DESTROYED"];

/**
 * Listens to what goes wrong with stdout and stderr, which would end the program with a stack otherwise. A pipe that closes, as
 * `| head -1` does, ends quietly: what was asked for goes on, unread. Anything else, a full disk, is told once.
 *
 * @param onFailure gets the sentence that says so; the exit status has to tell it too
 */
export function watchOutputs(onFailure: (sentence: string) => void): void {
  let isTold = false;
  process.stdout.on("error", (error) => {
    if (isClosedPipe(error) || isTold) return;
    isTold = true;
    onFailure(
      `stdout must be writable, got ${causeOf(error)}. ${remedyOf(error, "send the output to another place.")}`,
    );
  });
  process.stderr.on("error", () => {}); // nothing is left to say it on
}

export function isClosedPipe(error: unknown): boolean {
  return CLOSED.includes(codeOf(error) ?? String((error as { readonly code?: unknown } | null)?.code));
}

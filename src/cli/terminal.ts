import { fstatSync, writeSync } from "node:fs";
import { GradusError } from "../core/errors.js";
import { visible, visibleLines } from "../core/visible.js";
import { causeOf, remedyOf } from "../node/system-error.js";

/**
 * The output of a command: results to stdout, progress and notes to stderr. An argument, so that tests can read it.
 *
 * Text may hold names and cells of the user's data: what reaches a screen shows their control characters as escapes.
 */
export interface Terminal {
  /** A result: JSON, forecasts. A file or a pipe gets it as it is. */
  out(text: string): void;
  /** A long result piece by piece, each made when the one before it is written; a reader that closes its pipe has enough. */
  pour(pieces: Iterable<string | Uint8Array>): Promise<void>;
  /** A result in styles of its own, made safe by its maker: the verdict. */
  styled(text: string): void;
  /** Progress, notes, errors: a line, line ends in it as escapes. */
  chat(text: string): void;
  /** Rewrites the line that the last `status` wrote; "" clears it. Only on a terminal that can. */
  status(line: string): void;
  readonly live: boolean;
  readonly color: boolean;
  readonly width: number;
}

export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const put = isFile(stdout) ? (text: string) => putWhole(stdout, text) : (text: string) => void stdout.write(text);
  const live = stderr.isTTY === true && env["TERM"] !== "dumb";
  let shown = false;
  const clear = () => {
    if (shown) stderr.write("\r\u001b[2K");
    shown = false;
  };
  return {
    live,
    color: stdout.isTTY === true && env["NO_COLOR"] === undefined,
    width: Math.min(100, stdout.columns ?? 80),
    out(text) {
      clear();
      put(stdout.isTTY === true ? visibleLines(text) : text);
    },
    async pour(pieces) {
      clear();
      stdout.on("error", () => {}); // the callback below has it
      for (const piece of pieces) {
        const text = stdout.isTTY === true && typeof piece === "string" ? visibleLines(piece) : piece;
        const error = isFile(stdout) ? written(stdout, text) : await flushed(stdout, text);
        if (error && "code" in error && error.code === "EPIPE") return;
        await new Promise((resume) => setImmediate(resume)); // a file takes a piece at once: signals would wait for the last one
        if (error)
          throw new GradusError(
            `stdout must be writable, got ${causeOf(error)}. ${remedyOf(error, "choose another place.")}`,
          );
      }
    },
    styled(text) {
      clear();
      put(text);
    },
    chat(text) {
      clear();
      stderr.write(`${visible(text)}\n`);
    },
    status(line) {
      if (!live) return;
      clear();
      if (line === "") return;
      stderr.write(visible(line).slice(0, (stderr.columns ?? 80) - 1));
      shown = true;
    },
  };
}

/** A file on a disk that runs full takes a part of what is written; Node.js's stream takes that for all. */
function isFile({ fd }: { readonly fd: number }): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false; // closed
  }
}

/** Writes all of the text to a file; returns what kept it from that. */
function written({ fd }: { readonly fd: number }, text: string | Uint8Array): Error | null {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
    return null;
  } catch (error) {
    return error as Error;
  }
}

/** The same; a failure is the stream's, who listens to it hears of it. */
function putWhole(stream: NodeJS.WriteStream & { readonly fd: number }, text: string): void {
  const error = written(stream, text);
  if (error !== null) stream.emit("error", error);
}

function flushed(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<Error | null | undefined> {
  return new Promise((done) => {
    stream.write(text, done);
  });
}

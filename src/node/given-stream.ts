import { fstatSync, type Stats } from "node:fs";
import { Socket } from "node:net";
import type { Readable } from "node:stream";
import { isatty } from "node:tty";
import { ensure } from "../core/errors.js";

/** How errors call what the user named "-". */
export const STDIN = "stdin";

/**
 * The stream that a path stands for where this process was started with it open, as a shell's `<(...)` or a pipe is; null for a
 * path that is to be opened. "-" is standard input, whatever that is.
 *
 * Such a stream can be read once. It is read as a socket, since a file's reading cannot be stopped while nothing comes.
 */
export function givenStream(path: string): Readable | null {
  if (path === "-") {
    ensureStream();
    return process.stdin;
  }
  const descriptor = path === "/dev/stdin" ? "0" : OWN.exec(path)?.[1];
  if (descriptor === undefined || !isPipe(Number(descriptor))) return null;
  return descriptor === "0" ? process.stdin : new Socket({ fd: Number(descriptor), readable: true, writable: false });
}

/** Node.js reads a folder as if it were empty, and some devices have no end. */
function ensureStream(): void {
  const info = openAs(0);
  const found = info?.isDirectory() ? "a folder" : info?.isCharacterDevice() && !isatty(0) ? "a device" : null;
  ensure(
    found === null,
    () => `${STDIN} must be a file, a pipe or a terminal, got ${found}. Send a file, as by < FILE, or name one.`,
  );
}

const OWN = /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/;

function isPipe(descriptor: number): boolean {
  const info = openAs(descriptor);
  return info !== null && (info.isFIFO() || info.isSocket());
}

/** What a descriptor was opened for; null for one that is not open. */
function openAs(descriptor: number): Stats | null {
  try {
    return fstatSync(descriptor);
  } catch {
    return null;
  }
}

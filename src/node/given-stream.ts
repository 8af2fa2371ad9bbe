import { fstatSync } from "node:fs";
import { Socket } from "node:net";
import type { Readable } from "node:stream";

/** How errors call what the user named "-". */
export const STDIN = "stdin";

/**
 * The stream that a path stands for where this process was started with it open, as a shell's `<(...)` or a pipe is; null for a
 * path that is to be opened. "-" is standard input, whatever that is.
 *
 * Such a stream can be read once. It is read as a socket, since a file's reading cannot be stopped while nothing comes.
 */
export function givenStream(path: string): Readable | null {
  if (path === "-") return process.stdin;
  const descriptor = path === "/dev/stdin" ? "0" : OWN.exec(path)?.[1];
  if (descriptor === undefined || !isPipe(Number(descriptor))) return null;
  return descriptor === "0" ? process.stdin : new Socket({ fd: Number(descriptor), readable: true, writable: false });
}

const OWN = /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/;

function isPipe(descriptor: number): boolean {
  try {
    const info = fstatSync(descriptor);
    return info.isFIFO() || info.isSocket();
  } catch {
    return false;
  }
}

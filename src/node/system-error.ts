import { existsSync } from "node:fs";
import { join } from "node:path";

/** Why a file, folder or stream could not be used, in words: of an error that the operating system gave, or any other. */
export function causeOf(error: unknown): string {
  if (isTooLarge(error)) return "a file that is larger than what can be read as one text, about 512 MB";
  const code = codeOf(error) ?? String(error);
  return CAUSES[code] ?? code;
}

/** Of a file beyond 2 GiB, one beyond the longest string, and a stream beyond it: Node.js tells each another way. */
function isTooLarge(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { readonly code?: unknown };
  if (code === "ERR_FS_FILE_TOO_LARGE" || code === "ERR_STRING_TOO_LONG") return true;
  return error instanceof RangeError && error.message === "Invalid string length";
}

/** What to do about it, as a sentence that begins with the thing at hand. */
export function remedyOf(error: unknown, otherwise: string): string {
  const code = codeOf(error);
  if (code === "ENOSPC" || code === "EDQUOT") return `Free some space, or ${otherwise}`;
  if (code === "EMFILE") return "Allow more: ulimit -n 256.";
  if (code === "ENFILE") return "Close other programs and repeat the command.";
  return `${otherwise[0]!.toUpperCase()}${otherwise.slice(1)}`;
}

/** The operating system's own name for the failure, e.g. "ENOSPC"; null for an error that is none of its. */
export function codeOf(error: unknown): string | null {
  const { code, message } = (error instanceof Error ? error : {}) as {
    readonly code?: unknown;
    readonly message?: string;
  };
  if (code === "ERR_WORKER_INIT_FAILED") return /\bE[A-Z0-9]+$/.exec(message ?? "")?.[0] ?? null; // of a thread that did not start
  if (code === "ERR_MODULE_NOT_FOUND" && isThere(message ?? "")) return "EMFILE";
  return typeof code === "string" && /^E[A-Z0-9]+$/.test(code) ? code : null;
}

/** Whether this package could not find what is installed: Node.js says so where it may open no more files to look. */
function isThere(message: string): boolean {
  const found =
    /'(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/']+).*' imported from .*[\\/]dist[\\/]entry[\\/]/.exec(message);
  return found !== null && existsSync(join(found[1]!, "package.json"));
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: "nothing of that name",
  ENOTFILE: "a folder, a pipe or a device",
  EDEVICE: "a pipe or a device is in the way",
  EIO: "an input or output error of the disk",
  ELOOP: "a circle of links",
  EMFILE: "a limit on open files",
  ENFILE: "too many open files in the whole system",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "read-only file system",
  ENOSPC: "no space left",
  EDQUOT: "no space left of what this user may take",
  EFBIG: "a limit on the size of files",
  ENAMETOOLONG: "a name that is too long",
  EEXIST: "a file is in the way",
  ENOTDIR: "a file is in the way",
  EISDIR: "a folder is in the way",
  ENOTEMPTY: "a folder is in the way",
  EBUSY: "it is in use",
  ENXIO: "a device that is not there",
  ENODEV: "a device that is not there",
  ENOMEM: "no memory left",
  EPIPE: "nobody reads it any more",
};

import { readFileSync } from "node:fs";
import { ensure } from "../core/errors.js";

/** A process's use of addresses, in bytes: what it has taken, and the most it may (`ulimit -v`). */
export interface AddressSpace {
  readonly taken: number;
  readonly limit: number;
}

/** What reading a table and the smallest training take, with room to spare: below, V8 and DuckDB abort the process. */
const LEAST = 1.5 * 2 ** 30;

/** Throws where the limit is one that no command survives. */
export function ensureAddresses({ limit }: Pick<AddressSpace, "limit"> = addressSpace()): void {
  ensure(
    limit >= LEAST,
    () =>
      `addresses must be limited to 1.5 GiB or more (ulimit -v), got ${(limit / 2 ** 30).toFixed(2)} GiB. ` +
      "Allow more: ulimit -v 4194304, or ulimit -v unlimited for the fast engine in every thread.",
  );
}

/** That of this process; without a limit where the system, other than Linux, does not tell. */
export function addressSpace(): AddressSpace {
  try {
    return parseAddressSpace({
      limits: readFileSync("/proc/self/limits", "utf8"),
      status: readFileSync("/proc/self/status", "utf8"),
    });
  } catch {
    return { taken: 0, limit: Number.POSITIVE_INFINITY };
  }
}

/** Reads both from the texts that Linux has of them. */
export function parseAddressSpace({
  limits,
  status,
}: {
  readonly limits: string;
  readonly status: string;
}): AddressSpace {
  const soft = /^Max address space\s+(\d+)/m.exec(limits)?.[1];
  const kilobytes = /^VmSize:\s+(\d+) kB/m.exec(status)?.[1];
  return {
    taken: kilobytes === undefined ? 0 : 1024 * Number(kilobytes),
    limit: soft === undefined ? Number.POSITIVE_INFINITY : Number(soft),
  };
}

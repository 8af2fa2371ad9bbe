import { ensureGiven } from "../core/given.js";
import type { Kernels, Lease } from "./contract.js";
import { LEASE } from "./rules.js";

/** A lease of the engine; of one that needs none, the engine itself. */
export function leaseOf(kernels: Kernels): Lease {
  if (kernels.lease === undefined) return { kernels, release: () => {} };
  return ensureGiven(`engine "${kernels.name}": \`lease\``, kernels.lease(), LEASE);
}

/** Does a piece of work on a lease and gives it back; what it returns must hold no array of the engine's. */
export function onLease<Result>(kernels: Kernels, work: (kernels: Kernels) => Result): Result {
  const lease = leaseOf(kernels);
  try {
    return work(lease.kernels);
  } finally {
    lease.release();
  }
}

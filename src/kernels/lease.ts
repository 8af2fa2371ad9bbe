import { ensureGiven } from "../core/given.js";
import type { Kernels, Lease } from "./contract.js";

/** A lease of the engine; of one that needs none, the engine itself. */
export function leaseOf(kernels: Kernels): Lease {
  if (kernels.lease === undefined) return { kernels, release: () => {} };
  return ensureGiven(`engine "${kernels.name}": \`lease\``, kernels.lease(), ["kernels", "release()"]);
}

/** Makes something that lives on a lease of the engine, and what gives the lease back; nothing of it is kept where making it fails. */
export function madeOnLease<Made>(
  kernels: Kernels,
  make: (kernels: Kernels) => Made,
): { readonly made: Made; readonly release: () => void } {
  const lease = leaseOf(kernels);
  const release = () => lease.release();
  try {
    return { made: make(lease.kernels), release };
  } catch (error) {
    release();
    throw error;
  }
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

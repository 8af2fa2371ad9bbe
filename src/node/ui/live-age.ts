import type { LiveRecord } from "../../study/records/live.js";

/** Milliseconds since a snapshot was written; infinite without one. */
export function ageOf(live: LiveRecord | null): number {
  const at = live === null ? Number.NaN : Date.parse(live.at);
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : Date.now() - at;
}

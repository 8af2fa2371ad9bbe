import { randomStream } from "../../core/numeric/random.js";
import type { SuiteRow } from "../record.js";

/** Studies whose test error falls by `slope` a doubling of the windows, and hangs on nothing else. */
export function drawn(count: number, slope: number, seed: number): SuiteRow[] {
  const stream = randomStream(seed).fork(`suite ${count} ${slope}`);
  return Array.from({ length: count }, (_, k) => {
    const doublings = 4 + 8 * stream.uniform();
    const variance = 0.0004 + 0.004 * stream.uniform();
    const log = slope * (doublings - 8) + 0.05 * stream.normal() + Math.sqrt(variance) * stream.normal();
    return {
      ...{
        name: `series-${k}`,
        folder: `series-${k}`,
        state: "done",
        reason: null,
        kindOfError: "target",
        decision: log < 0 ? "go" : "no-go",
        source: "x.csv",
        targets: ["y"],
      },
      conditions: {
        ...{ windows: 2 ** doublings, noise: stream.uniform(), window: 24 },
        ...{ horizon: 1 + Math.floor(12 * stream.uniform()), inputs: 1 + Math.floor(6 * stream.uniform()) },
      },
      effects: { test: { log, variance }, best: { log: log + 0.02, variance }, time: null },
    };
  });
}

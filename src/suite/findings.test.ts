import { describe, expect, test } from "vitest";
import { type RandomStream, randomStream } from "../core/numeric/random.js";
import { isClear } from "./findings.js";
import { suiteRecord } from "./make-suite.js";
import type { SuiteRecord, SuiteRow } from "./record.js";

const OWN = { gradus: "0.0.0", command: null, unnamed: null };

/**
 * Studies whose five conditions all vary, some of them together, and whose three ratios share most of their chance, as those of one study do; test error falls by
 * `slope` a doubling of the windows.
 */
function drawn(count: number, slope: number, stream: RandomStream): SuiteRow[] {
  return Array.from({ length: count }, (_, k) => {
    const doublings = 4 + 8 * stream.uniform();
    const window = 2 ** (2 + 4 * stream.uniform());
    const variance = 0.0004 + 0.004 * stream.uniform();
    const shared = 0.06 * stream.normal();
    const effect = (log: number) => ({ log: log + shared + Math.sqrt(variance) * stream.normal(), variance });
    const test = effect(slope * (doublings - 8));
    return {
      ...{
        name: `series-${k}`,
        folder: `${k}`,
        state: "done",
        reason: null,
        kindOfError: "target",
        decision: "go",
        source: "x.csv",
        targets: ["y"],
      },
      conditions: {
        ...{ windows: 2 ** doublings, window, horizon: Math.ceil(window * (0.2 + 0.6 * stream.uniform())) },
        ...{ noise: stream.uniform(), inputs: 1 + Math.floor(6 * stream.uniform()) },
      },
      effects: { test, best: { ...test, log: test.log + 0.02 * Math.abs(stream.normal()) }, time: effect(0) },
    };
  });
}

const suites = (many: number, count: number, slope: number) =>
  Array.from({ length: many }, (_, k) => suiteRecord(drawn(count, slope, randomStream(k).fork(`suite ${count}`)), OWN));

const findings = ({ models }: SuiteRecord) => models.flatMap(({ alone }) => alone.filter(isClear));

describe.each([
  { count: 12, found: 0.9 },
  { count: 30, found: 0.99 },
])("in suites of $count studies", ({ count, found }) => {
  test("where no condition matters, one in twenty or fewer tells anything, of all ratios together: 7 % of 300 at most (3.2 and 3.6 % of 2000)", () => {
    const all = suites(300, count, 0);
    expect(all[0]!.models.map(({ alone }) => alone.length)).toEqual([5, 5, 5]);
    expect(all.filter((suite) => findings(suite).length > 0).length / all.length).toBeLessThan(0.07);
  });

  test("a test error that falls by a tenth with each doubling of the windows is told", () => {
    const all = suites(40, count, -0.1);
    const told = all.filter((suite) => findings(suite).some(({ condition }) => condition === "windows"));
    expect(told.length / all.length).toBeGreaterThanOrEqual(found);
  });
});

test("what is told of all conditions at once has no p: it is no finding", () => {
  const [suite] = suites(1, 30, -0.1);
  expect(Object.keys(suite!.models[0]!.together![0]!)).toEqual(["condition", "value", "low", "high"]);
});

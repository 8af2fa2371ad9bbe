import { expect, it } from "vitest";
import { seriesOf } from "../testing.js";
import { makeWindows } from "../windows.js";
import { fittingShares } from "./fitting-shares.js";
import { splitFolds, splitSeries } from "./split-series.js";

const series = (rows: number) => seriesOf({ y: Array.from({ length: rows }, (_, k) => Math.sin(k) + k) });

it("shares that an error offers work, whatever the length, the gap and the shares", () => {
  let offered = 0;
  for (const rows of [40, 50, 77, 108, 109, 250]) {
    for (const gap of [0, 3]) {
      for (const shares of [
        {},
        { testShare: 0 },
        { validationShare: 0.1, testShare: 0.3 },
        { validationShare: 0.45, testShare: 0.45 },
      ]) {
        for (const window of [4, 8, 12, 24]) {
          const of = series(rows);
          const make = (options: object) =>
            makeWindows({
              series: of,
              split: splitSeries(of, { ...shares, gap, ...options }),
              inputs: ["y"],
              targets: ["y"],
              window,
            });
          const found = fittingShares(of, splitSeries(of, { ...shares, gap }), window + 1);
          if (found === null || Object.keys(found).length === 0) continue;
          offered++;
          expect(() => make(found), JSON.stringify({ rows, gap, shares, window, found })).not.toThrow();
        }
      }
    }
  }
  expect(offered).toBeGreaterThan(20);
});

it("108 quarters, a window of 24: the validation part needs 0.23 and the test part as much", () => {
  const of = series(108);
  expect(fittingShares(of, splitSeries(of), 25)).toEqual({ validationShare: 0.23, testShare: 0.23 });
});

it("nothing is offered where no share would do, or the split is none of one fold in order of time", () => {
  const of = series(60);
  expect(fittingShares(of, splitSeries(of), 21)).toBeNull();
  expect(fittingShares(of, splitFolds(of, { folds: 2 })[0]!, 13)).toBeNull();
});

import { describe, expect, it } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { CLEAN, found, noise } from "../testing.js";

const ROWS = 1000;

describe("constant inputs", () => {
  it("warns of one that changes after the training part, and notes one that does not", () => {
    const a = noise(1, ROWS);
    const never = a.map(() => 3);
    const later = a.map((_, k) => (k < 850 ? 0 : 1));
    expect(found({ a, never, later })).toEqual([
      { code: "constant", severity: "warning", column: "later", value: 0, changes: 150 },
      { code: "constant", severity: "note", column: "never", value: 3, changes: 0 },
    ]);
  });
});

describe("stuck columns", () => {
  const hanging = (values: readonly number[], { from, rows }: { readonly from: number; readonly rows: number }) =>
    values.map((value, k) => (k >= from && k < from + rows ? values[from]! : value));

  it("finds where a sensor hangs, for how long, and how much of the data that is", () => {
    const a = hanging(hanging(noise(1, ROWS), { from: 200, rows: 15 }), { from: 500, rows: 20 });
    expect(found({ a })).toEqual([
      {
        ...{ code: "stuck", severity: "warning", column: "a", longest: 20, from: "row 501", value: a[500] },
        ...{ count: 35, rows: ROWS },
      },
    ]);
  });

  it("finds it among rounded values, and notes it where it is short", () => {
    const rounded = CLEAN["a year's season, rounded"]!(randomStream(1), 3000);
    expect(found({ a: hanging(rounded, { from: 300, rows: 24 }) })).toMatchObject([
      { code: "stuck", severity: "note", longest: expect.toSatisfy((rows: number) => rows >= 24) },
    ]);
  });

  it.each([0.2, 0.3, 0.7, 0.9])("finds a sensor that dies and stays dead, for %s of the data", (share) => {
    const from = Math.round((1 - share) * ROWS);
    const rain = CLEAN["rain"]!(randomStream(1), ROWS);
    for (const alive of [noise(1, ROWS), rain]) {
      const a = hanging(alive, { from, rows: ROWS - from });
      const rows = a.length - a.findLastIndex((value, k) => k > 0 && value !== a[k - 1]);
      expect(found({ a, b: noise(2, ROWS) }).filter(({ code }) => code === "stuck")).toEqual([
        {
          ...{
            code: "stuck",
            severity: "warning",
            column: "a",
            longest: rows,
            from: `row ${ROWS - rows + 1}`,
            value: a[from],
          },
          ...{ count: rows, rows: ROWS },
        },
      ]);
    }
  });

  it("finds one that was dead for a third of the data, and lives again", () => {
    const a = hanging(noise(1, ROWS), { from: 300, rows: 350 });
    expect(found({ a }).filter(({ code }) => code === "stuck")).toMatchObject([{ longest: 350, from: "row 301" }]);
  });

  it("leaves columns alone that rest by nature", () => {
    const snow = noise(1, ROWS).map((value, k) => (k % 200 < 20 ? Math.abs(value) : 0));
    const day = noise(1, ROWS).map((_, k) => Math.floor(k / 24) % 7);
    const rain = CLEAN["rain"]!(randomStream(1), ROWS).map((value, k) => (k >= 300 && k < 360 ? 0 : value));
    const lengths = [40, 90, 25, 400, 130, 60, 110, 145];
    const setPoint = lengths.flatMap((rows, k) => Array.from({ length: rows }, () => k % 3));
    expect(found({ snow, day, rain, setPoint }).filter(({ code }) => code === "stuck")).toEqual([]);
  });
});

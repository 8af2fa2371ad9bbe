import { expect, test } from "vitest";
import { seriesOf } from "../data/testing.js";
import { excused, forModel } from "./for-model.js";

const NONE = Number.NaN;
const known = (
  values: readonly number[],
  needs: { unread?: string[]; knownAhead?: string[] },
  plan: readonly number[],
) => {
  const series = seriesOf({ y: values, plan });
  const all = { unread: [], knownAhead: ["plan"], ...needs };
  return forModel({ ...series, columns: excused(series.columns, series.segments, all) }, [], all);
};

test("the last rows in which nothing is known but what is known ahead are open; a hole before them is one", () => {
  const { segments, columns } = known([1, NONE, 3, NONE, NONE], {}, [1, 2, 3, 4, 5]);
  expect(segments[0]!.openFrom).toBe(3);
  expect([...columns[0]!.values]).toEqual([1, NONE, 3, 3, 3]);
  expect([...columns[0]!.filled!]).toEqual([0, 0, 0, 1, 1]);
});

test("a target that is not read may be empty anywhere, and opens no row", () => {
  const series = seriesOf({ y: [NONE, 2, NONE], x: [1, 2, 3] });
  const needs = { unread: ["y", "z"], knownAhead: [] };
  const read = forModel({ ...series, columns: excused(series.columns, series.segments, needs) }, ["z"], needs);
  expect(read.segments[0]!.openFrom).toBeUndefined();
  expect(read.columns.map(({ name, filled }) => [name, filled && [...filled]])).toEqual([
    ["y", [1, 0, 1]],
    ["x", undefined],
    ["z", [1, 1, 1]],
  ]);
});

test("no row is open for a model that reads nothing but what is known ahead", () => {
  const { segments } = known([1, 2, 3], { unread: ["y"] }, [1, 2, 3]);
  expect(segments[0]!.openFrom).toBeUndefined();
});

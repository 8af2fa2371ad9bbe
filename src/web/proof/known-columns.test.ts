import { expect, test } from "vitest";
import type { TableView } from "../contract/proof.js";
import { knownColumns } from "./known-columns.js";

const read = (...columns: readonly (readonly [name: string, from: string])[]) =>
  ({ columns: columns.map(([name, from]) => ({ name, from })) }) as unknown as TableView;

test("what is read unasked is known, a category once; what is left out stays known; another table begins anew", () => {
  const whole = read(["wind", "wind"], ["weather = rain", "weather"], ["weather = sun", "weather"], ["rain", "rain"]);
  const known = knownColumns(whole, {}, []);
  expect(known).toEqual([
    { name: "wind", isCategory: false },
    { name: "weather", isCategory: true },
    { name: "rain", isCategory: false },
  ]);
  expect(knownColumns(read(["rain", "rain"], ["hail", "hail"]), { inputs: ["rain", "hail"] }, known)).toEqual([
    ...known,
    { name: "hail", isCategory: false },
  ]);
  expect(knownColumns(read(["other", "other"]), {}, known)).toEqual([{ name: "other", isCategory: false }]);
});

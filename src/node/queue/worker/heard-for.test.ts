import { expect, test } from "vitest";
import { HeardFor } from "./heard-for.js";

test("time is counted from the first time on, and anew after a gap or where nobody was reached", () => {
  let now = 5000;
  const heard = new HeardFor(10_000, () => now);
  const after = (milliseconds: number) => {
    now += milliseconds;
    return heard.again();
  };
  expect([after(0), after(2000), after(10_000)]).toEqual([0, 2, 12]);
  expect([after(10_001), after(1000)]).toEqual([0, 1]);
  heard.lost();
  expect([after(1000), after(1000)]).toEqual([0, 1]);
});

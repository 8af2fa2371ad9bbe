import { expect, it } from "vitest";
import { lengthOfTime } from "./length-of-time.js";

it.for([
  ["99:00:00", 356_400],
  ["0:30", 1800],
  ["2 days 03:00:00.5", 183_600.5],
  ["-1 days +00:00:00", -86_400],
  ["5h 30m", 19_800],
  ["P2DT3H", 183_600],
  ["90 min", 5400],
  ["12", Number.NaN],
  ["T", Number.NaN],
  ["2020-01-31", Number.NaN],
] as const)("the length of time %s is %s seconds", ([text, seconds]) => {
  expect(lengthOfTime(text)).toBe(seconds);
});

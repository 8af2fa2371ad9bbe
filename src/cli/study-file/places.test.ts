import { expect, test } from "vitest";
import { placesIn } from "./places.js";

test("the line of a field in JSON, of its part, and of what is around one that is missing", () => {
  const places = placesIn(
    '{\n  "data": { "file": "a{b}.csv" },\n  "methods": [\n    "sgd",\n    {\n      "name": "diffusion"\n    }\n  ]\n}\n',
  );
  expect(places.line(["data"])).toBe(2);
  expect(places.line(["data", "target"])).toBe(2);
  expect(places.line(["methods", 0])).toBe(4);
  expect(places.line(["methods", 1])).toBe(5);
  expect(places.line(["methods", 1, "name"])).toBe(6);
  expect(places.line(["seeds"])).toBe(1);
});

test("the line of a field in TypeScript: comments, casts, calls, constants and templates are read over", () => {
  const source = [
    'import type { StudyFile } from "gradus/study"; // { data: 1 }',
    "/* { task: {} } */",
    "const money = {",
    "  machineHour: 3.2,",
    "};",
    "const study: StudyFile = checked({",
    "  data: { file: folder + `/{a}.csv` },",
    '  task: { window: 48, "horizon": { from: 1, to: 2 } } as const,',
    "  money,",
    "  ...others,",
    "  split: {",
    "    // shares",
    "    testShare: 1 / 5,",
    "  },",
    "});",
    "export default study satisfies StudyFile;",
  ].join("\n");
  const places = placesIn(source);
  expect(places.line(["data", "file"])).toBe(7);
  expect(places.line(["task", "horizon", "to"])).toBe(8);
  expect(places.line(["money"])).toBe(9);
  expect(places.line(["money", "machineHour"])).toBe(4);
  expect(places.line(["split", "testShare"])).toBe(13);
  expect(places.twice).toEqual([]);
});

test("a module that computes its study has no lines, and one in circles ends", () => {
  expect(placesIn("export default make();").line(["data"])).toBe(1);
  expect(placesIn("const a = b; const b = a; export default a;").line(["data"])).toBe(1);
  expect(placesIn("").line(["data"])).toBe(null);
  expect(placesIn("export const a = {};").line(["data"])).toBe(null);
});

test("fields that stand twice are found with both lines", () => {
  expect(placesIn('{ "seeds": 5,\n "data": { "file": "a",\n "file": "b" },\n "seeds": 6 }').twice).toEqual([
    { name: "seeds", lines: [1, 4] },
    { name: "file", lines: [2, 3] },
  ]);
});

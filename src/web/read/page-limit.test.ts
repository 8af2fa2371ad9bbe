import { expect, it } from "vitest";
import { pageLimit } from "./page-limit.js";

const kindOf = (name: string, megabytes: number) => pageLimit({ name, bytes: megabytes * 2 ** 20 }).kind;

it("a text beyond 500 MB is refused, one from 50 MB on is said to take long", () => {
  expect([49, 50, 500, 501].map((megabytes) => kindOf("t.csv", megabytes))).toEqual([
    "usual",
    "long",
    "long",
    "refused",
  ]);
});

it("what is packed counts as what is in it", () => {
  expect(["t.csv.gz", "t.parquet", "t.XLSX"].map((name) => kindOf(name, 60))).toEqual(["long", "long", "refused"]);
});

it("the refusal has the limit, the size and another way", () => {
  expect(pageLimit({ name: "t.csv.gz", bytes: 101 * 2 ** 20 })).toEqual({
    kind: "refused",
    mostMegabytes: 100,
    reason:
      "in a page such a file must have at most 100 MB, got 101 MB. Read it with the command line, which has no such limit (npx gradus poc FILE), or write a file with fewer columns or rows.",
  });
});

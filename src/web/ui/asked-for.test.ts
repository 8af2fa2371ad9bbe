import { expect, test } from "vitest";
import { askedFor } from "./asked-for.js";

const study = { seeds: 5, plannedRuns: { perSeed: 12, beside: 42, workers: 2 } };
const of = (seeds: string, minutes = "") => askedFor({ seeds, minutes }, study);

test.each([
  ["", "", { seeds: null, minutes: null }],
  ["10", "1.5", { seeds: 10, minutes: 1.5 }],
  [" １０ ", "９０", { seeds: 10, minutes: 90 }],
  ["5", "", { seeds: 5, minutes: null }],
])("%j seeds and %j minutes are taken", (seeds, minutes, request) => {
  expect(of(seeds, minutes)).toEqual({ request, refused: null });
});

test.each(["1e3", "1,000", "-5", "5.0", "0x10", "ten", "10 20"])("%j is no plain whole number of seeds", (text) => {
  expect(of(text).refused).toEqual({ field: "seeds", why: "noWhole", what: text });
});

test.each([
  ["4", "", { field: "seeds", why: "tooFew", what: "5" }],
  ["9000", "", { field: "seeds", why: "tooMany", what: "8,329" }],
  ["", "1e3", { field: "minutes", why: "noTime", what: "1e3" }],
  ["", "0.01", { field: "minutes", why: "tooShort", what: "0.1" }],
  ["", "99999", { field: "minutes", why: "tooLong", what: "34,560" }],
])("%j seeds and %j minutes are refused at their field, with the limit", (seeds, minutes, refused) => {
  expect(of(seeds, minutes).refused).toEqual(refused);
});

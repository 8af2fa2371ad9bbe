import { expect, test } from "vitest";
import { typedRefusalParts } from "./typed-refusal.js";

const told = (message: string) =>
  typedRefusalParts(message)
    .map(({ text }) => text)
    .join("");

test("what the command line says in flags is known by the options, and told in flags", () => {
  expect(
    told(
      "--window 24 with --horizon 1 needs 25 consecutive rows in every part of a.csv, but the validation part has 18 (of 90 rows in all). " +
        "Take a --window of 17 or less, or a --validation-share of 0.28 and a --test-share of 0.28.",
    ),
  ).toMatch(
    /^--window 24.*--window を 17 以下にする、または --validation-share を 0\.28、--test-share を 0\.28 にする/,
  );
});

test("a study asked otherwise than before, and flags that the library's sentences have too", () => {
  expect(
    told(
      "--out holds another study, which differs in --epochs (2, here 3). Repeat its options to go on with it, or ask for more seeds, tuning trials, batch sizes " +
        "or methods; else give another --out, or remove what it holds.",
    ),
  ).toMatch(/^--out には別の検証があり、--epochs \(2, here 3\) が異なります。.*別の --out を/);
  expect(typedRefusalParts("--nope is no flag.")).toEqual([{ text: "--nope is no flag.", language: "en" }]);
});

test("a flag with its value, and sentences that would pass for values of others", () => {
  const unsorted = 'b.csv, row 94, column "day": times must rise from row to row, got 2021-01-01 after 2021-01-02.';
  expect(told(`${unsorted} Sort the rows by time, or use --time none to trust the order of the rows.`)).toMatch(
    /--time none (?!to trust)/,
  );
  const english = (message: string) => typedRefusalParts(message).filter(({ language }) => language === "en");
  const texts =
    't.csv: there is no numeric column to forecast among "a", "b". Left out of the inputs, text: "a", "b". ' +
    "Numbers must be written like 1.5 or 1e-3, in at least half of a column's cells; --inputs and --target take any of them.";
  expect(english(texts)).toEqual([]);
  expect(told(texts)).not.toContain("Numbers");
});

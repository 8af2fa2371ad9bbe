import { expect, it } from "vitest";
import { fails, rows } from "../testing/read-text.js";
import { readTableForModel } from "../testing/reader.js";
import { temporaryFile, translatedInputError } from "../testing.js";

const days = (month: string, count: number) => Array.from({ length: count }, (_, k) => `${month}-0${k + 1}`);

it("two notations in one column: the first row that is written otherwise, and both forms", async () => {
  const table = rows("date,y", ...days("2020-01", 4), "2/1/2020", "2/2/2020", "2/3/2020", "2/4/2020");
  const { place, advice } = await fails(table);
  expect(place).toMatchObject({ row: 6, column: "date" });
  expect(advice).toContain('in one way, got "2/1/2020" where the rows before it have times like "2020-01-01".');
});

it("times that repeat beside others that rise: the option that takes the others", async () => {
  const issued = ["2020-01-01", "2020-01-01", "2020-01-02", "2020-01-02", "2020-01-03", "2020-01-03"];
  const table = rows("issued,valid,y", ...issued.map((day, k) => `${day},2020-01-0${k + 2}`));
  expect((await fails(table)).advice).toContain(
    'The times in "valid" rise at every row: take them with `time: "valid"`, or',
  );
  const { advice } = await fails(rows("issued,y", ...issued));
  expect(advice).toContain("again after row 2");
  expect(advice).not.toContain("valid");
});

it.for(["01/DD/2020", "2020-01-DD"])(
  "a clock that counts to 12 without AM and PM is named as that: %s",
  async (date) => {
    const cells = Array.from(
      { length: 72 },
      (_, k) => `${date.replace("DD", `0${1 + Math.floor(k / 24)}`)} ${k % 12 || 12}:00`,
    );
    const { place, advice } = await fails(rows("date,y", ...cells));
    expect(place).toMatchObject({ row: 3, column: "date" });
    expect(advice).toContain(
      "and does not say which half of the day it means: time goes back here. Write AM or PM behind it",
    );
  },
);

it("of words of truth that a model reads, the cell that is none is blamed", async () => {
  const words = ["ja", "nein", "nein", "ja", "nein", "vielleicht", "ja"];
  const file = await temporaryFile("t.csv", rows("ok,y", ...words));
  const error = await translatedInputError(
    readTableForModel(file, { target: ["y"], inputs: ["ok", "y"] }, { unread: [], knownAhead: [], notation: NONE }),
  );
  expect(error.place).toMatchObject({ row: 7, column: "ok" });
  expect(error.message).toContain(
    'a finite number is needed, got "vielleicht"; the others are JA or NEIN. Fix the cell',
  );
});

const NONE = { decimal: null, missingValues: [], timeFormat: null, categories: [] };

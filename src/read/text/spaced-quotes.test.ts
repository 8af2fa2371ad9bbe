import { expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import { read } from "../testing/read-text.js";

const days = ["2020-01-03", "2020-01-02", "2020-01-01"];

it("quotes are understood where blanks part the cells, as R writes tables with row names and without", async () => {
  const tables = [
    `"date" "y"\n${days.map((day, k) => `"${k + 1}" "${day}" ${k * k}.5\n`).join("")}`,
    `"date" "y"\n${days.map((day, k) => `"${day}" ${k * k}.5\n`).join("")}`,
    `"date" "the \\"y\\""   "y"\n${days.map((day, k) => `"${day} 05:00" "a b"   ${k * k},5\n`).join("")}`,
  ];
  for (const table of tables) {
    const { series, targets } = await read(table);
    expect([targets, [...columnValues(series, "y")]]).toEqual([["y"], [4.5, 1.5, 0.5]]);
    expect(series.time!.columns).toEqual(["date"]);
  }
});

it("commas with blanks around them part the cells as before", async () => {
  const { inputs, notes } = await read(
    `"date" , "x" , "y"\n${days.map((day, k) => `"${day}" , ${(k * 7) % 5} , ${k * k}\n`).join("")}`,
  );
  expect(inputs).toEqual(["x", "y"]);
  expect(notes.join()).not.toContain("Left out");
});

it("names in quotes above plain numbers are names", async () => {
  const { inputs } = await read(`"the x" "y"\n${days.map((_, k) => `${(k * 7) % 5}.1 ${k * k}.5\n`).join("")}`);
  expect(inputs).toEqual(["the x", "y"]);
});

import { describe, expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import { fails, read } from "../testing/read-text.js";
import { readTableForModel } from "../testing/reader.js";
import { temporaryFile } from "../testing.js";

const SKY = ["sun", "rain", "sun", "fog"];
const rows = (texts: readonly string[], count = 60) =>
  Array.from({ length: count }, (_, k) => `${k % 7},${texts[k % texts.length]}`);
const table = (texts: readonly string[], header = "v,sky", count = 60) =>
  `${header}\n${rows(texts, count).join("\n")}\n`;

describe("a column of few texts", () => {
  it("is an input for each of them, with a note, and no target", async () => {
    const { inputs, targets, series, notes, notation } = await read(table(SKY));
    expect(inputs).toEqual(["v", "sky = fog", "sky = rain", "sky = sun"]);
    expect(targets).toEqual(["v"]);
    expect([...columnValues(series, "sky = rain").subarray(0, 5)]).toEqual([0, 1, 0, 0, 0]);
    expect([...columnValues(series, "sky = fog").subarray(0, 5)]).toEqual([0, 0, 0, 1, 0]);
    expect(notes).toContain(
      'Categories, an input for each value that is 1 where it stands and 0 elsewhere: "sky" (fog, rain, sun).',
    );
    expect(notation.categories).toEqual([{ column: "sky", values: ["fog", "rain", "sun"] }]);
  });

  it("is none of them where a cell is missing, and needs no rule for it", async () => {
    const { series, inputs } = await read(table([...SKY, ""]));
    expect(inputs.slice(1).map((name) => columnValues(series, name)[4])).toEqual([0, 0, 0]);
  });

  it("may be asked for by its name, with more values than are taken unasked", async () => {
    const { inputs } = await read(table(SKY), { inputs: ["v", "sky"], target: ["v"] });
    expect(inputs).toEqual(["v", "sky = fog", "sky = rain", "sky = sun"]);
    const many = table(
      Array.from({ length: 20 }, (_, k) => `kind ${k}`),
      "v,kind",
      300,
    );
    expect((await read(many)).inputs).toEqual(["v"]);
    expect((await read(many, { inputs: ["v", "kind"], target: ["v"] })).inputs).toHaveLength(21);
  });

  it.each([
    ["hardly any rows for a value", table(["a", "b", "c", "d", "e", "f", "g"])],
    ["one value alone", table(["a"])],
    ["a name for every row", table(Array.from({ length: 60 }, (_, k) => `row ${k}`))],
  ])("is left out as text with %s", async (_, content) => {
    const { inputs, notes } = await read(content);
    expect(inputs).toEqual(["v"]);
    expect(notes).toContain('Left out of the inputs, text: "sky".');
  });

  it("is no input where it names the series", async () => {
    const stacked = `day,shop,v\n${["b", "a"].flatMap((shop) => Array.from({ length: 30 }, (_, k) => `2020-01-${String(k + 1).padStart(2, "0")},${shop},${(k * 7) % 5}`)).join("\n")}\n`;
    for (const options of [{}, { series: "shop" }]) {
      const { inputs, notation, notes } = await read(stacked, options);
      expect(inputs).toEqual(["v"]);
      expect(notation.categories).toEqual([]);
      expect(notes.join(" ")).not.toMatch(/shop =|Categories/);
    }
  });

  it("is no target: a class is no number", async () => {
    const error = await fails(table(SKY), { target: ["sky"] });
    expect(error.message).toContain('a finite number is needed, got "sun"');
  });
});

it("a model's table is read by the model's values; one that it does not know is said and is none of them", async () => {
  const file = await temporaryFile("new.csv", table(["sun", "hail", "fog"]));
  const categories = [{ column: "sky", values: ["fog", "rain", "sun"] }];
  const notation = { decimal: null, missingValues: [], timeFormat: null, categories };
  const inputs = ["v", "sky = fog", "sky = rain", "sky = sun"];
  const { series, notes } = await readTableForModel(
    file,
    { target: ["v"], inputs },
    { unread: [], knownAhead: [], notation },
  );
  expect(inputs.slice(1).map((name) => columnValues(series, name)[1])).toEqual([0, 0, 0]);
  expect(columnValues(series, "sky = fog")[2]).toBe(1);
  expect(notes).toContain(
    '"sky" has 20 values that the model does not know, such as "hail": read as none of fog, rain, sun.',
  );
});

it("rows at the end that hold a category alone, or nothing, are open: they are what is to be forecast", async () => {
  const file = await temporaryFile("open.csv", `${table(SKY)},\n,rain\n`);
  const categories = [{ column: "sky", values: ["fog", "rain", "sun"] }];
  const notation = { decimal: null, missingValues: [], timeFormat: null, categories };
  const options = { target: ["v"], inputs: ["v", "sky = fog", "sky = rain", "sky = sun"] };
  const { series } = await readTableForModel(file, options, { unread: [], knownAhead: [], notation });
  expect(series.segments).toEqual([{ name: "open.csv", start: 0, end: 62, openFrom: 60 }]);
});

it("inputs of more categories than one, beside Parquet's own types, have each their own columns", async () => {
  const content = `a,b,v\n${Array.from({ length: 80 }, (_, k) => `${["x", "y"][k % 2]},${["p", "q", "r"][k % 3]},${(k * k) % 11}`).join("\n")}\n`;
  const { inputs } = await read(content);
  expect(inputs).toEqual(["v", "a = x", "a = y", "b = p", "b = q", "b = r"]);
});

import { expect, it } from "vitest";
import { temporaryFile } from "../../read/testing.js";
import { labelledGroupsOf } from "./looks-like-sequences.js";

const rows = (line: (id: number, step: number) => string) =>
  [0, 1, 2, 3].flatMap((id) => [0, 1, 2].map((step) => `${line(id, step)}\n`)).join("");
const kind = (id: number) => (id % 2 === 0 ? "up" : "down");
const LABEL = `id,step,x,label\n${rows((id, step) => `s${id},${step},${id * step},${kind(id)}`)}`;
const FOUND = { group: "id", label: "label" };

it.each([
  ["a column of labels", LABEL, FOUND],
  ["tabs", LABEL.replaceAll(",", "\t"), FOUND],
  ["the last column of few texts", LABEL.replace("label", "kind"), { ...FOUND, label: "kind" }],
  ["a text for each row", LABEL.replace("down", "up"), null],
  ["as many texts as groups, not called labels", `id,a,name\n${rows((id, step) => `${id},${step},n${id}`)}`, null],
  ["numbers", LABEL.replaceAll("up", "1").replaceAll("down", "2"), null],
  ["no name of sequences", LABEL.replace("id", "where"), null],
  ["years, where it is a property of series", LABEL.replace("step", "year"), null],
  ["dates, where it is a property of series", LABEL.replaceAll(/^(s\d),(\d)/gm, "$1,2024-01-1$2"), null],
])("labelled groups: %s", async (_, text, found) => {
  expect(await labelledGroupsOf(await temporaryFile("t.csv", text), undefined)).toEqual(found);
});

it("a target that is another column asks for a forecast", async () => {
  const file = await temporaryFile("t.csv", LABEL);
  expect([await labelledGroupsOf(file, "x"), await labelledGroupsOf(file, "label")]).toEqual([null, FOUND]);
});

import { expect, test } from "vitest";
import { curvesCsv } from "./curves-csv.js";
import { renderReport } from "./render-report.js";
import { fixtureStudy } from "./testing/fixture.js";
import { verdictText } from "./verdict-text.js";

const study = fixtureStudy();

test.each([
  [
    () => verdictText({} as never, "en", { width: 80, color: false }),
    /verdictText: `study`: "schema" is wrong: .* Give the record that runStudy returned or parseStudy read/,
  ],
  [() => verdictText(study, "fr" as never, { width: 80, color: false }), /`language` must be .*got "fr"/],
  [() => verdictText(study, "en", undefined as never), /`options` must be an object with width, color, got nothing/],
  [() => verdictText(study, "en", { width: 80, colour: true } as never), /no option `options.colour`.*`options.color`/],
  [() => curvesCsv(undefined as never), /curvesCsv: `study`: the record must be plain data, got undefined/],
  [
    () => curvesCsv({ ...study, trials: [{ ...study.trials[0]!, epochs: [null as never] }] }),
    /curvesCsv: `study`: "trials.0.epochs.0" is wrong/,
  ],
])("what is no study, language or option is refused: %#", (call, message) => {
  expect(call).toThrow(message);
});

test("a hole deep inside a record is refused by its place", async () => {
  const plan = { ...study.plan, batchSizes: undefined as never };
  await expect(renderReport({ ...study, plan }, "en")).rejects.toThrow(
    /renderReport: `study`: "plan.batchSizes" is wrong: .* got nothing/,
  );
});

test("a report of no language is refused before the charts are loaded", async () => {
  await expect(renderReport(study, { lang: "ja" } as never)).rejects.toThrow(/renderReport: `language` must be "?en"?/);
});

import { expect, test } from "vitest";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";
import { moneySection } from "./money.js";

const money = { currency: "EUR", machineHour: 3.2, trainingHours: 2, trainingsPerMonth: 30, errorPoint: 40 };
const shown = (errorPoint: number | null, language: "en" | "ja" = "en") =>
  moneySection(studyView({ ...fixtureStudy(), money: { ...money, errorPoint } }, TEXTS[language]))!.text.replaceAll(
    "\u00a0",
    " ",
  );

test("the lead names what a unit of test error is worth, where that was given", () => {
  expect(shown(40)).toContain("a test error lower by one unit is worth 40 EUR a month");
  expect(shown(40, "ja")).toContain("月 40 EUR");
  expect(shown(null)).not.toContain("one unit");
});

test("an interval does not repeat its unit at either end", () => {
  expect(shown(40)).toMatch(/>[\d.]+ trainings a month \([\d.]+ to [\d.]+\)</);
  expect(shown(40)).toMatch(/>[\d.,]+ EUR \([\d.,]+ to [\d.,]+\)</);
  expect(shown(40, "ja")).toMatch(/>月 [\d.]+ 回（[\d.]+ 〜 [\d.]+）</);
});

test("two columns wrap in a narrow window instead of scrolling", () => {
  expect(shown(null)).toContain('<div class="scroll few"');
});

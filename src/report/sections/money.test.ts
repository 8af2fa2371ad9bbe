import { expect, test } from "vitest";
import { significant } from "../../page/text/numbers.js";
import { worth } from "../../study/judge/worth.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { verdictText } from "../verdict-text.js";
import { studyView } from "../view/study-view.js";
import { header } from "./header.js";
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
  expect(shown(40)).toMatch(/>[\d.]+ trainings a month \(90%: [\d.]+ to [\d.]+\)</);
  expect(shown(40)).toMatch(/>[\d.,]+ EUR \(90%: [\d.,]+ to [\d.,]+\)</);
  expect(shown(40, "ja")).toMatch(/>月 [\d.]+ 回（90% 区間 [\d.]+ 〜 [\d.]+）</);
});

test("the head of the page and the terminal give the saving with the interval of the ratio, at its confidence", () => {
  for (const [language, line] of [
    ["en", "Saved a year: 1,564 EUR (90%: 1,456 to 1,658)"],
    ["ja", "年間の節約額：1,564 EUR（90% 区間 1,456 〜 1,658）"],
  ] as const) {
    const study = { ...fixtureStudy(), money: { ...money, errorPoint: null } };
    expect(header(studyView(study, TEXTS[language])).text.replaceAll("\u00a0", " ")).toContain(`${line}</p>`);
    expect(verdictText(study, language, { width: 80, color: false }).replaceAll("\u00a0", " ")).toContain(`${line}\n`);
  }
});

test("a loss has its interval the other way round, and one that includes a saving says so by its sign", () => {
  const study = { ...fixtureStudy(), money: { ...money, errorPoint: null } };
  const timeRatio = { value: 1.2, low: 0.9, high: 1.5, confidence: 0.9 };
  const text = verdictText({ ...study, verdict: { ...study.verdict, timeRatio } }, "en", { width: 80, color: false });
  expect(text.replaceAll("\u00a0", " ")).toContain("Lost a year: 461 EUR (90%: \u2212230 to 1,152)\n");
});

const slowerButBetter = () => {
  const study = { ...fixtureStudy(), money: { ...money, errorPoint: 4000 } };
  const timeRatio = { value: 1.2, low: 1.1, high: 1.3, confidence: 0.9 };
  const testErrorRatio = { value: 0.8, low: 0.7, high: 0.9, confidence: 0.9 };
  return { ...study, verdict: { ...study.verdict, timeRatio, testErrorRatio } };
};

test("where a unit of error has a worth, head, terminal and table give the net of time and error, and both parts", () => {
  const found = worth(slowerButBetter())!;
  const [net, error] = [found.netPerYear, found.accuracyPerYear!].map(({ value }) => significant(value));
  expect(found.netPerYear.value).toBeCloseTo(found.accuracyPerYear!.value - 461, 0);
  for (const [language, line, row] of [
    ["en", `Gained a year: ${net} EUR (90%: `, "Net gain, a year"],
    ["ja", `年間の利益：${net} EUR（90% 区間 `, "差引の利益（年間）"],
  ] as const) {
    const study = slowerButBetter();
    const head = header(studyView(study, TEXTS[language])).text.replaceAll("\u00a0", " ");
    expect(head).toContain(line);
    expect(head).toContain("\u2212461 EUR");
    expect(head).toContain(`${error} EUR`);
    expect(verdictText(study, language, { width: 80, color: false }).replaceAll("\u00a0", " ")).toContain(line);
    const table = moneySection(studyView(study, TEXTS[language]))!.text.replaceAll("\u00a0", " ");
    expect(table).toContain(`${row}</th>`);
    expect(table).not.toContain(TEXTS[language].breakEvenNever);
  }
});

test("a faster training's money buys so many trainings a month and a day", () => {
  expect(shown(null)).toMatch(/The same, a day<.*?>[\d.]+ trainings a day \(90%: [\d.]+ to [\d.]+\)</s);
  expect(shown(null, "ja")).toMatch(/同、1 日あたり<.*?>1 日 [\d.]+ 回（90% 区間 [\d.]+ 〜 [\d.]+）</s);
});

test("the trainings that pay for the study have their interval, without an upper end where nothing may be saved", () => {
  const study = { ...fixtureStudy(), money: { ...money, errorPoint: null }, secondsTotal: 34_000 };
  const timeRatio = { value: 0.8, low: 0.5, high: 1.1, confidence: 0.9 };
  const { text } = moneySection(studyView({ ...study, verdict: { ...study.verdict, timeRatio } }, TEXTS.en))!;
  expect(text).toContain("after 24 trainings (90%: 10 or more)");
});

test("two columns wrap in a narrow window instead of scrolling", () => {
  expect(shown(null)).toContain('<div class="scroll few"');
});

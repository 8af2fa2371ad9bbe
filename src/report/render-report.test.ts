import { describe, expect, test } from "vitest";
import type { PageLanguage } from "../page/text/language.js";
import type { StudyRecord } from "../study/records/study.js";
import { renderReport } from "./render-report.js";
import { chainReport } from "./testing/chain.js";
import { classStudy, frameStudy, textStudy } from "./testing/class-study.js";
import { fixtureStudy, stoppedFixture } from "./testing/fixture.js";
import { bareStudy, divergedStudy, untunedStudy } from "./testing/odd-studies.js";
import { TEXTS } from "./text/index.js";

const languages: readonly PageLanguage[] = ["en", "ja"];
const studies: readonly (readonly [name: string, study: StudyRecord])[] = [
  ["go", fixtureStudy()],
  ["no-go", fixtureStudy({ decision: "no-go" })],
  ["inconclusive", fixtureStudy({ decision: "inconclusive" })],
  ["from diffusion's start", chainReport({ sgd: null, "soap-cosine": 30, "soap-linear": 7, diffusion: 6 })],
  ["stopped before anything finished", stoppedFixture()],
  ["budget spent before anything finished", stoppedFixture("budget-spent")],
  ["every trial diverged", divergedStudy()],
  ["nothing tuned, one learning rate throughout", untunedStudy()],
  ["classes of sequences", classStudy()],
  ["frames of sequences, a simple forecast is better", frameStudy()],
  ["symbols of a text", textStudy()],
  ["one seed, one batch size, no target, no forecast, no time axis, no baselines", bareStudy()],
];
const pages = await Promise.all(
  studies.flatMap(([name, study]) =>
    languages.map(async (language) => ({ name, study, language, page: await renderReport(study, language) })),
  ),
);

const goPage = await renderReport(fixtureStudy(), "en");

describe.each(pages)("$name, $language", ({ study, language, page }) => {
  test("needs nothing from elsewhere and runs nothing", () => {
    expect(
      page.match(/https?:|\bsrc\s*=|\bhref\s*=\s*"(?!#)|@import|url\((?!#)|<script|<link|\bon\w+\s*=/gi),
    ).toBeNull();
    expect(page.includes("default-src 'none'")).toBe(true);
  });

  test("every tag is closed by its own end, every id is unique and every reference to one resolves", () => {
    expect(unclosedTags(page)).toEqual([]);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...page.matchAll(/aria-labelledby="([^"]+)"|clip-path="url\(#([^)]+)\)"/g)];
    expect(
      references.flatMap(([, labels, clip]) => labels?.split(" ") ?? [clip!]).filter((id) => !ids.includes(id)),
    ).toEqual([]);
  });

  test("shows the decision, its language and no number that does not exist", () => {
    expect(page.includes(`<html lang="${language}">`)).toBe(true);
    expect(/<div class="decision">.*<span>(.+?)<\/span>/.exec(page)?.[1]).toBe(
      TEXTS[language].decision[study.verdict.decision],
    );
    expect(page.match(/undefined|NaN|\bnull\b|Infinity|\[object/g)).toBeNull();
  });

  test("has no text of the other language", () => {
    const other = TEXTS[language === "en" ? "ja" : "en"];
    const own = new Set(staticTexts(TEXTS[language]));
    const foreign = staticTexts(other).filter((text) => text !== "" && !own.has(text));
    const shown = page.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, "\n");
    const whole = new Set(shown.split("\n").map((line) => line.trim()));
    expect(foreign.filter((text) => whole.has(text) || (text.length > 12 && shown.includes(text)))).toEqual([]);
    if (language === "en") expect(shown.match(/[\u3040-\u30ff]/g)).toBeNull();
  });
});

test("the same record gives the same bytes", async () => {
  expect((await renderReport(fixtureStudy(), "en")) === goPage).toBe(true);
});

test("the table holds every number of every summary, to three digits", () => {
  const study = fixtureStudy();
  const cells = tableRows(goPage, TEXTS.en.figuresCaption);
  expect(cells).toHaveLength(study.summaries.length);
  study.summaries.forEach((summary, i) => {
    const [method, ...figures] = cells[i]!;
    expect(method).toBe(summary.method);
    expect(figures[3]).toBe(`${summary.successes}/${summary.seeds}`);
    const numbers = [
      summary.batchSize,
      summary.learningRate,
      summary.sigma0,
      null,
      summary.epochsToTarget,
      summary.secondsToTarget,
      summary.secondsPerEpoch,
      summary.validationError,
      summary.testError,
      summary.diverged,
    ];
    numbers.forEach((number, column) => {
      if (number !== null) expect(readNumber(figures[column]!) / (number || 1)).toBeCloseTo(number === 0 ? 0 : 1, 2);
    });
  });
});

test("the table holds every error of every baseline, to four digits", () => {
  const study = fixtureStudy();
  const cells = tableRows(goPage, TEXTS.en.baselinesCaption);
  study.baselines.forEach(({ validationError, testError, detail }, i) => {
    expect(readNumber(cells[i]![1]!) / validationError).toBeCloseTo(1, 3);
    expect(readNumber(cells[i]![2]!) / testError).toBeCloseTo(1, 3);
    expect(cells[i]![3]).toBe(detail);
  });
});

test("a method that never reaches the target keeps its bar, its row and its words", () => {
  expect(goPage).toMatch(
    /<span class="bar-label"><svg[^>]*><line[^>]*><\/svg>sgd<\/span>\s*<span[^>]*><i class="never"[^>]*><\/i><\/span>\s*<span[^>]*><b>not reached<\/b> <small>0 of 5 seeds/,
  );
  const row = tableRows(goPage, TEXTS.en.figuresCaption).find(([method, batch]) => method === "sgd" && batch === "64");
  expect(row?.filter((cell) => cell === "not reached")).toHaveLength(2);
});

test("text of the user stays text wherever it is shown", async () => {
  const hostile = `<script>alert("x")</script> & 'y' <img src=x onerror=z>`;
  const study = fixtureStudy({ source: hostile });
  const page = await renderReport(
    {
      ...study,
      task: { ...study.task, notes: [hostile], targets: [hostile], inputs: [hostile] },
      forecast: { ...study.forecast!, target: hostile, labels: study.forecast!.labels.map(() => hostile) },
      plan: { ...study.plan, budget: { seconds: 1, cuts: [{ name: "epochs", asked: hostile, now: hostile }] } },
      trials: study.trials.map((trial) => ({ ...trial, outcomeDetail: trial.outcomeDetail && hostile })),
      machine: { ...study.machine, cpu: hostile },
    },
    "en",
  );
  expect(page.match(/<script|<img/g)).toBeNull();
  expect(page.match(/&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt; &amp; &#39;y&#39;/g)!.length).toBeGreaterThan(
    8,
  );
  expect(unclosedTags(page)).toEqual([]);
});

test("each chart is drawn for phones and for larger windows, with a title and a description in words", () => {
  const charts = [
    ...goPage.matchAll(
      /<svg class="chart ([^"]+)"[^>]*role="img"[^>]*><title[^>]*>[^<]+<\/title><desc[^>]*>[^<]+<\/desc>/g,
    ),
  ];
  const screens = charts.flatMap(([, screen]) => screen!.split(" "));
  const count = (screen: string) => screens.filter((one) => one === screen).length;
  expect(count("phone")).toBe(9);
  expect([count("tablet"), count("desktop")]).toEqual([9, 9]);
});

test("the trials chosen by tuning are marked, and a diverged one tells why", () => {
  const rows = tableRows(goPage, TEXTS.en.tuningDetails("24"));
  expect(rows).toHaveLength(24);
  expect(rows.filter((row) => row.at(-1)!.includes("(chosen)"))).toHaveLength(8);
  expect(rows.filter((row) => row.at(-1)!.startsWith("diverged: objective not finite at step 31"))).toHaveLength(2);
});

/** Text of the cells of the table with that caption, without its head. */
function tableRows(page: string, caption: string): string[][] {
  const start = page.indexOf(`<caption><span>${caption}</span></caption>`);
  const table = page.slice(page.indexOf("<tbody>", start), page.indexOf("</tbody>", start));
  return [...table.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => cell!.replace(/<[^>]*>/g, "")),
  );
}

function readNumber(text: string): number {
  return Number(text.replaceAll(",", ""));
}

/** Every text of a dictionary that is not made from numbers. */
function staticTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(staticTexts);
}

/** Start tags without their end, and ends without a start. */
function unclosedTags(page: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const content = page.replace(/<!doctype html>/, "").replace(/<style[\s\S]*?<\/style>/g, "");
  for (const [, slash, name, rest] of content.matchAll(/<(\/?)([a-zA-Z]+)((?:"[^"]*"|[^">])*)>/g)) {
    if (/^(meta|br|input|img)$/.test(name!) || rest!.endsWith("/")) continue;
    if (slash === "") open.push(name!);
    else if (open.pop() !== name) wrong.push(`</${name}>`);
  }
  return [...wrong, ...open];
}

import { beforeAll, describe, expect, test } from "vitest";
import { loadCharts } from "../page/charts/load-charts.js";
import { fixtureStudy } from "../report/testing/fixture.js";
import { refusedRow, rowOf, suiteRecord } from "./make-suite.js";
import { modelOf } from "./model.js";
import { renderSuite } from "./page/render-suite.js";
import { parseSuite, type SuiteRow, suiteJson } from "./record.js";
import { suiteText } from "./suite-text.js";
import { drawn } from "./testing/drawn.js";
import { SUITE_TEXTS } from "./text/index.js";

const VERSION = { gradus: "0.0.0", command: null, unnamed: null };

const BROKEN = { name: "broken", folder: "broken" };

describe("the model of the conditions", () => {
  test("finds the one that the outcome hangs on, alone and with all others, and its size", () => {
    const { alone, together } = modelOf(drawn(60, -0.1, 1), { effect: "test", kindOfError: null });
    for (const slopes of [alone, together!]) {
      const windows = slopes.find(({ condition }) => condition === "windows")!;
      expect(windows.low).toBeLessThan(Math.exp(-0.1));
      expect(windows.high).toBeGreaterThan(Math.exp(-0.1));
    }
    expect(alone.find(({ condition }) => condition === "windows")!.p).toBeLessThan(1e-6);
  });

  test("a condition that is the same in all studies has no slope, and few studies have no joint model", () => {
    const few = modelOf(drawn(7, -0.1, 3), { effect: "test", kindOfError: null });
    expect(few.alone.map(({ condition }) => condition)).not.toContain("window");
    expect(few.together).toBeNull();
    expect(modelOf(drawn(2, 0, 4), { effect: "test", kindOfError: null })).toMatchObject({
      studies: 2,
      overall: null,
      alone: [],
      together: null,
    });
    expect(modelOf(drawn(9, 0, 4), { effect: "time", kindOfError: null })).toMatchObject({
      studies: 0,
      overall: null,
      alone: [],
      together: null,
    });
  });

  test("a condition that follows from another one is left out of the joint model", () => {
    const rows = drawn(60, -0.1, 5).map((row) => ({
      ...row,
      conditions: { ...row.conditions!, horizon: row.conditions!.windows! * 3 },
    }));
    const names = modelOf(rows, { effect: "test", kindOfError: null }).together!.map(({ condition }) => condition);
    expect(names).toContain("windows");
    expect(names).not.toContain("horizon");
  });
});

describe("where no study has an interval of its own", () => {
  const open = (logs: readonly number[]) =>
    drawn(logs.length, 0, 8).map(
      (row, k): SuiteRow => ({
        ...row,
        effects: { test: { log: logs[k]!, variance: null }, best: null, time: null },
      }),
    );

  test("and all ratios are alike, the mean has none either, and no condition a slope", () => {
    const log = Math.log(0.902);
    for (const logs of [Array(5).fill(log), [log, log + 1e-9, log, log - 1e-9, log]]) {
      const { overall, alone, together } = modelOf(open(logs), { effect: "test", kindOfError: null });
      expect(overall).toMatchObject({ low: null, high: null });
      expect(overall!.value).toBeCloseTo(0.902, 6);
      expect([alone, together]).toEqual([[], null]);
    }
    const known = open(Array(5).fill(0)).map((row, k) =>
      k < 2 ? { ...row, effects: { ...row.effects!, test: { log: 0, variance: 0 } } } : row,
    );
    expect(modelOf(known, { effect: "test", kindOfError: null }).overall).toMatchObject({ low: null, high: null });
    const exact = known.map((row) => ({ ...row, effects: { ...row.effects!, test: { log: 0, variance: 0 } } }));
    expect(modelOf(exact, { effect: "test", kindOfError: null }).overall).toMatchObject({
      low: expect.closeTo(1),
      high: expect.closeTo(1),
    });
  });

  test("a line that all of them lie on is no finding, and how much they differ is an interval of the mean: Student's", () => {
    const exact = drawn(8, 0, 9).map(
      (row): SuiteRow => ({
        ...row,
        effects: { test: { log: 0.1 * Math.log2(row.conditions!.windows!), variance: null }, best: null, time: null },
      }),
    );
    expect(modelOf(exact, { effect: "test", kindOfError: null }).alone.map(({ condition }) => condition)).not.toContain(
      "windows",
    );
    const { overall } = modelOf(open([-0.2, -0.1, 0, 0.1, 0.2]), { effect: "test", kindOfError: null });
    const half = 2.776445 * Math.sqrt(0.025 / 5); // t of 4 degrees of freedom, .975
    expect(Math.log(overall!.high!)).toBeCloseTo(half, 5);
    expect(Math.log(overall!.low!)).toBeCloseTo(-half, 5);
  });

  test.each(["en", "ja"] as const)("page and terminal say that it is not known, in %s", async (language) => {
    await loadCharts();
    const suite = suiteRecord(open(Array(5).fill(Math.log(0.902))), VERSION);
    expect(parseSuite(suiteJson(suite))).toEqual(suite);
    const said = SUITE_TEXTS[language].overall({ ratio: "0.902", range: null, studies: 5 });
    expect(renderSuite(suite, language)).toContain(said);
    expect(suiteText(suite, language, { width: 800, color: false })).toContain(said);
  });
});

describe("a suite of records", () => {
  const studies = (["go", "no-go", "inconclusive"] as const).map((decision) => ({
    name: decision,
    study: fixtureStudy({ decision }),
  }));
  const suite = suiteRecord(
    [
      ...studies.map(({ name, study }) => rowOf({ name, folder: name }, study)),
      refusedRow(BROKEN, { kind: "said", words: "broken.csv: the file is empty." }),
    ],
    VERSION,
  );

  test("its text is read back as it was", () => {
    expect(parseSuite(suiteJson(suite))).toEqual(suite);
  });

  test("ratios are the verdicts', the hardest other method is the best one, and the refused study tells why", () => {
    suite.studies.slice(0, 3).forEach((row, k) => {
      const { verdict } = studies[k]!.study;
      expect(Math.exp(row.effects!.test!.log)).toBeCloseTo(verdict.testErrorRatio.value!, 12);
      const others = [verdict.testErrorRatio, ...verdict.baselines.map(({ testErrorRatio }) => testErrorRatio)];
      expect(Math.exp(row.effects!.best!.log)).toBeCloseTo(Math.max(...others.map(({ value }) => value ?? 0)), 12);
    });
    expect(suite.studies[3]).toMatchObject({
      state: "refused",
      reason: { kind: "said", words: "broken.csv: the file is empty." },
      effects: null,
    });
  });
});

describe.each(["en", "ja"] as const)("%s", (language) => {
  beforeAll(() => loadCharts());
  const suite = suiteRecord(
    [...drawn(30, -0.1, 6), refusedRow(BROKEN, { kind: "said", words: "broken.csv: <empty>" })],
    VERSION,
  );

  test("page and terminal have every study, the slope that is clear, and nothing that runs or loads", () => {
    const page = renderSuite(suite, language);
    const text = suiteText(suite, language, { width: 80, color: false });
    for (const { name } of suite.studies) {
      expect(page).toContain(name);
      expect(text).toContain(name);
    }
    expect(page).toMatch(/broken\.csv(: |：<span lang="en">)&lt;empty&gt;/);
    expect(page).not.toMatch(/<script|src=/);
    expect(page.match(/href="[^"]*"/g)).toEqual(
      drawn(30, -0.1, 6).map(({ folder }) => `href="./${folder}/report.html"`),
    );
    expect(page.match(/<svg/g)!.length).toBeGreaterThan(6);
    expect(renderSuite(suite, language)).toBe(page);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
  });

  test("a study leads to its report, whatever its folder is called, and its name breaks between words", () => {
    const [row] = drawn(1, 0, 6);
    const names = [
      ["JohnsonJohnson", "JohnsonJohnson", "JohnsonJohnson", "Johnson<wbr>Johnson"],
      ["power_demand.v2", "power_demand.v2", "power_demand.v2", "power_<wbr>demand.<wbr>v2"],
      ["京都 #1?", "京都-1", "%E4%BA%AC%E9%83%BD-1", "京都 #1?"],
      ['"><b>x', 'javascript:"><b>', "javascript%3A%22%3E%3Cb%3E", "&quot;&gt;&lt;b&gt;x"],
      ["half", "\ud800#", "%EF%BF%BD%23", "half"],
    ] as const;
    const rows = names.map(([name, folder]): SuiteRow => ({ ...row!, name, folder }));
    const page = renderSuite(
      suiteRecord([...rows, refusedRow(BROKEN, { kind: "said", words: "no" })], VERSION),
      language,
    );
    for (const [, , link, shown] of names) expect(page).toContain(`<a href="./${link}/report.html">${shown}</a>`);
    expect(page.match(/<a /g)).toHaveLength(names.length);
  });

  test("the numbers of a column have their points in one line, in page and terminal", () => {
    const logs = [0.85, 0.844, 12.4, 1].map(Math.log);
    const rows = drawn(4, 0, 6).map(
      (row, k): SuiteRow => ({
        ...row,
        effects: { test: { log: logs[k]!, variance: k === 2 ? 40 : 0.001 }, best: null, time: null },
        conditions: { ...row.conditions!, window: 24, noise: [0.5, 0.25, 0.125, 1][k]! },
      }),
    );
    const suite = suiteRecord(rows, VERSION);
    const page = renderSuite(suite, language);
    const cells = [...page.slice(page.indexOf('aria-labelledby="all"')).matchAll(/<td class="number">([^<]*)/g)];
    const column = (k: number) => cells.map(([, text]) => text).filter((_, at) => at % 8 === k);
    expect(column(0)).toEqual(["0.850", "0.844", "12.400", "1.000"]);
    expect(column(4)).toEqual(["0.500", "0.250", "0.125", "1.000"]);
    expect(column(5)).toEqual(["24", "24", "24", "24"]);
    expect(page).toContain(SUITE_TEXTS[language].range("3.98e-5", "3,862,430")); // of the third one, far from all ratios
    const text = suiteText(suite, language, { width: 80, color: false });
    for (const ratio of ["0.850", "0.844", "12.400", "1.000"]) expect(text).toContain(` ${ratio}`);
  });

  test("charts hold every ratio, however large, and long names are cut, with the whole one to be asked for", () => {
    const ratios = [0.7, 45.9, 80.1, 89.5, 33, 900];
    const rows = drawn(ratios.length, 0, 7).map((row, k): SuiteRow => {
      return { ...row, effects: { test: null, best: null, time: { log: Math.log(ratios[k]!), variance: 0.0001 } } };
    });
    const [name, target] = ["n".repeat(80), "t".repeat(220)];
    const page = renderSuite(
      suiteRecord([{ ...rows[0]!, name, targets: [target] }, ...rows.slice(1)], VERSION),
      language,
    );
    const section = page.slice(page.indexOf('aria-labelledby="time"'), page.indexOf('aria-labelledby="all"'));
    for (const mark of ["1", "10", "100"]) expect(section).toContain(`>${mark}</text>`);
    const svg = section.match(/<svg[\s\S]*?<\/svg>/)![0];
    expect(new Set(svg.match(/matrix\(3.5,0,0,3.5,[\d.]+,([\d.]+)\)/g)).size).toBe(ratios.length); // no two at the same edge
    for (const whole of [name, target]) {
      expect(page).toContain(`title="${whole}"`);
      expect(page).toContain(`>${whole.slice(0, 39)}…</span>`);
    }
  });

  test("says why there is no model of all conditions, in page and terminal, and which rows are in no study", () => {
    const unnamed = { column: "shop", rows: 4321, first: 8765 };
    const few = suiteRecord(drawn(7, 0, 3), { ...VERSION, unnamed });
    const page = renderSuite(few, language);
    for (const text of [page, suiteText(few, language, { width: 800, color: false })])
      expect(text).toContain(SUITE_TEXTS[language].noTogether);
    expect(page).toMatch(/4321.*8765|8765.*4321/);
  });

  test("a stopped study counts nowhere, and one that could not be run again says why", () => {
    const study = fixtureStudy({ decision: "go" });
    const stopped = rowOf({ name: "half", folder: "half" }, { ...study, outcome: "stopped" });
    expect(stopped).toMatchObject({ state: "stopped", decision: null, effects: null });
    const kept = rowOf({ name: "earlier", folder: "earlier" }, study, { kind: "said", words: "--epochs <9>, was 3" });
    const page = renderSuite(suiteRecord([stopped, kept], VERSION), language);
    expect(page).toContain(SUITE_TEXTS[language].intro({ done: 1, gos: 1, stopped: 1, refused: 0 }));
    expect(page).toContain("--epochs &lt;9&gt;, was 3");
    expect(page).toContain(SUITE_TEXTS[language].keptNote);
  });
});

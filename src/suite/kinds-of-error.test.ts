import { describe, expect, test } from "vitest";
import { loadCharts } from "../page/charts/load-charts.js";
import { suiteRecord } from "./make-suite.js";
import { renderSuite } from "./page/render-suite.js";
import type { SuiteRow } from "./record.js";
import { suiteText } from "./suite-text.js";
import { drawn } from "./testing/drawn.js";
import { SUITE_TEXTS } from "./text/index.js";

const VERSION = { gradus: "0.0.0", command: null, unnamed: null };

describe("studies whose errors are of several kinds", () => {
  const shifted = (rows: readonly SuiteRow[], by: number, kindOfError: SuiteRow["kindOfError"]) =>
    rows.map((row, k): SuiteRow => {
      const effect = ({ log, variance }: { log: number; variance: number | null }) => ({ log: log + by, variance });
      const { test, best } = row.effects!;
      const time = { log: -0.3 + 0.01 * (k % 5), variance: 0.002 };
      return { ...row, kindOfError, effects: { test: effect(test!), best: effect(best!), time } };
    });
  const errors = shifted(drawn(12, 0, 11), -0.5, "target");
  const losses = shifted(drawn(14, 0, 12), 0.5, "information");
  const suite = suiteRecord([...errors, ...losses], VERSION);
  const model = (effect: string, kind: string | null) =>
    suite.models.find((one) => one.effect === effect && one.kindOfError === kind);

  test("have no mean of errors in common: each kind has the one that it has by itself; times have one of all", () => {
    for (const effect of ["test", "best"] as const) {
      expect(model(effect, null)).toBeUndefined();
      for (const [kind, rows] of [
        ["target", errors],
        ["information", losses],
      ] as const) {
        const { models } = suiteRecord(rows, VERSION);
        const { overall, studies } = models.find((one) => one.effect === effect)!;
        expect(model(effect, kind)).toMatchObject({ overall, studies });
      }
    }
    const time = model("time", null)!;
    expect(time.studies).toBe(26);
    expect(time.alone.map(({ condition }) => condition)).not.toContain("noise");
  });

  test.each(["en", "ja"] as const)("page and terminal say of which studies a ratio is, in %s", async (language) => {
    await loadCharts();
    const { ofKind, effectHeading, kindOfError } = SUITE_TEXTS[language];
    const page = renderSuite(suite, language);
    const text = suiteText(suite, language, { width: 80, color: false });
    for (const kind of ["target", "information"] as const) {
      const heading = ofKind(effectHeading.test, kindOfError[kind]);
      for (const told of [page, text]) expect(told).toContain(heading);
    }
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page).not.toContain(kindOfError.share);
  });
});

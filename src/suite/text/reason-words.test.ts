import { describe, expect, test } from "vitest";
import { loadCharts } from "../../page/charts/load-charts.js";
import { refusedRow, suiteRecord } from "../make-suite.js";
import { renderSuite } from "../page/render-suite.js";
import type { SuiteReason } from "../reason.js";
import { parseSuite, suiteJson } from "../record.js";
import { reasonText } from "./reason-words.js";

const VERSION = { gradus: "0.0.0", command: null, unnamed: null };

describe("why a study was not run", () => {
  const REASONS = [
    { kind: "said", words: "broken.csv: the file is empty. It must hold a table with numbers." },
    { kind: "ended", status: 1, last: "epoch 3" },
    { kind: "killed", signal: "SIGKILL", last: null },
    { kind: "not-started", cause: "spawn ENOMEM" },
    { kind: "missing", file: "/d/a.csv" },
    { kind: "no-plain-file", file: "/d/a.csv" },
    { kind: "unreadable", file: "/d/a.csv", cause: "no right to read" },
    { kind: "no-part", file: "/o/a.csv", cause: "no space left" },
  ] as const satisfies readonly SuiteReason[];

  test("is in the language of the page, but for words of other programs, which are marked as English", async () => {
    await loadCharts();
    const rows = REASONS.map((reason, k) => refusedRow({ name: `n${k}`, folder: `n${k}` }, reason));
    const suite = suiteRecord(rows, VERSION);
    expect(parseSuite(suiteJson(suite))).toEqual(suite);
    const page = renderSuite(suite, "ja");
    const told = [...page.matchAll(/<li><strong>n\d<\/strong> (.*?)<\/li>/g)].map(([, words]) => words!);
    expect(told).toHaveLength(REASONS.length);
    for (const words of told) {
      expect(words).toMatch(/[ぁ-ん]/);
      expect(words.replace(/<span lang="en">.*?<\/span>/g, "")).not.toMatch(/[a-z]{3,} [a-z]{2,}/);
    }
    expect(told[0]).toBe("broken.csv：ファイルが空です。数値のある表が必要です。");
    expect(told[1]).toContain('<span lang="en">epoch 3</span>');
  });

  test("in English says the rule, what was found and where", () => {
    expect(REASONS.map((reason) => reasonText(reason, "en"))).toEqual([
      "broken.csv: the file is empty. It must hold a table with numbers.",
      "exit status 1; its last words: epoch 3",
      "killed by SIGKILL",
      "its program could not be started: spawn ENOMEM",
      "/d/a.csv: must be a file that can be read, got nothing of that name, or a link that leads nowhere.",
      "/d/a.csv: must be a file that can be read, got a pipe or a device.",
      "/d/a.csv: must be a file that can be read, got no right to read.",
      "this part of the table could not be written to /o/a.csv, got no space left.",
    ]);
  });
});

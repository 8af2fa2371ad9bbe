import { expect, test } from "vitest";
import { TEXTS } from "../report/text/index.js";
import type { ChangeRecord } from "../study/records/plan.js";
import { defaultCriteria } from "../study/spec/criteria.js";
import { trial } from "../study/testing/records.js";
import { studyProgress } from "./study-progress.js";
import type { Terminal } from "./terminal.js";

const asked = { criteria: defaultCriteria, targetError: null };

/** What is said of one course of a study. */
function said(language: "en" | "ja"): string[] {
  const lines: string[] = [];
  const terminal = { live: false, chat: (line: string) => lines.push(line), status: () => {} } as unknown as Terminal;
  const tell = studyProgress(terminal, {
    texts: TEXTS[language],
    now: () => 0,
    asked,
    elsewhere: "gradus poc a.csv --out b",
  });
  const cuts = [{ name: "epochs", asked: "60", now: "40" }] as const;
  const grown = [{ startedAt: "", name: "seeds", before: "2", now: "3" }] as const;
  const kept = [{ name: "epochs", asked: "60", now: "40" }] as const;
  const short = { budgetSeconds: 4, seconds: 14, tuningSeconds: 6, enoughSeconds: 17, reached: 9, trials: 18 };
  tell({
    kind: "planned",
    trials: 18,
    resumed: 11,
    setAside: ["run/trials.jsonl"],
    cuts,
    grown,
    grownBefore: [],
    kept,
    short,
  });
  tell({ kind: "cut", cuts: [{ name: "trainWindows", asked: "900", now: "300" }] });
  const outcomeDetail =
    "the objective or its gradient was not finite at step 31, sigma 0.5, learning rate 0.2. Lower the learning rate.";
  tell({ kind: "trial", record: trial({ outcome: "diverged", outcomeDetail }) });
  tell({ kind: "progress", fraction: 0.25, secondsLeft: 75, trialsDone: 4, trials: 18 });
  tell({ kind: "progress", fraction: 0.4, secondsLeft: Number.POSITIVE_INFINITY, trialsDone: 6, trials: 18 });
  return lines;
}

test("a study's progress is told in English", () => {
  expect(said("en")).toEqual([
    "set aside: run/trials.jsonl",
    "the study goes on with --seeds: 3 (before: 2)",
    expect.stringMatching(/^criteria, fixed before the first run: time=25%,test=2% \(SHA-256 [0-9a-f]{16}…\)$/),
    "time budget: epochs: 40 instead of 60",
    "epochs: 40 stay, though there is time for 60: finished runs depend on them. A study without that cut, in a folder of its own: gradus poc a.csv --out b",
    "time budget: 4 s are too short: even the smallest study takes about 14 s on this machine (its tuning 6 s). This one will end early, after about 9 of 18 runs. Give --time-budget 20s.",
    "18 training runs planned, 11 of them done by an earlier run",
    "time budget: training windows: 300 instead of 900",
    expect.stringMatching(/^run\/sgd\/b16\/seed0 diverged: the objective .* at step 31/),
    "25 % of the work, 4 of 18 runs done, 1 min 15 s left",
    "40 % of the work, 6 of 18 runs done",
  ]);
});

test("and in Japanese, with the same numbers and no English sentence", () => {
  const [en, ja] = [said("en"), said("ja")];
  expect(ja).toHaveLength(en.length);
  const numbers = (line: string) => (line.match(/\d+(\.\d+)?/g) ?? []).sort();
  ja.forEach((line, k) => {
    expect(line.replace("gradus poc", "")).not.toMatch(/[a-z]{2,} [a-z]{2,}/);
    expect(numbers(line).join(" "), line).toBe(numbers(en[k]!).join(" "));
  });
});

test("criteria are said to be written down before any run only where they were", () => {
  const change = (name: ChangeRecord["name"]): ChangeRecord => ({
    startedAt: "2026-02-03T04:05",
    name,
    before: "",
    now: "",
  });
  const since = (resumed: number, grown: readonly ChangeRecord[], grownBefore: readonly ChangeRecord[] = []) =>
    (["en", "ja"] as const).map((language) => {
      const lines: string[] = [];
      const terminal = { live: false, chat: (line: string) => lines.push(line) } as unknown as Terminal;
      const tell = studyProgress(terminal, {
        texts: TEXTS[language],
        now: () => 0,
        asked,
        elsewhere: "gradus poc a.csv --out b",
      });
      tell({ kind: "planned", trials: 18, resumed, setAside: [], cuts: [], grown, kept: [], short: null, grownBefore });
      return lines.find((line) => line.includes("SHA-256"))!.split(/: |：/)[0];
    });
  expect(since(0, [])).toEqual(["criteria, before any run", "実行前に定めた判断基準"]);
  expect(since(7, [change("seeds")])).toEqual(["criteria, fixed before the first run", "最初の実行前に定めた判断基準"]);
  expect(since(7, [change("criteria")])).toEqual(["criteria, changed after 7 runs", "7 件の実行後に変更した判断基準"]);
  expect(since(1, [change("targetError")])[0]).toBe("criteria, changed after 1 run");
  expect(since(7, [], [change("criteria")])).toEqual([
    "criteria, changed after the first run, on 2026-02-03",
    "最初の実行後、2026-02-03 に変更した判断基準",
  ]);
});

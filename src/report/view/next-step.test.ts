import { expect, test } from "vitest";
import type { StudyRecord } from "../../study/records/study.js";
import type { BaselineRecord } from "../../study/records/task.js";
import { classStudy } from "../testing/class-study.js";
import { fixtureStudy, stoppedFixture } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { withFlag, withoutSwitch } from "./command-words.js";
import { nextStep } from "./next-step.js";

const { en } = TEXTS;
const command = "gradus poc load.csv --seeds 5";

test("an undecided study is to go on with the seeds of the next planned look", () => {
  const undecided = { ...fixtureStudy({ decision: "inconclusive" }), command };
  expect(nextStep(undecided, en).command).toBe("gradus poc load.csv --seeds 10");
  const few = { ...undecided, plan: { ...undecided.plan, seeds: 2 } };
  expect(nextStep(few, en)).toEqual({ text: en.nextMoreSeeds("5"), command: "gradus poc load.csv --seeds 5" });
  expect(nextStep({ ...undecided, command: null }, en).command).toBe(null);
});

test("a study that was stopped goes on by its own command, one whose budget was spent with twice the time", () => {
  expect(nextStep({ ...stoppedFixture(), command }, en)).toEqual({ text: en.nextGoOn, command });
  const spent = { ...stoppedFixture("budget-spent"), command: `${command} --time-budget 15m` };
  expect(nextStep(spent, en).command).toBe("gradus poc load.csv --seeds 5 --time-budget 1800s");
});

test("a go names the model in the study's folder and the table as it was typed", () => {
  const place = { folder: "out/my load", data: ["my load.csv", "--missing", "linear"] };
  expect(nextStep({ ...fixtureStudy(), place }, en).command).toBe(
    "gradus predict 'out/my load/models/diffusion.json' 'my load.csv' --missing linear --ahead all",
  );
  expect(nextStep({ ...fixtureStudy(), place: null }, en).command).toBe(
    "gradus predict models/diffusion.json DATA --ahead all",
  );
});

test("a no-go and a closed study give the command of another study, in a folder of its own; a better simple forecast its model's", () => {
  const noGo = { ...fixtureStudy({ decision: "no-go" }), command };
  expect(nextStep(noGo, en)).toEqual({
    text: en.nextNoGo(true),
    command: `${command} --out out/hourly-load-hidden-64 --hidden 64`,
  });
  const closed = { ...stoppedFixture("closed"), command: `${command} --finish --out out/a` };
  expect(nextStep(closed, en)).toEqual({ text: en.nextClosed, command: `${command} --out out/hourly-load-2` });
  expect(nextStep(withBetterSimple(noGo), en)).toEqual({
    text: en.nextSimple({ baseline: "linear predictor", isKept: true, isLonger: true }),
    command: "gradus predict out/hourly-load/models/linear.json hourly-load.csv --ahead all",
    model: "linear",
  });
  expect(nextStep({ ...noGo, place: null }, en).command).toBe(null);
});

test("of sequences no model of a simple forecast is kept, and windows that hold them whole are not to be longer", () => {
  const better = withBetterSimple({ ...classStudy("no-go"), command }, "logistic regression");
  expect(nextStep(better, en)).toEqual({
    text: en.nextSimple({ baseline: "logistic regression", isKept: false, isLonger: false }),
    command: null,
  });
  expect(nextStep(better, en).text).not.toMatch(/kept as a model|window/);
});

test("with too few seeds nothing is said to be decided, whatever forecast is the best", () => {
  for (const seeds of [2, 3]) {
    const few = { ...fixtureStudy({ seeds }), command: `gradus poc load.csv --seeds ${seeds}` };
    expect(few.verdict.decision).toBe("inconclusive");
    expect(nextStep(withBetterSimple(few), en)).toEqual({
      text: en.nextMoreSeeds("5"),
      command: `gradus poc load.csv --seeds 5`,
    });
  }
});

test("a target error that was given and that nobody reached is to be left out, not run on more seeds", () => {
  const fixture = fixtureStudy({ decision: "inconclusive" });
  const study = {
    ...fixture,
    command: `${command} --target-error 0.01`,
    target: { ...fixture.target, source: "given" as const },
    summaries: fixture.summaries.map((summary) => ({ ...summary, successes: 0 })),
  };
  expect(nextStep(study, en)).toEqual({ text: en.nextTarget, command });
  expect(nextStep({ ...study, command }, en)).toEqual({ text: en.nextTarget, command: null });
});

function withBetterSimple(study: StudyRecord, baseline: BaselineRecord["name"] = "linear"): StudyRecord {
  const better = { code: "naive-is-better", baseline, baselineError: 1, bestError: 2 } as const;
  return { ...study, verdict: { ...study.verdict, reasons: [...study.verdict.reasons, better] } };
}

test("an option is set in the place where it was given, with = too, or at the end", () => {
  expect(withFlag("gradus poc a --seeds=5 --lang ja", "--seeds", "9")).toBe("gradus poc a --seeds=9 --lang ja");
  expect(withFlag("gradus poc a", "--seeds", "9")).toBe("gradus poc a --seeds 9");
  expect(withFlag("gradus poc a --seeds 3 --lang ja --seeds=5", "--seeds", "9")).toBe(
    "gradus poc a --seeds 9 --lang ja",
  );
  const quoted = `gradus poc a --out 'my '\\''own'\\''' --lang ja`;
  expect(withFlag(quoted, "--out", "b c")).toBe("gradus poc a --out 'b c' --lang ja");
  expect(withoutSwitch("gradus poc a --finish --lang ja", "--finish")).toBe("gradus poc a --lang ja");
});

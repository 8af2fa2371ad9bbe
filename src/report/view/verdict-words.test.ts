import { expect, test } from "vitest";
import type { StudyRecord } from "../../study/records/study.js";
import type { CriterionRecord, RatioRecord, VerdictReason, VerdictRecord } from "../../study/records/verdict.js";
import { fixtureStudy, stoppedFixture } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { errorText, savingText, verdictWords } from "./verdict-words.js";

const { en } = TEXTS;
/** Said in the head of the page: the fixture has a time budget. */
const CUT = "Cut by the time budget: epochs: 40 instead of 60; training windows: 8000 instead of 12200.";
const none: RatioRecord = { value: null, low: null, high: null, confidence: 0.9 };

test("go: the first sentence names the saving and the change of the test error", () => {
  const study = withVerdict(fixtureStudy(), {
    timeRatio: { value: 0.62, low: 0.5, high: 0.8, confidence: 0.9 },
    testErrorRatio: { value: 1.012, low: 1, high: 1.03, confidence: 0.9 },
  });
  expect(verdictWords(study, en).sentence).toContain("38% less training time");
  expect(verdictWords(study, en).sentence).toContain("1.2% higher");
});

test("go for accuracy: the sentence names the test error first, and the time if it was measured", () => {
  const fixture = fixtureStudy();
  const study = withVerdict(
    { ...fixture, criteria: { minTimeSaving: null, maxTestErrorIncrease: -0.05 } },
    {
      testErrorRatio: { value: 0.9, low: 0.85, high: 0.95, confidence: 0.9 },
      timeRatio: none,
      criteria: fixture.verdict.criteria.filter(({ name }) => name !== "time"),
    },
  );
  expect(verdictWords(study, en).sentence).toBe("With diffusion, the test error is 10.0% lower than with tuned sgd.");
  const timed = withVerdict(study, { timeRatio: { value: 1.1, low: 1, high: 1.2, confidence: 0.9 } });
  expect(verdictWords(timed, en).sentence).toContain("the same validation error is reached in 10% more training time");
});

test("no-go: the missed criteria come first, all of them", () => {
  const { sentence, reasons: also } = verdictWords(fixtureStudy({ decision: "no-go" }), en);
  expect(sentence).toContain("at most 0.75\u00d7 was asked");
  const all = [sentence, ...also].join(" ");
  expect(all).toMatch(/diffusion is slower than (adam|momentum) alone/);
});

test("a time that was not measurable is said without a ratio", () => {
  const criteria: CriterionRecord[] = [
    { name: "time", limit: 0.75, value: null, interval: null, method: null, result: "undecided" },
  ];
  const study = withVerdict(fixtureStudy(), { decision: "inconclusive", timeRatio: none, criteria });
  expect(verdictWords(study, en).sentence).toBe(en.timeUnknown);
});

test("undecided: within the limit the interval is said to leave half of the gain open, beyond it not to rule out the limit", () => {
  const interval = { low: 0.4, high: 1.3, confidence: 0.9, counts: "exact" } as const;
  const undecided = (value: number) =>
    verdictWords(
      withVerdict(fixtureStudy({ decision: "inconclusive" }), {
        criteria: [{ name: "time", limit: 0.75, value, interval, method: null, result: "undecided" }],
      }),
      en,
    ).sentence;
  expect(undecided(0.7)).toContain("leaves open whether half of what was asked is saved");
  expect(undecided(0.9)).toContain("the 90% interval (0.40\u00d7 to 1.30\u00d7) does not rule that out");
});

test("sentence and table of a criterion show the interval that decided it, with its confidence, and a bound as one", () => {
  const study = fixtureStudy({ decision: "inconclusive" });
  const interval = { low: 0.63, high: 2.1, confidence: 0.98, counts: "at-least" } as const;
  const open = {
    name: "baselines-time",
    limit: 1,
    value: 0.95,
    interval,
    method: "momentum",
    result: "undecided",
  } as const;
  const words = (texts: typeof en) => verdictWords(withVerdict(study, { criteria: [open] }), texts).sentence;
  expect(words(en)).toBe(
    "diffusion is not shown to be faster than momentum alone: at least 0.95\u00d7 its time (98% interval 0.63\u00d7 to 2.10\u00d7).",
  );
  expect(words(TEXTS.ja)).toContain("時間は 0.95倍 以上（98% 区間 0.63倍 〜 2.10倍）です");
});

test("other methods that are beaten for sure are not said to be unbeaten where diffusion's optimiser was not compared", () => {
  const interval = { low: 0.5, high: 0.7, confidence: 0.94, counts: "exact" } as const;
  const criteria = [
    { name: "baselines-time", limit: 1, value: 0.6, interval, method: "adam", result: "undecided" },
  ] as const;
  const reasons: VerdictReason[] = [{ code: "optimizer-not-compared", optimizer: "momentum" }];
  const { sentence } = verdictWords(withVerdict(fixtureStudy({ decision: "inconclusive" }), { criteria, reasons }), en);
  expect(sentence).toBe(en.optimizerNotCompared("momentum"));
});

test("an early end is the reason of an inconclusive verdict, not the interval", () => {
  const criteria = fixtureStudy().verdict.criteria.map(
    (criterion): CriterionRecord => ({ ...criterion, result: "undecided" }),
  );
  const early: VerdictReason = { code: "stopped-early", outcome: "budget-spent", trialsDone: 30, trialsPlanned: 64 };
  const study = withVerdict(
    { ...fixtureStudy(), outcome: "budget-spent" },
    { decision: "inconclusive", criteria, reasons: [early] },
  );
  expect(verdictWords(study, en)).toEqual({
    sentence: `${en.endedEarly["budget-spent"]} Finished: 30 of 64 trials.`,
    reasons: [],
    remarks: [CUT],
    history: [],
  });
});

test("what a comparison lacked is said in words", () => {
  expect(verdictWords(stoppedFixture(), en).sentence).toContain("finished evaluation runs of both methods");
});

test("an early end is told even when no reason says so", () => {
  const study = withVerdict(stoppedFixture(), { reasons: [] });
  expect(verdictWords(study, en).sentence).toBe(en.endedEarly.stopped);
});

test("a better naive forecast, and an optimiser that did not run alone, are told beside the decision", () => {
  const study = withVerdict(fixtureStudy(), {
    reasons: [
      { code: "naive-is-better", baseline: "linear", baselineError: 250.04, bestError: 262.26 },
      { code: "optimizer-not-compared", optimizer: "momentum" },
    ],
  });
  const { remarks: also } = verdictWords(study, en);
  expect(also).toHaveLength(3);
  expect(also[2]).toBe(CUT);
  expect(also[0]).toContain("linear predictor, test error 250) is at least as good as the best network (262.3)");
  expect(also[1]).toContain("(momentum)");
});

test("savings and errors are told as less or more, never as a negative share", () => {
  expect([0.62, 1, 1.35, 2.35].map((value) => savingText(value, en))).toEqual([
    "38% less training time",
    "0% less training time",
    "35% more training time",
    "2.35\u00d7 the training time",
  ]);
  expect([0.953, 1.0001, 1.02].map((value) => errorText(value, en))).toEqual(["4.7% lower", "the same", "2.0% higher"]);
});

test("fewer seeds than decide are the reason, not an interval", () => {
  const criteria = fixtureStudy().verdict.criteria.map(
    (criterion): CriterionRecord => ({ ...criterion, result: "undecided" }),
  );
  const reasons: VerdictReason[] = [{ code: "too-few-seeds", seeds: 3, needed: 5 }];
  const study = withVerdict(fixtureStudy(), { decision: "inconclusive", criteria, reasons });
  expect(verdictWords(study, en)).toEqual({
    sentence: "3 finished seeds of each method cannot decide: 5 are needed.",
    reasons: [],
    remarks: [CUT],
    history: [],
  });
});

test("a method without diffusion that is as fast is named", () => {
  const { sentence, reasons: also } = verdictWords(fixtureStudy({ decision: "inconclusive" }), en);
  expect([sentence, ...also].join("\n")).toMatch(/^diffusion is not shown to be faster than (adam|momentum) alone: /m);
});

function withVerdict(study: StudyRecord, verdict: Partial<VerdictRecord>): StudyRecord {
  return { ...study, verdict: { ...study.verdict, ...verdict } };
}

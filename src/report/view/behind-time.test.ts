import { expect, test } from "vitest";
import type { StudyRecord } from "../../study/records/study.js";
import type { EpochRecord } from "../../study/records/trial.js";
import { chainReport } from "../testing/chain.js";
import { TEXTS } from "../text/index.js";
import { behindTime } from "./behind-time.js";
import { verdictWords } from "./verdict-words.js";

/** SGD at an error of 2 from its first epoch, diffusion after a start of `seconds`; the levels are 3 and 1. */
function study(epochs: { sgd: number | null; diffusion: number }, seconds: number): StudyRecord {
  const made = chainReport(epochs, { parts: () => ({ initialValidationError: 9 }) });
  const started = (epoch: EpochRecord): EpochRecord => ({
    ...epoch,
    secondsTraining: epoch.secondsTraining + seconds,
    secondsBesideSteps: seconds,
  });
  return {
    ...made,
    target: { ...made.target, levels: [3, 1] },
    trials: made.trials.map((trial) =>
      trial.method === "diffusion" ? { ...trial, epochs: trial.epochs.map(started) } : trial,
    ),
  };
}

test("where the reference is at the target before, or soon after, diffusion's start ends, the start is told", () => {
  const slow = study({ sgd: 30, diffusion: 5 }, 40);
  expect(behindTime(slow, TEXTS.en)).toEqual([
    "diffusion spends 40 s on its start, before the first step; sgd is at the target after 30 s.",
  ]);
  expect(behindTime(slow, TEXTS.ja)).toEqual([
    "diffusion は最初のステップの前に、出発点を求めるため 40 秒を要します（sgd は 30 秒で目標に到達）。",
  ]);
});

test("where the reference is first at a level but never at the target, both are told", () => {
  const never = study({ sgd: null, diffusion: 5 }, 40);
  expect(behindTime(never, TEXTS.en)).toEqual([
    "diffusion spends 40 s on its start, before the first step.",
    "The ratio is a mean over 2 levels of the validation error: sgd is first at 1 of them, but does not reach the last one, the target, within 100 epochs, so the ratio has only a bound; diffusion reaches it after 45 s.",
  ]);
  expect(behindTime(never, TEXTS.ja)[1]).toBe(
    "この比は検証誤差の 2 個の水準の平均です。そのうち 1 個には sgd が先に到達しますが、最後の水準（目標）には、sgd は 100 エポック以内に到達せず、diffusion は 45 秒で到達します（このため比は限界値しか分かりません）。",
  );
});

test("where the reference is later at the target alone, its time is told", () => {
  const later = study({ sgd: 90, diffusion: 50 }, 20);
  expect(behindTime(later, TEXTS.en)).toEqual([
    expect.stringContaining("reaches the last one, the target, after 1 min 30 s"),
  ]);
  expect(behindTime(later, TEXTS.ja)).toEqual([
    expect.stringContaining("（目標）には sgd は 1 分 30 秒で、diffusion は 1 分 10 秒で"),
  ]);
});

test("the verdict's sentence of the time has it, unless the time is met", () => {
  const never = study({ sgd: null, diffusion: 5 }, 40);
  const withTime = (result: "undecided" | "met"): StudyRecord => {
    const criteria = never.verdict.criteria.map((one) => (one.name === "time" ? { ...one, result } : one));
    return { ...never, verdict: { ...never.verdict, decision: "inconclusive", criteria } };
  };
  const told = ({ sentence, reasons }: ReturnType<typeof verdictWords>) => [sentence, ...reasons].join(" ");
  expect(told(verdictWords(withTime("undecided"), TEXTS.en))).toContain("but does not reach the last one, the target");
  expect(told(verdictWords(withTime("met"), TEXTS.en))).not.toContain("does not reach the last one");
});

test("nothing is told where times need no words, and where there are none", () => {
  expect(behindTime(study({ sgd: 50, diffusion: 5 }, 0), TEXTS.en)).toEqual([]);
  const made = study({ sgd: 50, diffusion: 5 }, 0);
  expect(behindTime({ ...made, target: { ...made.target, error: null, levels: [] } }, TEXTS.en)).toEqual([]);
  expect(behindTime({ ...made, verdict: { ...made.verdict, reference: null } }, TEXTS.en)).toEqual([]);
});

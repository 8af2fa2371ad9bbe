import type { MoneyRecord } from "../records/money.js";
import type { StudyRecord } from "../records/study.js";
import type { RatioRecord } from "../records/verdict.js";

/** An amount, below 0 a loss, with its ends where the ratio's interval has them. */
export interface Amount {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What diffusion is worth in money, as far as the study's ratios hold for the user's training. */
export interface Worth {
  /** Of one training by the reference. */
  readonly trainingCost: number;
  readonly savedPerTraining: Amount;
  readonly savedPerYear: Amount;
  /** Of the machine, for the time that this study took. */
  readonly studyCost: number;
  /** Trainings after which the study is paid for; null where nothing is saved. Its high end is open where nothing may be saved. */
  readonly breakEvenTrainings: Amount | null;
  /** Trainings a month for the money that `trainingsPerMonth` cost today. */
  readonly trainingsForSameMoney: Amount;
  /** Of the test error's change, a year; null without a worth of a unit, or where it was not measured. */
  readonly accuracyPerYear: Amount | null;
}

/**
 * With the cost of a training C = price of an hour times its hours, N trainings a month and the ratio of times r:
 *
 *     saved a training   C (1 - r)               saved a year        12 N C (1 - r)
 *     break-even         study cost / (C (1 - r))     for the same money  N / r trainings a month
 *     accuracy a year    12 worth (reference's test error) (1 - ratio of test errors)
 *
 * Null where the time was not measured, or the user gave no costs.
 */
export function worth({
  verdict,
  summaries,
  secondsTotal,
  money,
}: Pick<StudyRecord, "verdict" | "summaries" | "secondsTotal" | "money">): Worth | null {
  const { value: ratio } = verdict.timeRatio;
  if (money === null || ratio === null) return null;
  const { machineHour, trainingHours, trainingsPerMonth } = money;
  const trainingCost = machineHour * trainingHours;
  const saved = (factor: number) => through(verdict.timeRatio, (r) => factor * trainingCost * (1 - r));
  const savedPerTraining = saved(1);
  const studyCost = (machineHour * secondsTotal) / 3600;
  return {
    trainingCost,
    savedPerTraining,
    savedPerYear: saved(12 * trainingsPerMonth),
    studyCost,
    breakEvenTrainings: breakEven(studyCost, savedPerTraining),
    trainingsForSameMoney: through(verdict.timeRatio, (r) => trainingsPerMonth / r),
    accuracyPerYear: accuracy(money, { verdict, summaries }),
  };
}

/** Falls as the saving grows: its low end is where the saving is high. */
function breakEven(studyCost: number, { value, low, high }: Amount): Amount | null {
  const after = (saved: number | null) => (saved !== null && saved > 0 ? Math.ceil(studyCost / saved) : null);
  const trainings = after(value);
  return trainings === null ? null : { value: trainings, low: after(high), high: after(low) };
}

function accuracy(
  { errorPoint }: MoneyRecord,
  { verdict, summaries }: Pick<StudyRecord, "verdict" | "summaries">,
): Amount | null {
  const error = summaries.find(({ method, headline }) => headline && method === verdict.reference?.method)?.testError;
  if (errorPoint === null || error == null || verdict.testErrorRatio.value === null) return null;
  return through(verdict.testErrorRatio, (r) => 12 * errorPoint * error * (1 - r));
}

/** A falling function of a ratio: its low end is where the ratio is high. */
function through({ value, low, high }: RatioRecord, amount: (ratio: number) => number): Amount {
  return {
    value: amount(value!),
    low: high === null ? null : amount(high),
    high: low === null ? null : amount(low),
  };
}

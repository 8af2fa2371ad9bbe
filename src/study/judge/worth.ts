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
  /** Of the test error's change, a year; null without a worth of a unit, or where it was not measured. */
  readonly accuracyPerYear: Amount | null;
  /** Both together: what diffusion gains a year. */
  readonly netPerYear: Amount;
  /** Trainings after which the net gain has paid for the study; null where there is none. Its high end is open where there may be none. */
  readonly breakEvenTrainings: Amount | null;
  /** Trainings a month for the money that `trainingsPerMonth` cost today. */
  readonly trainingsForSameMoney: Amount;
  /** The same a day. */
  readonly trainingsADay: Amount;
}

/** Twelve months are a year. */
const DAYS_PER_MONTH = 365.25 / 12;

/**
 * With the cost of a training C = price of an hour times its hours, N trainings a month and the ratio of times r:
 *
 *     saved a training   C (1 - r)               saved a year        12 N C (1 - r)
 *     accuracy a year    12 worth (reference's test error) (1 - ratio of test errors)
 *     net a year         both together           break-even          study cost / (net a year / 12 N)
 *     for the same money N / r trainings a month
 *
 * The net's interval has the sums of the parts' ends: wide enough however the two depend on each other. Null where the time was not measured, or the user gave no costs.
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
  const ofTime = (amount: (ratio: number) => number) => through(verdict.timeRatio, amount);
  const savedPerYear = ofTime((r) => 12 * trainingsPerMonth * trainingCost * (1 - r));
  const accuracyPerYear = accuracy(money, { verdict, summaries });
  const netPerYear = accuracyPerYear === null ? savedPerYear : sum(savedPerYear, accuracyPerYear);
  const studyCost = (machineHour * secondsTotal) / 3600;
  return {
    trainingCost,
    savedPerTraining: ofTime((r) => trainingCost * (1 - r)),
    savedPerYear,
    accuracyPerYear,
    netPerYear,
    studyCost,
    breakEvenTrainings: breakEven(studyCost, { netPerYear, perYear: 12 * trainingsPerMonth }),
    trainingsForSameMoney: ofTime((r) => trainingsPerMonth / r),
    trainingsADay: ofTime((r) => trainingsPerMonth / DAYS_PER_MONTH / r),
  };
}

/** Falls as the gain grows: its low end is where the gain is high. */
function breakEven(
  studyCost: number,
  { netPerYear, perYear }: { readonly netPerYear: Amount; readonly perYear: number },
): Amount | null {
  const after = (net: number | null) => (net !== null && net > 0 ? Math.ceil((studyCost * perYear) / net) : null);
  const trainings = after(netPerYear.value);
  return trainings === null ? null : { value: trainings, low: after(netPerYear.high), high: after(netPerYear.low) };
}

function accuracy(
  { errorPoint }: MoneyRecord,
  { verdict, summaries }: Pick<StudyRecord, "verdict" | "summaries">,
): Amount | null {
  const error = summaries.find(({ method, headline }) => headline && method === verdict.reference?.method)?.testError;
  if (errorPoint === null || error == null || verdict.testErrorRatio.value === null) return null;
  return through(verdict.testErrorRatio, (r) => 12 * errorPoint * error * (1 - r));
}

/** An end is open where one of the two is. */
function sum(a: Amount, b: Amount): Amount {
  const end = (x: number | null, y: number | null) => (x === null || y === null ? null : x + y);
  return { value: a.value + b.value, low: end(a.low, b.low), high: end(a.high, b.high) };
}

/** A falling function of a ratio: its low end is where the ratio is high. */
function through({ value, low, high }: RatioRecord, amount: (ratio: number) => number): Amount {
  return {
    value: amount(value!),
    low: high === null ? null : amount(high),
    high: low === null ? null : amount(low),
  };
}

import { GradusError } from "../../core/errors.js";
import { MOST } from "../../core/limits.js";
import { flag, fraction, integer, listOf, oneOf, positive, rule, text } from "../../core/rules.js";
import { once } from "../../core/stored/shape.js";
import { SPLIT_KINDS } from "../../data/cut/split-series.js";
import { CALENDAR_PARTS } from "../../data/derive/calendar.js";
import { calendarRule } from "../../data/derive/derive-inputs.js";
import { MISSING_RULES } from "../../data/missing.js";
import { DUPLICATE_RULES, WIDE_CHOICES } from "../../data/reading.js";
import { horizonRule } from "../../data/rules.js";
import { DECIMAL_MARKS, missingValuesRule } from "../../data/table-notation.js";
import { timeFormatRule } from "../../data/time/pattern.js";
import { transformRule } from "../../data/transform/names.js";
import { HIGHWAY_CHOICES } from "../../highway/choose-highway.js";
import { ENGINES } from "../../kernels/select.js";
import { cells } from "../../network/cells/index.js";
import { APPROXIMATIONS } from "../../network/spec.js";
import { LANGUAGES } from "../../page/text/language.js";
import { activations } from "../../smoothing/index.js";
import { CRITERION_RULES } from "../../study/spec/criteria.js";
import { MONEY_OPTIONS } from "../../study/spec/money.js";
import { parseNumberLoss } from "../../study/spec/number-loss.js";
import { STUDY_OPTIONS } from "../../study/spec/options.js";
import { SIZE_OPTIONS } from "../../study/spec/size.js";
import type {
  StudyFile,
  StudyFileBudget,
  StudyFileCriteria,
  StudyFileData,
  StudyFileMade,
  StudyFileMoney,
  StudyFileNetwork,
  StudyFileSplit,
  StudyFileTask,
} from "../../study/spec/study-file.js";
import { tuningPlans } from "../../study/tune/plans/index.js";
import { samplers } from "../../study/tune/samplers/index.js";
import { durationRule } from "../parse.js";
import { CLASS_WEIGHTS, TASK_KINDS } from "../sequence-options.js";
import { leaf, nameIn, section } from "./leaf.js";
import { FILE_ADVICE } from "./made-task.js";
import { methodList } from "./method-schema.js";

/** Rules of a study file's fields, one by one; what only several fields together can break is in made-task.ts and study-choices.ts. */
export const studyFileSchema = once(() =>
  section<StudyFile>(
    {
      data: section<StudyFileData | StudyFileMade>({
        file: leaf(name, FILE_ADVICE), // this or a task: see made-task.ts
        time: leaf(name),
        timeFormat: leaf(timeFormatRule),
        series: leaf(names),
        missing: leaf(oneOf(...MISSING_RULES)),
        missingValues: leaf(missingValuesRule),
        decimal: leaf(oneOf(...DECIMAL_MARKS)),
        encoding: leaf(name),
        skipRows: leaf(integer(0)),
        wide: leaf(oneOf(...WIDE_CHOICES)),
        duplicates: leaf(oneOf(...DUPLICATE_RULES)),
        testData: leaf(name),
        validationData: leaf(name),
        labels: leaf(name),
        channels: leaf(integer(1)),
        testLabels: leaf(name),
        cap: leaf(positive),
        target: leaf(names),
        inputs: leaf(names),
        task: leaf(STUDY_OPTIONS.task),
      }),
      task: section<StudyFileTask>({
        kind: leaf(oneOf(...TASK_KINDS)),
        metric: leaf(name),
        labelSmoothing: leaf(shareOrNone),
        classWeights: leaf(oneOf(...CLASS_WEIGHTS)),
        window: leaf(integer(1)),
        horizon: leaf(horizonRule),
        everyStep: leaf(flag),
        transform: leaf(transformRule),
        loss: leaf(lossRule),
        calendar: leaf(calendarChoice),
        knownAhead: leaf(names),
      }),
      split: section<StudyFileSplit>({
        validationShare: leaf(share),
        testShare: leaf(share),
        by: leaf(oneOf(...SPLIT_KINDS)),
        gap: leaf(integer(0)),
        folds: leaf(integer(1, MOST.folds)),
      }),
      network: section<StudyFileNetwork>({
        cell: nameIn(cells),
        bidirectional: leaf(flag),
        hiddenSizes: leaf(listOf("integers >= 1", integer(1).allows, "Give e.g. [32], or [32, 32] for two layers.")),
        activation: nameIn(activations),
        approximation: leaf(oneOf(...APPROXIMATIONS)),
        highway: leaf(oneOf(...HIGHWAY_CHOICES)),
      }),
      methods: methodList(),
      budget: section<StudyFileBudget>({
        tuningTrials: leaf(SIZE_OPTIONS.tuningTrials),
        tuningSeeds: leaf(STUDY_OPTIONS.tuningSeeds),
        epochs: leaf(SIZE_OPTIONS.epochs),
        batchSizes: leaf(batchSizes),
        time: leaf(durationRule),
        workers: leaf(integer(1, MOST.workers)),
        checkpointSeconds: leaf(pause),
      }),
      dropout: leaf(fraction),
      seeds: leaf(SIZE_OPTIONS.seeds),
      seed: leaf(STUDY_OPTIONS.seed),
      sampler: nameIn(samplers),
      tuning: nameIn(tuningPlans),
      criteria: section<StudyFileCriteria>({
        minTimeSaving: leaf(CRITERION_RULES.minTimeSaving),
        maxTestErrorIncrease: leaf(CRITERION_RULES.maxTestErrorIncrease),
      }),
      targetError: leaf(error),
      money: section<StudyFileMoney>(
        {
          currency: leaf(text),
          machineHour: leaf(MONEY_OPTIONS.machineHour, amounts),
          trainingHours: leaf(MONEY_OPTIONS.trainingHours, amounts),
          trainingsPerMonth: leaf(MONEY_OPTIONS.trainingsPerMonth, amounts),
          errorPoint: leaf(MONEY_OPTIONS.errorPoint),
        },
        ["machineHour", "trainingHours", "trainingsPerMonth"],
      ),
      out: leaf(name),
      language: leaf(oneOf(...LANGUAGES)),
      engine: leaf(oneOf(...ENGINES)),
    },
    ["data"],
  ),
);

const name = rule("a text of at least one character", (value) => typeof value === "string" && value.trim() !== "");
const names = rule(
  "a column's name, or a list of names, none twice",
  (value) => name.allows(value) || (listOf("names", name.allows).allows(value) && isDistinct(value as string[])),
);
const lossRule = {
  ...rule("a loss of numbers", (value) => typeof value === "string" && faultInLoss(value) === null),
  advice: (value: unknown) =>
    typeof value === "string" && value.trim().startsWith("quantile:")
      ? faultInLoss(value)!
      : 'Give "squared", "huber", "huber:2", "quantile:0.9" or e.g. "quantile:0.1,0.5,0.9".',
};

/** What is wrong with the text of a loss; null: nothing. */
function faultInLoss(text: string): string | null {
  try {
    parseNumberLoss(text, "A loss");
    return null;
  } catch (error) {
    return error instanceof GradusError ? error.message : String(error);
  }
}

const calendarChoice = rule(
  `"auto", or a list of ${CALENDAR_PARTS.join(", ")}`,
  (value) => value === "auto" || calendarRule.allows(value),
  'Give e.g. ["hour", "weekday"], or [] for none.',
);
const batchSizes = rule(
  "a list of integers >= 1, none twice",
  (value) => SIZE_OPTIONS.batchSizes.allows(value) && isDistinct(value as number[]),
  "Give e.g. [16, 64].",
);
const pause = rule(
  `a number > 0 and <= ${MOST.seconds}`,
  (value) => positive.allows(value) && (value as number) <= MOST.seconds,
);
const error = rule("a number > 0", (value) => value !== null && STUDY_OPTIONS.targetError.allows(value));
const share = rule(
  "a share between 0 and 1",
  (value) => typeof value === "number" && value > 0 && value < 1,
  "Give e.g. 0.2.",
);
const shareOrNone = rule(
  "a share from 0 to less than 1",
  (value) => value === 0 || share.allows(value),
  "Give e.g. 0.1.",
);
const amounts = "Give the hour's price, the hours of a training and the trainings a month, or leave money out.";

function isDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

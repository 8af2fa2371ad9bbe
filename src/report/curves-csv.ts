import { csvField, withoutFormula } from "../core/csv.js";
import { ensureStudy } from "../study/records/ensure-study.js";
import type { StudyRecord } from "../study/records/study.js";
import type { EpochRecord, TrialRecord } from "../study/records/trial.js";

/**
 * Every epoch of every trial as CSV (RFC 4180, UTF-8, lines end in CRLF): the data behind the curves of the report.
 * Numbers are written in full. Names that a spreadsheet would run as a formula begin with a '.
 *
 * @throws GradusError for anything that is no study's record, whole and of one piece
 */
export function curvesCsv(study: StudyRecord): string {
  ensureStudy("curvesCsv", study);
  const lines = [COLUMNS.map(({ name }) => name).join(",")];
  for (const trial of study.trials) {
    for (const epoch of trial.epochs) {
      lines.push(COLUMNS.map(({ value }) => field(value(trial, epoch))).join(","));
    }
  }
  return lines.map((line) => `${line}\r\n`).join("");
}

interface CsvColumn {
  readonly name: string;
  readonly value: (trial: TrialRecord, epoch: EpochRecord) => string | number;
}

const COLUMNS: readonly CsvColumn[] = [
  { name: "trial", value: (trial) => trial.id },
  { name: "phase", value: (trial) => trial.phase },
  { name: "method", value: (trial) => trial.method },
  { name: "batch_size", value: (trial) => trial.batchSize },
  { name: "seed", value: (trial) => trial.seed },
  { name: "fold", value: (trial) => trial.fold },
  { name: "epoch", value: (_, epoch) => epoch.epoch },
  { name: "train_objective", value: (_, epoch) => epoch.trainObjective },
  { name: "validation_error", value: (_, epoch) => epoch.validationError },
  { name: "sigma", value: (_, epoch) => epoch.sigma },
  { name: "learning_rate", value: (_, epoch) => epoch.learningRate },
  { name: "seconds", value: (_, epoch) => epoch.secondsTraining },
  { name: "seconds_wall", value: (_, epoch) => epoch.secondsWall },
  { name: "steps", value: (_, epoch) => epoch.steps },
];

function field(value: string | number): string {
  return typeof value === "number" ? String(value) : csvField(withoutFormula(value));
}

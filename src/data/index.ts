export { type AuditDataOptions, auditData } from "./audit/audit-data.js";
export type { DataFinding, FindingCode, FindingFacts, FindingSeverity, JudgedPart } from "./audit/finding.js";
export {
  type Baseline,
  type FitBaselinesOptions,
  type FittedBaseline,
  fitBaselines,
  forecastError,
  forecastErrorsByStep,
} from "./baselines/index.js";
export type { NaiveScale } from "./baselines/naive-scale.js";
export type { Batch } from "./batch.js";
export type { Category } from "./category.js";
export { type SplitFoldsOptions, type SplitOptions, splitFolds, splitSeries } from "./cut/split-series.js";
export { CALENDAR_PARTS, type CalendarPart, calendarPartsOf } from "./derive/calendar.js";
export { type Derivation, type DerivedInputs, type DeriveInputsOptions, deriveInputs } from "./derive/derive-inputs.js";
export { gather, targetsOf } from "./gather.js";
export { MISSING_RULES, type MissingRule } from "./missing.js";
export { withOutputsPerTarget } from "./outputs-per-target.js";
export type { DuplicateRule, WideChoice } from "./reading.js";
export { fitScaler, identityScaler, type Scaler, unscale } from "./scaler.js";
export type {
  SequenceData,
  SequenceLabels,
  SequenceReading,
  SequenceSteps,
  SequenceTask,
} from "./sequences/contract.js";
export type { SimpleForecast } from "./sequences/simple/contract.js";
export { type Column, columnValues, type Segment, type Series, type TimeAxis, type TimeResolution } from "./series.js";
export { PART_NAMES, type PartName, partSpan, type RowRange, type Split } from "./split.js";
export type { DecimalMark, TableNotation } from "./table-notation.js";
export { type AddingFloors, type AddingOptions, addingFloors, addingTask } from "./tasks/adding.js";
export { thinWindows } from "./thin-windows.js";
export type { DecimalYears, TimeField, TimeNotation, WrittenFields } from "./time/time-notation.js";
export { formatStep, formatTimestamp, rowLabel } from "./timestamp.js";
export { TARGET_TRANSFORMS, type TargetTransform } from "./transform/names.js";
export type { LogScale, Undo } from "./transform/undo.js";
export {
  type Allocate,
  type InputWindows,
  type Interpolated,
  ordinaryMemory,
  sharedMemory,
  type WindowSet,
} from "./window-set.js";
export { type Horizon, type MakeWindowsOptions, makeWindows, type Windows } from "./windows.js";

export { type Baseline, type FitBaselinesOptions, fitBaselines, forecastError } from "./baselines/index.js";
export { MISSING_RULES, type MissingRule } from "./missing.js";
export { formatMoment, formatStep, rowLabel } from "./moment.js";
export { fitScaler, identityScaler, type Scaler, unscale } from "./scaler.js";
export { type Column, columnValues, type Segment, type Series, type TimeAxis, type TimeResolution } from "./series.js";
export {
  PART_NAMES,
  type PartName,
  partSpan,
  type RowRange,
  type Split,
  type SplitOptions,
  splitSeries,
} from "./split.js";
export { type AddingFloors, type AddingOptions, addingFloors, addingTask } from "./tasks/adding.js";
export {
  type Allocate,
  type BatchBuffers,
  gather,
  ordinaryMemory,
  sharedMemory,
  thinWindows,
  type WindowSet,
} from "./window-set.js";
export { type MakeWindowsOptions, makeWindows, type Windows } from "./windows.js";

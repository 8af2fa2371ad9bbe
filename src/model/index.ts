/** The public names of trained models: records of them, and forecasts by them, in Node.js and in a page. */

export type { Taus } from "../core/quantiles.js";
export type { InputWindows } from "../data/window-set.js";
export { type PredictOptions, predict } from "../train/predict.js";
export { type EnsembleParts, ensembleRecord } from "./ensemble.js";
export type { Exported } from "./export/contract.js";
export { type ExportedModel, type ExportModelOptions, exportModel } from "./export/export-model.js";
export { type ForecastRow, forecastSeries } from "./forecast.js";
export { type ImportWeightsOptions, importWeights } from "./import/import-weights.js";
export { type NetworkIn, networkIn } from "./network-in.js";
export type { QuantileForecast } from "./quantile-forecast.js";
export { type CommonParts, type ModelParts, modelRecord, parseModel } from "./record.js";
export type { IntervalRecord, ModelRecord, ScalerRecord, SequencesRecord, TrainingNote } from "./schema.js";
export { type SimpleModelParts, simpleModelRecord } from "./simple.js";

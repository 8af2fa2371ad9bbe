import { ensureOptions, type OptionRules } from "../../core/options.js";
import { required, text } from "../../core/rules.js";
import { ensureModel } from "../record.js";
import type { ModelRecord } from "../schema.js";
import type { Exported } from "./contract.js";
import { columnWords, forecastWords, rowWords } from "./describe.js";
import { exportFormats } from "./index.js";
import { planOf } from "./plan-of.js";
import { sequencePlanOf, stepWords, toldWords } from "./sequences/sequence-plan.js";

export interface ExportModelOptions {
  /** Name in the registry of formats: "onnx", "safetensors" or "typescript". */
  readonly format: string;
  /** What the lines of code that run it call the file. Default "model", with the format's ending */
  readonly file?: string;
}

/** A model as another program's file, with what its user has to know. */
export interface ExportedModel extends Exported {
  /** What it reads one of after the other: rows of a table, steps of a sequence or symbols of a text. */
  readonly of: "row" | "step" | "symbol";
  /** R, rows that it is given; steps at most. */
  readonly rows: number;
  /** What stands in each column of them, in their order; of a text its symbols. */
  readonly columns: readonly string[];
  /** What the rows are, and what is forecast of them, a sentence each. */
  readonly words: readonly string[];
  /** Where it differs from gradus predict, and what it leaves to its user, a sentence each. */
  readonly notes: readonly string[];
}

const OPTIONS = { format: required(text), file: text } satisfies OptionRules<ExportModelOptions>;

/**
 * A model as a file of another format. "onnx": the whole forecast from raw rows as one graph, by the operators RNN, GRU and LSTM, opset 17. "typescript": a module without
 * imports whose `predict(rows)` does the same. "safetensors": the weights alone, by the names of PyTorch's modules.
 *
 * ONNX and the module are within 1e-5 of `forecastSeries` and `predictSequences`, relative to the forecast or the target's standard deviation, whichever is larger.
 *
 * @throws GradusError for an unknown format, an activation that somebody added, and as safetensors for a model that PyTorch has no modules for
 * @example
 * const { best } = await train({ network, data, epochs: 2 }).result();
 * const { inputScaler, targetScaler } = data;
 * const training = { method: "sgd", source: "sine", seed: 1, epoch: 1, validationError: null, testError: null };
 * const parts = { network: network.spec, window: 4, horizon: 1, inputScaler, targetScaler, training };
 * const exported = exportModel(modelRecord({ ...parts, parameters: best.parameters }), { format: "onnx" });
 * exported.columns; // ["value: as the table has it"]
 * exported.rows; // 4
 */
export function exportModel(model: ModelRecord, options: ExportModelOptions): ExportedModel {
  ensureOptions("exportModel", options, OPTIONS);
  const record = ensureModel(model, "exportModel: `model`");
  const format = exportFormats.get(options.format, "exportModel: `format`");
  const { file = `model${format.extension}` } = options;
  const about = { file, method: record.training.method };
  if (record.sequences !== null) {
    const plan = sequencePlanOf(record);
    return {
      ...{ of: plan.isOfSymbols ? "symbol" : "step", rows: plan.window, columns: [...plan.columns], notes: plan.notes },
      ...format.writeSequences(plan, about),
      words: [`Reads ${stepWords(plan)}`, `Tells ${toldWords(plan)}`],
    };
  }
  const plan = planOf(record);
  const { rows, columns, notes } = plan;
  return {
    ...{ of: "row", rows, notes, columns: columns.map(columnWords) },
    ...format.write(plan, about),
    words: [`Reads ${rowWords(plan)}`, `Forecasts ${forecastWords(plan)}`],
  };
}

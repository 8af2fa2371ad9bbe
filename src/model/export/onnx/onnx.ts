import type { ExportFormat } from "../contract.js";
import { columnWords, forecastWords, rowWords } from "../describe.js";
import { type ForecastPlan, outputSizeOf } from "../plan.js";
import { addFeatures } from "./features.js";
import { GraphBuilder } from "./graph.js";
import { addForecasts, addOutputs } from "./outputs.js";
import { onnxBytes } from "./proto.js";
import { sequenceGraph } from "./sequences.js";

/** Of December 2021: every runtime since has it. */
export const OPSET = 17;
const IR_VERSION = 8;

const INPUT = "rows";
const OUTPUT = "forecast";

/**
 * ONNX: the whole forecast as one graph, from raw rows to targets in their units.
 *
 *     rows (batch, R, columns), double -> forecast (batch, rows ahead, targets), double
 *
 * Elman, GRU and LSTM layers are ONNX's operators RNN, GRU and LSTM, in single precision; another cell, and an activation that these operators lack, runs in a
 * Scan. Everything else is in double precision, so that large raw numbers keep their digits. Within 1e-5 of gradus predict, relative to the forecast or
 * to the target's standard deviation, whichever is larger. Source: onnx.ai/onnx/operators, opset 17.
 */
export const onnx: ExportFormat = {
  name: "onnx",
  extension: ".onnx",
  write(plan, { file, method }) {
    const graph = new GraphBuilder();
    const features = addFeatures(graph, INPUT, plan);
    addForecasts(graph, addOutputs(graph, features, plan), { plan, name: OUTPUT });
    const { columns, rows, targets, notes } = plan;
    const shape = ["batch", rows, columns.length];
    const content = onnxBytes({
      producer: "gradus",
      irVersion: IR_VERSION,
      opset: OPSET,
      doc: [`Forecast of ${forecastWords(plan)} Method: ${method}. Input: ${rowWords(plan)}`, ...notes].join("\n"),
      metadata: metadataOf(plan, method),
      graph: {
        name: "forecast",
        nodes: graph.nodes,
        tensors: graph.tensors,
        inputs: [{ name: INPUT, type: "double", shape, doc: columns.map(columnWords).join("\n") }],
        outputs: [{ name: OUTPUT, type: "double", shape: ["batch", outputSizeOf(plan) / targets.length, targets.length], doc: forecastWords(plan) }], // biome-ignore format: one line
      },
    });
    return {
      content,
      usage: [
        `session = onnxruntime.InferenceSession(${JSON.stringify(file)})`,
        `forecast = session.run(["${OUTPUT}"], {"${INPUT}": rows})[0]  # rows: float64 (batch, ${rows}, ${columns.length})`,
      ],
    };
  },
  writeSequences: (plan, about) => sequenceGraph(plan, { ...about, irVersion: IR_VERSION, opset: OPSET }),
};

/** For programs: lists as JSON. */
function metadataOf(plan: ForecastPlan, method: string): Record<string, string> {
  const { columns, targets, horizon, window, ahead, notes } = plan;
  return {
    "gradus.columns": JSON.stringify(columns),
    "gradus.columns.words": columns.map(columnWords).join("\n"),
    "gradus.targets": JSON.stringify(targets),
    "gradus.horizon": JSON.stringify(horizon),
    "gradus.window": String(window),
    "gradus.ahead": String(ahead),
    "gradus.method": method,
    "gradus.opset": String(OPSET),
    "gradus.notes": notes.join("\n"),
  };
}

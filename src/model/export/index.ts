import { registry } from "../../core/registry.js";
import { callable, required, text } from "../../core/rules.js";
import type { ExportFormat } from "./contract.js";
import { onnx } from "./onnx/onnx.js";
import { safetensors } from "./safetensors.js";
import { typescript } from "./typescript/typescript.js";

/** Every format that models can be written in, by name: a new one is a file and a line here. */
export const exportFormats = registry<ExportFormat>("export format", () => [onnx, safetensors, typescript], {
  extension: required(text),
  write: required(callable),
  writeSequences: required(callable),
});

import { GradusError } from "../../core/errors.js";

/** The error of a file of weights: the rule, what it has, and what to do. */
export function badWeights(file: string, rule: string, got: string, action: string): GradusError {
  return new GradusError(`${file}: ${rule}, got ${got}. ${action}`);
}

/** The next action that most of these errors have. */
export const SAVE_STATE =
  "Save the state_dict of an RNN, GRU or LSTM and its Linear readout alone, by safetensors.torch.save_file.";

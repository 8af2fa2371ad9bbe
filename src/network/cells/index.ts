import { type MemberRules, registry } from "../../core/registry.js";
import { callable, listOf, oneOf, required, shaped, text } from "../../core/rules.js";
import type { Cell } from "../cell.js";
import { elman } from "./elman.js";
import { gru } from "./gru.js";
import { lstm } from "./lstm.js";
import { mlp } from "./mlp.js";

const CELL = {
  equations: required(text),
  reads: oneOf("step", "window"),
  slices: required(callable),
  operations: required(listOf("operations", shaped("an operation", ["kind", "into"], "").allows)),
  states: required(listOf("names of values", text.allows)),
  followLinear: callable,
} satisfies MemberRules<Cell>;

/** Every cell by name, recurrent and feedforward: a new one is a file and a line here. */
export const cells = registry<Cell>("cell", () => [elman, gru, lstm, mlp], CELL);

import * as z from "zod";
import { count, fields, someOf, text } from "../core/stored/shape.js";
import type { NetworkSpec } from "./spec.js";
import { APPROXIMATIONS } from "./spec.js";

export const networkSchema: z.ZodType<NetworkSpec> = fields({
  cell: text,
  inputSize: count,
  hiddenSizes: someOf(count),
  outputSize: count,
  activation: text,
  approximation: z.enum(APPROXIMATIONS),
});

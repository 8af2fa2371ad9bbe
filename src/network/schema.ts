import * as z from "zod/mini";
import { count, fields, once, someOf, text } from "../core/stored/shape.js";
import { HIGHWAY_KINDS } from "./highway.js";
import type { NetworkSpec } from "./spec.js";
import { APPROXIMATIONS } from "./spec.js";

export const networkSchema: () => z.ZodMiniType<NetworkSpec> = once(() =>
  fields({
    cell: text,
    inputSize: count,
    hiddenSizes: someOf(count),
    outputSize: count,
    activation: text,
    approximation: z.enum(APPROXIMATIONS),
    highway: z.enum(HIGHWAY_KINDS),
    bidirectional: z.optional(z.literal(true)),
    window: z.optional(count),
    highwayFeatures: z.optional(count),
  }),
);

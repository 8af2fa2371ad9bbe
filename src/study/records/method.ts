import { z } from "zod";
import { fields, text } from "../../core/stored/shape.js";
import type { MethodRecipe } from "../../train/method-recipe.js";
import type { MethodSpec } from "../spec/method.js";

const choice = z.looseObject({ name: text }).readonly();

const recipe: z.ZodType<MethodRecipe> = fields({
  trainer: choice,
  objective: choice,
  optimizer: choice,
  sigma: choice.nullable(),
  rate: z.looseObject({ name: text, learningRate: z.number().positive() }).readonly(),
  initialiser: choice,
  gain: z.number().positive(),
  loss: choice,
  readoutAtZero: z.enum(["kept", "ridge"]),
  truncation: fields({ tolerance: z.number() }).nullable(),
});

const range = fields({ low: z.number(), high: z.number(), scale: z.enum(["linear", "log"]) });

export const methodSpecSchema: z.ZodType<MethodSpec> = fields({
  name: text,
  recipe,
  space: z.record(text, range).readonly(),
});

/** One contender, e.g. {name: "diffusion", objective: "weights", optimizer: "momentum", diffuses: true}. */
export type MethodRecord = z.infer<typeof methodRecordSchema>;
export const methodRecordSchema = fields({
  name: text,
  /** Name of the objective, or of the trainer where that has one of its own. */
  objective: text,
  optimizer: text,
  diffuses: z.boolean(),
  /** Human words, e.g. "weights objective, momentum 0.9, sigma linear to 0 over 60 % of the epochs". */
  detail: text,
  /** Places of the recipe that were tuned, joined by commas. */
  tuned: text,
  /** All that decides how it trains, but for what was tuned. */
  recipe,
});

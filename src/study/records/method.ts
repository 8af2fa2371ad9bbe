import * as z from "zod/mini";
import { fields, once, text } from "../../core/stored/shape.js";
import type { MethodRecipe } from "../../train/method-recipe.js";

/** A range of numbers to try. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly scale: Scale;
}

/** Equal steps of the number, or of its logarithm; "log-or-0": 0 over the lower half of the places, the range by its logarithm over the others. */
export const SCALES = ["linear", "log", "log-or-0"] as const;
export type Scale = (typeof SCALES)[number];

/** Search space: places in the recipe, such as "rate.learningRate" or "sigma.sigma0", with the range of each. */
export type Space = Readonly<Record<string, Range>>;

/** One point of a space. */
export type Setting = Readonly<Record<string, number>>;

/** A contender of a study as plain data: how it trains, and what of it is tuned. */
export interface MethodSpec {
  readonly name: string;
  readonly recipe: MethodRecipe;
  readonly space: Space;
}

const choice = once(() => z.readonly(z.catchall(z.object({ name: text }), z.json())));

const recipe: () => z.ZodMiniType<MethodRecipe> = once(() =>
  fields({
    trainer: choice(),
    objective: choice(),
    optimizer: choice(),
    sigma: z.nullable(choice()),
    rate: z.readonly(z.catchall(z.object({ name: text, learningRate: z.number().check(z.positive()) }), z.json())),
    initialiser: choice(),
    gain: z.number().check(z.positive()),
    loss: choice(),
    readoutAtZero: z.enum(["kept", "ridge"]),
    dropout: z.optional(z.number()),
    path: z.nullable(fields({ fraction: z.number() })),
    truncation: z.nullable(fields({ tolerance: z.number() })),
  }),
);

const range = once(() => fields({ low: z.number(), high: z.number(), scale: z.enum(SCALES) }));

export const methodSpecSchema: () => z.ZodMiniType<MethodSpec> = once(() =>
  fields({
    name: text,
    recipe: recipe(),
    space: z.readonly(z.record(text, range())),
  }),
);

/** One contender, e.g. {name: "diffusion", objective: "weights", optimizer: "momentum", diffuses: true}. */
export type MethodRecord = z.infer<ReturnType<typeof methodRecordSchema>>;
export const methodRecordSchema = once(() =>
  fields({
    name: text,
    /** Name of the objective, or of the trainer where that has one of its own. */
    objective: text,
    optimizer: text,
    diffuses: z.boolean(),
    /** Whether it starts from the smoothed problem's minimiser: such a method is no baseline, though it does not diffuse. */
    startsFromDiffusion: z.boolean(),
    /** Human words, e.g. "weights objective, momentum 0.9, sigma linear to 0 over 60 % of the epochs". */
    detail: text,
    /** Places of the recipe that were tuned, joined by commas. */
    tuned: text,
    /** Where they were looked for; left out of records of earlier versions. */
    space: z.optional(z.readonly(z.record(text, range()))),
    /** All that decides how it trains, but for what was tuned. */
    recipe: recipe(),
  }),
);

import * as z from "zod/mini";
import { list, once } from "../../core/stored/shape.js";
import { unless } from "../disagreement.js";
import { byWindow } from "./by-window.js";
import type { ForecasterKind } from "./contract.js";

/** The mean of the targets. */
export type MeanForecaster = z.infer<ReturnType<typeof meanForecasterSchema>>;
export const meanForecasterSchema = once(() =>
  z.strictObject({
    kind: z.literal("mean"),
    /** (O), scaled. */
    values: list(z.number()),
  }),
);

export const meanForecaster: ForecasterKind<MeanForecaster> = {
  disagreement: ({ values }, { outputSize }) =>
    unless(values.length === outputSize, ["values"], `must be one number for each of the ${outputSize} outputs`),
  outputs: ({ values }, windows) => byWindow(windows, (_, into, at) => into.set(values, at)),
};

import * as z from "zod/mini";
import { fields, once, text } from "../../core/stored/shape.js";

/** Where the command that wrote a study had its files, seen from where it was typed. */
export type PlaceRecord = z.infer<ReturnType<typeof placeSchema>>;
export const placeSchema = once(() =>
  fields({
    /** Of the study. */
    folder: text,
    /** The table, with the flags that read it, as they may be typed; null for a task that was made in code. */
    data: z.nullable(text),
  }),
);

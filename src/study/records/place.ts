import * as z from "zod/mini";
import { fields, once, someOf, text } from "../../core/stored/shape.js";

/** Where the command that wrote a study had its files, seen from where it was typed. */
export type PlaceRecord = z.infer<ReturnType<typeof placeSchema>>;
export const placeSchema = once(() =>
  fields({
    /** Of the study. */
    folder: text,
    /** The table and the flags that read it, word by word; null for a task that was made in code. */
    data: z.nullable(someOf(text)),
  }),
);

import * as z from "zod/mini";
import { once, text, whole } from "../core/stored/shape.js";

/** Why a study was not run: its kind with what it takes to say it in any language. */
export type SuiteReason = z.infer<ReturnType<typeof reasonSchema>>;
export const reasonSchema = once(() =>
  z.discriminatedUnion("kind", [
    /** `gradus poc` refused it, in its own English words. */
    z.strictObject({ kind: z.literal("said"), words: text }),
    /** Its process ended without an error of gradus. */
    z.strictObject({ kind: z.literal("ended"), status: z.nullable(whole), last: z.nullable(text) }),
    z.strictObject({ kind: z.literal("killed"), signal: text, last: z.nullable(text) }),
    z.strictObject({ kind: z.literal("not-started"), cause: text }),
    z.strictObject({ kind: z.literal("missing"), file: text }),
    z.strictObject({ kind: z.literal("no-plain-file"), file: text }),
    z.strictObject({ kind: z.literal("unreadable"), file: text, cause: text }),
    /** The part of a table that holds its series could not be written. */
    z.strictObject({ kind: z.literal("no-part"), file: text, cause: text }),
  ]),
);

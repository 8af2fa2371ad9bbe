import type * as z from "zod/mini";
import { fields, once, text } from "../../core/stored/shape.js";

/** The file that a command took its study from. What it imports is not in its hash. */
export type StudyFileRecord = z.infer<ReturnType<typeof studyFileRecordSchema>>;
export const studyFileRecordSchema = once(() =>
  fields({
    /** Without its folder. */
    name: text,
    /** SHA-256 of its bytes, as `sha256sum` gives it. */
    sha256: text,
  }),
);

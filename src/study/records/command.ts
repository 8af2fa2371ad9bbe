import * as z from "zod/mini";
import { readRecord } from "../../core/stored/read.js";
import { fields, list, once, someOf, text } from "../../core/stored/shape.js";

export const COMMAND_SCHEMA = "gradus.command";
export const COMMAND_VERSION = 1;

/** The command that ran a study last, so that a study can be continued from elsewhere than the shell it was typed in. */
export type CommandRecord = z.infer<ReturnType<typeof commandSchema>>;
export const commandSchema = once(() =>
  fields({
    schema: z.literal(COMMAND_SCHEMA),
    version: z.literal(COMMAND_VERSION),
    /** What was typed after `gradus`, word by word. */
    words: someOf(text),
    /** The folder in which it was typed: its paths are relative to that. */
    workingFolder: text,
    startedAt: text,
    /** Flags of Node.js itself that the program ran with; commands of earlier versions have none written down. */
    nodeFlags: z.optional(list(text)),
  }),
);

/** A command out of its text; errors as for `parseStudy`. */
export function parseCommand(json: string, file: string): CommandRecord {
  return readRecord(json, file, {
    schema: commandSchema,
    name: COMMAND_SCHEMA,
    version: COMMAND_VERSION,
    isSealed: true,
    action: "Type the study's command in a shell instead.",
  });
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sealedJson } from "../../core/stored/seal.js";
import { COMMAND_SCHEMA, COMMAND_VERSION, type CommandRecord, parseCommand } from "../../study/records/command.js";
import { ownNodeFlags } from "../node-flags.js";
import { writeNamed } from "../write.js";

export const COMMAND_NAME = "command.json";

/** Keeps in `folder`/run by which command the study runs. */
export async function writeCommand(folder: string, words: readonly string[], startedAt: string): Promise<void> {
  const record: CommandRecord = {
    schema: COMMAND_SCHEMA,
    version: COMMAND_VERSION,
    words: [...words],
    workingFolder: process.cwd(),
    startedAt,
    nodeFlags: ownNodeFlags(),
  };
  await writeNamed(join(folder, "run", COMMAND_NAME), sealedJson(record), "--out");
}

/** That command; null where a study has none written down, as one of an earlier version. */
export async function readCommand(folder: string): Promise<CommandRecord | null> {
  const path = join(folder, "run", COMMAND_NAME);
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? null : parseCommand(text, path);
}

import { MOST } from "../../core/limits.js";
import type { CommandRecord } from "../../study/records/command.js";
import type { ContinueRequest, Refusal } from "../../web/contract/messages.js";
import { commandNodeFlags } from "../node-flags.js";

/** Commands that run a study: nothing else is run out of a study's folder. */
const STUDY_COMMANDS = ["poc", "demo"];

/** Why a command cannot be run again from here; null where it can. */
export function refusalOf(command: CommandRecord | null): Refusal | null {
  const [name = "", data = ""] = command?.words ?? [];
  if (!STUDY_COMMANDS.includes(name)) return "no-command";
  return data === "-" || data.startsWith("/dev/") || data.startsWith("/proc/") ? "no-file" : null;
}

/** Flags of Node.js with which the command goes on: of a folder's file, which may be another's, no others are taken. */
export function nodeFlagsOf({ nodeFlags = [] }: CommandRecord): string[] {
  return commandNodeFlags(nodeFlags);
}

/** What is typed before the words of a command. @param script the program's file */
export function programOf(nodeFlags: readonly string[], script: string): readonly string[] {
  return nodeFlags.length === 0 ? ["gradus"] : ["node", ...nodeFlags, script];
}

/** A request out of anybody's JSON; null for any other than numbers that the command line takes. */
export function parseContinue(value: unknown): ContinueRequest | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { seeds, minutes, ...others } = value as Record<string, unknown>;
  if (Object.keys(others).length > 0) return null;
  if (!isNullOr(seeds, (n) => Number.isInteger(n) && n >= 1 && n <= MOST.runs)) return null;
  if (!isNullOr(minutes, (n) => n * 60 >= 1 && n * 60 <= MOST.seconds)) return null;
  return {
    seeds: (seeds as number | null | undefined) ?? null,
    minutes: (minutes as number | null | undefined) ?? null,
  };
}

function isNullOr(value: unknown, holds: (number: number) => boolean): boolean {
  return value === undefined || value === null || (typeof value === "number" && holds(value));
}

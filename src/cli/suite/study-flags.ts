import type { Command } from "commander";

/** The suite's own; all others are those of each study. */
const OWN = ["by", "atOnce", "out", "json", "open", "dryRun"];
/** How the whole table's text is read: its parts are plain CSV in UTF-8. */
const OF_WHOLE_TABLE = ["encoding", "skipRows"];

/** What was typed for each study, word by word. */
export function studyFlags(command: Command, { isSplit }: { readonly isSplit: boolean }): string[] {
  const left = isSplit ? [...OWN, ...OF_WHOLE_TABLE] : OWN;
  return command.options.flatMap((option) => {
    const name = option.attributeName();
    if (left.includes(name) || command.getOptionValueSource(name) !== "cli") return [];
    const value: unknown = command.getOptionValue(name);
    return typeof value === "boolean" ? [option.long!] : [option.long!, String(value)];
  });
}

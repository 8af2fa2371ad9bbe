import { shellWord } from "../../core/shell-word.js";

/** One word as a shell reads it: of plain characters, quoted parts and quotes behind a backslash. */
const WORD = String.raw`(?:'[^']*'|\\'|[^\s'])+`;

/** The command with an option set, whatever it was before. */
export function withFlag(command: string, flag: string, value: string): string {
  const typed = shellWord(value);
  const given = new RegExp(`( ${flag}(?:=| ))${WORD}`);
  return given.test(command) ? command.replace(given, (_, before) => before + typed) : `${command} ${flag} ${typed}`;
}

/** The command without an option that it was given; null where it has none, as where a study file asks for it. */
export function withoutFlag(command: string, flag: string): string | null {
  const rest = command.replace(new RegExp(` ${flag}(?:=| )${WORD}`), "");
  return rest === command ? null : rest;
}

/** The command without a switch. */
export function withoutSwitch(command: string, flag: string): string {
  return command.replace(new RegExp(` ${flag}(?= |$)`, "g"), "");
}

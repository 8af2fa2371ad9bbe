import { shellWord } from "../../core/shell-word.js";

/** One word as a shell reads it: of plain characters, quoted parts and quotes behind a backslash. */
const WORD = String.raw`(?:'[^']*'|\\'|[^\s'])+`;

/** The command with an option set, whatever it was before and however often: the last one counts, so none is left behind. */
export function withFlag(command: string, flag: string, value: string): string {
  const typed = shellWord(value);
  let isSet = false;
  const set = command.replace(given(flag), (_, before: string) => {
    const first = isSet ? "" : before + typed;
    isSet = true;
    return first;
  });
  return isSet ? set : `${command} ${flag} ${typed}`;
}

function given(flag: string): RegExp {
  return new RegExp(`( ${flag}(?:=| ))${WORD}`, "g");
}

/** The command without an option that it was given; null where it has none, as where a study file asks for it. */
export function withoutFlag(command: string, flag: string): string | null {
  const rest = command.replace(given(flag), "");
  return rest === command ? null : rest;
}

/** The command without a switch. */
export function withoutSwitch(command: string, flag: string): string {
  return command.replace(new RegExp(` ${flag}(?= |$)`, "g"), "");
}

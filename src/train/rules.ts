import { shaped } from "../core/rules.js";

export const teamRule = shaped("a member of a team", ["worldSize", "rank"], "Give joinTeam(memory, rank).");

export const signalRule = shaped("an AbortSignal", ["aborted"], "Give new AbortController().signal.");

export const listenedSignalRule = shaped(
  "an AbortSignal",
  ["aborted", "addEventListener()", "removeEventListener()"],
  "Give new AbortController().signal.",
);

import { shaped } from "./rules.js";

/**
 * The part of an AbortSignal that training reads between its steps, so that the library's types need neither a browser's nor
 * Node.js's. Give `new AbortController().signal`.
 */
export interface StopSignal {
  readonly aborted: boolean;
}

/** A stop signal that also tells of the stop at once: for those who wait, as a study does for its trials. */
export interface ListenedSignal extends StopSignal {
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export const signalRule = shaped("an AbortSignal", ["aborted"], "Give new AbortController().signal.");

export const listenedSignalRule = shaped(
  "an AbortSignal",
  ["aborted", "addEventListener()", "removeEventListener()"],
  "Give new AbortController().signal.",
);

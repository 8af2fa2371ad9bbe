import { GradusError, InputError, Stopped } from "../../core/errors.js";
import { NO_OWN_FILES } from "../contract/own-part.js";
import type { ProofFailure } from "../contract/proof.js";

/** An error on its way from a worker to its page, as plain data. */
export interface CallFailure extends Pick<ProofFailure, "kind" | "message" | "candidates" | "place" | "option"> {
  /** Of a fault: where in gradus. */
  readonly stack: string | null;
}

export function callFailureOf(error: unknown): CallFailure {
  const message = error instanceof Error ? error.message : String(error);
  const kind = kindOf(error);
  return {
    ...{ kind, message, candidates: candidatesOf(error) },
    place: error instanceof InputError ? { ...error.place } : null,
    option: kind === "fault" ? null : optionIn(message),
    stack: kind === "fault" && error instanceof Error ? (error.stack ?? null) : null,
  };
}

/** The error as a page has it. */
export function errorOfCall({ message, stack, ...rest }: CallFailure): ProofFailure {
  return Object.assign(new Error(message, stack === null ? undefined : { cause: stack }), rest);
}

function kindOf(error: unknown): ProofFailure["kind"] {
  if (error instanceof Stopped) return "stopped";
  if (error instanceof InputError) return "input";
  if (error instanceof GradusError && error.message === NO_OWN_FILES) return "page";
  return error instanceof GradusError ? "options" : "fault";
}

/** Reading gives them with an error that asks for the target. */
function candidatesOf(error: unknown): readonly string[] {
  if (!(error instanceof InputError && "candidates" in error)) return [];
  const { candidates } = error as InputError & { readonly candidates: unknown };
  return Array.isArray(candidates) ? candidates.map(String) : [];
}

/** Fields of a choice that messages name. */
const OPTIONS = [
  ...["target", "inputs", "time", "timeFormat", "series", "wide", "duplicates", "missing", "decimal", "missingValues"],
  ...[
    "encoding",
    "skipRows",
    "horizon",
    "everyStep",
    "window",
    "timeBudget",
    "timeBudgetSeconds",
    "seeds",
    "seed",
    "epochs",
  ],
  ...["tuningTrials", "batchSizes", "workers", "validationShare", "testShare", "transform"],
];

/** The field of a choice that a message tells to change: the first that its advice names, else the first at all. Null where it names none. */
export function optionIn(message: string): string | null {
  const advice = /[.?] (?=["`A-Z{]).*$/s.exec(message)?.[0] ?? "";
  return firstOption(advice) ?? firstOption(message);
}

function firstOption(message: string): string | null {
  for (const [, words] of message.matchAll(/`([^`]+)`/g)) {
    const name = /^(?:\w+\.)*(\w+)(?::|$)/.exec(words!)?.[1] ?? "";
    if (OPTIONS.includes(name)) return name;
  }
  return null;
}

import { MOST } from "../../core/limits.js";
import { integer } from "../../page/text/numbers.js";
import type { ContinueRequest, StudyDetail } from "../contract/messages.js";
import { mostSeeds } from "../study/more-runs.js";

/** What stands in the fields; empty: as before. */
export interface Typed {
  readonly seeds: string;
  readonly minutes: string;
}

/** Why a number is not taken, and what belongs to that: the text as it is typed, or the limit. */
export interface RefusedNumber {
  readonly field: keyof Typed;
  readonly why: "noWhole" | "noTime" | "tooFew" | "tooMany" | "tooShort" | "tooLong";
  readonly what: string;
}

const LEAST_MINUTES = 0.1;
const MOST_MINUTES = MOST.seconds / 60;

/** What is asked for by what is typed, or the first number that cannot be taken. Plain digits alone: "1e3" is a slip for 13 as well as a thousand. */
export function askedFor(
  typed: Typed,
  study: Pick<StudyDetail, "seeds" | "plannedRuns">,
): { readonly request: ContinueRequest; readonly refused: RefusedNumber | null } {
  const [seeds, minutes] = [plain(typed.seeds), plain(typed.minutes)];
  const refused = seedsRefused(seeds, study) ?? minutesRefused(minutes);
  const request = { seeds: seeds === "" ? null : Number(seeds), minutes: minutes === "" ? null : Number(minutes) };
  return { request, refused };
}

function seedsRefused(text: string, study: Pick<StudyDetail, "seeds" | "plannedRuns">): RefusedNumber | null {
  if (text === "") return null;
  const field = "seeds";
  if (!/^\d+$/.test(text)) return { field, why: "noWhole", what: text };
  const [least, most] = [study.seeds ?? 1, mostSeeds(study)];
  if (Number(text) < least) return { field, why: "tooFew", what: integer(least) };
  return Number(text) > most ? { field, why: "tooMany", what: integer(most) } : null;
}

function minutesRefused(text: string): RefusedNumber | null {
  if (text === "") return null;
  const field = "minutes";
  if (!/^\d+(\.\d+)?$/.test(text)) return { field, why: "noTime", what: text };
  if (Number(text) < LEAST_MINUTES) return { field, why: "tooShort", what: String(LEAST_MINUTES) };
  return Number(text) > MOST_MINUTES ? { field, why: "tooLong", what: integer(MOST_MINUTES) } : null;
}

/** Digits of a Japanese keyboard are digits. */
function plain(text: string): string {
  return text.normalize("NFKC").trim();
}

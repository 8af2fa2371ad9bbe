import type { ProofFailure } from "../contract/proof.js";
import type { ProofTexts } from "./text/texts.js";

/** Numbers of a study that are typed into its form, by the names that the library's refusals have for them. */
export const NUMBERS_OF_CHOICE = ["horizon", "window", "seeds", "epochs", "tuningTrials", "seed", "workers"] as const;
export type NumberOfChoice = (typeof NUMBERS_OF_CHOICE)[number];

/** The field that a refusal is told at; null where it is about something else. */
export function numberRefused(failure: ProofFailure | null): NumberOfChoice | null {
  return NUMBERS_OF_CHOICE.find((name) => name === failure?.option) ?? null;
}

/** What the page has to point at a field by. */
export function idOfNumber(name: NumberOfChoice): string {
  return `choice-${name}`;
}

export function labelOfNumber(name: NumberOfChoice, words: ProofTexts["choose"]): string {
  return words[name];
}

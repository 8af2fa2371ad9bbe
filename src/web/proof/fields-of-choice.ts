import type { ProofChoice, ProofFailure } from "../contract/proof.js";
import { withLabels } from "../refusals/page-words.js";
import { proofTexts } from "./text/index.js";
import type { ProofTexts } from "./text/texts.js";

/** Numbers of a study that are typed into its form, by the names that the library's refusals have for them. */
export const NUMBERS_OF_CHOICE = [
  ...(["horizon", "window", "seeds", "epochs", "tuningTrials", "seed"] as const),
  ...(["validationShare", "testShare", "workers"] as const),
] as const;
export type NumberOfChoice = (typeof NUMBERS_OF_CHOICE)[number];

/** The field that a refusal is told at; null where it is about something else. */
export function numberRefused(failure: ProofFailure | null): NumberOfChoice | null {
  return NUMBERS_OF_CHOICE.find((name) => name === failure?.option) ?? null;
}

/** The field in which something is typed that is no number; null where there is none. */
export function noNumberIn(choice: ProofChoice): NumberOfChoice | null {
  return NUMBERS_OF_CHOICE.find((name) => Number.isNaN(choice[name])) ?? null;
}

/** What the page has to point at a field by. */
export function idOfNumber(name: NumberOfChoice): string {
  return `choice-${name}`;
}

export function labelOfNumber(name: NumberOfChoice, words: ProofTexts["choose"]): string {
  return words[name];
}

/** Fields of the form by the names of their options. */
const FIELDS = {
  ...Object.fromEntries(NUMBERS_OF_CHOICE.map((name) => [name, name])),
  ...{ target: "target", targets: "target", inputs: "inputs", everyStep: "everyStep" },
  ...{ transform: "transform", timeBudget: "budget", timeBudgetSeconds: "budget" },
} as Readonly<Record<string, NumberOfChoice | "target" | "inputs" | "everyStep" | "transform" | "budget">>;

/** What the library says of options, of the page's fields. */
export function ofFields(text: string): string {
  const { choose, fieldNamed } = proofTexts.value;
  return withLabels(text, (option) => (Object.hasOwn(FIELDS, option) ? fieldNamed(choose[FIELDS[option]!]) : null));
}

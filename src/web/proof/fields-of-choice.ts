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

/** Fields of the study's form by the names of their options. */
const FIELDS = {
  ...Object.fromEntries(NUMBERS_OF_CHOICE.map((name) => [name, name])),
  ...{ target: "target", targets: "target", inputs: "inputs", everyStep: "everyStep" },
  ...{ transform: "transform", timeBudget: "budget", timeBudgetSeconds: "budget" },
} as Readonly<Record<string, NumberOfChoice | "target" | "inputs" | "everyStep" | "transform" | "budget">>;

/** Fields of the form that says how a table is read. */
const READ_FIELDS = [
  ...(["missing", "time", "timeFormat", "series", "decimal", "duplicates", "wide"] as const),
  ...(["missingValues", "encoding", "skipRows"] as const),
];

/** What the library says of options, of the page's fields. */
export function ofFields(text: string): string {
  const { choose, options, fieldNamed } = proofTexts.value;
  const labelOf = (option: string) => {
    if (Object.hasOwn(FIELDS, option)) return fieldNamed(choose[FIELDS[option]!]);
    const name = READ_FIELDS.find((field) => field === option);
    return name === undefined ? null : fieldNamed(options[name]);
  };
  return withLabels(text, labelOf, (option, value) => fieldNamed(shownIn(option, value)));
}

/** A value of an option as its field shows it: the words of a choice, and else as it is typed. */
function shownIn(option: string, value: string): string {
  const { missingRule, duplicateRule, wideChoice } = proofTexts.value.options;
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ...{ missing: missingRule, duplicates: duplicateRule, wide: wideChoice },
    decimal: { ".": "1.5", ",": "1,5" },
  };
  return choices[option]?.[value] ?? value;
}

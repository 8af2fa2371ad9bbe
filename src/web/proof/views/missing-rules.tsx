import type { MissingRule } from "../../../data/missing.js";
import { proofTexts } from "../text/index.js";

/** In the order of a form; `MissingRule` has no list that comes without the reader. */
export const MISSING_RULES = ["drop", "previous", "linear", "mask"] as const satisfies readonly MissingRule[];

/** What can be done about missing values, a button each: where a table was refused for them. */
export function MissingRules({ onChoose }: { readonly onChoose: (rule: MissingRule) => void }) {
  const { missingRule } = proofTexts.value.options;
  return (
    <p class="candidates">
      {MISSING_RULES.map((rule) => (
        <button key={rule} type="button" onClick={() => onChoose(rule)}>
          {missingRule[rule]}
        </button>
      ))}
    </p>
  );
}

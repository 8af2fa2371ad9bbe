import { integer } from "../../../page/text/numbers.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";

/** Table and choice in a line, once the study has begun. */
export function Summary({ store }: { readonly store: ProofStore }) {
  const { read, choose, comma } = proofTexts.value;
  const table = store.table.value;
  if (table === null) return null;
  const { horizon, everyStep } = store.choice.value;
  const ahead = everyStep ? `1–${horizon}` : String(horizon);
  return (
    <p class="summary">
      <strong>{table.name}</strong>
      <span>{read.size(integer(table.rows), String(table.columns.length))}</span>
      <span>
        {read.target}: {table.targets.join(comma)}
      </span>
      <span>
        {choose.horizon}: {ahead}
      </span>
    </p>
  );
}

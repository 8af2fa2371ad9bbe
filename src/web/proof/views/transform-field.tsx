import type { TargetTransform } from "../../../data/transform/names.js";
import type { ProofStore } from "../proof-store.js";
import { proofTexts } from "../text/index.js";

/** In the one order that the library takes them in. */
const TRANSFORMS = ["log", "difference", "non-negative"] as const satisfies readonly TargetTransform[];

/** What is done to the targets, and undone in every forecast and error. */
export function TransformField({ store }: { readonly store: ProofStore }) {
  const { choose } = proofTexts.value;
  const { transform = [] } = store.choice.value;
  const toggle = (name: TargetTransform) =>
    store.choose({ transform: TRANSFORMS.filter((one) => (one === name) !== transform.includes(one)) });
  return (
    <fieldset class="inputs">
      <legend>{choose.transform}</legend>
      {TRANSFORMS.map((name) => (
        <label key={name} class="check">
          <input type="checkbox" checked={transform.includes(name)} onChange={() => toggle(name)} />{" "}
          {choose.transforms[name]}
        </label>
      ))}
    </fieldset>
  );
}

import { ensure } from "../../core/errors.js";
import { meanTargets } from "../../data/baselines/constant.js";
import type { FittedBaseline } from "../../data/baselines/contract.js";
import { fitBaselines } from "../../data/baselines/index.js";
import { fitAt } from "../../data/linear/best-fit.js";
import { asEntered, withoutTransform } from "../../data/transform/without-transform.js";
import type { BaselineRecord } from "../records/task.js";
import type { AllRows } from "./all-rows.js";

/** A simple forecast fitted to all rows, its penalty or season chosen with the newest rows held back. */
export function refitBaseline({ windows, chosenOn, series }: AllRows, name: BaselineRecord["name"]): FittedBaseline {
  const { train, validation, split } = chosenOn;
  const known = fitBaselines({ windows: { ...windows, train, validation }, origin: { series, split } });
  const fitted = known.find((baseline) => baseline.name === name)?.fitted;
  ensure(
    fitted !== undefined,
    () => `refit: the simple forecast "${name}" cannot be made of these rows. Choose another \`method\`.`,
  );
  switch (fitted.kind) {
    case "linear": {
      const { part, coefficients, strength } = fitAt(asEntered(windows.train), fitted.strength);
      return { kind: "linear", ...part, coefficients, strength };
    }
    case "mean":
      return { kind: "mean", values: meanTargets(withoutTransform(windows.train)) };
    case "seasonal repeat":
    case "last value":
      return fitted;
    default:
      return fitted satisfies never;
  }
}

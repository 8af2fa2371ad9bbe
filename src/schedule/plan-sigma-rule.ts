import { ensureGiven } from "../core/given.js";
import type { RunLength, SigmaController, SigmaRule } from "./rule.js";

const CONTROLLER = ["startEpoch()", "afterStep()", "afterEpoch()", "sigma", "shares", "state"];

/** Plans a sigma rule, anybody's own too, and checks what its `plan` gives. */
export function planSigmaRule(sigma: SigmaRule, run: RunLength): SigmaController {
  return ensureGiven(`sigma rule "${sigma.name}": \`plan\``, sigma.plan(run), CONTROLLER);
}

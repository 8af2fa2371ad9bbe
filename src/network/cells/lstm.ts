import type { Cell } from "../cell.js";
import { affine, halfOpen, logistic, tensorsOf } from "./gates.js";
import { rowSums } from "./row-sums.js";

/** A gate whose weights and bias are 0. */
const HALF = 1 / 2;

/**
 * The long short-term memory as PyTorch has it:
 *
 *     i_t = logistic(Ui x_t + Vi h_{t-1} + ai)    f_t = logistic(Uf x_t + Vf h_{t-1} + af)
 *     g_t = h(Ug x_t + Vg h_{t-1} + ag)           o_t = logistic(Uo x_t + Vo h_{t-1} + ao)
 *     c_t = f_t c_{t-1} + i_t g_t                 h_t = o_t h(c_t)
 *
 * PyTorch's order of gates, i, f, g, o: its weight_ih_l0 is Ui, Uf, Ug, Uo one below the other, its weight_hh_l0 Vi, Vf, Vg, Vo, and a its two biases' sum.
 * Source: Hochreiter and Schmidhuber (1997), with the forget gate of Gers et al. (2000), in the form of torch.nn.LSTM.
 *
 * @example
 * lstm.slices({ inputSize: 2, hiddenSize: 3 }).map(({ name }) => name).join(" "); // "Ui Uf Ug Uo Vi Vf Vg Vo ai af ag ao"
 */
export const lstm: Cell = {
  name: "lstm",
  equations: "i, f, o = logistic(U x + V h + a) each, g = h(Ug x + Vg h + ag), c <- f c + i g, h <- o h(c)",
  slices: (sizes) =>
    tensorsOf(sizes, {
      input: ["Ui", "Uf", "Ug", "Uo"],
      recurrent: ["Vi", "Vf", "Vg", "Vo"],
      bias: ["ai", "af", "ag", "ao"],
      gates: "ifo",
    }),
  operations: [
    affine("ki", { Ui: "input", Vi: "h" }, "ai"),
    logistic("i", "ki"),
    affine("kf", { Uf: "input", Vf: "h" }, "af"),
    logistic("f", "kf"),
    affine("m", { Ug: "input", Vg: "h" }, "ag"),
    { kind: "activation", into: "g", of: "m", activation: null },
    affine("ko", { Uo: "input", Vo: "h" }, "ao"),
    logistic("o", "ko"),
    { kind: "product", into: "kept", left: "f", right: "c" },
    { kind: "product", into: "taken", left: "i", right: "g" },
    { kind: "sum", into: "c", left: "kept", right: "taken" },
    { kind: "activation", into: "k", of: "c", activation: null },
    { kind: "product", into: "h", left: "o", right: "k" },
  ],
  states: ["h", "c"],
  // All gates half open: c_t = f c_{t-1} + i slope m, h = o slope c. An activation that is not 0 at rest would be read a second time elsewhere, as h(c).
  followLinear({ A, B, rest }, { at, value, slope }) {
    if (at !== 0 || value !== 0) return null;
    const states = Math.sqrt(A.length);
    const gain = HALF * HALF * slope * slope;
    const Ug = B.map((entry) => entry / gain);
    const Vg = A.map((entry, k) => (entry - (k % (states + 1) === 0 ? HALF : 0)) / gain);
    const ag = rowSums(Ug, states).map((sum) => -rest * sum);
    const gates = [..."ifo"].map((gate) => halfOpen(states, gate));
    return { tensors: Object.assign({ Ug, Vg, ag }, ...gates), rest: 0 };
  },
};

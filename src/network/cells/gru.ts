import type { Cell } from "../cell.js";
import { affine, halfOpen, logistic, tensorsOf } from "./gates.js";
import { rowSums } from "./row-sums.js";

/** A gate whose weights and bias are 0. */
const HALF = 1 / 2;

/**
 * The gated recurrent unit as PyTorch has it, where the reset gate acts on what the units give, its bias included:
 *
 *     r_t = logistic(Ur x_t + Vr h_{t-1} + ar)
 *     z_t = logistic(Uz x_t + Vz h_{t-1} + az)
 *     n_t = h(Un x_t + an + r_t (Vn h_{t-1} + bn))
 *     h_t = (1 - z_t) n_t + z_t h_{t-1}
 *
 * PyTorch's order of gates, r, z, n: its weight_ih_l0 is Ur, Uz, Un one below the other, its weight_hh_l0 Vr, Vz, Vn. Of its two biases ar and az are the
 * sums, an is the part of bias_ih_l0 and bn that of bias_hh_l0. Source: Cho et al. (2014), arXiv:1406.1078, in the form of torch.nn.GRU.
 *
 * @example
 * gru.slices({ inputSize: 2, hiddenSize: 3 }).map(({ name }) => name).join(" "); // "Ur Uz Un Vr Vz Vn ar az an bn"
 */
export const gru: Cell = {
  name: "gru",
  equations:
    "r = logistic(Ur x + Vr h + ar), z = logistic(Uz x + Vz h + az), n = h(Un x + an + r (Vn h + bn)), h <- (1 - z) n + z h",
  slices: (sizes) =>
    tensorsOf(sizes, {
      input: ["Ur", "Uz", "Un"],
      recurrent: ["Vr", "Vz", "Vn"],
      bias: ["ar", "az", "an", "bn"],
      gates: "rz",
    }),
  operations: [
    affine("kr", { Ur: "input", Vr: "h" }, "ar"),
    logistic("r", "kr"),
    affine("kz", { Uz: "input", Vz: "h" }, "az"),
    logistic("z", "kz"),
    affine("mx", { Un: "input" }, "an"),
    affine("mh", { Vn: "h" }, "bn"),
    { kind: "product", into: "p", left: "r", right: "mh" },
    { kind: "sum", into: "m", left: "mx", right: "p" },
    { kind: "activation", into: "n", of: "m", activation: null },
    { kind: "blend", into: "h", gate: "z", left: "h", right: "n" },
  ],
  states: ["h"],
  // Both gates half open, s = h - value: s_t = (1 - z) slope (Un (x - rest) + r Vn s) + z s
  followLinear({ A, B, rest }, { at, value, slope }) {
    const states = Math.sqrt(A.length);
    const gain = (1 - HALF) * slope;
    const Un = B.map((entry) => entry / gain);
    const Vn = A.map((entry, k) => (entry - (k % (states + 1) === 0 ? HALF : 0)) / (HALF * gain));
    const an = rowSums(Un, states).map((sum) => at - rest * sum);
    const bn = rowSums(Vn, states).map((sum) => -value * sum);
    return { tensors: { ...halfOpen(states, "r"), ...halfOpen(states, "z"), Un, Vn, an, bn }, rest: value };
  },
};

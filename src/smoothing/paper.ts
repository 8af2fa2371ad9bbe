import { ensure } from "../core/errors.js";
import { ensureArgument } from "../core/options.js";
import { registry } from "../core/registry.js";
import { required } from "../core/rules.js";
import { shown } from "../core/shown.js";
import { type Activation, MOMENT } from "./contract.js";
import { logistic, logisticFromTanh } from "./logistic.js";
import { ACTIVATION, activationRule } from "./rules.js";
import { tanh } from "./tanh.js";

/**
 * tanh by one term. With X ~ N(mu, v), r = sqrt(1 + pi v / 2):
 *
 *     E h ~ tanh(mu / r)        E h^2 ~ 1 - sech^2(mu / r) / r
 *
 * Approximate: E h within 3.54e-2, E h^2 within 2.4e-2. The first form is the paper's; the second is ours, from tanh^2 = 1 - tanh'. It
 * keeps E h^2 - (E h)^2 >= 0 and is tanh^2 at v = 0. The derivatives are those of these two forms.
 */
const tanhPaper: Activation = {
  name: "tanh-paper",
  exactness: { kind: "approximate", bound: 3.54e-2, what: "h1, for every mean and variance; h2 is within 2.4e-2" },
  reference:
    "H. Mobahi, Training recurrent neural networks by diffusion, arXiv:1601.04114 (h1); h2 = 1 - d h1 / d mean",
  value: tanh.value,
  derivative: tanh.derivative,
  smooth(mean, variance, out) {
    const widened = 1 + 0.5 * Math.PI * variance;
    const rate = 1 / Math.sqrt(widened);
    const u = mean * rate;
    const h = tanh.value(u);
    const slope = tanh.derivative(u);
    const fall = (-0.25 * Math.PI) / widened; // d rate / d variance = rate * fall
    out[MOMENT.h1] = h;
    out[MOMENT.h2] = variance === 0 ? h * h : 1 - slope * rate;
    out[MOMENT.h1ByMean] = slope * rate;
    out[MOMENT.h1ByVariance] = slope * u * fall;
    out[MOMENT.h2ByMean] = 2 * h * slope * rate * rate;
    out[MOMENT.h2ByVariance] = rate * slope * fall * (2 * h * u - 1);
  },
};

/**
 * The logistic by one term, logistic(mu / sqrt(1 + pi v / 8)): the half-argument form of the one above, so E h and E h^2 are
 * within 1.77e-2.
 */
const logisticPaper: Activation = {
  name: "logistic-paper",
  exactness: { kind: "approximate", bound: 1.77e-2, what: "h1 and h2, for every mean and variance" },
  reference: "half-argument form of tanh-paper; also D. J. C. MacKay, Neural Comput. 4 (1992) 720-736",
  value: logistic.value,
  derivative: logistic.derivative,
  smooth(mean, variance, out) {
    logisticFromTanh(tanhPaper, mean, variance, out);
    if (variance !== 0) return;
    const h = logistic.value(mean);
    out[MOMENT.h1] = h;
    out[MOMENT.h2] = h * h;
    out[MOMENT.h1ByMean] = logistic.derivative(mean);
  },
};

/** The one-term approximations, by their own names. */
export const paperForms = registry<Activation>("one-term approximation", () => [tanhPaper, logisticPaper], ACTIVATION);

/**
 * The one-term approximation of an activation, `approximation: "paper"`: the same h, cheaper and much coarser moments.
 *
 * For comparison with the paper; the default forms are two to five orders of magnitude closer. A GradusError if there is none.
 *
 * @example
 * paperApproximation(activations.get("tanh")).name; // "tanh-paper"
 */
export function paperApproximation(activation: Activation): Activation {
  ensureArgument("paperApproximation", activation, ["activation", required(activationRule)]);
  return paperForm(activation, "paperApproximation");
}

/** The same; errors begin with the function that was called. */
export function paperForm(activation: Activation, owner: string): Activation {
  const form = paperForms.items.find(({ name }) => name === activation.name + SUFFIX);
  const known = paperForms.names.map((name) => name.slice(0, -SUFFIX.length)).join(", ");
  ensure(
    form !== undefined,
    () =>
      `${owner}: \`approximation: "paper"\` needs an activation that has a one-term form (${known}), got ${shown(activation.name)}. ${advice(activation)}`,
  );
  return form;
}

function advice({ exactness }: Activation): string {
  if (exactness.kind === "exact") return "Its closed form is exact: leave `approximation` out.";
  return `Leave \`approximation\` out: its closed form is within ${exactness.bound}.`;
}

const SUFFIX = "-paper";

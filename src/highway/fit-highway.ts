import { ensure } from "../core/errors.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../core/options.js";
import { oneOf, required } from "../core/rules.js";
import type { LinearFit } from "../data/linear/fit.js";
import { repeatOutputs, withOneOutput } from "../data/outputs-per-target.js";
import { windowsRule } from "../data/rules.js";
import type { WindowSet } from "../data/window-set.js";
import type { Windows } from "../data/windows.js";
import { ensureWindows } from "../data/windows-check.js";
import { quickFit } from "../initialisers/linear/quick-fit.js";
import type { Kernels } from "../kernels/contract.js";
import { onLease } from "../kernels/lease.js";
import { HIGHWAY_KINDS, type Highway, type HighwayKind } from "../network/highway.js";
import { lastHighway } from "./last.js";

export interface FitHighwayOptions {
  readonly kind: HighwayKind;
}

const OPTIONS = { kind: required(oneOf(...HIGHWAY_KINDS)) } satisfies OptionRules<FitHighwayOptions>;

type Fit = (windows: Windows, owner: string, kernels: Kernels | null) => Highway | null;

const FITS: Readonly<Record<HighwayKind, Fit>> = {
  none: () => null,
  last: lastHighway,
  linear: (windows, owner, kernels) => linearHighway(windows, { kind: "linear", owner, kernels }),
  trained: (windows, owner, kernels) => linearHighway(windows, { kind: "trained", owner, kernels }),
};

/**
 * Fits what stands beside a network: of the training windows, its choice of a ridge penalty by the validation windows, where there are some; the same bits for the same
 * windows.
 *
 * "last": the last value of each target. "linear": the best linear forecast of the window, as the baseline "linear" has it, to single precision; where
 * windows do not overlap, on eight windows a feature, at least 1,000, see `quickFit`. "trained": the same, as a start of coefficients that are trained with
 * the network.
 *
 * @returns null for "none"
 * @throws GradusError for "last" where a target is no input
 * @example
 * const highway = fitHighway(data, { kind: "linear" });
 * buildNetwork({ inputSize: 1, hiddenSizes: [4], ...(highway && { highway }) }).spec.highway; // "linear"
 */
export function fitHighway(windows: Windows, options: FitHighwayOptions): Highway | null {
  ensureOptions("fitHighway", options, OPTIONS);
  ensureArgument("fitHighway", windows, ["windows", required(windowsRule)]);
  ensureWindows("fitHighway", windows, "windows", ["train"]);
  return fittedHighway(windows, options.kind, "fitHighway: `kind`");
}

/**
 * The same for windows that were looked at; `owner` says in errors where the kind was given. On an engine it is fitted sooner, without one to the same bits on
 * every machine.
 */
export function fittedHighway(
  windows: Windows,
  kind: HighwayKind,
  owner: string,
  kernels: Kernels | null = null,
): Highway | null {
  return FITS[kind](windows, owner, kernels);
}

/** The same on all rows, `train` of the windows: a penalty is chosen on windows of which some are held back. */
export function highwayOnAll(
  windows: Windows,
  chosenOn: Pick<Windows, "train" | "validation">,
  kind: HighwayKind,
): Highway | null {
  const owner = "refit: `network.highway`";
  if (kind !== "linear" && kind !== "trained") return fittedHighway(windows, kind, owner);
  const chosen = quickFit(withOneOutput(chosenOn.train), withOneOutput(chosenOn.validation), null);
  const train = withOneOutput(windows.train);
  return linear(chosen && quickFit(train, null, null, chosen.strength), { kind, owner, like: windows.train });
}

function linearHighway(
  { train, validation }: Windows,
  { kind, owner, kernels }: { readonly kind: LinearKind; readonly owner: string; readonly kernels: Kernels | null },
): Highway {
  const judged = validation.length === 0 ? null : withOneOutput(validation);
  const once = withOneOutput(train);
  const fit =
    kernels === null ? quickFit(once, judged, null) : onLease(kernels, (leased) => quickFit(once, judged, leased));
  return linear(fit, { kind, owner, like: train });
}

type LinearKind = "linear" | "trained";

/** All outputs of a target are given the same forecast. */
function linear(
  fit: LinearFit | null,
  { kind, owner, like }: { readonly kind: LinearKind; readonly owner: string; readonly like: WindowSet },
): Highway {
  ensure(
    fit !== null,
    () =>
      `${owner} "${kind}" has no finite solution on these windows. Look for numbers that are not finite, or use "none".`,
  );
  return {
    kind,
    ...fit.part,
    coefficients: Float32Array.from(repeatOutputs(fit.coefficients, like.outputsPerTarget ?? 1)),
  };
}

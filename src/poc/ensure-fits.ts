import { GradusError } from "../core/errors.js";
import type { Kernels } from "../kernels/contract.js";
import { type FitQuestion, whyTooLarge } from "../study/run/fit-engine.js";

interface FitFlags extends FitQuestion {
  /** The command's own, e.g. "--batch-sizes". */
  readonly batchFlag: string;
  readonly windowFlag: string;
}

/**
 * Throws, before anything is trained, where an engine has no room for a run; with what would do instead.
 *
 * @param kernels any engine that gives back what is planned on it; one without bounds holds everything
 */
export function ensureFits(kernels: Kernels, { batchFlag, windowFlag, ...question }: FitFlags): void {
  if (kernels.lease === undefined) return;
  const found = whyTooLarge(kernels, question);
  if (found === null) return;
  const { batchSize, context } = question;
  const { hiddenSizes } = context.network;
  const smaller = halved(batchSize, (size) => whyTooLarge(kernels, { ...question, batchSize: size }) === null);
  const narrower = halved(1024, (share) => whyTooLarge(kernels, narrowed(question, share / 1024)) === null);
  const ways = [
    ...(smaller === null ? [] : [`${batchFlag} ${smaller}`]),
    ...(narrower === null ? [] : [`--hidden ${narrowed(question, narrower / 1024).context.network.hiddenSizes}`]),
  ];
  throw new GradusError(
    `--hidden ${hiddenSizes} with ${batchFlag} ${batchSize} and ${windowFlag} ${context.train.window} must fit into the engine's memory of ` +
      `${gibibytes(found.capacity)}, got ${gibibytes(found.needed)} or more. ${ways.length === 0 ? "Take" : `${ways.join(" or ")} would fit; or take`} ` +
      `${ways.length === 0 ? "fewer units, or " : ""}--engine reference, which has no such limit and is far slower.`,
  );
}

/** The largest of a number's halves, quarters and so on that will do; null where 1 will not. */
function halved(from: number, fits: (value: number) => boolean): number | null {
  if (!fits(1)) return null; // the others would be tried in vain
  for (let value = from >> 1; value >= 1; value >>= 1) if (fits(value)) return value;
  return null;
}

/** The question for layers of a share of their units. */
function narrowed(question: FitQuestion, share: number): FitQuestion {
  const { context } = question;
  const hiddenSizes = context.network.hiddenSizes.map((size) => Math.max(1, Math.floor(size * share)));
  return { ...question, context: { ...context, network: { ...context.network, hiddenSizes } } };
}

export function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(2)} GiB`;
}

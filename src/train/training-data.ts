import { ensure } from "../core/errors.js";
import type { WindowSet } from "../data/window-set.js";
import { ensureWindowSet } from "../data/window-set-check.js";
import type { Network } from "../network/build.js";
import { ensureUnread } from "./ensure-unread.js";

/** The parts that a training run reads. */
export interface TrainingData {
  readonly train: WindowSet;
  readonly validation: WindowSet;
}

/** Throws unless the network can be trained and validated on the data, `data` in the options of `owner`. */
export function ensureTrainingData(owner: string, { train, validation }: TrainingData, network: Network): void {
  for (const [part, set] of Object.entries({ train, validation })) {
    ensureWindowSet(owner, set, `data.${part}`);
    ensure(set.length > 0, () => `${owner}: the ${part} part has no windows. Give more rows or a smaller window.`);
    const { inputSize, outputSize } = network.spec;
    ensure(
      set.inputSize === inputSize && set.outputSize === outputSize,
      () =>
        `${owner}: the ${part} windows have ${set.inputSize} inputs and ${set.outputSize} outputs, the network takes ` +
        `${inputSize} and gives ${outputSize}. Build the network from the same windows.`,
    );
    ensureUnread(owner, set, network);
  }
}

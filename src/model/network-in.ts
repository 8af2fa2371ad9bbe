import { GradusError } from "../core/errors.js";
import { shown } from "../core/shown.js";
import { decodeFloats } from "../core/stored/floats.js";
import type { Network } from "../network/build.js";
import { trainedNetwork } from "./forecasters/network.js";
import { ensureModel } from "./record.js";
import type { ModelRecord } from "./schema.js";

/** A network out of a model, as training takes it. */
export interface NetworkIn {
  /** With its highway. */
  readonly network: Network;
  /** (P) */
  readonly parameters: Float32Array;
}

/**
 * The network in a model with its weights, to train it further: `train({ network, data, initial: parameters })`, on windows that are scaled as the model's.
 *
 * @param member of an ensemble, from 0
 * @throws GradusError for a model of a simple forecast, and for a member that there is not
 * @example
 * const { best } = await train({ network, data, epochs: 1 }).result();
 * const { inputScaler, targetScaler } = data;
 * const training = { method: "sgd", source: "sine", seed: 1, epoch: 1, validationError: null, testError: null };
 * const parts = { network: network.spec, window: 4, horizon: 1, inputScaler, targetScaler, training };
 * networkIn(modelRecord({ ...parts, parameters: best.parameters })).network.spec.hiddenSizes; // [4]
 */
export function networkIn(model: ModelRecord, member = 0): NetworkIn {
  const { forecaster } = ensureModel(model, "networkIn: `model`");
  if (forecaster.kind !== "network") {
    throw new GradusError(
      `networkIn: \`model\` must be that of a network, got a forecast of the kind "${forecaster.kind}". Train a network, or give another model.`,
    );
  }
  const own = forecaster.members[member];
  if (own !== undefined) return { network: trainedNetwork(forecaster), parameters: decodeFloats(own.parameters) };
  throw new GradusError(
    `networkIn: \`member\` must be one of the model's ${forecaster.members.length}, from 0, got ${shown(member)}.`,
  );
}

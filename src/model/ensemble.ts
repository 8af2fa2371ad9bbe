import { ensure } from "../core/errors.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../core/options.js";
import { group, required, rule } from "../core/rules.js";
import { canonicalJson } from "../core/stored/canonical.js";
import { COMMON_PARTS, ensureModel, NOTE, sealed } from "./record.js";
import type { IntervalRecord, ModelRecord, TrainingNote } from "./schema.js";

/** What is known of an ensemble as a whole: its members' own intervals and errors are not its own. */
export interface EnsembleParts {
  readonly training: TrainingNote;
  /** Default: none */
  readonly intervals?: readonly IntervalRecord[];
}

const PARTS = {
  training: required(group(NOTE)),
  intervals: COMMON_PARTS.intervals,
} satisfies OptionRules<EnsembleParts>;

/**
 * Several models of one network as one, whose outputs are the mean of theirs (before a transform of the targets is undone, so that with logarithms it is the
 * geometric mean).
 *
 * @throws GradusError for no models, and for such as differ in more than their weights
 * @example
 * const run = (seed) => train({ network, data, epochs: 2, seed }).result();
 * const { inputScaler, targetScaler } = data;
 * const note = { method: "sgd", source: "sine", validationError: null, testError: null };
 * const models = [await run(1), await run(2)].map(({ best }, k) =>
 *   modelRecord({
 *     ...{ network: network.spec, window: 4, horizon: 1, inputScaler, targetScaler },
 *     training: { ...note, seed: k + 1, epoch: best.epoch },
 *     parameters: best.parameters,
 *   }),
 * );
 * ensembleRecord(models, { training: note }).forecaster.members.length; // 2
 */
export function ensembleRecord(models: readonly ModelRecord[], parts: EnsembleParts): ModelRecord {
  ensureArgument("ensembleRecord", models, ["models", required(rule("a list of models", Array.isArray))]);
  ensureOptions("ensembleRecord", parts, PARTS);
  const { training, intervals = [] } = parts;
  const all = models.map((model, k) => ensureModel(model, `ensembleRecord: \`models[${k}]\``));
  const [first] = all;
  ensure(first !== undefined, () => "ensembleRecord: `models` must hold a model, got none.");
  const members = all.flatMap((model) => {
    const { forecaster } = model;
    ensure(
      forecaster.kind === "network" && sameBut(model) === sameBut(first),
      () =>
        "ensembleRecord: `models` must be of one network and one cut of the data, and differ in their weights alone.",
    );
    return forecaster.kind === "network" ? forecaster.members : [];
  });
  const { checksum: _, ...rest } = first;
  return sealed("ensembleRecord", {
    ...rest,
    forecaster: { ...first.forecaster, members } as ModelRecord["forecaster"],
    training,
    intervals,
  });
}

/** All that the members of an ensemble have in common. */
function sameBut({ checksum: _, training: __, intervals: ___, forecaster, ...rest }: ModelRecord): string {
  return canonicalJson({ ...rest, forecaster: { ...forecaster, members: [] } });
}

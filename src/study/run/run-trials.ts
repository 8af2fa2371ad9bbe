import type { ListenedSignal } from "../../core/stop-signal.js";
import type { EpochRecord } from "../records/trial.js";
import type { TrialResult, TrialSpec } from "../spec/trial.js";
import { trialIdentity } from "./identity.js";
import type { Session } from "./session.js";

/** Runs the trials that no earlier run has finished; returns the results of all that ran to their own end, in any order. */
export async function runTrials(
  { identity, context, earlier, executor, store, progress, emit }: Session,
  specs: readonly TrialSpec[],
  stop: ListenedSignal,
): Promise<TrialResult[]> {
  const results: TrialResult[] = [];
  const keep = (result: TrialResult, resumed: boolean) => {
    results.push(result);
    emit(progress.trial(result.record.id, resumed));
    emit({ kind: "trial", record: result.record });
  };
  progress.add(specs);
  const keys = new Map(specs.map((spec) => [spec.id, trialIdentity(identity, spec, context.train.length)]));
  const missing: TrialSpec[] = [];
  for (const spec of specs) {
    const result = earlier.get(keys.get(spec.id)!);
    if (result?.record.id === spec.id)
      keep(result, true); // another name under its key is a forgery
    else missing.push(spec);
  }
  const onEpoch = (id: string, record: EpochRecord) => emit(progress.epoch(id, record));
  for await (const result of executor.run(missing, { signal: stop, onEpoch })) {
    if (result.record.outcome === "stopped") continue;
    await store.save(result, { study: identity, trial: keys.get(result.record.id)! });
    keep(result, false);
  }
  return results;
}
